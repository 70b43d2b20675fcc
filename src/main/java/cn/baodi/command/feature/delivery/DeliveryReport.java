package cn.baodi.command.feature.delivery;

import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.Figure;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.ReportPart;
import cn.baodi.command.core.Scope;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.TimeRange;
import cn.baodi.command.core.Types;
import cn.baodi.command.data.Under;
import cn.baodi.command.feature.delivery.DeliveryRepository.Open;
import cn.baodi.command.feature.delivery.DeliveryRepository.Served;
import cn.baodi.command.feature.household.HouseholdDirectory;
import cn.baodi.command.feature.unit.UnitDirectory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** 困难群众保障 in the daily report: the households in the register, what arrived, what is open. */
final class DeliveryReport {
    private static final int ORDER = 40;

    private final DeliveryRepository repository;
    private final HouseholdDirectory households;
    private final UnitDirectory units;
    private final DeliveryCharts charts;
    private final Texts texts;

    DeliveryReport(
            DeliveryRepository repository,
            HouseholdDirectory households,
            UnitDirectory units,
            DeliveryCharts charts,
            Texts texts) {
        this.repository = repository;
        this.households = households;
        this.units = units;
        this.charts = charts;
        this.texts = texts;
    }

    ReportPart at(Cutoff cutoff) {
        Figure registered = households.registered(Scope.of(cutoff));
        List<Figure> figures = charts.figures(Scope.of(cutoff));
        List<ReportPart.Block> blocks = new ArrayList<>();
        if (registered.value().signum() == 0
                && figures.stream().allMatch(f -> f.value().signum() == 0)) {
            blocks.add(new ReportPart.Sentence(texts.get("report.none")));
            return new ReportPart(texts.get("report.heading"), ORDER, blocks);
        }
        blocks.add(new ReportPart.Sentence(texts.get("report.registered", compared(registered))));
        boolean nothing = figures.get(1).value().signum() == 0;
        blocks.add(new ReportPart.Sentence(
                nothing
                        ? texts.get("report.nothing")
                        : texts.get(
                                "report.served",
                                compared(figures.get(0)),
                                compared(figures.get(1)),
                                compared(figures.get(2)))));
        Open open = repository.open(cutoff.until(), new Under(null));
        blocks.add(new ReportPart.Sentence(
                open.late() == 0
                        ? texts.get("report.open", compared(figures.get(3)))
                        : texts.get("report.late", compared(figures.get(3)), open.late())));
        List<Figure> all = new ArrayList<>(List.of(registered));
        all.addAll(figures);
        blocks.add(new ReportPart.Numbers(all));
        blocks.add(towns(cutoff));
        blocks.add(new ReportPart.Chart(charts.trend(Scope.of(cutoff))));
        return new ReportPart(texts.get("report.heading"), ORDER, blocks);
    }

    /** 265户，较昨日减少6户 or 265户（昨日无数据）. */
    private String compared(Figure figure) {
        return texts.get(
                figure.previous() == null ? "report.number.alone" : "report.number",
                figure.value().toPlainString(),
                figure.unit(),
                figure.comparison(texts));
    }

    private ReportPart.Listing towns(Cutoff cutoff) {
        Map<Long, Long> registered = households.registeredByTown(cutoff);
        TimeRange upToNow = cutoff.until().isAfter(cutoff.from())
                ? TimeRange.between(cutoff.from(), cutoff.until())
                : DeliveryCharts.day(cutoff);
        Map<Long, Served> served = repository.servedByTown(Filter.NONE.range(upToNow));
        Map<Long, Long> open = repository.openByUnit(cutoff.until(), new Under(null));
        Set<Long> towns = new TreeSet<>(registered.keySet());
        towns.addAll(served.keySet());
        towns.addAll(open.keySet());
        List<List<String>> rows = new ArrayList<>();
        long[] all = new long[5];
        for (long town : towns) {
            Served here = served.getOrDefault(town, Served.NOTHING);
            long[] numbers = {
                registered.getOrDefault(town, 0L),
                here.households(),
                here.count(),
                here.grams(),
                open.getOrDefault(town, 0L)
            };
            for (int i = 0; i < all.length; i++) {
                all[i] += numbers[i];
            }
            rows.add(row(units.name(town), numbers));
        }
        rows.add(row(texts.get("report.total"), all));
        return new ReportPart.Listing(
                texts.get("report.towns"),
                List.of(
                        texts.get("report.town"),
                        texts.get("report.town.registered"),
                        texts.get("report.town.households"),
                        texts.get("report.town.count"),
                        texts.get("report.town.weight"),
                        texts.get("report.town.open")),
                List.of(false, true, true, true, true, true),
                rows);
    }

    private static List<String> row(String name, long[] numbers) {
        return List.of(
                name,
                Long.toString(numbers[0]),
                Long.toString(numbers[1]),
                Long.toString(numbers[2]),
                Types.jin(numbers[3]).toPlainString(),
                Long.toString(numbers[4]));
    }
}
