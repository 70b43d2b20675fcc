package cn.baodi.command.feature.stock;

import cn.baodi.command.core.Check;
import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.TimeRange;
import cn.baodi.command.feature.delivery.DeliveryDirectory;
import cn.baodi.command.feature.delivery.DeliveryDirectory.Taken;
import cn.baodi.command.feature.stock.StockRepository.Movement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whether the account fits itself, and the deliveries. */
final class StockChecks {
    private final GoodsRepository goods;
    private final StockRepository entries;
    private final DeliveryDirectory deliveries;
    private final Texts texts;

    StockChecks(GoodsRepository goods, StockRepository entries, DeliveryDirectory deliveries, Texts texts) {
        this.goods = goods;
        this.entries = entries;
        this.deliveries = deliveries;
        this.texts = texts;
    }

    List<Check> ofRows() {
        StockRepository.Wrong wrong = entries.wrong();
        return List.of(
                rows("check.below", wrong.lines(), wrong.below()), rows("check.count", wrong.counts(), wrong.off()));
    }

    private Check rows(String name, long count, long wrong) {
        return new Check(
                texts.get(name), count, wrong, wrong == 0 ? texts.get("check.good") : texts.get(name + ".bad", wrong));
    }

    /** What deliveries took of a kind of goods, under all the names that mean it. */
    private static final class Sum {
        private final List<String> names = new ArrayList<>();
        private long grams;
        private long portions;

        long amount(Measure measure) {
            return measure.isWeighed() ? grams : portions;
        }
    }

    /**
     * What deliveries took on a day is what the store issued: one rule for each kind of goods that goes out by deliveries
     * alone and that day went out by either.
     */
    List<Check> of(Cutoff cutoff) {
        Map<Long, Movement> moved = StockCharts.on(cutoff.day(), entries.movements(cutoff.from(), cutoff.until()));
        Map<String, Sum> taken = taken(cutoff);
        TimeRange day = TimeRange.between(cutoff.from(), cutoff.from().plusDays(1));
        List<Check> checks = new ArrayList<>();
        for (Goods g : goods.all()) {
            Sum sum = taken.getOrDefault(g.plain(), new Sum());
            long issued = moved.containsKey(g.id()) ? moved.get(g.id()).issued() : 0;
            if (g.byDelivery() && (issued != 0 || sum.amount(g.measure()) != 0)) {
                checks.add(check(g, issued, sum, day));
            }
        }
        return checks;
    }

    private Map<String, Sum> taken(Cutoff cutoff) {
        Map<String, Sum> taken = new HashMap<>();
        for (Taken one : deliveries.taken(cutoff.from(), cutoff.until())) {
            Sum sum = taken.computeIfAbsent(Goods.plain(one.goods()), name -> new Sum());
            sum.names.add(one.goods());
            sum.grams += one.grams();
            sum.portions += one.portions();
        }
        return taken;
    }

    private Check check(Goods g, long issued, Sum sum, TimeRange day) {
        long took = sum.amount(g.measure());
        List<String> names = sum.names.isEmpty() ? List.of(g.name()) : sum.names;
        return Check.same(
                texts.get("check.issued", g.name()),
                source(
                        g,
                        "check.issued.stock",
                        issued,
                        Link.to(
                                StockFeature.KEY,
                                StockSheet.ENTRIES,
                                Filter.NONE
                                        .chip("goods", g.id().toString())
                                        .chip("kind", StockEntry.Kind.OUT.name())
                                        .range(day))),
                source(g, "check.issued.delivery", took, deliveries.taken(names, day)),
                texts.get("check.good"),
                texts.get(
                        issued > took ? "check.issued.more" : "check.issued.less",
                        g.name(),
                        StockAccount.amount(g.measure(), Math.abs(issued - took), texts)));
    }

    private Check.Source source(Goods g, String label, long amount, Link link) {
        return new Check.Source(texts.get(label, g.name()), g.measure().number(amount), texts.name(g.measure()), link);
    }
}
