package cn.baodi.command.data;

import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Progress;
import cn.baodi.command.journal.Entry;
import cn.baodi.command.journal.Journal;
import cn.baodi.command.journal.Line;
import cn.baodi.command.journal.Position;
import cn.baodi.command.journal.Reader;
import cn.baodi.command.vault.DataKey;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * Makes the database anew: the newest backup from which the journal leads on, then every write that follows it, or the
 * journal from its beginning. After a crash this is the recovery; each night it is its rehearsal.
 */
final class Rebuild {
    /** Tables of a version were made; its action lists the versions. */
    static final String SCHEMA = "SCHEMA";
    /** From here on the rows are those of a backup; its action is the hash of that backup's database. */
    static final String BASE = "BASE";

    private final DataKey key;
    private final Backups backups;
    private final List<String> migrations;
    private final Map<String, Searchable> searchables;

    Rebuild(DataKey key, Backups backups, List<String> migrations, Map<String, Searchable> searchables) {
        this.key = key;
        this.backups = backups;
        this.migrations = migrations;
        this.searchables = searchables;
    }

    /**
     * What was made; the caller closes it.
     *
     * @param base the backup it began with
     * @param writes how many writes of the journal were done again
     * @param unusable newer backups that are damaged
     */
    record Made(
            H2File file, JdbcConnectionPool pool, Optional<Backups.Backup> base, long writes, List<Path> unusable) {}

    /**
     * @param to up to where the journal is followed
     * @param place an empty folder
     * @param cacheKilobytes memory of the database while it is made
     * @throws Failure when the journal does not verify, or there is no backup to begin with where it needs one
     */
    Made make(Journal journal, Position to, Path place, int cacheKilobytes, Progress progress)
            throws IOException, SQLException {
        List<Path> unusable = new ArrayList<>();
        Start start = startOf(journal, to, place, progress, unusable);
        H2File fresh = new H2File(place, key);
        JdbcConnectionPool pool = fresh.open(cacheKilobytes);
        Replay replay = new Replay(pool, start.at == null ? 0 : start.at.tx(), to.tx(), progress);
        try {
            journal.read(start.at, to, replay);
            return new Made(fresh, pool, Optional.ofNullable(start.base), replay.count, unusable);
        } catch (RuntimeException | Error e) {
            replay.abandon();
            H2File.abandon(pool);
            throw e;
        }
    }

    private record Start(Backups.Backup base, Position at) {}

    private Start startOf(Journal journal, Position to, Path place, Progress progress, List<Path> unusable)
            throws IOException {
        List<Backups.Backup> all = backups.list();
        Chain chain = new Chain(all, progress);
        journal.read(null, to, chain);
        for (Backups.Backup backup : all) {
            Position at = chain.leadsOnFrom(backup);
            if (at != null) {
                try {
                    backups.extract(backup, place);
                    return new Start(backup, at);
                } catch (Failure e) {
                    unusable.add(backup.file().getFileName());
                }
            }
        }
        if (chain.hash != null) {
            throw new Failure("database.damaged", H2File.NAME);
        }
        return new Start(null, null);
    }

    /** The journal's ends where there are backups, and the backup that it goes on from. */
    private static final class Chain implements Reader {
        private final Progress progress;
        private final Map<Long, Position> ends = new HashMap<>();
        private Entry current;
        private String hash;
        private Position base;

        Chain(List<Backups.Backup> all, Progress progress) {
            this.progress = progress;
            all.forEach(b -> ends.put(b.note().journal().tx(), null));
        }

        @Override
        public void entry(Entry entry) {
            progress.check();
            current = entry;
        }

        @Override
        public void line(Line line) {}

        @Override
        public void end(Position position) {
            if (ends.containsKey(position.tx())) {
                ends.put(position.tx(), position);
            }
            if (current.kind().equals(BASE)) {
                hash = current.action();
                base = position;
            }
        }

        /** From where the journal leads on from a backup, or null. */
        Position leadsOnFrom(Backups.Backup backup) {
            Position at = backup.note().journal();
            if (backup.note().hash().equals(hash)) {
                return base;
            }
            boolean onChain = at.equals(ends.get(at.tx()));
            return onChain && (hash == null || at.tx() >= base.tx()) ? at : null;
        }
    }

    /** Does the journal's writes again, each as the transaction it was. */
    private final class Replay implements Reader {
        private final JdbcConnectionPool pool;
        private final long from;
        private final long to;
        private final Progress progress;
        private LedgerReplay current;
        private long count;

        Replay(JdbcConnectionPool pool, long from, long to, Progress progress) {
            this.pool = pool;
            this.from = from;
            this.to = to;
            this.progress = progress;
        }

        @Override
        public void entry(Entry entry) {
            progress.check();
            progress.at(entry.tx() - from, to - from);
            if (entry.kind().equals(SCHEMA)) {
                Migrations.apply(pool, migrations, List.of(entry.action().split(" ")));
                current = null;
            } else if (entry.kind().equals(BASE)) {
                current = null; // the backup it names is what this began with
            } else {
                current = LedgerReplay.begin(pool, entry, searchables);
            }
        }

        @Override
        public void line(Line line) {
            if (current != null) {
                current.line(line);
            }
        }

        @Override
        public void end(Position position) {
            if (current != null) {
                current.end();
                current = null;
                count++;
            }
        }

        void abandon() {
            if (current != null) {
                current.abandon();
            }
        }
    }
}
