package cn.baodi.command.feature.returns;

import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.Figure;
import cn.baodi.command.core.ReportPart;
import cn.baodi.command.core.Scope;
import cn.baodi.command.core.Texts;
import cn.baodi.command.feature.returns.Completeness.Counts;
import cn.baodi.command.feature.returns.DailyReturn.State;
import cn.baodi.command.feature.unit.Unit;
import cn.baodi.command.feature.unit.UnitDirectory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** 零报告情况 in the daily report. */
final class ReturnReport {
    private static final int ORDER = 60;

    private final ReturnCharts charts;
    private final Deadline deadline;
    private final UnitDirectory units;
    private final Texts texts;

    ReturnReport(ReturnCharts charts, Deadline deadline, UnitDirectory units, Texts texts) {
        this.charts = charts;
        this.deadline = deadline;
        this.units = units;
        this.texts = texts;
    }

    ReportPart at(Cutoff cutoff) {
        ReturnCharts.Known known = charts.known(Scope.of(cutoff));
        Completeness now = known.alike();
        LocalDate day = cutoff.day();
        Counts today = now.counts(day);
        List<ReportPart.Block> blocks = new ArrayList<>();
        if (today.expected() == 0 || known.ended().isEmpty()) {
            blocks.add(new ReportPart.Sentence(texts.get("report.none")));
            return new ReportPart(texts.get("report.heading"), ORDER, blocks);
        }
        List<Figure> figures = charts.figures(Scope.of(cutoff), known);
        blocks.add(new ReportPart.Sentence(texts.get(
                "report.sentence",
                today.expected(),
                today.reported(),
                figures.get(0).comparison(texts),
                today.of(State.FILED),
                today.of(State.ZERO),
                today.of(State.BLANK),
                today.of(State.LATE),
                today.of(State.SILENT))));
        if (!cutoff.until().isAfter(day.atTime(deadline.time()))) {
            blocks.add(new ReportPart.Sentence(
                    texts.get("report.running", deadline.time().toString())));
        }
        silent(now.in(State.SILENT, day), blocks);
        blanks(now.in(State.BLANK, day), blocks);
        blocks.add(new ReportPart.Numbers(figures));
        names(now.in(State.SILENT, day), blocks);
        blocks.add(new ReportPart.Chart(charts.reported(Scope.of(cutoff))));
        return new ReportPart(texts.get("report.heading"), ORDER, blocks);
    }

    private void silent(Map<Long, List<Unit>> silent, List<ReportPart.Block> blocks) {
        silent.entrySet().stream()
                .max((one, other) -> one.getValue().size() - other.getValue().size())
                .ifPresent(worst -> blocks.add(new ReportPart.Sentence(texts.get(
                        "report.silent",
                        silent.size(),
                        units.name(worst.getKey()),
                        worst.getValue().size()))));
    }

    private void blanks(Map<Long, List<Unit>> blank, List<ReportPart.Block> blocks) {
        if (!blank.isEmpty()) {
            String names = blank.values().stream()
                    .flatMap(List::stream)
                    .map(unit -> units.label(unit.id()))
                    .collect(Collectors.joining(texts.get("list.comma")));
            blocks.add(new ReportPart.Sentence(texts.get("report.blank", names)));
        }
    }

    private void names(Map<Long, List<Unit>> silent, List<ReportPart.Block> blocks) {
        if (silent.isEmpty()) {
            return;
        }
        List<List<String>> rows = silent.entrySet().stream()
                .map(town -> List.of(
                        units.name(town.getKey()),
                        Integer.toString(town.getValue().size()),
                        town.getValue().stream().map(Unit::name).collect(Collectors.joining(texts.get("list.comma")))))
                .toList();
        blocks.add(new ReportPart.Listing(
                texts.get("report.names"),
                List.of(texts.get("report.town"), texts.get("report.count"), texts.get("report.villages")),
                List.of(false, true, false),
                rows));
    }
}
