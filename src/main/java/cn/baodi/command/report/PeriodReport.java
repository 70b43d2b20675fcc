package cn.baodi.command.report;

import cn.baodi.command.core.Check;
import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.Figure;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.ReportPart;
import cn.baodi.command.core.ReportPart.Block;
import cn.baodi.command.core.ReportPart.Listing;
import cn.baodi.command.core.ReportPart.Numbers;
import cn.baodi.command.core.TimeRange;
import cn.baodi.command.report.DailyReport.Section;
import cn.baodi.command.ui.Feature;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * 周报 and 阶段报告, from the same contributions as the daily report: the heading and the place of an area's part, the
 * trends of its figures, its counts by day and town, its checks of each day.
 */
final class PeriodReport {
    private final List<Feature> features;
    private final Scope scope;
    private final Wording wording;
    private final PeriodFigures periods;
    private final List<PeriodFigure> printed = new ArrayList<>();

    PeriodReport(List<Feature> features, Scope scope, Wording wording) {
        this.features = features;
        this.scope = scope;
        this.wording = wording;
        periods = new PeriodFigures(features, scope);
    }

    private record Part(Feature feature, ReportPart part) {}

    /** Queries, so not on the JavaFX thread. */
    DailyReport compose(DailyReport.Head head, Additions additions) {
        List<Section> sections = new ArrayList<>();
        List<Listing> appendix = new ArrayList<>();
        parts().forEach(part -> {
            List<PeriodFigure> figures = figures(part);
            TownSums towns = new TownSums(part.feature().dailyCounts(), scope, wording);
            List<Block> blocks = new PeriodPart(figures, scope, wording).blocks(towns);
            sections.add(
                    new Section(wording.heading(sections.size() + 1, part.part().heading()), blocks));
            appendix.addAll(days(part.part().heading(), figures));
        });
        others(appendix);
        Endings endings = new Endings(features, scope.cutoff(), additions, wording);
        sections.addAll(endings.sections(sections.size()));
        List<Check> open = open();
        if (!open.isEmpty()) {
            appendix.add(endings.contradictions(open));
        }
        return new DailyReport(
                head,
                scope,
                additions.signing(),
                sections,
                DailyReport.numbered(appendix, wording.texts()),
                printed.stream().map(figure -> figure(figure, scope, wording)).toList(),
                open,
                additions.corrections());
    }

    private List<Part> parts() {
        return features.stream()
                .flatMap(feature -> feature.report(scope.cutoff()).map(part -> new Part(feature, part)).stream())
                .sorted(Comparator.comparingInt(part -> part.part().order()))
                .toList();
    }

    /** Those of the area, and before them those of another that its part speaks of. */
    private List<PeriodFigure> figures(Part part) {
        List<PeriodFigure> figures = new ArrayList<>();
        for (Block block : part.part().blocks()) {
            if (block instanceof Numbers numbers) {
                numbers.figures().forEach(figure -> find(figure.key()).ifPresent(figures::add));
            }
        }
        periods.of(part.feature()).stream().filter(f -> !figures.contains(f)).forEach(figures::add);
        figures.removeIf(f ->
                printed.stream().anyMatch(p -> p.last().key().equals(f.last().key())));
        printed.addAll(figures);
        return figures;
    }

    private Optional<PeriodFigure> find(String key) {
        return features.stream()
                .flatMap(feature -> periods.of(feature).stream())
                .filter(figure -> figure.last().key().equals(key))
                .findFirst();
    }

    /** What no part speaks of. */
    private void others(List<Listing> appendix) {
        List<PeriodFigure> others = features.stream()
                .flatMap(feature -> periods.of(feature).stream())
                .filter(figure -> printed.stream()
                        .noneMatch(p -> p.last().key().equals(figure.last().key())))
                .toList();
        if (!others.isEmpty()) {
            appendix.add(
                    0,
                    new PeriodPart(others, scope, wording)
                            .table(others, wording.texts().get("period.others")));
            printed.addAll(others);
        }
    }

    private List<Listing> days(String area, List<PeriodFigure> figures) {
        return new TrendTables(scope.days(), wording)
                .of(
                        figures.stream().filter(f -> !f.values().isEmpty()).toList(),
                        wording.texts()
                                .get("period.appendix", area, wording.day(scope.from()), wording.day(scope.last())));
    }

    /** As it is kept and corrected: the number of the period, and its rows. */
    private static Figure figure(PeriodFigure period, Scope scope, Wording wording) {
        Figure day = period.last();
        return new Figure(
                day.key(),
                wording.plain(day.label()),
                day.unit(),
                period.value(),
                period.isComparable() ? period.previous() : null,
                List.of(),
                day.good(),
                link(day.link(), scope));
    }

    private static Link link(Link day, Scope scope) {
        if (day == null || day.filter().range().equals(TimeRange.ALL)) {
            return day;
        }
        TimeRange range = TimeRange.between(
                scope.from().atStartOfDay(), scope.last().plusDays(1).atStartOfDay());
        return Link.to(day.feature(), day.sheet(), day.filter().range(range));
    }

    /** Every figure of the areas over a period, as it would be issued. */
    static List<Figure> figures(List<Feature> features, Scope scope, Wording wording) {
        PeriodFigures periods = new PeriodFigures(features, scope);
        return features.stream()
                .flatMap(feature -> periods.of(feature).stream())
                .map(figure -> figure(figure, scope, wording))
                .toList();
    }

    /** What contradicts on any day of the period. */
    private List<Check> open() {
        List<Check> open = new ArrayList<>();
        for (LocalDate day : scope.days()) {
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
