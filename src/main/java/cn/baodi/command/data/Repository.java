package cn.baodi.command.data;

import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Row;
import cn.baodi.command.core.Sort;
import cn.baodi.command.core.TimeRange;
import cn.baodi.command.core.UnitChoice;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/**
 * The rows of one table as records. Lists page by key: the next page begins behind the last row seen, over an index,
 * so the millionth row comes as fast as the first. A subclass says how a {@link Filter} narrows its table, and holds
 * whatever other questions its area asks.
 */
public abstract class Repository<T extends Row> {
    protected final Database database;
    protected final Clock clock;
    /** So many rows of a long list are read together. */
    private static final int PIECE = 1000;

    private final String table;
    private final Class<T> type;
    private final RowMapper<T> mapper;

    protected Repository(Database database, Clock clock, String table, Class<T> type) {
        this.database = database;
        this.clock = clock;
        this.table = table;
        this.type = type;
        mapper = new RecordMapper<>(type);
    }

    public String table() {
        return table;
    }

    /**
     * The record that the audit's image of a row is of. What the image lacks, and what comes from other tables, is null
     * or 0.
     *
     * @param image columns as {@link AuditRow} holds them
     * @throws IllegalArgumentException for what is no row of this table
     */
    public T record(Map<String, Object> image) {
        return Images.record(type, image);
    }

    /** A record as the audit's image of its row. */
    public Map<String, Object> image(T row) {
        return Images.of(row);
    }

    /** Adds the conditions of {@code filter} but for retired ones; the table's alias is {@code t}. */
    protected abstract void narrow(Where where, Filter filter);

    /** Sheet columns that a list can be sorted by, each with its SQL column in {@code t}, which is never null. */
    protected abstract Map<String, String> sorts();

    /** Columns of joined tables for the derived components, such as {@code h.name AS household_name}. */
    protected String derived() {
        return "";
    }

    /** The joins they come from. */
    protected String joins() {
        return "";
    }

    /**
     * From which day on a row counts in numbers: no number of an earlier day, and no cumulative one up to it, is
     * another because of the row.
     *
     * @param sql a day or moment of a row of {@code t}, null where it may be any
     * @param column the column of {@code t} that it comes from
     */
    public record Dated(String sql, String column) {}

    /** Empty where a row may count in the numbers of any day. */
    protected Optional<Dated> dated() {
        return Optional.empty();
    }

    /**
     * The first day whose numbers a write may have changed.
     *
     * @param batch its number in the audit
     * @return empty where it may be any
     */
    public Optional<LocalDate> firstDay(long batch) {
        return dated().flatMap(dated -> database.read(handle -> handle.createQuery("""
                        SELECT COUNT(*) AS lines, COUNT(day_) AS dated, COUNT(moved) AS moved,
                            MIN(CAST(day_ AS DATE)) AS first_ FROM (
                            SELECT %s AS day_, CASE WHEN l.old_image LIKE :column THEN 1 END AS moved
                            FROM audit_line l LEFT JOIN %s t ON t.id = l.row_id
                            WHERE l.batch = :batch AND l.table_name = :table)""".formatted(dated.sql, table))
                .bind("batch", batch)
                .bind("table", table)
                .bind("column", "%\"" + dated.column + "\"%")
                // Rows that moved from another day, that are gone, or that the audit does not name: it may be any.
                .map((row, context) -> row.getLong("dated") == 0
                                || row.getLong("dated") < row.getLong("lines")
                                || row.getLong("moved") > 0
                        ? Optional.<LocalDate>empty()
                        : Optional.of(row.getObject("first_", LocalDate.class)))
                .one()));
    }

    /** Whether {@code filter} narrows these rows at all; what its table does not know leaves all of them. */
    public boolean narrows(Filter filter) {
        Where none = new Where();
        narrow(none, Filter.NONE);
        Where some = new Where();
        try {
            narrow(some, filter);
        } catch (IllegalArgumentException | DateTimeException e) {
            return false; // a value that this chip never has
        }
        return !some.sql().equals(none.sql());
    }

    public boolean sortable(String column) {
        return sorts().containsKey(column);
    }

    /** Narrows {@code column} to the filter's time range. */
    protected void within(Where where, String column, Filter filter) {
        TimeRange.Span span = filter.range().resolve(LocalDateTime.now(clock));
        if (span != null) {
            where.and(column + " >= ? AND " + column + " < ?", span.from(), span.to());
        }
    }

