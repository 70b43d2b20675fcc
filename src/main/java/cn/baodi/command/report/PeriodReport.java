package cn.baodi.command.report;

import cn.baodi.command.core.Check;
import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.Figure;
import cn.baodi.command.core.ReportPart.Block;
import cn.baodi.command.core.ReportPart.Listing;
import cn.baodi.command.core.ReportPart.Numbers;
import cn.baodi.command.core.ReportPart.Sentence;
import cn.baodi.command.core.Scope;
import cn.baodi.command.report.DailyReport.Section;
import cn.baodi.command.ui.Feature;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * 周报 and 阶段报告, from the same contributions as the daily report: the heading and the place of an area's part, the
 * figures of the period, its counts by day and town, its checks of each day.
 */
final class PeriodReport {
    private final List<Feature> features;
    private final Coverage coverage;
    private final Wording wording;
    /** Each area is asked once. */
    private final Map<Feature, List<PeriodFigure>> counted = new LinkedHashMap<>();

    private final List<PeriodFigure> printed = new ArrayList<>();

    PeriodReport(List<Feature> features, Coverage coverage, Wording wording) {
        this.features = features;
        this.coverage = coverage;
        this.wording = wording;
        features.forEach(feature -> counted.put(feature, of(feature)));
    }

    /** Queries, so not on the JavaFX thread. */
    DailyReport compose(DailyReport.Head head, Additions additions) {
        List<Section> sections = new ArrayList<>();
        List<Listing> appendix = new ArrayList<>();
        List<String> order = features.stream()
                .flatMap(feature -> feature.places().stream())
                .flatMap(places -> places.under(null).stream().map(places::name))
                .toList();
        DailyReport.sections(features, coverage.cutoff()).forEach(parts -> {
            List<Block> blocks = new ArrayList<>();
            for (DailyReport.Part part : parts) {
                List<PeriodFigure> figures = figures(part);
                TownSums sums =
                        new TownSums(part.area().dailyCounts(), part.area().countsEvents(), coverage, order, wording);
                long sentences =
                        blocks.stream().filter(Sentence.class::isInstance).count();
                blocks.addAll(
                        new PeriodPart(part.area().title(), figures, coverage, wording).blocks(sums, (int) sentences));
                appendix.addAll(days(part.said().heading(), figures));
            }
            String heading = parts.get(0).said().heading();
            sections.add(new Section(wording.heading(sections.size() + 1, heading), blocks));
        });
        others(appendix);
        Endings endings = new Endings(features, coverage, additions, wording);
        sections.addAll(endings.sections(sections.size()));
        appendix.addAll(endings.open(head.made()));
        List<Check> open = open();
        if (!open.isEmpty()) {
            appendix.add(endings.contradictions(open));
        }
        return new DailyReport(
                head,
                coverage,
                additions.signing(),
                sections,
                DailyReport.numbered(appendix, wording.texts()),
                printed.stream().map(PeriodFigure::now).toList(),
                open,
                additions.corrections());
    }

    /** Those of the area, and before them those of another that its part speaks of. */
    private List<PeriodFigure> figures(DailyReport.Part part) {
        List<PeriodFigure> figures = new ArrayList<>();
        for (Block block : part.said().blocks()) {
            if (block instanceof Numbers numbers) {
                numbers.figures().forEach(figure -> find(figure.key()).ifPresent(figures::add));
            }
        }
        counted.get(part.area()).stream().filter(f -> !figures.contains(f)).forEach(figures::add);
        figures.removeIf(
                f -> printed.stream().anyMatch(p -> p.now().key().equals(f.now().key())));
        printed.addAll(figures);
        return figures;
    }

    private Optional<PeriodFigure> find(String key) {
        return features.stream()
                .flatMap(feature -> counted.get(feature).stream())
                .filter(figure -> figure.now().key().equals(key))
                .findFirst();
    }

    /** What no part speaks of. */
    private void others(List<Listing> appendix) {
        List<PeriodFigure> others = features.stream()
                .map(counted::get)
                .filter(area -> area.stream().anyMatch(PeriodFigure::isKnown))
                .flatMap(List::stream)
                .filter(figure -> printed.stream()
                        .noneMatch(p -> p.now().key().equals(figure.now().key())))
                .toList();
        if (!others.isEmpty()) {
            appendix.add(
                    0,
                    new PeriodPart("", others, coverage, wording)
                            .table(others, wording.texts().get("period.others")));
            printed.addAll(others);
        }
    }

    private List<Listing> days(String area, List<PeriodFigure> figures) {
        return new TrendTables(coverage.days(), wording)
                .of(
                        figures.stream().filter(f -> !f.values().isEmpty()).toList(),
                        wording.texts()
                                .get(
                                        "period.appendix",
                                        area,
                                        wording.day(coverage.from()),
                                        wording.day(coverage.last())));
    }

    /** What an area counts of the period; what it cannot tell of one, such as what is known as of now alone, is left out. */
    private List<PeriodFigure> of(Feature feature) {
        Map<String, Figure> before = feature.figures(coverage.before().scope()).stream()
                .collect(Collectors.toMap(Figure::key, figure -> figure, (one, other) -> one));
        List<LocalDate> days = coverage.days();
        Map<String, String> daily = feature.figures(Scope.of(coverage.cutoff())).stream()
                .collect(Collectors.toMap(Figure::key, f -> wording.plain(f.label()), (one, other) -> one));
        return feature.figures(coverage.scope()).stream()
                .filter(figure -> figure.value() != null && !figure.current())
                .map(figure -> new PeriodFigure(
                        figure, before.get(figure.key()), days, daily.getOrDefault(figure.key(), figure.label())))
                .toList();
    }

    /** What contradicts on any day of the period. */
    private List<Check> open() {
        List<Check> open = new ArrayList<>();
        for (LocalDate day : coverage.days()) {
            for (Check check : DailyReport.open(features, Cutoff.endOf(day))) {
                open.add(new Check(
                        wording.texts().get("period.check", wording.day(day), check.name()),
                        check.count(),
                        check.wrong(),
                        check.text(),
                        check.sources()));
            }
        }
        return open;
    }
}
