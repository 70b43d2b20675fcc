package cn.baodi.command.feature.checkpoint;

import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.DutyShift;
import cn.baodi.command.core.Figure;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.ReportPart;
import cn.baodi.command.core.Scope;
import cn.baodi.command.core.Sort;
import cn.baodi.command.core.Texts;
import cn.baodi.command.data.Under;
import cn.baodi.command.feature.checkpoint.PassageRepository.Tally;
import cn.baodi.command.feature.unit.UnitDirectory;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** 卡口值守 in the daily report. */
final class CheckpointReport {
    private static final int ORDER = 20;
    private static final int NAMED = 3;

    private final CheckpointRepository checkpoints;
    private final PassageRepository passages;
    private final PassageCharts charts;
    private final UnitDirectory units;
    private final Texts texts;

    CheckpointReport(
            CheckpointRepository checkpoints,
            PassageRepository passages,
            PassageCharts charts,
            UnitDirectory units,
            Texts texts) {
        this.checkpoints = checkpoints;
        this.passages = passages;
        this.charts = charts;
        this.units = units;
        this.texts = texts;
    }

    ReportPart at(Cutoff cutoff) {
        List<ReportPart.Block> blocks = new ArrayList<>();
        if (checkpoints.total(false) == 0) {
            blocks.add(new ReportPart.Sentence(texts.get("report.none")));
            return new ReportPart(texts.get("report.heading"), ORDER, blocks);
        }
        List<Figure> figures = charts.figures(Scope.of(cutoff));
        blocks.add(new ReportPart.Sentence(sentence(figures)));
        alarms(cutoff, blocks);
        unrecorded(cutoff, blocks);
        blocks.add(new ReportPart.Numbers(figures));
        blocks.add(towns(cutoff));
        blocks.add(new ReportPart.Chart(charts.passagesByDay(Scope.of(cutoff))));
        return new ReportPart(texts.get("report.heading"), ORDER, blocks);
    }

    private String sentence(List<Figure> figures) {
        Map<String, Figure> by = figures.stream().collect(Collectors.toMap(Figure::key, f -> f));
        Figure people = by.get("checkpoint.people");
        if (people.value() == null
                || people.value().signum() == 0
                        && people.trend().get(people.trend().size() - 1) == null) {
            return texts.get("report.uncounted", plain(by.get("checkpoint.posts")));
        }
        List<Figure> counted = Stream.of("vehicles", "fever", "turnedBack")
                .map(key -> by.get("checkpoint." + key))
                .toList();
        String reason = people.previous() == null ? people.comparison(texts) : "";
        boolean isShared = !reason.isEmpty()
                && counted.stream()
                        .allMatch(
                                f -> f.previous() == null && f.comparison(texts).equals(reason));
        return texts.get(
                isShared ? "report.sentence.shared" : "report.sentence",
                plain(by.get("checkpoint.posts")),
                compared(people, isShared),
                compared(counted.get(0), isShared),
                compared(counted.get(1), isShared),
                compared(counted.get(2), isShared),
                reason);
    }

    private static String plain(Figure figure) {
        return figure.value().toPlainString();
    }

    /** 1234人次（较昨日减少6人次）; bare where the reason why none is compared is said once for all. */
    private String compared(Figure figure, boolean isShared) {
        if (isShared) {
            return texts.get("report.number.bare", plain(figure), figure.unit());
        }
        return texts.get(
                figure.previous() == null ? "report.number.alone" : "report.number",
                plain(figure),
                figure.unit(),
                figure.comparison(texts));
    }

    private void alarms(Cutoff cutoff, List<ReportPart.Block> blocks) {
        Filter filter = PassageCharts.between(cutoff.from(), endOf(cutoff))
                .chip("fever", Integer.toString(PassageRepository.SPIKE));
        List<PassageCount> worst =
                passages.page(filter, Sort.down("fever"), null, NAMED).rows();
        if (!worst.isEmpty()) {
            String names = worst.stream()
                    .map(p -> texts.get("report.alarm", p.checkpointName(), texts.name(p.duty()), p.fever()))
                    .collect(Collectors.joining(texts.get("list.comma")));
            blocks.add(new ReportPart.Sentence(
                    texts.get("report.alarms", PassageRepository.SPIKE, passages.count(filter), names)));
        }
    }

    /** A range has a length even where the cut-off is midnight. */
    private static LocalDateTime endOf(Cutoff cutoff) {
        return cutoff.until().isAfter(cutoff.from())
                ? cutoff.until()
                : cutoff.from().plusDays(1);
    }

    private void unrecorded(Cutoff cutoff, List<ReportPart.Block> blocks) {
        DutyShift last = CheckpointRepository.before(cutoff.until());
        CheckpointRepository.Unrecorded found = checkpoints.unrecorded(last);
        if (found != null) {
            blocks.add(new ReportPart.Sentence(texts.get(
                    last.night() ? "report.unrecorded.night" : "report.unrecorded.day",
                    last.date().getMonthValue(),
                    last.date().getDayOfMonth(),
                    found.count(),
                    found.name())));
        }
    }

    private ReportPart.Listing towns(Cutoff cutoff) {
        Map<Long, Long> posts = checkpoints.mannedByUnit(cutoff.day(), new Under(null));
        Map<Long, Tally> tallies = new HashMap<>();
        passages.byTown(PassageCharts.between(cutoff.from(), endOf(cutoff)))
                .forEach(t -> tallies.put(t.town(), t.tally()));
        List<List<String>> rows = new ArrayList<>();
        Tally none = new Tally(null, 0, 0, 0, 0);
        long[] all = new long[5];
        Set<Long> towns = new TreeSet<>(posts.keySet());
        towns.addAll(tallies.keySet());
        towns.forEach(town -> {
            Tally t = tallies.getOrDefault(town, none);
            long[] numbers = {posts.getOrDefault(town, 0L), t.people(), t.vehicles(), t.fever(), t.turnedBack()};
            for (int i = 0; i < all.length; i++) {
                all[i] += numbers[i];
            }
            rows.add(row(units.name(town), numbers));
        });
        rows.add(row(texts.get("report.total"), all));
        return new ReportPart.Listing(
                texts.get("report.towns"),
                List.of(
                        texts.get("report.town"),
                        texts.get("report.posts"),
                        texts.get("passages.people"),
                        texts.get("passages.vehicles"),
                        texts.get("passages.fever"),
                        texts.get("passages.turnedBack")),
                List.of(false, true, true, true, true, true),
                rows);
    }

    private static List<String> row(String name, long[] numbers) {
        List<String> row = new ArrayList<>(List.of(name));
        for (long number : numbers) {
            row.add(Long.toString(number));
        }
        return row;
    }
}