    /**
     * Narrows {@code column}, a unit's code, to the chosen district, town or village and all under it.
     *
     * @param unit as {@link UnitChoice#chip} writes it, or null for all
     */
    protected static void within(Where where, String column, String unit) {
        if (unit == null) {
            return;
        }
        UnitChoice choice = UnitChoice.of(unit);
        if (choice.isNone()) {
            where.and(column + " IS NULL");
        } else if (choice.isOne()) {
            where.and(column + " = ?", choice.code());
        } else {
            where.and(column + " >= ? AND " + column + " < ?", choice.code(), choice.end());
        }
    }

    /**
     * As {@link #within(Where, String, String)} for a table {@code t} with so many rows that it has a column {@code
     * town_key} and an index of it for each order that is quick.
     */
    protected static void near(Where where, String unit) {
        if (unit == null) {
            return;
        }
        UnitChoice choice = UnitChoice.of(unit);
        if (choice.isOne() || choice.isDistrict()) {
            // A district is about everything: COALESCE keeps H2 from reading all of that and sorting it.
            within(where, choice.isDistrict() ? "COALESCE(t.unit, 0)" : "t.unit", unit);
        } else {
            where.lead("t.town_key", choice.code());
        }
    }

    private Where where(Filter filter) {
        Where where = new Where();
        narrow(where, filter);
        return kept(where, filter);
    }

    private static Where kept(Where where, Filter filter) {
        if (!filter.retired()) {
            // Not "IS NULL": H2 takes the index on retired for that, which is the whole table, and sorts it.
            where.and("COALESCE(t.retired, '') = ''");
        }
        return where;
    }

    /**
     * One page of the list.
     *
     * @param after null for the first page
     */
    public Page<T> page(Filter filter, Sort sort, Page.Cursor after, int size) {
        return database.read(handle -> page(handle, filter, sort, after, size));
    }

    private Page<T> page(Handle handle, Filter filter, Sort sort, Page.Cursor after, int size) {
        List<Page.Cursor> keys = keys(handle, filter, sort, after, size + 1);
        boolean more = keys.size() > size;
        List<Page.Cursor> shown = more ? keys.subList(0, size) : keys;
        Map<Long, T> rows = new HashMap<>();
        rows(handle, shown.stream().map(Page.Cursor::id).toList()).forEach(row -> rows.put(row.id(), row));
        return new Page<>(
                shown.stream()
                        .map(key -> rows.get(key.id()))
                        .filter(Objects::nonNull) // undone between the two questions
                        .toList(),
                more ? shown.get(size - 1) : null);
    }

    /**
     * The places of the rows of a page. They are asked for by themselves because an index often holds all that is asked
     * for: then the rows that are passed over are not read, nor joined.
     */
    private List<Page.Cursor> keys(Handle handle, Filter filter, Sort sort, Page.Cursor after, int size) {
        String column = column(sort);
        String beyond = sort.descending() ? " < ?" : " > ?";
        // Each piece is a plain range of an index.
        if (after == null) {
            return keys(handle, where(filter), column, sort, size);
        }
        if (column.equals("t.id")) {
            return keys(handle, where(filter).and("t.id" + beyond, after.id()), column, sort, size);
        }
        Where equal = where(filter).and(column + " = ? AND t.id" + beyond, after.value(), after.id());
        List<Page.Cursor> keys = new ArrayList<>(keys(handle, equal, column, sort, size));
        if (keys.size() < size) {
            // Only where it is needed: H2 walks over all equal ones to get beyond them.
            keys.addAll(
                    keys(handle, where(filter).and(column + beyond, after.value()), column, sort, size - keys.size()));
        }
        return keys;
    }

    private List<Page.Cursor> keys(Handle handle, Where where, String column, Sort sort, int size) {
        String direction = sort.descending() ? " DESC" : "";
        String order = (column.equals("t.id") ? "" : column + direction + ", ") + "t.id" + direction;
        String sql = "SELECT t.id AS id_, " + column + " AS sort_ FROM " + table + " t" + where.sql() + " ORDER BY "
                + where.lead(direction) + order + " FETCH FIRST " + size + " ROWS ONLY";
        return bind(handle.createQuery(sql), where.values())
                .map((row, context) -> new Page.Cursor(row.getObject("sort_"), row.getLong("id_")))
                .list();
    }

