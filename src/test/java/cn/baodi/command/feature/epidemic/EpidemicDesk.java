package cn.baodi.command.feature.epidemic;

import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.Figure;
import cn.baodi.command.core.ReportPart;
import cn.baodi.command.core.Scope;
import cn.baodi.command.core.Texts;
import cn.baodi.command.feature.household.District;
import cn.baodi.command.feature.unit.Unit;
import cn.baodi.command.feature.unit.UnitDirectory;
import cn.baodi.command.feature.unit.UnitFeature;
import cn.baodi.command.ui.TestDesk;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/** Real tables with a district of two towns, and short ways to fill them. */
final class EpidemicDesk implements AutoCloseable {
    static final LocalDate DAY = LocalDate.of(2020, 2, 9);
    static final long ALL = 120115000000L;
    static final long TOWN = District.TOWN;
    static final long OTHER_TOWN = District.OTHER_TOWN;

    final TestDesk desk;
    final UnitDirectory units;
    final EpidemicFeature feature;
    final CaseRepository cases;
    final Texts texts;

    EpidemicDesk(Path folder, LocalDateTime now) {
        desk = new TestDesk(folder, now);
        UnitFeature unitFeature = new UnitFeature(desk.workbench());
        units = unitFeature.directory();
        feature = new EpidemicFeature(desk.workbench(), units);
        texts = desk.workbench().texts(EpidemicFeature.class);
        cases = new CaseRepository(desk.workbench().database(), desk.workbench().clock(), units);
        desk.open(List.of(unitFeature, feature));
        unit(ALL, "宝坻区", Unit.Kind.DISTRICT);
        unit(TOWN, "方家庄镇", Unit.Kind.TOWN);
        unit(OTHER_TOWN, "林亭口镇", Unit.Kind.TOWN);
        unit(District.VILLAGE, "小杜庄村", Unit.Kind.VILLAGE);
    }

    private void unit(long code, String name, Unit.Kind kind) {
        Unit unit = new Unit(code, name, kind, null, "022-10000009", null, null, 0, null);
        desk.workbench().ledger().write("unit", batch -> batch.add("unit", unit));
    }

    /** @param figures new, confirmed, recovered, deaths, suspected, contacts; null for blank, the rest of them too */
    static CaseCount line(long place, LocalDate day, Integer... figures) {
        Integer[] all = java.util.Arrays.copyOf(figures, 6);
        return new CaseCount(
                null, place, day, all[0], all[1], all[2], all[3], all[4], all[5], "区疾控中心", null, 0, null, null, null,
                null);
    }

    long add(CaseCount row) {
        long[] id = new long[1];
        desk.workbench().ledger().write("add", batch -> id[0] = cases.add(batch, row));
        return id[0];
    }

    /** The district's series: 7 February is missing, on the 8th six were taken back. */
    void series() {
        add(line(ALL, DAY.minusDays(4), 5, 40, 3, 0, 9, 120));
        add(line(ALL, DAY.minusDays(3), 8, 48, 4, 0, 8, 130));
        add(line(ALL, DAY.minusDays(1), -6, 42, 5, 1, 6, null));
        add(line(ALL, DAY, 3, 45, 6, 1, 5, 110));
    }

    Figure figure(String key, Scope scope) {
        return feature.figures(scope).stream()
                .filter(figure -> figure.key().equals("epidemic." + key))
                .findFirst()
                .orElseThrow();
    }

    Figure figure(String key, LocalDate day) {
        return figure(key, Scope.of(Cutoff.endOf(day)));
    }

    /** The sentences of the report of a whole day. */
    List<String> sentences(LocalDate day) {
        return feature.report(Cutoff.endOf(day)).orElseThrow().blocks().stream()
                .filter(ReportPart.Sentence.class::isInstance)
                .map(block -> ((ReportPart.Sentence) block).text())
                .toList();
    }

    @Override
    public void close() {
        desk.close();
    }
}
