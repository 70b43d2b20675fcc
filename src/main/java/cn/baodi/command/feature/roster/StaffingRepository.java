package cn.baodi.command.feature.roster;

import cn.baodi.command.data.Batch;
import cn.baodi.command.data.Database;
import cn.baodi.command.feature.unit.Unit;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Where people are missing, and who there is to be rostered. */
final class StaffingRepository {
    /** So long before and after a shift whoever steps in has no other shift. */
    static final Duration REST = Duration.ofHours(8);

    private static final int RECENT_DAYS = 7;

    /** Who was there at a moment, also of a shift whose people have gone home since. */
    private static final String PRESENT_AT = """
            (SELECT COUNT(*) FROM assignment a WHERE a.shift = t.id AND a.retired IS NULL
                AND a.signed_in <= ? AND (a.signed_out IS NULL OR a.signed_out > ?))""";

    private final Database database;

    StaffingRepository(Database database) {
        this.database = database;
    }

    /**
     * A shift with fewer people than required.
     *
     * @param phone of the checkpoint's head, or null
     */
    record Hole(
            long shift,
            String called,
            String phone,
            LocalDateTime startAt,
            LocalDateTime endAt,
            int required,
            int people) {}

    /** Shifts that begin after {@code now} and before {@code horizon} with too few assigned, the worst first. */
    List<Hole> holes(LocalDateTime now, LocalDateTime horizon) {
        return holes(ShiftRepository.ASSIGNED, "t.start_at > ? AND t.start_at < ?", now, horizon);
    }

    /** Shifts that run at {@code now} and began by {@code begun} with too few present then, the worst first. */
    List<Hole> absent(LocalDateTime now, LocalDateTime begun) {
        // No shift is longer than a day: the lower end lets the index find them.
        return holes(
                PRESENT_AT,
                "t.start_at > ? AND t.start_at <= ? AND t.end_at > ?",
                now,
                now,
                now.minusDays(1),
                begun,
                now);
    }

    private List<Hole> holes(String people, String condition, Object... bound) {
        String sql = """
                SELECT * FROM (
                    SELECT t.id, COALESCE(c.name, t.task) AS called, c.phone, t.start_at, t.end_at, t.required,
                        %s AS people
                    FROM shift t LEFT JOIN checkpoint c ON c.id = t.checkpoint
                    WHERE t.retired IS NULL AND %s)
                WHERE people < required
                ORDER BY required - people DESC, start_at, id""".formatted(people, condition);
        return database.read(handle -> {
            Query query = handle.createQuery(sql);
            for (int i = 0; i < bound.length; i++) {
                query.bind(i, bound[i]);
            }
            return query.map((row, context) -> new Hole(
                            row.getLong("id"),
                            row.getString("called"),
                            row.getString("phone"),
                            row.getObject("start_at", LocalDateTime.class),
                            row.getObject("end_at", LocalDateTime.class),
                            row.getInt("required"),
                            row.getInt("people")))
                    .list();
        });
    }

    /** The unit of a shift's checkpoint; empty for another kind of post. */
    Optional<Long> unitOf(Shift shift) {
        return database.read(handle -> handle.createQuery("SELECT unit FROM checkpoint WHERE id = ?")
                .bind(0, shift.checkpoint())
                .mapTo(Long.class)
                .findOne());
    }

    /**
     * Who could step in.
     *
     * @param team its name, or null
     * @param shifts how many shifts they have in the seven days up to the end of the shift in question
     */
    record Substitute(long id, String name, String phone, String team, long unit, int shifts) {}

