package cn.baodi.command.feature.roster;

import cn.baodi.command.data.Batch;
import cn.baodi.command.data.Foreseen;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The shifts and the people that assignments name, and when these people are on duty, as a write sees them. */
final class EngagementRepository {
    private final Foreseen<Long, Post> posts = new Foreseen<>();
    private final Foreseen<Long, Person> people = new Foreseen<>();

    /** A shift and what it is called. */
    record Post(String called, LocalDateTime startAt, LocalDateTime endAt, boolean retired) {}

    /** Somebody's assignment to a shift. */
    record Duty(long assignment, String called, LocalDateTime startAt, LocalDateTime endAt) {}

    /**
     * A volunteer.
     *
     * @param duties those that may overlap with what was asked for
     */
    record Person(String name, boolean left, List<Duty> duties) {
        /** The first that is not {@code self} and overlaps with {@code post}; shifts that only touch do not. */
        Optional<Duty> overlapping(Post post, long self) {
            return duties.stream()
                    .filter(duty -> duty.assignment != self
                            && duty.startAt.isBefore(post.endAt)
                            && duty.endAt.isAfter(post.startAt))
                    .min(Comparator.comparing(Duty::startAt).thenComparing(Duty::assignment));
        }
    }

    /** Reads at once what these rows ask for. */
    void expect(Batch batch, List<Assignment> rows) {
        Set<Long> shifts = rows.stream().map(Assignment::shift).collect(Collectors.toSet());
        Map<Long, Post> found = posts(batch, shifts);
        posts.take(batch, shifts, found);
        Set<Long> volunteers = rows.stream().map(Assignment::volunteer).collect(Collectors.toSet());
        people.take(batch, volunteers, people(batch, volunteers, found.values()));
    }

    Optional<Post> post(Batch batch, long shift) {
        return posts.get(
                batch,
                shift,
                id -> Optional.ofNullable(posts(batch, List.of(id)).get(id)));
    }

    /** @param post with which the duties may overlap */
    Optional<Person> person(Batch batch, long volunteer, Post post) {
        return people.get(
                batch,
                volunteer,
                id -> Optional.ofNullable(
                        people(batch, List.of(id), List.of(post)).get(id)));
    }

    /** Somebody's duties are no more as they were read. */
    void forget(long volunteer) {
        people.forget(volunteer);
    }

    private static Map<Long, Post> posts(Batch batch, Collection<Long> shifts) {
        Map<Long, Post> found = new HashMap<>();
        batch.query(handle -> handle.createQuery("""
                        SELECT s.id, COALESCE(c.name, s.task) AS called, s.start_at, s.end_at, s.retired
                        FROM UNNEST(CAST(? AS BIGINT ARRAY)) wanted (id_)
                        JOIN shift s ON s.id = wanted.id_
                        LEFT JOIN checkpoint c ON c.id = s.checkpoint""")
                .bind(0, (Object) shifts.toArray(Long[]::new))
                .map((row, context) -> found.put(
                        row.getLong("id"),
                        new Post(
                                row.getString("called"),
                                row.getObject("start_at", LocalDateTime.class),
                                row.getObject("end_at", LocalDateTime.class),
                                row.getString("retired") != null)))
                .list());
        return found;
    }

    private static Map<Long, Person> people(Batch batch, Collection<Long> volunteers, Collection<Post> posts) {
        Map<Long, Person> found = new HashMap<>();
        Long[] ids = volunteers.toArray(Long[]::new);
        batch.query(handle -> handle.createQuery("""
                        SELECT v.id, v.name, v.state, v.retired
                        FROM UNNEST(CAST(? AS BIGINT ARRAY)) wanted (id_) JOIN volunteer v ON v.id = wanted.id_""")
                .bind(0, (Object) ids)
                .map((row, context) -> found.put(
                        row.getLong("id"),
                        new Person(
                                row.getString("name"),
                                row.getString("retired") != null || "LEFT".equals(row.getString("state")),
                                new ArrayList<>())))
                .list());
        Optional<LocalDateTime> from = posts.stream().map(Post::startAt).min(Comparator.naturalOrder());
        Optional<LocalDateTime> to = posts.stream().map(Post::endAt).max(Comparator.naturalOrder());
        if (from.isEmpty() || to.isEmpty()) {
            return found;
        }
        // Not "IS NULL": H2 takes the index on retired for that, which is the whole table.
        batch.query(handle -> handle.createQuery("""
                        SELECT a.volunteer, a.id, COALESCE(c.name, s.task) AS called, s.start_at, s.end_at
                        FROM UNNEST(CAST(? AS BIGINT ARRAY)) wanted (id_)
                        JOIN assignment a ON a.volunteer = wanted.id_
                        JOIN shift s ON s.id = a.shift
                        LEFT JOIN checkpoint c ON c.id = s.checkpoint
                        WHERE COALESCE(a.retired, '') = '' AND COALESCE(s.retired, '') = ''
                            AND s.start_at < ? AND s.end_at > ?""")
                .bind(0, (Object) ids)
                .bind(1, to.get())
                .bind(2, from.get())
                .map((row, context) -> found.get(row.getLong("volunteer"))
                        .duties()
                        .add(new Duty(
                                row.getLong("id"),
                                row.getString("called"),
                                row.getObject("start_at", LocalDateTime.class),
                                row.getObject("end_at", LocalDateTime.class))))
                .list());
        return found;
    }
}
