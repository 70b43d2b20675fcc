package cn.baodi.command.feature.roster;

import cn.baodi.command.core.Check;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Problem;
import cn.baodi.command.core.Reference;
import cn.baodi.command.core.Refused;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.TimeRange;
import cn.baodi.command.core.Type;
import cn.baodi.command.core.Types;
import cn.baodi.command.data.Batch;
import cn.baodi.command.data.Daily;
import cn.baodi.command.data.Database;
import cn.baodi.command.data.Repository;
import cn.baodi.command.data.Where;
import cn.baodi.command.feature.roster.EngagementRepository.Duty;
import cn.baodi.command.feature.roster.EngagementRepository.Person;
import cn.baodi.command.feature.roster.EngagementRepository.Post;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The table {@code assignment}. */
final class AssignmentRepository extends Repository<Assignment> {
    static final String TABLE = "assignment";
    static final String CODE = "A";
    static final int DIGITS = 6;
    /** Nobody signs in earlier than this before the shift. */
    static final Duration EARLY = Duration.ofHours(2);
    /** Nobody signs out later than this after the shift. */
    static final Duration LATE = Duration.ofHours(6);

    private final Type<Reference> person;
    private final EngagementRepository engagements = new EngagementRepository();

    AssignmentRepository(Database database, Clock clock, Type<Reference> person) {
        super(database, clock, TABLE, Assignment.class);
        this.person = person;
    }

    @Override
    protected void narrow(Where where, Filter filter) {
        TimeRange.Span span = filter.range().resolve(LocalDateTime.now(clock));
        if (span != null) {
            where.among(
                    "t.shift",
                    ShiftRepository.TABLE,
                    new Where().and("t.start_at >= ? AND t.start_at < ?", span.from(), span.to()));
        }
        within(
                where,
                "(SELECT c.unit FROM shift s JOIN checkpoint c ON c.id = s.checkpoint WHERE s.id = t.shift)",
                filter.chip("unit"));
        if (filter.chip("shift") != null) {
            where.and("t.shift = ?", Long.parseLong(filter.chip("shift")));
        }
        if (filter.chip("volunteer") != null) {
            where.and("t.volunteer = ?", Long.parseLong(filter.chip("volunteer")));
        }
        if (filter.chip("signed") != null) {
            where.and(Signed.valueOf(filter.chip("signed")).condition);
        }
        if (!filter.text().isEmpty()) {
            where.among(
                    "t.id",
                    TABLE,
                    new Where().found("t.volunteer", "volunteer", filter.text()),
                    new Where()
                            .among(
                                    "t.shift",
                                    ShiftRepository.TABLE,
                                    new Where().found("t.checkpoint", "checkpoint", filter.text())));
        }
    }

    /** How far the attendance of an assignment is. */
    enum Signed {
        NOT_YET("t.signed_in IS NULL"),
        IN("t.signed_in IS NOT NULL AND t.signed_out IS NULL"),
        OUT("t.signed_out IS NOT NULL");

        private final String condition;

        Signed(String condition) {
            this.condition = condition;
        }

        static Signed of(Assignment row) {
            return row.signedIn() == null ? NOT_YET : row.signedOut() == null ? IN : OUT;
        }
    }

    @Override
    protected Optional<Dated> dated() {
        return Optional.of(new Dated("(SELECT s.start_at FROM shift s WHERE s.id = t.shift)", "shift"));
    }

    @Override
    protected Map<String, String> sorts() {
        return Map.of("code", "t.id", "shift", "t.shift", "volunteer", "t.volunteer");
    }

    @Override
    protected String derived() {
        return "COALESCE(c.name, s.task) AS called, s.start_at, s.end_at, v.name AS volunteer_name";
    }

    @Override
    protected String joins() {
        return """
                JOIN shift s ON s.id = t.shift
                JOIN volunteer v ON v.id = t.volunteer
                LEFT JOIN checkpoint c ON c.id = s.checkpoint""";
    }

    @Override
    public void expect(Batch batch, List<Assignment> rows) {
        engagements.expect(batch, rows);
    }

    @Override
    public long add(Batch batch, Assignment row) {
        Post post = post(batch, row);
        refuseShift(row, post);
        Person who = person(batch, row, post);
        refuseVolunteer(row, who);
        refuseSigns(row, post);
        refuseOverlap(who, post, 0);
        long id = super.add(batch, row);
        who.duties().add(new Duty(id, post.called(), post.startAt(), post.endAt()));
        return id;
    }

    @Override
    public void change(Batch batch, Assignment old, Assignment row) {
        boolean otherShift = !row.shift().equals(old.shift());
        boolean otherPerson = !row.volunteer().equals(old.volunteer());
        boolean signs =
                !Objects.equals(row.signedIn(), old.signedIn()) || !Objects.equals(row.signedOut(), old.signedOut());
        forget(old, row);
        if (otherShift || otherPerson || signs) {
            Post post = post(batch, row);
            if (otherShift) {
                refuseShift(row, post);
            }
            Person who = person(batch, row, post);
            if (otherPerson) {
                refuseVolunteer(row, who);
            }
            refuseSigns(row, post);
            if ((otherShift || otherPerson) && row.retired() == null) {
                refuseOverlap(who, post, old.id());
            }
        }
        super.change(batch, old, row);
        forget(old, row);
    }

    @Override
    public void retire(Batch batch, Assignment row, String reason) {
        forget(row, row);
        if (reason == null) {
            Post post = post(batch, row);
            refuseOverlap(person(batch, row, post), post, row.id());
        }
        super.retire(batch, row, reason);
    }

    private void forget(Assignment old, Assignment row) {
        engagements.forget(old.volunteer());
        engagements.forget(row.volunteer());
    }

