package cn.baodi.command.feature.hotline;

import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.Figure;
import cn.baodi.command.core.ReportPart;
import cn.baodi.command.core.Scope;
import cn.baodi.command.core.Texts;
import cn.baodi.command.feature.hotline.CallRepository.Taken;
import cn.baodi.command.feature.hotline.CallRepository.Unfollowed;
import cn.baodi.command.feature.unit.UnitDirectory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** 心理热线 in the daily report. Counts only: no caller is named. */
final class HotlineReport {
    private static final int ORDER = 50;
    private static final int TOPICS_NAMED = 3;

    private final CallRepository repository;
    private final CallCharts charts;
    private final UnitDirectory units;
    private final Texts texts;

    HotlineReport(CallRepository repository, CallCharts charts, UnitDirectory units, Texts texts) {
        this.repository = repository;
        this.charts = charts;
        this.units = units;
        this.texts = texts;
    }

    ReportPart at(Cutoff cutoff) {
        List<Figure> figures = charts.figures(Scope.of(cutoff));
        List<ReportPart.Block> blocks = new ArrayList<>();
        boolean quiet = figures.get(0).value().signum() == 0;
        if (quiet) {
            blocks.add(new ReportPart.Sentence(texts.get("report.none")));
        } else {
            blocks.add(new ReportPart.Sentence(
                    texts.get("report.calls", compared(figures.get(0)), compared(figures.get(1)), topics(cutoff))));
        }
        if (quiet && figures.get(2).value().signum() == 0) {
            return new ReportPart(texts.get("report.heading"), ORDER, blocks);
        }
        long neglected =
                repository.neglected(cutoff.until()).map(Unfollowed::count).orElse(0L);
        blocks.add(new ReportPart.Sentence(
                neglected == 0
                        ? texts.get("report.waiting", compared(figures.get(2)))
                        : texts.get("report.neglected", compared(figures.get(2)), neglected)));
        blocks.add(new ReportPart.Numbers(figures));
        if (!quiet) {
            blocks.add(towns(cutoff));
            blocks.add(new ReportPart.Chart(charts.byHour(CallCharts.upTo(cutoff))));
        }
        blocks.add(new ReportPart.Chart(charts.trend(Scope.of(cutoff))));
        return new ReportPart(texts.get("report.heading"), ORDER, blocks);
    }

    /** 焦虑恐慌23个、睡眠问题11个、政策咨询9个. */
    private String topics(Cutoff cutoff) {
        Map<Call.Topic, Taken> topics = repository.byTopic(CallCharts.upTo(cutoff));
        return String.join(
                texts.get("list.comma"),
                topics.entrySet().stream()
                        .sorted(Comparator.<Map.Entry<Call.Topic, Taken>>comparingLong(
                                        e -> -e.getValue().calls())
                                .thenComparing(Map.Entry::getKey))
                        .limit(TOPICS_NAMED)
                        .map(e -> texts.get(
                                "report.topic",
                                texts.name(e.getKey()),
                                e.getValue().calls()))
                        .toList());
    }

    private String compared(Figure figure) {
        return texts.get(
                figure.previous() == null ? "report.number.alone" : "report.number",
                figure.value().toPlainString(),
                figure.unit(),
                figure.comparison(texts));
    }

    private ReportPart.Listing towns(Cutoff cutoff) {
        Map<Long, Taken> towns = repository.byTown(CallCharts.upTo(cutoff));
        List<List<String>> rows = new ArrayList<>();
        long calls = 0;
        long high = 0;
        for (Map.Entry<Long, Taken> town : towns.entrySet()) {
            Taken taken = town.getValue();
            calls += taken.calls();
            high += taken.high();
            if (town.getKey() != 0) {
                rows.add(row(units.name(town.getKey()), taken.calls(), taken.high()));
            }
        }
        if (towns.containsKey(0L)) {
            Taken unnamed = towns.get(0L);
            rows.add(row(texts.get("report.nowhere"), unnamed.calls(), unnamed.high()));
        }
        rows.add(row(texts.get("report.total"), calls, high));
        return new ReportPart.Listing(
                texts.get("report.towns"),
                List.of(texts.get("report.town"), texts.get("report.town.calls"), texts.get("report.town.high")),
                List.of(false, true, true),
                rows);
    }

    private static List<String> row(String name, long calls, long high) {
        return List.of(name, Long.toString(calls), Long.toString(high));
    }
}
