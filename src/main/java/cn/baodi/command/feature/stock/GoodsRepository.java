package cn.baodi.command.feature.stock;

import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Problem;
import cn.baodi.command.core.Reference;
import cn.baodi.command.core.Refused;
import cn.baodi.command.core.Sort;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Type;
import cn.baodi.command.data.Batch;
import cn.baodi.command.data.Database;
import cn.baodi.command.data.Repository;
import cn.baodi.command.data.SearchTerms;
import cn.baodi.command.data.Where;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The table {@code goods}; what is in stock is read from {@code stock_entry}. */
final class GoodsRepository extends Repository<Goods> {
    static final String TABLE = "goods";
    static final String CODE = "W";
    static final int DIGITS = 3;

    private static final String BALANCE = "COALESCE((SELECT SUM(e.delta) FROM stock_entry e WHERE e.goods = t.id"
            + " AND COALESCE(e.retired, '') = ''), 0)";

    private final Texts texts;

    GoodsRepository(Database database, Clock clock, Texts texts) {
        super(database, clock, TABLE, Goods.class);
        this.texts = texts;
    }

    @Override
    protected void narrow(Where where, Filter filter) {
        if (filter.chip("category") != null) {
            where.and("t.category = ?", filter.chip("category"));
        }
        if (filter.chip("low") != null) {
            where.and("t.least > " + BALANCE);
        }
        if (!filter.text().isEmpty()) {
            where.found("t.id", TABLE, filter.text());
        }
    }

    @Override
    protected Map<String, String> sorts() {
        return Map.of("code", "t.id", "name", "t.name_key");
    }

    @Override
    protected String derived() {
        return BALANCE + " AS balance";
    }

    @Override
    public long add(Batch batch, Goods row) {
        refuseNamesake(batch, row, 0);
        return super.add(batch, row);
    }

    /** Refuses another measure once something is in the book: its amounts would be others. */
    @Override
    public void change(Batch batch, Goods old, Goods row) {
        refuseNamesake(batch, row, old.id());
        if (row.measure() != old.measure() && isBooked(batch, old)) {
            throw new Refused(Problem.of("measure", "goods.measure", old.name(), texts.name(old.measure())));
        }
        super.change(batch, old, row);
    }

    /** Refuses to retire what is still in stock. */
    @Override
    public void retire(Batch batch, Goods row, String reason) {
        if (reason == null) {
            refuseNamesake(batch, row, row.id());
        } else {
            long stock = find(batch, row.id()).map(Goods::balance).orElse(0L);
            if (stock != 0) {
                throw new Refused(
                        Problem.of("", "goods.stocked", row.name(), StockAccount.amount(row.measure(), stock, texts)));
            }
        }
        super.retire(batch, row, reason);
    }

    private static boolean isBooked(Batch batch, Goods row) {
        return batch.query(handle -> handle.createQuery("SELECT COUNT(*) FROM stock_entry WHERE goods = ?")
                        .bind(0, row.id())
                        .mapTo(Long.class)
                        .one())
                > 0;
    }

    private static void refuseNamesake(Batch batch, Goods row, long self) {
        batch.query(handle -> named(handle, row.name())).stream()
                .filter(known -> known.id() != self)
                .findFirst()
                .ifPresent(known -> {
                    throw new Refused(Problem.of("name", "duplicate", known.label()));
                });
    }

    private static List<Reference> named(Handle handle, String name) {
        return handle.createQuery("SELECT id, name FROM goods WHERE plain = ? AND retired IS NULL ORDER BY id")
                .bind(0, Goods.plain(name))
                .map((row, context) -> new Reference(row.getLong("id"), row.getString("name")))
                .list();
    }

    /** The goods as {@code batch} sees them. */
    Optional<Goods> find(Batch batch, long id) {
        return batch.query(handle -> handle.createQuery("SELECT t.*, " + derived() + " FROM goods t WHERE t.id = ?")
                .bind(0, id)
                .map(ConstructorMapper.of(Goods.class))
                .findOne());
    }

    /** All that are in force, in Chinese order. */
    List<Goods> all() {
        List<Goods> all = new ArrayList<>();
        each(Filter.NONE, Sort.up("name"), all::add);
        return all;
    }

    /** A column that refers to goods: 大米、白面 W001. */
    Type<Reference> type() {
        return Reference.type(
                CODE,
                DIGITS,
                name -> database.read(handle -> named(handle, name)),
                part -> suggest(part, 12).stream()
                        .map(g -> new Reference(g.id(), g.name()))
                        .toList());
    }

    /** Those that {@code part} means, best first. */
    List<Goods> suggest(String part, int limit) {
        List<Long> ids = SearchTerms.find(database, TABLE, part, limit);
        List<Goods> found = new ArrayList<>(find(ids));
        found.sort(Comparator.comparingInt(g -> ids.indexOf(g.id())));
        return found;
    }
}
