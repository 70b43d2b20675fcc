package cn.baodi.command.feature.roster;

import cn.baodi.command.data.Batch;
import cn.baodi.command.data.Database;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.Query;

/** Where people are missing, and who there is to be rostered. */
final class StaffingRepository {
    /** So long before and after a shift whoever steps in has no other shift. */
    static final Duration REST = Duration.ofHours(8);

    private static final int RECENT_DAYS = 7;

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
            long shift, String called, String phone, LocalDateTime startAt, LocalDateTime endAt, int required, int people) {}

    /** Shifts that begin after {@code now} and before {@code horizon} with too few assigned, the worst first. */
    List<Hole> holes(LocalDateTime now, LocalDateTime horizon) {
        return holes(ShiftRepository.ASSIGNED, "t.start_at > ? AND t.start_at < ?", now, horizon);
    }

    /** Shifts that run at {@code now} and began by {@code begun} with too few present, the worst first. */
    List<Hole> absent(LocalDateTime now, LocalDateTime begun) {
        // No shift is longer than a day: the lower end lets the index find them.
        return holes(
                ShiftRepository.PRESENT, "t.start_at > ? AND t.start_at <= ? AND t.end_at > ?", now.minusDays(1), begun, now);
    }

    private List<Hole> holes(String people, String condition, Object... bound) {
        String sql =
                """
                SELECT * FROM (
                    SELECT t.id, COALESCE(c.name, t.task) AS called, c.phone, t.start_at, t.end_at, t.required,
                        %s AS people
                    FROM shift t LEFT JOIN checkpoint c ON c.id = t.checkpoint
                    WHERE t.retired IS NULL AND %s)
                WHERE people < required
                ORDER BY required - people DESC, start_at, id"""
                        .formatted(people, condition);
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
        return database.read(handle -> handle.createQuery(
                        """
                        SELECT v.id, v.name, v.phone, m.name AS team, v.unit,
                            (SELECT COUNT(*) FROM assignment a JOIN shift s ON s.id = a.shift
                                WHERE a.volunteer = v.id AND a.retired IS NULL AND s.retired IS NULL
                                    AND s.start_at >= :recent AND s.start_at < :end) AS shifts
                        FROM volunteer v LEFT JOIN team m ON m.id = v.team
                        WHERE v.retired IS NULL AND v.state = 'STANDBY' AND NOT EXISTS (
                            SELECT 1 FROM assignment a JOIN shift s ON s.id = a.shift
                            WHERE a.volunteer = v.id AND a.retired IS NULL AND s.retired IS NULL
                                AND s.start_at < :rested AND s.end_at > :free)
                        ORDER BY CASE WHEN v.unit = :unit THEN 0 WHEN v.unit / 1000 = :unit / 1000 THEN 1 ELSE 2 END,
                            shifts, v.id
                        FETCH FIRST :most ROWS ONLY""")
                .bind("recent", shift.endAt().minusDays(RECENT_DAYS))
                .bind("end", shift.endAt())
                .bind("rested", shift.endAt().plus(REST))
                .bind("free", shift.startAt().minus(REST))
                .bind("unit", unit == null ? 0L : unit)
                .bind("most", most)
                .map((row, context) -> new Substitute(
                        row.getLong("id"),
                        row.getString("name"),
                        row.getString("phone"),
                        row.getString("team"),
                        row.getLong("unit"),
                        row.getInt("shifts")))
                .list());
    }

    /**
     * A manned checkpoint as the demonstration's roster needs it, read within the write that adds it.
     *
     * @param day people required by day
     * @param night people required by night
     */
    record Place(long id, int day, int night) {}

    static List<Place> places(Batch batch, int most) {
        return batch.query(handle -> handle.createQuery(
                        """
                        SELECT id, required_day, required_night FROM checkpoint
                        WHERE retired IS NULL AND state = 'OPEN' AND closed IS NULL ORDER BY id FETCH FIRST ? ROWS ONLY""")
                .bind(0, most)
                .map((row, context) -> new Place(row.getLong(1), row.getInt(2), row.getInt(3)))
                .list());
    }

    /** A volunteer as the demonstration's roster needs it, read within the write that adds them. */
    record Person(long id, String state, LocalDate joined) {}

    static List<Person> people(Batch batch) {
        return batch.query(handle -> handle.createQuery(
                        """
                        SELECT id, state, joined FROM volunteer
                        WHERE retired IS NULL AND state <> 'LEFT' ORDER BY id""")
                .map((row, context) ->
                        new Person(row.getLong("id"), row.getString("state"), row.getObject("joined", LocalDate.class)))
                .list());
    }
}
