package cn.baodi.command.report;

import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.Figure;
import cn.baodi.command.core.OpenItems;
import cn.baodi.command.core.Scope;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Visit;
import cn.baodi.command.core.VisitPart;
import cn.baodi.command.ui.Feature;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * 现场简况: what a leader who goes to a place should know of it: who is in charge, who is on duty, three days' figures, what
 * is open. Names and phones are masked by the areas, for it leaves on paper.
 *
 * @param days today and the two before, oldest first
 * @param open kinds with something open; those without are named in {@code quiet}
 */
record VisitSheet(
        DailyReport.Head head,
        Visit visit,
        Cutoff cutoff,
        List<LocalDate> days,
        List<String> people,
        List<String> onDuty,
        List<Line> figures,
        List<OpenItems> open,
        List<String> quiet) {
    private static final int DAYS = 3;

    /** @param numbers one a day, null without data */
    record Line(String label, String unit, List<BigDecimal> numbers) {}

    /** Asks every area. Queries, so not on the JavaFX thread. */
    static VisitSheet of(
            List<Feature> features, Visit visit, LocalDateTime now, DailyReport.Head head, Wording wording) {
        Cutoff cutoff = Cutoff.at(now);
        List<VisitPart> parts = features.stream()
                .sorted(Comparator.comparing(feature -> feature.places().isEmpty())) // who heads the unit comes first
                .flatMap(feature -> feature.visit(visit, now).stream())
                .toList();
        Scope here = Scope.of(cutoff).in(visit.unit());
        Stream<Figure> ofUnit = visit.isCheckpoint() ? Stream.of() : figures(features, here);
        Map<String, List<BigDecimal>> earlier = visit.isCheckpoint() ? Map.of() : earlier(features, here);
        List<Line> figures = Stream.concat(ofUnit, parts.stream().flatMap(part -> part.figures().stream()))
                .map(figure -> line(figure, earlier.getOrDefault(figure.key(), List.of()), wording))
                .filter(Objects::nonNull)
                .toList();
        List<OpenItems> all =
                parts.stream().flatMap(part -> part.open().stream()).toList();
        return new VisitSheet(
                head,
                visit,
                cutoff,
                cutoff.day()
                        .minusDays(DAYS - 1L)
                        .datesUntil(cutoff.day().plusDays(1))
                        .toList(),
                parts.stream().flatMap(part -> part.people().stream()).toList(),
                parts.stream().flatMap(part -> part.onDuty().stream()).toList(),
                figures,
                all.stream().filter(open -> open.total() > 0).toList(),
                all.stream()
                        .filter(open -> open.total() == 0)
                        .map(OpenItems::title)
                        .toList());
    }

    private static Stream<Figure> figures(List<Feature> features, Scope scope) {
        return features.stream().flatMap(feature -> feature.figures(scope).stream());
    }

    /** What stood at the end of each day before, by the key of the figure; of those that are not told by day. */
    private static Map<String, List<BigDecimal>> earlier(List<Feature> features, Scope here) {
        Map<String, List<BigDecimal>> earlier = new HashMap<>();
        for (int ago = DAYS - 1; ago > 0; ago--) {
            int known = DAYS - 1 - ago;
            Scope then = Scope.of(Cutoff.endOf(here.lastDay().minusDays(ago))).in(here.unit());
            figures(features, then)
                    .filter(figure -> figure.trend().isEmpty() && !figure.current() && figure.value() != null)
                    .forEach(figure -> earlier.computeIfAbsent(
                                    figure.key(), key -> new ArrayList<>(Collections.nCopies(DAYS - 1, null)))
                            .set(known, figure.value()));
        }
        return earlier;
    }

    /**
     * The last days of a figure's trend; of one without a trend what stood at their ends; null where nothing is said of any
     * day.
     */
    private static Line line(Figure figure, List<BigDecimal> earlier, Wording wording) {
        List<BigDecimal> trend = figure.trend();
        List<BigDecimal> numbers = new ArrayList<>();
        if (trend.isEmpty()) {
            numbers.addAll(earlier.isEmpty() ? Collections.nCopies(DAYS - 1, null) : earlier);
            numbers.add(figure.value());
        } else {
            for (int i = DAYS; i >= 1; i--) {
                numbers.add(trend.size() < i ? null : trend.get(trend.size() - i));
            }
        }
        return numbers.stream().allMatch(Objects::isNull)
                ? null
                : new Line(wording.plain(figure.label()), figure.unit(), numbers);
    }

    /** The days as they stand over the figures, today with the hour up to which it is counted. */
    List<String> headings(Wording wording) {
        Texts texts = wording.texts();
        List<String> headings = new ArrayList<>();
        headings.add(texts.get("figure.label"));
        days.forEach(day -> headings.add(
                day.equals(cutoff.day())
                        ? texts.get(
                                "visit.until",
                                wording.day(day),
                                cutoff.until().toLocalTime().withSecond(0).withNano(0))
                        : wording.day(day)));
        headings.add(texts.get("figure.unit"));
        return headings;
    }

    List<List<String>> rows(Wording wording) {
        return figures.stream()
                .map(line -> {
                    List<String> cells = new ArrayList<>(List.of(line.label()));
                    line.numbers().forEach(number -> cells.add(wording.number(number)));
                    cells.add(line.unit());
                    return cells;
                })
                .toList();
    }

    String moment(Wording wording) {
        return wording.cutoff(cutoff);
    }

    /** The same as plain text, whole. */
    String text(Wording wording) {
        Texts texts = wording.texts();
        StringBuilder out = new StringBuilder();
        if (head.demo()) {
            out.append(texts.get("demo.mark")).append('\n');
        }
        out.append(head.organisation()).append('\n');
        out.append(texts.get("visit.title")).append(' ').append(visit.label()).append('\n');
        out.append(texts.get("cutoff", moment(wording))).append('\n');
        list(out, 1, "visit.people", people, wording);
        list(out, 2, "visit.duty", onDuty, wording);
        out.append('\n').append(wording.heading(3, texts.get("visit.figures"))).append('\n');
        Stream.concat(Stream.of(headings(wording)), rows(wording).stream())
                .forEach(row -> out.append(String.join("\t", row)).append('\n'));
        out.append('\n').append(wording.heading(4, texts.get("visit.open"))).append('\n');
        for (OpenItems kind : open) {
            out.append(texts.get("visit.kind", kind.title(), kind.total())).append('\n');
            kind.lines().forEach(line -> out.append(line.text()).append('\n'));
        }
        quiet(texts).forEach(line -> out.append(line).append('\n'));
        return out.append('\n').append(foot(texts)).append('\n').toString();
    }

    private static void list(StringBuilder out, int number, String key, List<String> lines, Wording wording) {
        Texts texts = wording.texts();
        out.append('\n').append(wording.heading(number, texts.get(key))).append('\n');
        (lines.isEmpty() ? List.of(texts.get(key + ".none")) : lines)
                .forEach(line -> out.append(line).append('\n'));
    }

    /** What nothing is open of, in one line. */
    List<String> quiet(Texts texts) {
        return quiet.isEmpty()
                ? List.of()
                : List.of(texts.get("visit.quiet", String.join(texts.get("list.comma"), quiet)));
    }

    String foot(Texts texts) {
        return texts.get("visit.foot", head.operator(), cn.baodi.command.core.Types.MOMENT.write(head.made()));
    }
}
