package cn.baodi.command.feature.stock;

import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.Figure;
import cn.baodi.command.core.ReportPart;
import cn.baodi.command.core.Scope;
import cn.baodi.command.core.Texts;
import cn.baodi.command.feature.stock.StockCharts.Low;
import cn.baodi.command.feature.stock.StockRepository.Movement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the daily report says of the store, behind the deliveries: what came, what went, what is left of each kind of
 * goods, and what runs out.
 */
final class StockReport {
    /** In one section with the deliveries. */
    private static final int ORDER = 40;

    /** More names than these nobody reads in a sentence; all are in the table. */
    private static final int NAMED = 5;

    private final GoodsRepository goods;
    private final StockRepository entries;
    private final StockCharts charts;
    private final Texts texts;

    StockReport(GoodsRepository goods, StockRepository entries, StockCharts charts, Texts texts) {
        this.goods = goods;
        this.entries = entries;
        this.charts = charts;
        this.texts = texts;
    }

    ReportPart at(Cutoff cutoff) {
        List<Goods> all = goods.all();
        List<ReportPart.Block> blocks = new ArrayList<>();
        if (all.isEmpty()) {
            blocks.add(new ReportPart.Sentence(texts.get("report.none")));
            return new ReportPart(texts.get("report.heading"), ORDER, blocks);
        }
        List<Figure> figures = charts.figures(Scope.of(cutoff));
        blocks.add(new ReportPart.Sentence(texts.get(
                "report.moved",
                all.size(),
                compared(figures.get(0)),
                compared(figures.get(1)),
                compared(figures.get(2)),
                compared(figures.get(3)))));
        if (charts.isNow(cutoff.until())) {
            List<Low> low = charts.low(cutoff.until());
            blocks.add(new ReportPart.Sentence(
                    low.isEmpty() ? texts.get("report.enough") : texts.get("report.low", low.size(), names(low))));
        }
        blocks.add(new ReportPart.Numbers(
                figures.stream().filter(figure -> figure.value() != null).toList()));
        blocks.add(table(cutoff, all));
        blocks.add(new ReportPart.Chart(charts.trend(Scope.of(cutoff))));
        return new ReportPart(texts.get("report.heading"), ORDER, blocks);
    }

    /** 265斤（较昨日减少6斤） or 265斤（昨日无数据）. */
    private String compared(Figure figure) {
        return texts.get(
                figure.previous() == null ? "report.number.alone" : "report.number",
                figure.value().toPlainString(),
                figure.unit(),
                figure.comparison(texts));
    }

    private String names(List<Low> low) {
        String first = low.stream()
                .limit(NAMED)
                .map(l -> texts.get(
                        "report.low.one",
                        l.goods().name(),
                        StockAccount.amount(l.goods().measure(), l.balance(), texts)))
                .collect(Collectors.joining(texts.get("list.comma")));
        return low.size() > NAMED ? texts.get("report.low.more", first) : first;
    }

    private ReportPart.Listing table(Cutoff cutoff, List<Goods> all) {
        Map<Long, Long> before = entries.balances(cutoff.from());
        Map<Long, Movement> today = StockCharts.on(cutoff.day(), entries.movements(cutoff.from(), cutoff.until()));
        List<List<String>> rows = all.stream()
                .map(g -> row(
                        g,
                        before.getOrDefault(g.id(), 0L),
                        today.getOrDefault(g.id(), new Movement(g.id(), g.measure(), cutoff.day(), 0, 0, 0))))
                .toList();
        return new ReportPart.Listing(
                texts.get("report.table"),
                List.of(
                        texts.get("goods.name"),
                        texts.get("report.before"),
                        texts.get("report.received"),
                        texts.get("report.issued"),
                        texts.get("report.other"),
                        texts.get("report.balance")),
                List.of(false, true, true, true, true, true),
                rows);
    }

    private List<String> row(Goods g, long before, Movement today) {
        Measure measure = g.measure();
        return List.of(
                texts.get("report.goods", g.name(), texts.name(measure)),
                measure.number(before).toPlainString(),
                measure.number(today.received()).toPlainString(),
                measure.number(today.issued()).toPlainString(),
                measure.number(today.other()).toPlainString(),
                measure.number(before + today.delta()).toPlainString());
    }
}
