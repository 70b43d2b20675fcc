package cn.baodi.command.feature.roster;

import cn.baodi.command.data.Batch;
import cn.baodi.command.data.Database;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.jdbi.v3.core.statement.Query;

/** Where people are missing, and who there is to be rostered. */
final class StaffingRepository {
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
