package cn.baodi.command.feature.volunteer;

import cn.baodi.command.core.Collation;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Masking;
import cn.baodi.command.core.Problem;
import cn.baodi.command.core.Reference;
import cn.baodi.command.core.Refused;
import cn.baodi.command.core.Rejected;
import cn.baodi.command.core.Type;
import cn.baodi.command.core.Types;
import cn.baodi.command.data.Batch;
import cn.baodi.command.data.Daily;
import cn.baodi.command.data.Database;
import cn.baodi.command.data.Foreseen;
import cn.baodi.command.data.Repository;
import cn.baodi.command.data.SearchTerms;
import cn.baodi.command.data.Under;
import cn.baodi.command.data.Where;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The table {@code volunteer}. */
final class VolunteerRepository extends Repository<Volunteer> implements VolunteerDirectory {
    static final String TABLE = "volunteer";
    static final String CODE = "V";

    private static final String NOT_LEFT = "COUNT(CASE WHEN t.state <> 'LEFT' THEN 1 END)";
    static final int DIGITS = 5;

    /** Names of the teams that are there. */
    private final Foreseen<Long, String> teams = new Foreseen<>();

    VolunteerRepository(Database database, Clock clock) {
        super(database, clock, TABLE, Volunteer.class);
    }

    @Override
    protected void narrow(Where where, Filter filter) {
        within(where, "t.unit", filter.chip("unit"));
        if (filter.chip("team") != null) {
            where.and("t.team = ?", Long.parseLong(filter.chip("team")));
        }
        if (filter.chip("kind") != null) {
            where.and("t.team IN (SELECT id FROM team WHERE kind = ?)", filter.chip("kind"));
        }
        if (filter.chip("field") != null) {
            where.and("t.field = ?", filter.chip("field"));
        }
        if (filter.chip("state") != null) {
            where.and("t.state = ?", filter.chip("state"));
        }
        String identity = Types.identityIn(filter.text());
        if (identity != null) {
            where.and("t.identity = ?", identity);
        } else if (!filter.text().isEmpty()) {
            where.found("t.id", TABLE, filter.text());
        }
    }

    @Override
    protected Optional<Dated> dated() {
        return Optional.of(new Dated("t.joined", "joined"));
    }

    @Override
    protected Map<String, String> sorts() {
        return Map.of("code", "t.id", "name", "t.name_key", "unit", "t.unit");
    }

    @Override
    protected String derived() {
        return "m.name AS team_name";
    }

    @Override
    protected String joins() {
        return "LEFT JOIN team m ON m.id = t.team";
    }

    @Override
    public long add(Batch batch, Volunteer row) {
        refuseDouble(batch, row, 0);
        refuseTeam(batch, row);
        return super.add(batch, row);
    }

    /** The same name with the same phone would be alike. */
    @Override
    public long addUnlike(Batch batch, Volunteer row) {
        refuseTeam(batch, row);
        return super.add(batch, row);
    }

    @Override
    public void change(Batch batch, Volunteer old, Volunteer row) {
        if (!row.phone().equals(old.phone())
                || !row.name().equals(old.name())
                || !Objects.equals(row.identity(), old.identity())) {
            refuseDouble(batch, row, old.id());
        }
        if (!Objects.equals(row.team(), old.team())) {
            refuseTeam(batch, row);
        }
        super.change(batch, old, row);
    }

    @Override
    public void retire(Batch batch, Volunteer row, String reason) {
        if (reason == null) {
            refuseDouble(batch, row, row.id());
        }
        super.retire(batch, row, reason);
    }