    private List<T> rows(Handle handle, List<Long> ids) {
        // Not "IN": H2 compares each row found with each number again.
        String sql = "SELECT t.*" + (derived().isEmpty() ? "" : ", " + derived())
                + " FROM UNNEST(CAST(? AS BIGINT ARRAY)) wanted (id_) JOIN " + table + " t ON t.id = wanted.id_ "
                + joins();
        return handle.createQuery(sql)
                .bind(0, (Object) ids.toArray(Long[]::new))
                .map(mapper)
                .list();
    }

    private static Query bind(Query query, List<Object> values) {
        for (int i = 0; i < values.size(); i++) {
            query.bind(i, values.get(i));
        }
        return query;
    }

    /** How many rows the filter leaves. */
    public long count(Filter filter) {
        if (filter.text().isEmpty()
                && filter.chips().isEmpty()
                && filter.range().equals(TimeRange.ALL)) {
            return total(filter.retired());
        }
        Where where = new Where();
        narrow(where, filter);
        kept(where.counted(), filter);
        return database.read(
                handle -> bind(handle.createQuery("SELECT COUNT(*) FROM " + table + " t" + where.sql()), where.values())
                        .mapTo(Long.class)
                        .one());
    }

    /** How many rows there are, with or without the retired ones; no scan either way. */
    public long total(boolean retired) {
        String all = "SELECT COUNT(*) FROM " + table;
        String sql = retired ? all : "SELECT (" + all + ") - (" + all + " WHERE retired >= '')";
        return database.read(handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }

    /**
     * Sums over the rows that the filter leaves, as of one query.
     *
     * @param select what is asked, over the alias {@code t}
     * @param joined joins that it needs, or ""
     * @param group grouping and order, or ""
     * @param bound values for the marks in {@code select} and {@code joined}
     */
    protected <R> List<R> sums(
            String select, String joined, Filter filter, String group, RowMapper<R> row, Object... bound) {
        Where where = where(filter);
        List<Object> values = new ArrayList<>(List.of(bound));
        values.addAll(where.values());
        String sql = "SELECT " + select + " FROM " + table + " t " + joined + where.sql() + " " + group;
        return database.read(
                handle -> bind(handle.createQuery(sql), values).map(row).list());
    }

    /**
     * Sums by day and town over the rows that the filter leaves.
     *
     * @param day SQL of a date or a moment
     * @param unit SQL of a unit's code, or "0" for the whole district
     * @param number SQL of what is summed
     * @param joined joins that they need, or ""
     */
    protected List<Daily> daily(Filter filter, String day, String unit, String number, String joined) {
        return daily(filter, day, unit, "''", number, joined);
    }

    /** @param category SQL of what the sums are divided by besides day and town */
    protected List<Daily> daily(Filter filter, String day, String unit, String category, String number, String joined) {
        String on = "CAST(" + day + " AS DATE)";
        String town = "COALESCE(" + unit + " - MOD(" + unit + ", 1000), 0)";
        return sums(
                on + " AS day_, " + town + " AS town_, " + category + " AS category_, " + number + " AS number_",
                joined,
                filter,
                "GROUP BY " + on + ", " + town + ", " + category + " ORDER BY day_, town_, category_",
                (row, context) -> new Daily(
                        row.getObject("day_", LocalDate.class),
                        row.getLong("town_"),
                        Objects.requireNonNullElse(row.getString("category_"), ""),
                        row.getBigDecimal("number_")));
    }

    /** The greatest number of a row, retired ones too; 0 where there is none. */
    public long greatest() {
        return database.read(handle -> handle.createQuery("SELECT COALESCE(MAX(id), 0) FROM " + table)
                .mapTo(Long.class)
                .one());
    }

    public Optional<T> find(long id) {
        return find(List.of(id)).stream().findFirst();
    }

    /** The rows with these numbers, in no order; missing ones are left out. */
    public List<T> find(List<Long> ids) {
        return ids.isEmpty() ? List.of() : database.read(handle -> rows(handle, ids));
    }

    /**
     * Rows that hold, among those of {@code rows}, some value in each of these columns; retired ones are left out.
     *
     * @param columns components of the record, as the sheet calls its columns
     */
    public List<T> near(List<T> rows, List<String> columns) {
        Where where = new Where();
        List<Map<String, Object>> images = rows.stream().map(Images::of).toList();
        for (String component : columns) {
            String column = Images.column(component);
            List<Object> values = images.stream()
                    .map(image -> image.get(column))
                    .filter(Objects::nonNull)
                    .distinct()
                    .toList();
            if (values.isEmpty()) {
                return List.of();
            }
            where.and("t." + column + " IN (" + "?, ".repeat(values.size() - 1) + "?)", values.toArray());
        }
        where.and("COALESCE(t.retired, '') = ''");
        String sql = "SELECT t.*" + (derived().isEmpty() ? "" : ", " + derived()) + " FROM " + table + " t " + joins()
                + where.sql() + " ORDER BY t.id";
        return database.read(handle ->
                bind(handle.createQuery(sql), where.values()).map(mapper).list());
    }

    /** Every row of the list in order, one after the other, all as of one moment. Memory stays flat. */
    public void each(Filter filter, Sort sort, Consumer<T> consumer) {
        String column = column(sort);
        String direction = sort.descending() ? " DESC" : "";
        Where where = where(filter);
        String order = where.sql() + " ORDER BY " + where.lead(direction)
                + (column.equals("t.id") ? "" : column + direction + ", ") + "t.id" + direction;
        database.read(handle -> handle.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, snapshot -> {
            if (where.isJoined()) {
                inPieces(snapshot, "SELECT t.id FROM " + table + " t" + order, where.values(), consumer);
            } else {
                atOnce(
                        snapshot,
                        "SELECT t.*" + (derived().isEmpty() ? "" : ", " + derived()) + " FROM " + table + " t "
                                + joins() + order,
                        where.values(),
                        consumer);
            }
            return null;
        }));
    }

