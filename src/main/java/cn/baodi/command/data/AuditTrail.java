package cn.baodi.command.data;

import cn.baodi.command.core.TimeRange;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;

/**
 * The audit as it is read: newest first, by the number of its entries. One condition picks the index that is followed;
 * the others are looked at entry by entry, a limited number at a time, so that no page keeps anybody waiting.
 */
public final class AuditTrail {
    private static final int CHUNK = 500;
    /** So many entries a page looks at before it says how far it has come. */
    private static final int LOOKED_AT = 20_000;

    private static final String ENTRY = "SELECT seq, at, operator, kind, action, undoes, row_count FROM audit_batch";
    private static final RowMapper<AuditEntry> ENTRIES = (row, context) -> new AuditEntry(
            row.getLong("seq"),
            row.getObject("at", LocalDateTime.class),
            row.getString("operator"),
            kind(row.getString("kind")),
            row.getString("action"),
            row.getObject("undoes", Long.class),
            row.getLong("row_count"));

    private final Database database;
    private final Clock clock;

    /** @param clock Asia/Shanghai, for ranges that move with it */
    public AuditTrail(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Some entries, newest first.
     *
     * @param next entries before this number were not looked at yet; null at the end. A page may be short, even empty,
     *     and yet not be the last
     */
    public record Found(List<AuditEntry> entries, Long next) {}

    /** Follows one index from some entry back. */
    private interface Way {
        /** Entries before {@code seq}, newest first; fewer than {@code most} only at the end. */
        Chunk before(long seq, int most);
    }

    /** @param last as far as was looked, also where several entries fell together */
    private record Chunk(List<AuditEntry> entries, long last, boolean isLast) {}

    /** @param before null for the newest */
    public Found page(AuditFilter filter, Long before, int size) {
        return database.read(handle -> {
            TimeRange.Span span = filter.range().resolve(LocalDateTime.now(clock));
            long[] bounds = span == null ? new long[] {1, Long.MAX_VALUE - 1} : bounds(handle, span);
            long from = before == null ? bounds[1] + 1 : Math.min(before, bounds[1] + 1);
            return page(way(handle, filter), from, bounds[0], matching(filter, span), size);
        });
    }

    private static Found page(Way way, long from, long least, Predicate<AuditEntry> matches, int size) {
        List<AuditEntry> found = new ArrayList<>();
        long before = from;
        for (int looked = 0; looked < LOOKED_AT; looked += CHUNK) {
            Chunk chunk = way.before(before, CHUNK);
            for (AuditEntry entry : chunk.entries) {
                if (entry.seq() < least) {
                    return new Found(found, null);
                }
                before = entry.seq();
                if (matches.test(entry)) {
                    found.add(entry);
                    if (found.size() == size) {
                        return new Found(found, before);
                    }
                }
            }
            if (chunk.isLast) {
                return new Found(found, null);
            }
            before = chunk.last;
        }
        return new Found(found, before);
    }

    /** The first and the last entry of a time; between them may lie others, where the clock was put back. */
    private static long[] bounds(Handle handle, TimeRange.Span span) {
        return handle.createQuery(
                        "SELECT COALESCE(MIN(seq), 1), COALESCE(MAX(seq), 0) FROM audit_batch WHERE at >= ? AND at < ?")
                .bind(0, span.from())
                .bind(1, span.to())
                .map((row, context) -> new long[] {row.getLong(1), row.getLong(2)})
                .one();
    }

    private static Predicate<AuditEntry> matching(AuditFilter filter, TimeRange.Span span) {
        String text = filter.text().toLowerCase(Locale.ROOT);
        return entry -> (filter.operator() == null || filter.operator().equals(entry.operator()))
                && (filter.kinds().isEmpty() || filter.kinds().contains(entry.kind()))
                && (span == null
                        || !entry.at().isBefore(span.from()) && entry.at().isBefore(span.to()))
                && (text.isEmpty() || entry.action().toLowerCase(Locale.ROOT).contains(text));
    }

    /** The index that leaves least to look at. */
    private static Way way(Handle handle, AuditFilter filter) {
        if (filter.table() != null) {
            return (seq, most) -> byLines(handle, filter, seq, most);
        }
        if (!filter.kinds().isEmpty() && !filter.kinds().contains(Kind.WRITE)) {
            return (seq, most) -> byKinds(handle, filter.kinds(), seq, most);
        }
        if (filter.operator() != null) {
            return (seq, most) -> chunk(by(handle, "operator", filter.operator(), seq, most), most);
        }
        return (seq, most) -> chunk(
                handle.createQuery(ENTRY + " WHERE seq < ? ORDER BY seq DESC FETCH FIRST " + most + " ROWS ONLY")
                        .bind(0, seq)
                        .map(ENTRIES)
                        .list(),
                most);
    }

    private static Chunk chunk(List<AuditEntry> entries, int most) {
        boolean isLast = entries.size() < most;
        return new Chunk(entries, isLast ? 0 : entries.get(entries.size() - 1).seq(), isLast);
    }

    /** In the order of the index, or H2 sorts all that match. */
    private static List<AuditEntry> by(Handle handle, String column, String value, long seq, int most) {
        return handle.createQuery(ENTRY + " WHERE " + column + " = ? AND seq < ? ORDER BY " + column
                        + " DESC, seq DESC FETCH FIRST " + most + " ROWS ONLY")
                .bind(0, value)
                .bind(1, seq)
                .map(ENTRIES)
                .list();
    }

    private static Chunk byKinds(Handle handle, Set<Kind> kinds, long seq, int most) {
        List<AuditEntry> all = new ArrayList<>();
        kinds.forEach(kind -> all.addAll(by(handle, "kind", kind.name(), seq, most)));
        all.sort(Comparator.comparingLong(AuditEntry::seq).reversed());
        return chunk(all.subList(0, Math.min(most, all.size())), most);
    }

    private static Chunk byLines(Handle handle, AuditFilter filter, long seq, int most) {
        boolean one = filter.row() != null;
        List<Long> lines = handle.createQuery("SELECT batch FROM audit_line WHERE table_name = ?"
                        + (one ? " AND row_id = ?" : "") + " AND batch < ? ORDER BY table_name DESC, "
                        + (one ? "row_id DESC, " : "") + "batch DESC FETCH FIRST " + most + " ROWS ONLY")
                .bind(0, filter.table())
                .bind(1, one ? filter.row() : seq)
                .bind(one ? 2 : 1, seq)
                .mapTo(Long.class)
                .list();
        if (lines.isEmpty()) {
            return new Chunk(List.of(), 0, true);
        }
        List<AuditEntry> entries = handle.createQuery(ENTRY + " WHERE seq IN (<seqs>) ORDER BY seq DESC")
                .bindList("seqs", List.copyOf(new HashSet<>(lines)))
                .map(ENTRIES)
                .list();
        return new Chunk(entries, lines.get(lines.size() - 1), lines.size() < most);
    }

    /** How many entries there are. */
    public long total() {
        return database.read(handle -> handle.createQuery("SELECT COUNT(*) FROM audit_batch")
                .mapTo(Long.class)
                .one());
    }

    /** Everybody who ever did anything. */
    public List<String> operators() {
        return database.read(handle -> handle.createQuery("SELECT DISTINCT operator FROM audit_batch ORDER BY operator")
                .mapTo(String.class)
                .list());
    }

    /**
     * What an entry did to its rows, in order.
     *
     * @param filter where it asks for one record, only that
     * @param after the last line that is known, 0 for the first
     */
    public List<AuditRow> rows(long seq, AuditFilter filter, int after, int most) {
        return database.read(handle -> {
            List<AuditRow> rows = lines(handle, seq, filter, after, most);
            Map<String, Map<Long, Map<String, Object>>> now = new HashMap<>();
            rows.stream()
                    .map(AuditRow::table)
                    .distinct()
                    .filter(table -> isTable(handle, table))
                    .forEach(table -> now.put(
                            table,
                            now(
                                    handle,
                                    table,
                                    rows.stream()
                                            .filter(row -> row.table().equals(table))
                                            .map(AuditRow::id)
                                            .distinct()
                                            .toList())));
            return rows.stream()
                    .map(row -> new AuditRow(
                            row.seq(),
                            row.line(),
                            row.table(),
                            row.id(),
                            row.before(),
                            row.after(),
                            now.getOrDefault(row.table(), Map.of()).get(row.id())))
                    .toList();
        });
    }

    private static List<AuditRow> lines(Handle handle, long seq, AuditFilter filter, int after, int most) {
        String record = filter.row() == null ? "" : " AND table_name = ? AND row_id = ?";
        Query query = handle.createQuery("SELECT line, table_name, row_id, old_image, new_image FROM audit_line"
                        + " WHERE batch = ? AND line > ?" + record + " ORDER BY batch, line FETCH FIRST " + most
                        + " ROWS ONLY")
                .bind(0, seq)
                .bind(1, after);
        if (filter.row() != null) {
            query.bind(2, filter.table()).bind(3, filter.row());
        }
        return query.map((row, context) -> new AuditRow(
                        seq,
                        row.getInt("line"),
                        row.getString("table_name"),
                        row.getLong("row_id"),
                        image(row.getString("old_image")),
                        image(row.getString("new_image")),
                        null))
                .list();
    }

    /** What was tampered with is shown all the same; the check tells that it was. */
    private static Map<String, Object> image(String json) {
        try {
            return Images.parse(json);
        } catch (IllegalStateException e) {
            return Map.of();
        }
    }

    private static Kind kind(String name) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** A name that was read from the audit becomes part of a query only where it names a table. */
    private static boolean isTable(Handle handle, String name) {
        return handle.createQuery("""
                        SELECT COUNT(*) FROM INFORMATION_SCHEMA.TABLES
                        WHERE TABLE_SCHEMA = 'PUBLIC' AND TABLE_NAME = UPPER(?)""").bind(0, name).mapTo(Long.class).one() > 0;
    }

    private static Map<Long, Map<String, Object>> now(Handle handle, String table, List<Long> ids) {
        Map<Long, Map<String, Object>> rows = new HashMap<>();
        handle.createQuery("SELECT * FROM \"" + table.toUpperCase(Locale.ROOT).replace("\"", "\"\"")
                        + "\" WHERE id IN (<ids>)")
                .bindList("ids", ids)
                .map((row, context) -> Images.of(row))
                .forEach(image -> rows.put(((Number) image.get("id")).longValue(), image));
        return rows;
    }
}
