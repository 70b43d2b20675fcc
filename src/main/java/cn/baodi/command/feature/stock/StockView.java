package cn.baodi.command.feature.stock;

import cn.baodi.command.core.Reference;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.TimeRange;
import cn.baodi.command.core.Type;
import cn.baodi.command.core.Types;
import cn.baodi.command.data.Register;
import cn.baodi.command.ui.Chip;
import cn.baodi.command.ui.RegisterSpec;
import cn.baodi.command.ui.RowAction;
import cn.baodi.command.ui.Tone;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** What the two lists of the area show: which columns, chips, marks, charts and buttons. */
final class StockView {
    private final Texts texts;
    private final Type<Reference> goods;
    private final StockCharts charts;

    StockView(Texts texts, Type<Reference> goods, StockCharts charts) {
        this.texts = texts;
        this.goods = goods;
        this.charts = charts;
    }

    RegisterSpec<Goods> goods(Register<Goods> register, StockController controller) {
        return RegisterSpec.of(register, texts)
                .chip(Chip.choice("category", texts.get("goods.category"), Goods.Category.class, texts))
                .chip(Chip.of("low", texts.get("goods.level"), Map.of("true", texts.get("chip.low.true"))))
                .form("name", "category", "measure", "least", "byDelivery", "keeper", "phone", "note")
                .first("name", "balance", "measure", "level")
                .hidden("code", "phone", "note")
                .defaults(controller::usual)
                .titleAndCalled(Goods::name)
                .tone("level", row -> tone(row.level()))
                .action(book("receive", "fth-download", StockEntry.Kind.IN, controller))
                .action(book("issue", "fth-upload", StockEntry.Kind.OUT, controller))
                .action(book("count", "fth-check-square", StockEntry.Kind.COUNT, controller))
                .action(one("showEntries", "fth-list", controller::entries).reading())
                .chart(texts.get("chart.weight"), filter -> charts.balances(filter, true))
                .chart(texts.get("chart.pieces"), filter -> charts.balances(filter, false))
                .watch(StockRepository.TABLE);
    }

    private static Tone tone(Goods.Level level) {
        return switch (level) {
            case ENOUGH -> Tone.GOOD;
            case LOW -> Tone.WARNING;
            case EMPTY -> Tone.BAD;
        };
    }

    RegisterSpec<StockEntry> entries(Register<StockEntry> register, StockController controller) {
        Map<String, String> measures = new LinkedHashMap<>();
        measures.put("true", texts.get("chip.weighed.true"));
        measures.put("false", texts.get("chip.weighed.false"));
        return RegisterSpec.of(register, texts)
                .chip(Chip.reference("goods", texts.get("stockEntries.goods"), goods))
                .chip(Chip.choice("kind", texts.get("stockEntries.kind"), StockEntry.Kind.class, texts))
                .chipWhenSet(Chip.of("weighed", texts.get("stockEntries.measure"), measures))
                .range(TimeRange.LAST14)
                .form("kind", "goods", "quantity", "at", "party", "reason", "handler")
                .hidden("code", "delta", "handler")
                .defaults(controller::expected)
                .next(controller::next)
                .titleAndCalled(row -> texts.get(
                        "entry.title",
                        texts.name(row.kind()),
                        row.goodsName(),
                        Types.JIN.write(row.typed()),
                        row.measure() == null ? "" : texts.name(row.measure())))
                .tone("kind", row -> tone(row.kind()))
                .chart(texts.get("chart.day.weight"), filter -> charts.byDay(filter, true))
                .chart(texts.get("chart.day.pieces"), filter -> charts.byDay(filter, false))
                .watch(GoodsRepository.TABLE);
    }

    private static Tone tone(StockEntry.Kind kind) {
        return switch (kind) {
            case IN -> Tone.GOOD;
            case OUT -> Tone.BUSY;
            case ADJUST -> Tone.WARNING;
            case COUNT -> Tone.QUIET;
        };
    }

    private RowAction<Goods> book(String id, String icon, StockEntry.Kind kind, StockController controller) {
        return one(id, icon, row -> controller.book(row, kind));
    }

    private RowAction<Goods> one(String id, String icon, Consumer<Goods> action) {
        Function<List<Goods>, String> disabled =
                rows -> rows.size() == 1 && rows.get(0).retired() == null ? null : texts.get("action.one");
        return new RowAction<>(id, texts.get("action." + id), icon, disabled, rows -> action.accept(rows.get(0)));
    }
}