    private Post post(Batch batch, Assignment row) {
        return engagements
                .post(batch, row.shift())
                .orElseThrow(() -> new Refused(Problem.of("shift", "reference.unknown", shiftCode(row))));
    }

    private Person person(Batch batch, Assignment row, Post post) {
        return engagements
                .person(batch, row.volunteer(), post)
                .orElseThrow(() -> new Refused(Problem.of("volunteer", "reference.unknown", personCode(row))));
    }

    private static String shiftCode(Assignment row) {
        return Types.code(ShiftRepository.CODE, ShiftRepository.DIGITS).write(row.shift());
    }

    private String personCode(Assignment row) {
        return person.write(new Reference(row.volunteer(), ""));
    }

    private static void refuseShift(Assignment row, Post post) {
        String label = ShiftRepository.label(post.called(), post.startAt());
        if (row.called() != null) {
            String typed = row.startAt() == null ? row.called() : ShiftRepository.label(row.called(), row.startAt());
            if (!typed.equals(post.called()) && !typed.equals(label)) {
                throw new Refused(Problem.of("shift", "reference.mismatch", shiftCode(row), label, typed));
            }
        }
        if (post.retired()) {
            throw new Refused(Problem.of("shift", "assignment.shift.retired", label));
        }
    }

    private void refuseVolunteer(Assignment row, Person who) {
        String typed = row.volunteerName();
        if (typed != null && !typed.isEmpty() && !typed.equals(who.name())) {
            throw new Refused(Problem.of("volunteer", "reference.mismatch", personCode(row), who.name(), typed));
        }
        if (who.left()) {
            throw new Refused(Problem.of("volunteer", "assignment.left", who.name()));
        }
    }

    private static void refuseSigns(Assignment row, Post post) {
        boolean in = row.signedIn() != null
                && (row.signedIn().isBefore(post.startAt().minus(EARLY))
                        || !row.signedIn().isBefore(post.endAt()));
        if (in) {
            throw new Refused(Problem.of(
                    "signedIn",
                    "assignment.in.window",
                    Types.MOMENT.write(post.startAt()),
                    Types.MOMENT.write(post.endAt()),
                    EARLY.toHours()));
        }
        if (row.signedOut() != null && row.signedOut().isAfter(post.endAt().plus(LATE))) {
            throw new Refused(
                    Problem.of("signedOut", "assignment.out.window", Types.MOMENT.write(post.endAt()), LATE.toHours()));
        }
    }

    /** One person is in one place at a time; shifts that only touch do not overlap. */
    private static void refuseOverlap(Person who, Post post, long self) {
        who.overlapping(post, self).ifPresent(duty -> {
            throw new Refused(Problem.of(
                    "volunteer",
                    "assignment.overlap",
                    who.name(),
                    duty.called(),
                    Types.MOMENT.write(duty.startAt()),
                    Types.MOMENT.write(duty.endAt()),
                    post.called(),
                    Types.MOMENT.write(post.startAt()),
                    Types.MOMENT.write(post.endAt())));
        });
    }

    /**
     * What was served in shifts that began in a span.
     *
     * @param people 人
     * @param times 人次: how many assignments they signed in for
     * @param minutes of those who have signed out
     */
    record Served(long people, long times, long minutes) {}

    Served served(LocalDateTime from, LocalDateTime until) {
        return database.read(handle -> handle.createQuery("""
                        SELECT COUNT(DISTINCT a.volunteer) AS people, COUNT(*) AS times,
                            SUM(CASE WHEN a.signed_out <= :until
                                THEN DATEDIFF(MINUTE, a.signed_in, a.signed_out) END) AS minutes
                        FROM shift s JOIN assignment a ON a.shift = s.id
                        WHERE s.start_at >= :from AND s.start_at < :until AND s.retired IS NULL
                            AND a.retired IS NULL AND a.signed_in < :until""")
                .bind("from", from)
                .bind("until", until)
                .map((row, context) -> new Served(row.getLong("people"), row.getLong("times"), row.getLong("minutes")))
                .one());
    }

    /** Overlapping assignments, sign-outs in the wrong order, and people signed in where nobody is rostered. */
    List<Check> checks(Texts texts) {
        long all = total(false);
        return List.of(
                check(texts, "check.overlap", all, """
                        SELECT COUNT(*) FROM (
                            SELECT s.start_at, MAX(s.end_at) OVER (PARTITION BY a.volunteer ORDER BY s.start_at, a.id
                                ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS busy_until
                            FROM assignment a JOIN shift s ON s.id = a.shift
                            WHERE a.retired IS NULL AND s.retired IS NULL)
                        WHERE start_at < busy_until"""),
                check(texts, "check.signs", all, """
                        SELECT COUNT(*) FROM assignment WHERE retired IS NULL
                            AND signed_out IS NOT NULL AND (signed_in IS NULL OR signed_out < signed_in)"""),
                check(texts, "check.rostered", all, """
                        SELECT COUNT(*) FROM assignment a JOIN shift s ON s.id = a.shift
                        WHERE a.retired IS NULL AND a.signed_in IS NOT NULL AND s.retired IS NOT NULL"""));
    }

    private Check check(Texts texts, String key, long all, String sql) {
        long wrong = database.read(
                handle -> handle.createQuery(sql).mapTo(Long.class).one());
        return new Check(
                texts.get(key), all, wrong, wrong == 0 ? texts.get("check.good") : texts.get(key + ".bad", wrong));
    }

    /** Who came, by the day on which the shift began, and by the town of its checkpoint, else of the volunteer. */
    List<Daily> presentDaily() {
        return daily(
                Filter.NONE,
                "s.start_at",
                "COALESCE(c.unit, v.unit)",
                "COUNT(CASE WHEN t.signed_in IS NOT NULL THEN 1 END)",
                joins());
    }
}