    /**
     * Those standing by without another shift within {@link #REST} of this one: first those of the same unit, then of
     * the same town, among equals those with the fewest shifts lately.
     *
     * @param unit of the post, or null
     */
    List<Substitute> substitutes(Shift shift, Long unit, int most) {
        return database.read(handle -> {
            Map<Long, Lately> lately = lately(handle, shift);
            Map<Long, Integer> nearness = handle.createQuery("""
                            SELECT id, CASE WHEN unit = :unit THEN 0 WHEN unit >= :town AND unit < :beyond THEN 1
                                ELSE 2 END AS nearness
                            FROM volunteer WHERE retired IS NULL AND state = 'STANDBY'""")
                    .bind("unit", unit)
                    .bind("town", unit == null ? null : (Long) Unit.town(unit))
                    .bind("beyond", unit == null ? null : (Long) (Unit.town(unit) + 1000))
                    .reduceRows(new HashMap<>(), (found, row) -> {
                        found.put(row.getColumn("id", Long.class), row.getColumn("nearness", Integer.class));
                        return found;
                    });
            List<Long> best = nearness.keySet().stream()
                    .filter(id -> !lately.getOrDefault(id, Lately.NONE).busy())
                    .sorted(Comparator.<Long, Integer>comparing(nearness::get)
                            .thenComparing(
                                    id -> lately.getOrDefault(id, Lately.NONE).shifts())
                            .thenComparing(id -> id))
                    .limit(most)
                    .toList();
            return best.stream()
                    .map(id -> substitute(
                            handle, id, lately.getOrDefault(id, Lately.NONE).shifts()))
                    .toList();
        });
    }

    /** How many shifts somebody has lately, and whether one is too near to the shift in question. */
    private record Lately(int shifts, boolean busy) {
        static final Lately NONE = new Lately(0, false);
    }

    private static Map<Long, Lately> lately(Handle handle, Shift shift) {
        return handle.createQuery("""
                        SELECT a.volunteer, COUNT(CASE WHEN s.start_at < :end THEN 1 END) AS n,
                            COUNT(CASE WHEN s.end_at > :free THEN 1 END) AS near
                        FROM shift s JOIN assignment a ON a.shift = s.id
                        WHERE s.start_at >= :recent AND s.start_at < :rested AND s.retired IS NULL AND a.retired IS NULL
                        GROUP BY a.volunteer""")
                .bind("end", shift.endAt())
                .bind("free", shift.startAt().minus(REST))
                .bind("recent", shift.endAt().minusDays(RECENT_DAYS))
                .bind("rested", shift.endAt().plus(REST))
                .reduceRows(new HashMap<>(), (found, row) -> {
                    Lately one = new Lately(row.getColumn("n", Integer.class), row.getColumn("near", Long.class) > 0);
                    found.put(row.getColumn("volunteer", Long.class), one);
                    return found;
                });
    }

    private static Substitute substitute(Handle handle, long volunteer, int shifts) {
        return handle.createQuery("""
                        SELECT v.name, v.phone, v.unit, m.name AS team
                        FROM volunteer v LEFT JOIN team m ON m.id = v.team WHERE v.id = ?""")
                .bind(0, volunteer)
                .map((row, context) -> new Substitute(
                        volunteer,
                        row.getString("name"),
                        row.getString("phone"),
                        row.getString("team"),
                        row.getLong("unit"),
                        shifts))
                .one();
    }

    /**
     * A manned checkpoint as the demonstration's roster needs it, read within the write that adds it.
     *
     * @param day people required by day
     * @param night people required by night
     */
    record Place(long id, int day, int night) {}

    static List<Place> places(Batch batch, int most) {
        return batch.query(handle -> handle.createQuery("""
                        SELECT id, required_day, required_night FROM checkpoint
                        WHERE retired IS NULL AND state = 'OPEN' AND closed IS NULL ORDER BY id FETCH FIRST ? ROWS ONLY""")
                .bind(0, most)
                .map((row, context) -> new Place(row.getLong(1), row.getInt(2), row.getInt(3)))
                .list());
    }

    /** A volunteer as the demonstration's roster needs it, read within the write that adds them. */
    record Person(long id, String state, LocalDate joined) {}

    static List<Person> people(Batch batch) {
        return batch.query(handle -> handle.createQuery("""
                        SELECT id, state, joined FROM volunteer
                        WHERE retired IS NULL AND state <> 'LEFT' ORDER BY id""")
                .map((row, context) ->
                        new Person(row.getLong("id"), row.getString("state"), row.getObject("joined", LocalDate.class)))
                .list());
    }
}
