package cn.baodi.command.report;

import cn.baodi.command.core.ChartData;
import cn.baodi.command.core.ReportPart.Block;
import cn.baodi.command.core.ReportPart.Chart;
import cn.baodi.command.core.ReportPart.Listing;
import cn.baodi.command.core.ReportPart.Sentence;
import cn.baodi.command.core.Texts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a report of a period says of one area: a sentence a figure, their table, the towns, the days. */
final class PeriodPart {
    /** More bars than these cannot be told apart on paper. */
    private static final int MOST_BARS = 14;

    private final String area;
    private final List<PeriodFigure> figures;
    private final Coverage coverage;
    private final Wording wording;
    private final Texts texts;

    /** @param area what it is called */
    PeriodPart(String area, List<PeriodFigure> figures, Coverage coverage, Wording wording) {
        this.area = area;
        this.figures = figures;
        this.coverage = coverage;
        this.wording = wording;
        texts = wording.texts();
    }

    /**
     * Without the tables by day, which are in the appendix.
     *
     * @param before how many sentences of the section stand before
     */
    List<Block> blocks(TownSums towns, int before) {
        List<Block> blocks = new ArrayList<>();
        if (figures.stream().noneMatch(PeriodFigure::isKnown)) {
            return List.of(new Sentence(texts.get("period.nothing", area)));
        }
        figures.forEach(figure -> blocks.add(new Sentence(wording.item(before + blocks.size() + 1, sentence(figure)))));
        towns.movers().forEach(words -> blocks.add(new Sentence(wording.item(before + blocks.size() + 1, words))));
        blocks.add(table(figures, ""));
        blocks.addAll(towns.table());
        figures.stream().filter(f -> !f.values().isEmpty()).findFirst().ifPresent(f -> blocks.add(chart(f)));
        return blocks;
    }

    private String sentence(PeriodFigure figure) {
        StringBuilder words = new StringBuilder(
                texts.get("period.sentence", figure.now().label(), amount(figure, figure.value()), comparison(figure)));
        LocalDate peak = figure.peak();
        if (peak != null && figure.on(peak).compareTo(figure.value()) != 0) {
            words.append(texts.get("period.peak", wording.day(peak), amount(figure, figure.on(peak))));
        }
        figure.falls()
                .forEach(fall -> words.append(texts.get(
                        "period.fell",
                        wording.day(fall.day()),
                        amount(figure, fall.was()),
                        amount(figure, fall.now()))));
        if (!figure.gaps().isEmpty()) {
            words.append(texts.get("period.gap", days(figure.gaps())));
        }
        return words.append(texts.get("stop")).toString();
    }

    private String amount(PeriodFigure figure, BigDecimal value) {
        return wording.amount(value, figure.now().unit());
    }

    /** 较上期增加6人次; or why it is not compared. */
    private String comparison(PeriodFigure figure) {
        if (figure.isComparable()) {
            return texts.get(
                    "period.than",
                    wording.difference(figure.difference(), figure.now().unit()));
        }
        List<LocalDate> missing = figure.earlierGaps();
        String own = figure.now().note();
        boolean usual = own == null || own.equals(texts.get("comparison.gaps", missing.size()));
        if (usual
                && figure.gaps().isEmpty()
                && !missing.isEmpty()
                && missing.size() < figure.days().size()) {
            return texts.get("period.before.gap", days(missing));
        }
        return texts.get("period.because", figure.now().incomparable(texts));
    }

    private String days(List<LocalDate> days) {
        return days.size() > MOST_BARS
                ? texts.get("period.days", days.size())
                : days.stream().map(wording::day).collect(Collectors.joining(texts.get("list.comma")));
    }

    /** Each figure of the period beside the one before. */
    Listing table(List<PeriodFigure> shown, String title) {
        return new Listing(
                title,
                List.of(
                        texts.get("figure.label"),
                        texts.get("period.column.now"),
                        texts.get("period.column.before"),
                        texts.get("period.column.change"),
                        texts.get("period.column.peak"),
                        texts.get("figure.unit")),
                List.of(false, true, true, true, true, false),
                shown.stream().map(this::row).toList());
    }

    private List<String> row(PeriodFigure figure) {
        LocalDate peak = figure.peak();
        return List.of(
                figure.now().label(),
                wording.number(figure.value()),
                wording.number(figure.previous()),
                figure.isComparable() ? wording.difference(figure.difference(), "") : texts.get("period.not"),
                peak == null
                        ? wording.number(null)
                        : texts.get("period.peak.cell", wording.number(figure.on(peak)), wording.day(peak)),
                figure.now().unit());
    }

    private Chart chart(PeriodFigure figure) {
        List<String> days = coverage.days().stream().map(wording::day).toList();
        return new Chart(new ChartData(
                texts.get("period.chart", figure.now().label()),
                wording.span(coverage),
                figure.now().unit(),
                days.size() > MOST_BARS ? ChartData.Kind.LINES : ChartData.Kind.BARS,
                days,
                List.of(
                        ChartData.Series.of(texts.get("period.column.now"), figure.values()),
                        ChartData.Series.of(texts.get("period.column.before"), figure.earlier()))));
    }
}
