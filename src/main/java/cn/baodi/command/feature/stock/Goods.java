package cn.baodi.command.feature.stock;

import cn.baodi.command.core.Derived;
import cn.baodi.command.core.Problem;
import cn.baodi.command.core.Problems;
import cn.baodi.command.core.Row;
import cn.baodi.command.core.Types;
import java.util.List;
import java.util.Locale;

/**
 * A kind of goods (品目) in the store of the command post.
 *
 * @param name unique among those in force, however it is written
 * @param plain the name as {@link #plain} writes it; always made of the name
 * @param least the stock below which somebody is told, in grams or pieces, or null
 * @param byDelivery whether deliveries alone take it out of the store, so that what they took must be what was issued
 * @param keeper whom to ring when it runs out
 * @param balance what is in stock now, in grams or pieces
 */
public record Goods(
        Long id,
        String name,
        String plain,
        Category category,
        Measure measure,
        Long least,
        boolean byDelivery,
        String keeper,
        String phone,
        String note,
        int version,
        String retired,
        @Derived long balance)
        implements Row {
    /** More than this is a slip of the pen. */
    static final long MOST = 1_000_000_000_000L;

    /** What it is for. */
    public enum Category {
        FOOD,
        DAILY,
        PROTECTION,
        MEDICINE,
        EQUIPMENT,
        OTHER
    }

    /** How much is left. */
    public enum Level {
        ENOUGH,
        LOW,
        EMPTY
    }

    public Goods {
        plain = name == null ? null : plain(name);
    }

    /** A name without what does not make it another: width and case of letters, blanks, which comma is used. */
    public static String plain(String name) {
        return Types.plain(name).toLowerCase(Locale.ROOT).replaceAll("\\s+", "").replaceAll("[,，;；/／]", "、");
    }

    Level level() {
        if (balance == 0) {
            return Level.EMPTY;
        }
        return least != null && balance < least ? Level.LOW : Level.ENOUGH;
    }

    @Override
    public List<Problem> problems() {
        return new Problems()
                .atMost(60, "name", name)
                .when(least != null && (least < 0 || least > MOST), "least", "goods.least")
                .atMost(40, "keeper", keeper)
                .atMost(500, "note", note)
                .list();
    }
}
