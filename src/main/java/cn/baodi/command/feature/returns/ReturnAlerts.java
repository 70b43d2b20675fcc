package cn.baodi.command.feature.returns;

import cn.baodi.command.core.Alert;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.OpenItems;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Visit;
import cn.baodi.command.feature.returns.DailyReturn.State;
import cn.baodi.command.feature.unit.Unit;
import cn.baodi.command.feature.unit.UnitDirectory;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Who has not reported although the cut-off is over: one line for the newest day that is due. */
final class ReturnAlerts {
    private final ReturnCharts charts;
    private final Deadline deadline;
    private final UnitDirectory units;
    private final Texts texts;

    ReturnAlerts(ReturnCharts charts, Deadline deadline, UnitDirectory units, Texts texts) {
        this.charts = charts;
        this.deadline = deadline;
        this.units = units;
        this.texts = texts;
    }

    /** The silent units of the newest day that was due at a moment, by town; none before anybody has ever reported of that day. */
    Map<Long, List<Unit>> silent(LocalDateTime now) {
        LocalDate day = deadline.lastDue(now);
        Completeness known = charts.known(List.of(day), now);
        return known.counts(day).reported() == 0 ? Map.of() : known.in(State.SILENT, day);
    }

    /** How many those are. */
    long count(LocalDateTime now) {
        return silent(now).values().stream().mapToLong(List::size).sum();
    }

    /** Those of a place that are silent. */
    OpenItems silent(Visit visit, LocalDateTime now) {
        LocalDate day = deadline.lastDue(now);
        List<OpenItems.Line> lines = silent(now).values().stream()
                .flatMap(List::stream)
                .filter(unit -> visit.covers(unit.id()))
                .map(unit -> new OpenItems.Line(unit.name(), null))
                .toList();
        return new OpenItems(
                texts.get("visit.silent", day.getMonthValue(), day.getDayOfMonth()), lines.size(), lines, board(day));
    }

    /** The silent units town by town, for the next shift to ring. */
    OpenItems openItems(LocalDateTime now) {
        LocalDate day = deadline.lastDue(now);
        Map<Long, List<Unit>> silent = silent(now);
        List<OpenItems.Line> lines = silent.entrySet().stream()
                .map(town -> new OpenItems.Line(
                        texts.get(
                                "open.line",
                                units.name(town.getKey()),
                                town.getValue().size(),
                                town.getValue().stream()
                                        .map(Unit::name)
                                        .collect(Collectors.joining(texts.get("list.comma")))),
                        EntryModel.link(town.getKey(), day)))
                .toList();
        return new OpenItems(
                texts.get(
                        "open.title",
                        day.getMonthValue(),
                        day.getDayOfMonth(),
                        silent.values().stream().mapToLong(List::size).sum()),
                lines.size(),
                lines,
                board(day));
    }

    private static Link board(LocalDate day) {
        return Link.to(ReturnsFeature.KEY, BoardModel.KEY, ReturnCharts.on(day));
    }

    List<Alert> at(LocalDateTime now) {
        Map<Long, List<Unit>> silent = silent(now);
        if (silent.isEmpty()) {
            return List.of();
        }
        LocalDate day = deadline.lastDue(now);
        long count = silent.values().stream().mapToLong(List::size).sum();
        Map.Entry<Long, List<Unit>> worst = silent.entrySet().stream()
                .max((one, other) -> one.getValue().size() - other.getValue().size())
                .orElseThrow();
        return List.of(new Alert(
                ReturnsFeature.KEY + ".silent",
                Alert.Severity.MEDIUM,
                texts.get(
                        "alert.silent",
                        day.getMonthValue(),
                        day.getDayOfMonth(),
                        count,
                        units.name(worst.getKey()),
                        worst.getValue().size()),
                texts.get("alert.silent.guidance"),
                phone(worst.getKey()),
                board(day)));
    }

    private String phone(long town) {
        return units.find(town).map(Unit::phone).orElse("");
    }
}
