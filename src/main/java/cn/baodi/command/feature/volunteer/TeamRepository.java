package cn.baodi.command.feature.volunteer;

import cn.baodi.command.core.Collation;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Problem;
import cn.baodi.command.core.Reference;
import cn.baodi.command.core.Refused;
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
import org.jdbi.v3.core.Handle;

/** The table {@code team}. */
final class TeamRepository extends Repository<Team> {
    static final String TABLE = "team";
    static final String CODE = "T";
    static final int DIGITS = 3;

    TeamRepository(Database database, Clock clock) {
        super(database, clock, TABLE, Team.class);
    }

    @Override
    protected void narrow(Where where, Filter filter) {
        within(where, "t.unit", filter.chip("unit"));
        if (filter.chip("kind") != null) {
            where.and("t.kind = ?", filter.chip("kind"));
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
    public long add(Batch batch, Team row) {
        refuseNamesake(batch, row, 0);
        return super.add(batch, row);
    }

    @Override
    public void change(Batch batch, Team old, Team row) {
        refuseNamesake(batch, row, old.id());
        super.change(batch, old, row);
    }

    @Override
    public void retire(Batch batch, Team row, String reason) {
        if (reason == null) {
            refuseNamesake(batch, row, row.id());
        }
        super.retire(batch, row, reason);
    }

    private static void refuseNamesake(Batch batch, Team row, long self) {
        if (batch.query(handle -> named(handle, row.name())).stream().anyMatch(r -> r.id() != self)) {
            throw new Refused(Problem.of("name", "duplicate", row.name()));
        }
    }

    private static List<Reference> named(Handle handle, String name) {
        return handle.createQuery(
                        "SELECT id, name FROM team WHERE name_key = ? AND name = ? AND retired IS NULL ORDER BY id")
                .bind(0, Collation.key(name))
                .bind(1, name)
                .map((row, context) -> new Reference(row.getLong("id"), row.getString("name")))
                .list();
    }

    /** A column that refers to a team: 朝霞街道党员志愿服务队 T003. */
    Type<Reference> type() {
        return Reference.type(
                CODE,
                DIGITS,
                name -> database.read(handle -> named(handle, name)),
                part -> suggest(part, 12).stream()
                        .map(t -> new Reference(t.id(), t.name()))
                        .toList());
    }

    /** Those that {@code part} means, best first. */
    List<Team> suggest(String part, int limit) {
        List<Long> ids = SearchTerms.find(database, TABLE, part, limit);
        List<Team> found = new ArrayList<>(find(ids));
        found.sort(Comparator.comparingInt(t -> ids.indexOf(t.id())));
        return found;
    }
}
