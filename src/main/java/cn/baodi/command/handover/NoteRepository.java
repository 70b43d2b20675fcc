package cn.baodi.command.handover;

import cn.baodi.command.core.Filter;
import cn.baodi.command.data.Database;
import cn.baodi.command.data.Repository;
import cn.baodi.command.data.Where;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** The table {@code handover_note}. */
final class NoteRepository extends Repository<HandoverNote> {
    static final String TABLE = "handover_note";

    NoteRepository(Database database, Clock clock) {
        super(database, clock, TABLE, HandoverNote.class);
    }

    @Override
    protected void narrow(Where where, Filter filter) {
        within(where, "t.written_at", filter);
    }

    @Override
    protected Map<String, String> sorts() {
        return Map.of("writtenAt", "t.written_at");
    }

    /** The notes of the shift that runs, in the order in which they were written. */
    List<HandoverNote> running() {
        return numbered(
                "SELECT id FROM handover_note WHERE handover IS NULL AND COALESCE(retired, '') = ''", List.of());
    }

    /** What was added to a signed handover since, in order. */
    List<HandoverNote> additions(long handover) {
        return numbered("SELECT id FROM handover_note WHERE handover = ? AND addition", List.of(handover));
    }

    private List<HandoverNote> numbered(String sql, List<Long> bound) {
        List<Long> ids = database.read(handle -> {
            var query = handle.createQuery(sql + " ORDER BY id");
            for (int i = 0; i < bound.size(); i++) {
                query.bind(i, bound.get(i));
            }
            return query.mapTo(Long.class).list();
        });
        return find(ids).stream().sorted((a, b) -> Long.compare(a.id(), b.id())).toList();
    }
}
