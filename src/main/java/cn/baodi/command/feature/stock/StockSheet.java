package cn.baodi.command.feature.stock;

import cn.baodi.command.core.Masking;
import cn.baodi.command.core.Reference;
import cn.baodi.command.core.Rejected;
import cn.baodi.command.core.Sheet;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Type;
import cn.baodi.command.core.Types;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The columns of {@code goods} and {@code stockEntries}. Quantities are written as people say them, 12.5 or 30; whether
 * that is 斤 or pieces is for the goods to say.
 */
final class StockSheet {
    static final String GOODS = "goods";
    static final String ENTRIES = "stockEntries";
    /** No amount of pieces; the record refuses it. */
    private static final long PART_OF_A_PIECE = -1;

    private StockSheet() {}

    /** A number with up to three decimals, as {@link Measure#typed} holds it. */
    private static final class Quantity implements Type<Long> {
        @Override
        public Kind kind() {
            return Kind.WEIGHT;
        }

        @Override
        public String write(Long typed) {
            return Types.JIN.write(typed);
        }

        @Override
        public Long read(String text) throws Rejected {
            try {
                return Types.JIN.read(text == null ? null : text.strip().replaceFirst("[份件]$", ""));
            } catch (Rejected e) {
                throw new Rejected("stock.quantity", text);
            }
        }
    }

    private static final Type<Long> QUANTITY = new Quantity();

    /** What things are counted in, also as people count single pieces: 个, 只. A box holds nobody knows how many. */
    private record CountedIn(Type<Measure> choice) implements Type<Measure> {
        private static final Pattern PIECE = Pattern.compile("[个只枚支把台张块顶条辆部]");

        @Override
        public Kind kind() {
            return choice.kind();
        }

        @Override
        public String write(Measure value) {
            return choice.write(value);
        }

        @Override
        public Measure read(String text) throws Rejected {
            return text != null && PIECE.matcher(text.strip()).matches() ? Measure.PIECE : choice.read(text);
        }

        @Override
        public List<Measure> choices() {
            return choice.choices();
        }
    }

    private static Type<Measure> countedIn(Texts texts) {
        return new CountedIn(Types.choice(Measure.class, texts));
    }

    static Sheet<Goods> goods(Texts texts) {
        return Sheet.<Goods>of(GOODS, texts)
                .column("code", Types.code(GoodsRepository.CODE, GoodsRepository.DIGITS), 4, Goods::id)
                .required("name", Types.TEXT, 12, Goods::name)
                .required("category", Types.choice(Goods.Category.class, texts), 6, Goods::category)
                .required("measure", countedIn(texts), 4, Goods::measure)
                .beside("least")
                .derived("balance", QUANTITY, 6, g -> g.measure().typed(g.balance()))
                .derived("level", Types.choice(Goods.Level.class, texts), 6, Goods::level)
                .column("least", QUANTITY, 5, g -> g.least() == null ? null : typed(g))
                .required("byDelivery", Types.flag(texts), 6, Goods::byDelivery)
                .column("keeper", Types.TEXT, 5, Goods::keeper)
                .inside()
                .column("phone", Types.PHONE, 8, Goods::phone)
                .personal()
                .column("note", Types.NOTE, 12, Goods::note)
                .inside()
                .build((v, base) -> new Goods(
                        base == null ? v.get("code") : base.id(),
                        v.get("name"),
                        null,
                        v.get("category"),
                        v.get("measure"),
                        least(v.get("measure"), v.get("least")),
                        v.get("byDelivery"),
                        v.get("keeper"),
                        v.get("phone"),
                        v.get("note"),
                        base == null ? 0 : base.version(),
                        base == null ? null : base.retired(),
                        base == null ? 0 : base.balance()));
    }

    private static Long typed(Goods goods) {
        return goods.measure().typed(goods.least());
    }

    private static Long least(Measure measure, Long typed) {
        if (typed == null) {
            return null;
        }
        Long amount = measure.amount(typed);
        return amount == null ? PART_OF_A_PIECE : amount;
    }

    static Sheet<StockEntry> entries(Texts texts, Type<Reference> goods) {
        return Sheet.<StockEntry>of(ENTRIES, texts)
                .column("code", Types.code(StockRepository.CODE, StockRepository.DIGITS), 6, StockEntry::id)
                .required("at", Types.MOMENT, 9, StockEntry::at)
                .required("kind", Types.choice(StockEntry.Kind.class, texts), 4, StockEntry::kind)
                .required("goods", goods, 11, e -> new Reference(e.goods(), e.goodsName()))
                .required("quantity", QUANTITY, 6, StockEntry::typed)
                .derived("measure", countedIn(texts), 3, StockEntry::measure)
                .beside("quantity")
                .derived("delta", QUANTITY, 6, e -> typed(e, e.delta()))
                .derived("balance", QUANTITY, 6, e -> e.balance() == null ? null : typed(e, e.balance()))
                .column("party", Types.TEXT, 8, StockEntry::party)
                .column("reason", Types.TEXT, 12, StockEntry::reason)
                .inside(Masking::all)
                .column("handler", Types.TEXT, 5, StockEntry::handler)
                .inside()
                .alike("goods", "at", "kind", "quantity")
                .inOrderOf("at")
                .build((v, base) -> {
                    Reference of = v.get("goods");
                    long typed = v.get("quantity");
                    Measure said = base == null ? v.get("measure") : null;
                    return new StockEntry(
                            base == null ? v.get("code") : base.id(),
                            of.id(),
                            v.get("at"),
                            v.get("kind"),
                            said == null ? typed : amount(said, typed),
                            0,
                            said,
                            v.get("party"),
                            v.get("reason"),
                            v.get("handler"),
                            base == null ? 0 : base.version(),
                            base == null ? null : base.retired(),
                            of.label(),
                            null);
                });
    }

    private static long amount(Measure said, long typed) {
        Long amount = said.amount(typed);
        return amount == null ? StockEntry.PART_OF_A_PIECE : amount;
    }

    private static Long typed(StockEntry entry, long amount) {
        return entry.measure() == null ? null : entry.measure().typed(amount);
    }
}