    /**
     * The same identity number is the same person, and so is the same name with the same phone. A phone alone may serve a
     * family.
     */
    private void refuseDouble(Batch batch, Volunteer row, long self) {
        Long same = row.identity() == null ? null : another(batch, "identity", row.identity(), self);
        if (same != null) {
            String code = Types.code(CODE, DIGITS).write(same);
            throw new Refused(Problem.of("identity", "volunteer.identity", Masking.identity(row.identity()), code));
        }
        Long other = batch.query(handle -> handle.createQuery("""
                        SELECT MIN(id) FROM volunteer
                        WHERE phone = ? AND name = ? AND retired IS NULL AND id <> ?""")
                .bind(0, row.phone())
                .bind(1, row.name())
                .bind(2, self)
                .mapTo(Long.class)
                .findOne()
                .orElse(null));
        if (other != null) {
            String code = Types.code(CODE, DIGITS).write(other);
            throw new Refused(Problem.of("phone", "volunteer.double", row.name(), row.phone(), code));
        }
    }

    @Override
    public void expect(Batch batch, List<Volunteer> rows) {
        Set<Long> ids =
                rows.stream().map(Volunteer::team).filter(Objects::nonNull).collect(Collectors.toSet());
        teams.take(batch, ids, names(batch, ids));
    }

