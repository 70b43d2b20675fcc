package cn.baodi.command.feature.stock;

import cn.baodi.command.core.Derived;
import cn.baodi.command.core.Problem;
import cn.baodi.command.core.Problems;
import cn.baodi.command.core.Row;
import java.time.LocalDateTime;
import java.util.List;

/**
 * One line of the stock account (出入库). The balance of a kind of goods is the sum of what its lines changed.
 *
 * @param goods number of the kind of goods
 * @param at when, to the minute; lines of one minute follow each other by their numbers
 * @param quantity what was written down: received, issued, added or taken away (with its sign) or found. In grams or
 *     pieces once it is stored or a file has said its measure; else as {@link Measure#typed} holds it
 * @param delta by how much the balance changed, in grams or pieces; of a count what was found less what the book said
 * @param measure what the quantity is in, or null before it is stored where nobody said it
 * @param party from whom or to whom
 * @param reason why; an adjustment needs one
 * @param handler who handed it over, or took it in
 * @param balance what was in stock after it, in grams or pieces
 */
public record StockEntry(
        Long id,
        long goods,
        LocalDateTime at,
        Kind kind,
        long quantity,
        long delta,
        Measure measure,
        String party,
        String reason,
        String handler,
        int version,
        String retired,
        @Derived String goodsName,
        @Derived Long balance)
        implements Row {
    /** No amount: half a piece. */
    static final long PART_OF_A_PIECE = Long.MIN_VALUE;

    /** What happened. */
    public enum Kind {
        /** 入库. */
        IN,
        /** 出库. */
        OUT,
        /** 调整, either way. */
        ADJUST,
        /** 盘点: what was found. */
        COUNT
    }

    /** The same as it goes into the book. */
    StockEntry booked(Measure in, long amount, long change) {
        return new StockEntry(
                id, goods, at, kind, amount, change, in, party, reason, handler, version, retired, goodsName, balance);
    }

    /** The quantity as {@link Measure#typed} holds it. */
    long typed() {
        return measure == null ? quantity : measure.typed(quantity);
    }

    @Override
    public List<Problem> problems() {
        boolean either = kind == Kind.ADJUST;
        boolean counted = kind == Kind.COUNT;
        boolean part = quantity == PART_OF_A_PIECE;
        return new Problems()
                .when(part, "quantity", "stock.part")
                .when(!part && !either && quantity < 0, "quantity", "stock.negative")
                .when(!counted && quantity == 0, "quantity", "stock.zero")
                .when(Math.abs(quantity) > Goods.MOST, "quantity", "stock.much")
                .atMost(60, "party", party)
                .when(either && reason == null, "reason", "stock.reason")
                .atMost(200, "reason", reason)
                .atMost(40, "handler", handler)
                .list();
    }
}
