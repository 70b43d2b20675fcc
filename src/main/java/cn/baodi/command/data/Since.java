package cn.baodi.command.data;

import cn.baodi.command.core.Failure;
import cn.baodi.command.journal.Entry;
import cn.baodi.command.journal.Journal;
import cn.baodi.command.journal.Line;
import cn.baodi.command.journal.Position;
import cn.baodi.command.journal.Reader;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the journal holds of the officers' work after some position: what would be missing in a backup made there.
 *
 * @param known whether the journal leads on from there; where it does not, the rest is empty
 * @param jumped whether the data went back to yet another backup meanwhile, so that not all of it is still there
 * @param count how many writes
 * @param writes the last of them, oldest first, {@link #SHOWN} at most
 * @param changes how many rows of each table they added, changed or took away
 */
public record Since(boolean known, boolean jumped, long count, List<Write> writes, Map<String, Changes> changes) {
    /** As many writes are told one by one. */
    public static final int SHOWN = 200;
    /** What the console keeps for itself, and what tells of looking after the data. */
    private static final Set<Kind> NO_WORK = EnumSet.of(Kind.SETTING, Kind.BACKUP, Kind.CHECK);

    /** One write, in the officer's words. */
    public record Write(LocalDateTime at, String operator, String action, long rows) {}

    /** Rows of one table. */
    public record Changes(long added, long changed, long removed) {
        static final Changes NONE = new Changes(0, 0, 0);

        Changes and(Line line) {
            return line.before() == null
                    ? new Changes(added + 1, changed, removed)
                    : line.after() == null
                            ? new Changes(added, changed, removed + 1)
                            : new Changes(added, changed + 1, removed);
        }
    }

    /** Nothing. */
    public static final Since NOTHING = new Since(true, false, 0, List.of(), Map.of());

    static Since of(Journal journal, Backups.Note backup) {
        Collected collected = new Collected(backup.hash());
        try {
            journal.read(backup.journal(), journal.end(), collected);
        } catch (Failure e) {
            return new Since(false, false, 0, List.of(), Map.of());
        }
        return new Since(true, collected.jumped, collected.count, List.copyOf(collected.writes), collected.changes);
    }

    /** Whether officers' work would be missing; also where that cannot be known. */
    public boolean isBehind() {
        return !known || count > 0;
    }

    private static final class Collected implements Reader {
        private final String hash;
        private final List<Write> writes = new ArrayList<>();
        private final Map<String, Changes> changes = new LinkedHashMap<>();
        private long count;
        private Entry entry;
        private long rows;
        private boolean jumped;

        Collected(String hash) {
            this.hash = hash;
        }

        @Override
        public void entry(Entry begun) {
            if (begun.kind().equals(Rebuild.BASE)) {
                restored(begun.action());
            }
            entry = isWork(begun) ? begun : null;
            rows = 0;
        }

        /** The data went back to this very backup, or to another. */
        private void restored(String to) {
            jumped = !to.equals(hash);
            if (!jumped) {
                writes.clear();
                changes.clear();
                count = 0;
            }
        }

        private static boolean isWork(Entry entry) {
            return !entry.kind().equals(Rebuild.SCHEMA)
                    && !entry.kind().equals(Rebuild.BASE)
                    && !NO_WORK.contains(Kind.valueOf(entry.kind()));
        }

        @Override
        public void line(Line line) {
            boolean written = line.before() != null || line.after() != null;
            if (entry != null && written) {
                rows++;
                changes.merge(line.table(), Changes.NONE.and(line), (a, b) -> a.and(line));
            }
        }

        @Override
        public void end(Position position) {
            if (entry != null) {
                count++;
                writes.add(new Write(entry.at(), entry.operator(), entry.action(), rows));
                if (writes.size() > SHOWN) {
                    writes.remove(0);
                }
            }
        }
    }
}
