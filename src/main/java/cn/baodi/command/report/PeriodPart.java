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

    private final List<PeriodFigure> figures;
    private final Scope scope;
    private final Wording wording;
    private final Texts texts;

    PeriodPart(List<PeriodFigure> figures, Scope scope, Wording wording) {
        this.figures = figures;
        this.scope = scope;
        this.wording = wording;
        texts = wording.texts();
    }

    /** Without the tables by day, which are in the appendix. */
    List<Block> blocks(TownSums towns) {
        List<Block> blocks = new ArrayList<>();
        List<PeriodFigure> known = figures.stream()
                .filter(f -> f.value() != null || f.previous() != null)
                .toList();
        if (known.isEmpty()) {
            return List.of(new Sentence(texts.get("period.nothing")));
        }
        known.forEach(figure -> blocks.add(new Sentence(wording.item(blocks.size() + 1, sentence(figure)))));
        towns.movers().forEach(words -> blocks.add(new Sentence(wording.item(blocks.size() + 1, words))));
        blocks.add(table(known, ""));
        blocks.addAll(towns.table());
        known.stream().filter(f -> !f.values().isEmpty()).findFirst().ifPresent(f -> blocks.add(chart(f)));
        return blocks;
    }

    private String sentence(PeriodFigure figure) {
        String label = wording.plain(figure.last().label());
        StringBuilder words = new StringBuilder();
        if (figure.value() == null) {
            words.append(texts.get("period.none", label));
        } else {
            String key = figure.isTotal() ? "period.total" : "period.end";
            words.append(texts.get(key, label, amount(figure, figure.value())));
            words.append(texts.get("period.compared", comparison(figure)));
        }
        LocalDate peak = figure.peak();
        boolean isSaid = peak == null || (!figure.isTotal() && figure.on(peak).equals(figure.value()));
        if (!isSaid && figure.values().size() > 1) {
            words.append(texts.get("period.peak", wording.day(peak), amount(figure, figure.on(peak))));
        }
        if (figure.value() != null && !figure.gaps().isEmpty()) {
            words.append(texts.get("period.gap", days(figure.gaps())));
        }
        return words.append(texts.get("stop")).toString();
    }

    private String amount(PeriodFigure figure, BigDecimal value) {
        return wording.amount(value, figure.last().unit());
    }

    /** 较上期增加6人次; or why it is not compared. */
    private String comparison(PeriodFigure figure) {
        if (figure.isComparable()) {
            return texts.get(
                    "period.than",
                    wording.difference(
                            figure.value().subtract(figure.previous()),
                            figure.last().unit()));
        }
        if (figure.previous() == null) {
            return texts.get("period.before.none");
        }
        if (!figure.isRunning() && figure.gaps().isEmpty()) {
            return texts.get("period.before.gap", days(figure.earlierGaps()));
        }
        return texts.get(figure.isRunning() ? "period.running" : "period.incomplete");
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
                        texts.get("period.column.how"),
                        texts.get("period.column.now"),
                        texts.get("period.column.before"),
                        texts.get("period.column.change"),
                        texts.get("period.column.peak"),
                        texts.get("figure.unit")),
                List.of(false, false, true, true, true, true, false),
                shown.stream().map(this::row).toList());
    }

    private List<String> row(PeriodFigure figure) {
        LocalDate peak = figure.peak();
        return List.of(
                wording.plain(figure.last().label()),
                texts.get(figure.isTotal() ? "period.how.total" : "period.how.end"),
                wording.number(figure.value()),
                wording.number(figure.previous()),
                figure.isComparable()
                        ? wording.difference(figure.value().subtract(figure.previous()), "")
                        : texts.get("period.not"),
                peak == null
                        ? wording.number(null)
                        : texts.get("period.peak.cell", wording.number(figure.on(peak)), wording.day(peak)),
                figure.last().unit());
    }

    private Chart chart(PeriodFigure figure) {
        List<String> days = scope.days().stream().map(wording::day).toList();
        return new Chart(new ChartData(
                texts.get("period.chart", wording.plain(figure.last().label())),
                wording.span(scope),
                figure.last().unit(),
                days.size() > MOST_BARS ? ChartData.Kind.LINES : ChartData.Kind.BARS,
                days,
                List.of(
                        ChartData.Series.of(texts.get("period.column.now"), figure.values()),
                        ChartData.Series.of(texts.get("period.column.before"), figure.earlier()))));
    }
}
