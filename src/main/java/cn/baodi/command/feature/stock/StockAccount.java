package cn.baodi.command.feature.stock;

import cn.baodi.command.core.Problem;
import cn.baodi.command.core.Refused;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Types;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The book of one kind of goods while a write is open: the balance after each line, in the order of their moments. A list
 * of thousands of lines is judged against it without asking the database for each.
 */
final class StockAccount {
    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::at).thenComparing(Place::id);

    private final Goods goods;
    private final Texts texts;
    private final NavigableMap<Place, Long> balances = new TreeMap<>(ORDER);

    private record Place(LocalDateTime at, long id) {}

    StockAccount(Goods goods, Texts texts) {
        this.goods = goods;
        this.texts = texts;
    }

    Goods goods() {
        return goods;
    }

    /** Takes a line into the book. */
    void enter(LocalDateTime at, long id, long delta) {
        Place place = new Place(at, id);
        long before = before(place);
        balances.tailMap(place, false).replaceAll((later, balance) -> balance + delta);
        balances.put(place, before + delta);
    }

    /** Strikes a line out of the book. */
    void strike(StockEntry row) {
        Place place = new Place(row.at(), row.id());
        if (balances.remove(place) != null) {
            balances.tailMap(place, false).replaceAll((later, balance) -> balance - row.delta());
        }
    }

    private long before(Place place) {
        Map.Entry<Place, Long> last = balances.lowerEntry(place);
        return last == null ? 0 : last.getValue();
    }

    /**
     * A line as it goes into the book; it is not yet in it.
     *
     * @throws Refused where its quantity is no amount of these goods
     */
    StockEntry booked(StockEntry row) {
        if (row.measure() != null && row.measure() != goods.measure()) {
            throw new Refused(Problem.of(
                    "quantity", "stock.measure", goods.name(), texts.name(goods.measure()), texts.name(row.measure())));
        }
        Long amount = goods.measure().amount(row.typed());
        if (amount == null) {
            throw new Refused(Problem.of("quantity", "stock.whole", goods.name(), texts.name(goods.measure())));
        }
        long delta = switch (row.kind()) {
            case IN, ADJUST -> amount;
            case OUT -> -amount;
            case COUNT -> amount - before(place(row));
        };
        return row.booked(goods.measure(), amount, delta);
    }

    /** A new line comes after those of the same minute. */
    private static Place place(StockEntry row) {
        return new Place(row.at(), row.id() == null ? Long.MAX_VALUE : row.id());
    }

    /** @throws Refused where there would be less than nothing in stock, at the moment of the line or later */
    void require(StockEntry row) {
        if (row.delta() >= 0) {
            return;
        }
        long stock = before(place(row));
        if (stock + row.delta() < 0) {
            throw new Refused(Problem.of(
                    "quantity",
                    "stock.short",
                    goods.name(),
                    Types.MOMENT.write(row.at()),
                    amount(stock),
                    amount(-row.delta())));
        }
        for (Map.Entry<Place, Long> later : balances.tailMap(place(row), false).entrySet()) {
            if (later.getValue() + row.delta() < 0) {
                throw refused(later.getKey(), later.getValue(), -row.delta());
            }
        }
    }

    /** @throws Refused where a line of the book leaves less than nothing in stock */
    void require() {
        for (Map.Entry<Place, Long> line : balances.entrySet()) {
            if (line.getValue() < 0) {
                throw new Refused(
                        below(goods.name(), goods.measure(), line.getKey().at(), line.getValue(), texts));
            }
        }
    }

    private Refused refused(Place later, long balance, long asked) {
        return new Refused(Problem.of(
                "quantity",
                "stock.later",
                goods.name(),
                Types.MOMENT.write(later.at()),
                amount(balance),
                amount(asked)));
    }

    /** That a change of what is in the book would leave less than nothing. */
    static Problem below(String name, Measure measure, LocalDateTime at, long balance, Texts texts) {
        return Problem.of("quantity", "stock.below", name, Types.MOMENT.write(at), amount(measure, -balance, texts));
    }

    private String amount(long amount) {
        return amount(goods.measure(), amount, texts);
    }

    /** 120斤, 3件. */
    static String amount(Measure measure, long amount, Texts texts) {
        return texts.get("amount", measure.number(amount).toPlainString(), texts.name(measure));
    }
}
