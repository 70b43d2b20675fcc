package cn.baodi.command.feature.stock;

import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Problem;
import cn.baodi.command.core.Refused;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Types;
import cn.baodi.command.data.Batch;
import cn.baodi.command.data.Daily;
import cn.baodi.command.data.Database;
import cn.baodi.command.data.Invariant;
import cn.baodi.command.data.Repository;
import cn.baodi.command.data.Where;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The table {@code stock_entry}. */
final class StockRepository extends Repository<StockEntry> {
    static final String TABLE = "stock_entry";
    static final String CODE = "S";
    static final int DIGITS = 6;

    private static final String KEPT = "COALESCE(e.retired, '') = ''";

    private final GoodsRepository goods;
    private final Texts texts;
    /** The books of the write that is open; there is never more than one. */
    private final Map<Long, StockAccount> accounts = new HashMap<>();

    private Batch open;

    StockRepository(Database database, Clock clock, GoodsRepository goods, Texts texts) {
        super(database, clock, TABLE, StockEntry.class);
        this.goods = goods;
        this.texts = texts;
    }

    @Override
    protected void narrow(Where where, Filter filter) {
        within(where, "t.at", filter);
        if (filter.chip("goods") != null) {
            where.lead("t.goods", Long.parseLong(filter.chip("goods")));
        }
        if (filter.chip("kind") != null) {
            where.and("t.kind = ?", filter.chip("kind"));
        }
        if (filter.chip("weighed") != null) {
            where.and("t.measure " + (filter.chip("weighed").equals("true") ? "=" : "<>") + " 'WEIGHT'");
        }
        if (!filter.text().isEmpty()) {
            where.found("t.goods", GoodsRepository.TABLE, filter.text());
        }
    }

    @Override
    protected Optional<Dated> dated() {
        return Optional.of(new Dated("t.at", "at"));
    }

    @Override
    protected Map<String, String> sorts() {
        return Map.of("code", "t.id", "at", "t.at");
    }

    @Override
    protected String derived() {
        return "g.name AS goods_name, (SELECT SUM(e.delta) FROM stock_entry e WHERE e.goods = t.goods"
                + " AND e.at <= t.at AND (e.at < t.at OR e.id <= t.id) AND " + KEPT + ") AS balance";
    }

    @Override
    protected String joins() {
        return "JOIN goods g ON g.id = t.goods";
    }

    /** A quantity that is not booked yet is not in the measure of those that are. */
    @Override
    public List<StockEntry> near(List<StockEntry> rows, List<String> columns) {
        return super.near(
                rows, columns.stream().filter(c -> !c.equals("quantity")).toList());
    }

    /** Refuses what would leave less than nothing in stock, then or later. */
    @Override
    public long add(Batch batch, StockEntry row) {
        StockAccount account = account(batch, row, true);
        StockEntry booked = account.booked(row);
        account.require(booked);
        long id = super.add(batch, booked);
        account.enter(booked.at(), id, booked.delta());
        return id;
    }

    @Override
    public void change(Batch batch, StockEntry old, StockEntry row) {
        boolean same = old.goods() == row.goods();
        if (!same) {
            account(batch, old, false).strike(old);
            account(batch, old, false).require();
        }
        StockAccount account = account(batch, row, !same);
        account.strike(old);
        StockEntry booked = account.booked(row);
        account.enter(booked.at(), old.id(), booked.delta());
        account.require();
        super.change(batch, old, booked);
    }

    /** Whether enough is left is judged when the write ends, for several may be retired together. */
    @Override
    public void retire(Batch batch, StockEntry row, String reason) {
        accounts.remove(row.goods());
        super.retire(batch, row, reason);
    }

    private StockAccount account(Batch batch, StockEntry row, boolean another) {
        if (row.at().isAfter(batch.now())) {
            throw new Refused(Problem.of("at", "future"));
        }
        if (open != batch) {
            accounts.clear();
            open = batch;
        }
        StockAccount account = accounts.computeIfAbsent(row.goods(), id -> read(batch, id));
        if (another) {
            refuse(account.goods(), row);
        }
        return account;
    }

    private static void refuse(Goods goods, StockEntry row) {
        String called = row.goodsName();
        if (called != null && !called.isBlank() && !Goods.plain(called).equals(goods.plain())) {
            throw new Refused(Problem.of("goods", "reference.mismatch", code(row.goods()), goods.name(), called));
        }
        if (goods.retired() != null) {
            throw new Refused(Problem.of("goods", "stock.retired", goods.name()));
        }
    }

    private static String code(long id) {
        return Types.code(GoodsRepository.CODE, GoodsRepository.DIGITS).write(id);
    }

    private StockAccount read(Batch batch, long id) {
        Goods found = goods.find(batch, id)
                .orElseThrow(() -> new Refused(Problem.of("goods", "reference.unknown", code(id))));
        StockAccount account = new StockAccount(found, texts);
        batch.query(handle -> handle.createQuery("SELECT e.at, e.id, e.delta FROM stock_entry e WHERE e.goods = ? AND "
                                + KEPT + " ORDER BY e.at, e.id")
                        .bind(0, id)
                        .map((row, context) -> new Line(
                                row.getObject("at", LocalDateTime.class), row.getLong("id"), row.getLong("delta")))
                        .list())
                .forEach(line -> account.enter(line.at, line.id, line.delta));
        return account;
    }

    private record Line(LocalDateTime at, long id, long delta) {}

    /** That nothing is ever taken that is not there, whatever the write was: also one that takes another back. */
    Invariant stocked() {
        return new Invariant(TABLE, "goods", this::requireStock);
    }

