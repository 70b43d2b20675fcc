package cn.baodi.command.feature.stock;

import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.Reference;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Type;
import cn.baodi.command.core.Types;
import cn.baodi.command.data.Register;
import cn.baodi.command.ui.RegisterController;
import cn.baodi.command.ui.RegisterTabs;
import cn.baodi.command.ui.Workbench;
import java.util.List;
import java.util.Map;

/** What officers do with goods and the lines of their account. */
final class StockController {
    private final Workbench workbench;
    private final Texts texts;
    private final Type<Reference> type;
    private final RegisterController<Goods> goods;
    private final RegisterController<StockEntry> entries;
    private RegisterTabs tabs;

    StockController(
            Workbench workbench,
            Texts texts,
            Type<Reference> type,
            StockView view,
            Register<Goods> goodsRegister,
            Register<StockEntry> entryRegister) {
        this.workbench = workbench;
        this.texts = texts;
        this.type = type;
        goods = new RegisterController<>(workbench, view.goods(goodsRegister, this));
        entries = new RegisterController<>(workbench, view.entries(entryRegister, this));
    }

    /** The screen, made on the first call. */
    RegisterTabs tabs() {
        if (tabs == null) {
            tabs = new RegisterTabs(List.of(goods, entries));
        }
        return tabs;
    }

    /** A new line of the account, wherever the officer is. */
    void book() {
        workbench.open().accept(new Link(StockFeature.KEY, "", Filter.NONE, null));
        tabs().add(StockSheet.ENTRIES, Map.of());
    }

    /** 入库, 出库, 盘点 of these goods. */
    void book(Goods row, StockEntry.Kind kind) {
        tabs().add(
                        StockSheet.ENTRIES,
                        Map.of("goods", type.write(new Reference(row.id(), row.name())), "kind", texts.name(kind)));
    }

    /** The account of one kind of goods. */
    void entries(Goods row) {
        tabs().show(Link.to(
                StockFeature.KEY,
                StockSheet.ENTRIES,
                Filter.NONE.chip("goods", row.id().toString())));
    }

    /** What most goods are. */
    Map<String, String> usual() {
        return Map.of("byDelivery", Types.flag(texts).write(true));
    }

    /** What is handed out is written down most often, and at once. */
    Map<String, String> expected() {
        return Map.of("at", Types.MOMENT.write(workbench.now()), "kind", texts.name(StockEntry.Kind.OUT));
    }

    /** A list of receipts or issues is of one occasion: the next line begins as the last one was. */
    Map<String, String> next(StockEntry stored) {
        return Map.of(
                "kind",
                texts.name(stored.kind()),
                "at",
                Types.MOMENT.write(stored.at()),
                "party",
                Types.TEXT.write(stored.party()),
                "handler",
                Types.TEXT.write(stored.handler()));
    }
}