    private void atOnce(Handle snapshot, String sql, List<Object> values, Consumer<T> consumer) {
        // Else H2 lays the whole list down before the first row of it is read.
        snapshot.execute("SET LAZY_QUERY_EXECUTION 1");
        try {
            bind(snapshot.createQuery(sql), values).map(mapper).forEach(consumer);
        } finally {
            snapshot.execute("SET LAZY_QUERY_EXECUTION 0");
        }
    }

    /** For a list that a search has narrowed: lazily, H2 would do the search again for each row that it looks at. */
    private void inPieces(Handle snapshot, String sql, List<Object> values, Consumer<T> consumer) {
        List<Long> ids =
                bind(snapshot.createQuery(sql), values).mapTo(Long.class).list();
        for (int from = 0; from < ids.size(); from += PIECE) {
            List<Long> piece = ids.subList(from, Math.min(from + PIECE, ids.size()));
            Map<Long, T> rows = new HashMap<>();
            rows(snapshot, piece).forEach(row -> rows.put(row.id(), row));
            piece.forEach(id -> consumer.accept(rows.get(id)));
        }
    }

    private String column(Sort sort) {
        String column = sorts().get(sort.column());
        if (column == null) {
            throw new IllegalArgumentException(table + " is not sorted by " + sort.column());
        }
        return column;
    }

    /** Adds a row within a write; see {@link Batch#add}. */
    public long add(Batch batch, T row) {
        return batch.add(table, row);
    }

    /** The least number of another live row that has this value in a column, or null; as the write sees it. */
    protected final Long another(Batch batch, String column, Object value, long self) {
        return batch.query(handle -> handle.createQuery("SELECT MIN(id) FROM " + table + " WHERE " + column
                        + " = ? AND COALESCE(retired, '') = '' AND id <> ?")
                .bind(0, value)
                .bind(1, self)
                .mapTo(Long.class)
                .findOne()
                .orElse(null));
    }

    /**
     * Told by an import which rows it is about to add, some thousand of them. A register that asks the database about each
     * one asks about all of them here: every question sends on the rows that wait, and they would go one by one.
     */
    public void expect(Batch batch, List<T> rows) {
        // most registers ask nothing
    }

    /**
     * As {@link #add}, for one of very many rows of which it is known that none is like it, neither there nor among those
     * written before, in any group of {@link cn.baodi.command.core.Sheet#alike}. A register that would ask the database
     * just that of every row need not: each question sends on all rows that wait, and they would go one by one.
     */
    public long addUnlike(Batch batch, T row) {
        return add(batch, row);
    }

    /** Changes a row within a write; see {@link Batch#change}. */
    public void change(Batch batch, T old, T row) {
        batch.change(table, old, row);
    }

    /** Retires a row, or restores it where the reason is null; see {@link Batch#retire}. */
    public void retire(Batch batch, T row, String reason) {
        batch.retire(table, row, reason);
    }
}