    private static Map<Long, String> names(Batch batch, Collection<Long> ids) {
        return batch.query(handle -> handle.createQuery("""
                        SELECT m.id, m.name FROM UNNEST(CAST(? AS BIGINT ARRAY)) wanted (id_)
                        JOIN team m ON m.id = wanted.id_ AND m.retired IS NULL""")
                .bind(0, (Object) ids.toArray(Long[]::new))
                .map((row, context) -> Map.entry(row.getLong("id"), row.getString("name")))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private void refuseTeam(Batch batch, Volunteer row) {
        if (row.team() == null) {
            return;
        }
        String code = Types.code(TeamRepository.CODE, TeamRepository.DIGITS).write(row.team());
        String name = teams.get(
                        batch,
                        row.team(),
                        id -> Optional.ofNullable(names(batch, List.of(id)).get(id)))
                .orElseThrow(() -> new Refused(Problem.of("team", "reference.unknown", code)));
        String called = row.teamName();
        if (called != null && !called.isEmpty() && !called.equals(name)) {
            throw new Refused(Problem.of("team", "reference.mismatch", code, name, called));
        }
    }

    @Override
    public Type<Reference> type() {
        return Reference.type(
                CODE,
                DIGITS,
                this::meant,
                part -> suggest(part, 12).stream()
                        .map(v -> new Reference(v.id(), v.name()))
                        .toList());
    }

    /** By the whole identity or phone number, or the whole name. */
    private List<Reference> meant(String text) {
        String identity = Types.identityIn(text);
        if (identity != null) {
            return database.read(handle -> found(handle, "identity = ?", identity));
        }
        String phone = phone(text);
        return database.read(handle -> phone == null
                ? found(handle, "name_key = ? AND name = ?", Collation.key(text), text)
                : found(handle, "phone = ?", phone));
    }

    private static String phone(String text) {
        try {
            return Character.isLetter(text.codePointAt(0)) ? null : Types.PHONE.read(text);
        } catch (Rejected e) {
            return null;
        }
    }

    private static List<Reference> found(Handle handle, String condition, String... values) {
        var query = handle.createQuery(
                "SELECT id, name FROM volunteer WHERE " + condition + " AND retired IS NULL ORDER BY id");
        for (int i = 0; i < values.length; i++) {
            query.bind(i, values[i]);
        }
        return query.map((row, context) -> new Reference(row.getLong("id"), row.getString("name")))
                .list();
    }

    /** Those that {@code part} means, best first. */
    List<Volunteer> suggest(String part, int limit) {
        List<Long> ids = SearchTerms.find(database, TABLE, part, limit);
        List<Volunteer> found = new ArrayList<>(find(ids));
        found.sort(Comparator.comparingInt(v -> ids.indexOf(v.id())));
        return found;
    }

    /**
     * Who joined on one day and has not left.
     *
     * @param joined null for those whose day is not known
     */
    record Joined(LocalDate joined, long people, long standby) {}

    /** One line a day on which somebody joined in the district, with the people of one unit. */
    List<Joined> joined(Under under) {
        return database.read(handle -> under.bind(handle.createQuery("""
                        SELECT joined, COUNT(%s) AS people, COUNT(%s) AS standby
                        FROM volunteer WHERE COALESCE(retired, '') = '' AND state <> 'LEFT'
                        GROUP BY joined ORDER BY joined""".formatted(
                                under.of("unit", "1"), under.of("unit", "CASE WHEN state = 'STANDBY' THEN 1 END"))))
                .map((row, context) -> new Joined(
                        row.getObject("joined", LocalDate.class), row.getLong("people"), row.getLong("standby")))
                .list());
    }

    /** Those who joined up to and with {@code day} by the units right under one, and how many of them stand by. */
    Map<Long, Joined> byUnit(LocalDate day, Under under) {
        Map<Long, Joined> units = new HashMap<>();
        database.read(handle -> under.bind(handle.createQuery("SELECT " + under.next("unit")
                        + " AS unit_, COUNT(CASE WHEN joined IS NULL OR joined <= :day THEN 1 END) AS people,"
                        + " COUNT(CASE WHEN state = 'STANDBY' THEN 1 END) AS standby FROM volunteer"
                        + " WHERE COALESCE(retired, '') = '' AND state <> 'LEFT'" + under.and("unit")
                        + " GROUP BY unit_"))
                .bind("day", day)
                .map((row, context) ->
                        units.put(row.getLong("unit_"), new Joined(day, row.getLong("people"), row.getLong("standby"))))
                .list());
        return units;
    }

    /** How many people of one kind there are. */
    record Group(String name, long people, long standby) {}

    /** People that the filter leaves by field, state or team kind: {@code column} is one of the fixed names. */
    List<Group> by(Grouping grouping, Filter filter) {
        return sums(
                grouping.column
                        + " AS name_, COUNT(*) AS people, COUNT(CASE WHEN t.state = 'STANDBY' THEN 1 END) AS standby",
                grouping == Grouping.TEAM_KIND ? joins() : "",
                filter,
                "GROUP BY " + grouping.column + " ORDER BY 1",
                (row, context) -> new Group(row.getString("name_"), row.getLong("people"), row.getLong("standby")));
    }

    /**
     * Those who have not left, of one kind each: how many had joined by {@code day}, and how many stand by now, which is
     * known of no other day.
     */
    List<Group> serving(Grouping grouping, LocalDate day) {
        String sql = """
                SELECT %1$s AS name_, COUNT(CASE WHEN t.joined IS NULL OR t.joined <= :day THEN 1 END) AS people,
                    COUNT(CASE WHEN t.state = 'STANDBY' THEN 1 END) AS standby
                FROM volunteer t WHERE COALESCE(t.retired, '') = '' AND t.state <> 'LEFT'
                GROUP BY %1$s ORDER BY 1""".formatted(grouping.column);
        return database.read(handle -> handle.createQuery(sql)
                .bind("day", day)
                .map((row, context) -> new Group(row.getString("name_"), row.getLong("people"), row.getLong("standby")))
                .list());
    }

    /** What people can be counted by. */
    enum Grouping {
        FIELD("t.field"),
        STATE("t.state"),
        TEAM_KIND("m.kind"),
        TOWN("t.unit / 1000 * 1000");

        private final String column;

        Grouping(String column) {
            this.column = column;
        }
    }

    /** Volunteers who have not left, by town. */
    List<Daily> byTownNow() {
        return daily(Filter.NONE, "NULL", "t.unit", NOT_LEFT, "");
    }

    /** Volunteers who have not left, by town and kind of their team; without one they are of none. */
    List<Daily> byTeamKindNow() {
        return daily(Filter.NONE, "NULL", "t.unit", "COALESCE(m.kind, '')", NOT_LEFT, joins());
    }
}