    private void requireStock(Batch batch, Set<Long> touched) {
        Optional<Problem> below = batch.query(handle -> handle.createQuery("""
                        SELECT g.name, b.measure, b.at, b.balance FROM (
                            SELECT e.goods, e.at, e.id, e.measure,
                                SUM(e.delta) OVER (PARTITION BY e.goods ORDER BY e.at, e.id) AS balance
                            FROM UNNEST(CAST(? AS BIGINT ARRAY)) touched (id_)
                            JOIN stock_entry e ON e.goods = touched.id_ WHERE %s) b
                        JOIN goods g ON g.id = b.goods
                        WHERE b.balance < 0 ORDER BY b.at, b.id FETCH FIRST 1 ROW ONLY""".formatted(KEPT))
                .bind(0, (Object) touched.toArray(Long[]::new))
                .map((row, context) -> StockAccount.below(
                        row.getString("name"),
                        Measure.valueOf(row.getString("measure")),
                        row.getObject("at", LocalDateTime.class),
                        row.getLong("balance"),
                        texts))
                .findOne());
        below.ifPresent(problem -> {
            throw new Failure("refused", texts.problem(problem));
        });
    }

    /**
     * What the lines of one kind of goods changed on a day, in grams or pieces.
     *
     * @param day null where it is of several days
     * @param received 入库
     * @param issued 出库
     * @param other 调整 and 盘点, with its sign
     */
    record Movement(long goods, Measure measure, LocalDate day, long received, long issued, long other) {
        long delta() {
            return received - issued + other;
        }
    }

    /** What happened from {@code from} to just before {@code until}, by goods and day, oldest first. */
    List<Movement> movements(LocalDateTime from, LocalDateTime until) {
        return database.read(handle -> handle.createQuery("""
                        SELECT e.goods, e.measure, CAST(e.at AS DATE) AS day_,
                            SUM(CASE WHEN e.kind = 'IN' THEN e.delta ELSE 0 END) AS received,
                            SUM(CASE WHEN e.kind = 'OUT' THEN -e.delta ELSE 0 END) AS issued,
                            SUM(CASE WHEN e.kind IN ('ADJUST', 'COUNT') THEN e.delta ELSE 0 END) AS other
                        FROM stock_entry e WHERE e.at >= :from AND e.at < :until AND %s
                        GROUP BY e.goods, e.measure, CAST(e.at AS DATE) ORDER BY day_, e.goods""".formatted(KEPT))
                .bind("from", from)
                .bind("until", until)
                .map((row, context) -> new Movement(
                        row.getLong("goods"),
                        Measure.valueOf(row.getString("measure")),
                        row.getObject("day_", LocalDate.class),
                        row.getLong("received"),
                        row.getLong("issued"),
                        row.getLong("other")))
                .list());
    }

    /** What was in stock just before {@code until}, by goods. */
    Map<Long, Long> balances(LocalDateTime until) {
        Map<Long, Long> balances = new HashMap<>();
        database.read(handle -> handle.createQuery("SELECT e.goods, SUM(e.delta) AS balance FROM stock_entry e"
                        + " WHERE e.at < :until AND " + KEPT + " GROUP BY e.goods")
                .bind("until", until)
                .map((row, context) -> balances.put(row.getLong("goods"), row.getLong("balance")))
                .list());
        return balances;
    }

    /** What was received and issued by the lines that {@code filter} leaves, by goods and day, oldest first. */
    List<Movement> movements(Filter filter) {
        return sums(
                "t.goods, t.measure, CAST(t.at AS DATE) AS day_,"
                        + " SUM(CASE WHEN t.kind = 'IN' THEN t.delta ELSE 0 END) AS received,"
                        + " SUM(CASE WHEN t.kind = 'OUT' THEN -t.delta ELSE 0 END) AS issued",
                "",
                filter,
                "GROUP BY t.goods, t.measure, CAST(t.at AS DATE) ORDER BY day_, t.goods",
                (row, context) -> new Movement(
                        row.getLong("goods"),
                        Measure.valueOf(row.getString("measure")),
                        row.getObject("day_", LocalDate.class),
                        row.getLong("received"),
                        row.getLong("issued"),
                        0));
    }

    /** What was received or issued each day, of goods that are weighed or of the others. */
    List<Daily> daily(StockEntry.Kind kind, boolean weighed) {
        return daily(
                Filter.NONE.chip("kind", kind.name()).chip("weighed", Boolean.toString(weighed)),
                "t.at",
                "0",
                "SUM(ABS(t.delta))",
                "");
    }

    /**
     * Lines after which there was less than nothing, and counts after which the book does not say what was found, because
     * something earlier was written down since.
     */
    record Wrong(long lines, long below, long counts, long off) {}

    Wrong wrong() {
        return database.read(handle -> handle.createQuery("""
                        SELECT COUNT(*) AS lines, COUNT(CASE WHEN b.balance < 0 THEN 1 END) AS below,
                            COUNT(CASE WHEN b.kind = 'COUNT' THEN 1 END) AS counts,
                            COUNT(CASE WHEN b.kind = 'COUNT' AND b.balance <> b.quantity THEN 1 END) AS off
                        FROM (SELECT e.kind, e.quantity,
                                SUM(e.delta) OVER (PARTITION BY e.goods ORDER BY e.at, e.id) AS balance
                            FROM stock_entry e WHERE %s) b""".formatted(KEPT))
                .map((row, context) -> new Wrong(
                        row.getLong("lines"), row.getLong("below"), row.getLong("counts"), row.getLong("off")))
                .one());
    }
}
