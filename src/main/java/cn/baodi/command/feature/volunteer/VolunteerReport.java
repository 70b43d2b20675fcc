package cn.baodi.command.feature.volunteer;

import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.Figure;
import cn.baodi.command.core.ReportPart;
import cn.baodi.command.core.Scope;
import cn.baodi.command.core.Texts;
import cn.baodi.command.feature.unit.UnitDirectory;
import cn.baodi.command.feature.volunteer.VolunteerRepository.Group;
import cn.baodi.command.feature.volunteer.VolunteerRepository.Grouping;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** 志愿服务 in the daily report. */
final class VolunteerReport {
    private static final int ORDER = 30;

    private final VolunteerRepository volunteers;
    private final VolunteerCharts charts;
    private final UnitDirectory units;
    private final Texts texts;

    VolunteerReport(VolunteerRepository volunteers, VolunteerCharts charts, UnitDirectory units, Texts texts) {
        this.volunteers = volunteers;
        this.charts = charts;
        this.units = units;
        this.texts = texts;
    }

    ReportPart at(Cutoff cutoff) {
        List<ReportPart.Block> blocks = new ArrayList<>();
        if (volunteers.total(false) == 0) {
            blocks.add(new ReportPart.Sentence(texts.get("report.none")));
            return new ReportPart(texts.get("report.heading"), ORDER, blocks);
        }
        List<Figure> figures = charts.figures(Scope.of(cutoff));
        blocks.add(new ReportPart.Sentence(sentence(figures.get(0), figures.get(1), fields(cutoff))));
        blocks.add(new ReportPart.Numbers(
                figures.stream().filter(figure -> figure.value() != null).toList()));
        blocks.add(towns(cutoff));
        blocks.add(new ReportPart.Chart(charts.registeredByDay(Scope.of(cutoff))));
        return new ReportPart(texts.get("report.heading"), ORDER, blocks);
    }

    /** Of a past day without those who stand by: how many did then nobody knows. */
    private String sentence(Figure registered, Figure standby, String fields) {
        String key = (standby.value() == null ? "report.past" : "report.sentence")
                + (registered.previous() == null ? ".alone" : "");
        return texts.get(
                key,
                registered.value().toPlainString(),
                registered.comparison(texts),
                standby.value() == null ? "" : standby.value().toPlainString(),
                fields);
    }

    private String fields(Cutoff cutoff) {
        return volunteers.serving(Grouping.FIELD, cutoff.day()).stream()
                .map(g -> texts.get("report.field", texts.name(Volunteer.Field.valueOf(g.name())), g.people()))
                .collect(Collectors.joining(texts.get("list.comma")));
    }

    private ReportPart.Listing towns(Cutoff cutoff) {
        boolean isNow = charts.isNow(cutoff.until());
        List<List<String>> rows = new ArrayList<>();
        long people = 0;
        long standby = 0;
        for (Group group : volunteers.serving(Grouping.TOWN, cutoff.day())) {
            people += group.people();
            standby += group.standby();
            rows.add(row(units.name(Long.parseLong(group.name())), group.people(), group.standby(), isNow));
        }
        rows.add(row(texts.get("report.total"), people, standby, isNow));
        List<String> headings =
                List.of(texts.get("report.town"), texts.get("figure.registered"), texts.get("figure.standby"));
        List<Boolean> numeric = List.of(false, true, true);
        int columns = isNow ? 3 : 2;
        return new ReportPart.Listing(
                texts.get("report.towns"), headings.subList(0, columns), numeric.subList(0, columns), rows);
    }

    private static List<String> row(String name, long people, long standby, boolean isNow) {
        List<String> cells = List.of(name, Long.toString(people), Long.toString(standby));
        return isNow ? cells : cells.subList(0, 2);
    }
}
