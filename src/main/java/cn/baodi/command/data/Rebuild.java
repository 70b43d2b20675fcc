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
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
     * @param last when the last of those writes was made, null without any
     */
    record Made(
            H2File file,
            JdbcConnectionPool pool,
            Optional<Backups.Backup> base,
            long writes,
            List<Path> unusable,
            LocalDateTime last) {}

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
        JdbcConnectionPool pool = fresh.openToFill(cacheKilobytes);
        Replay replay = new Replay(pool, start.at == null ? 0 : start.at.tx(), to.tx(), progress);
        try {
            journal.read(start.at, to, replay);
            return new Made(fresh, pool, Optional.ofNullable(start.base), replay.count, unusable, replay.last);
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
        List<Position> places = new ArrayList<>(all.stream()
                .map(b -> b.note().journal())
                .filter(at -> at.tx() <= to.tx() && journal.holds(at))
                .toList());
        places.add(null); // the journal's beginning
        Set<Path> tried = new HashSet<>();
        for (Position at : places) {
            Base base = new Base(progress);
            journal.read(at, to, base);
            if (at == null && base.hash == null) {
                return new Start(null, null);
            }
            for (Backups.Backup backup : all) {
                Position from = base.leadsOn(backup, at);
                if (from != null && tried.add(backup.file()) && isExtracted(backup, place, unusable)) {
                    return new Start(backup, from);
                }
            }
        }
        throw new Failure("database.damaged", H2File.NAME);
    }

    private boolean isExtracted(Backups.Backup backup, Path place, List<Path> unusable) throws IOException {
        try {
            backups.extract(backup, place);
            return true;
        } catch (Failure e) {
            unusable.add(backup.file().getFileName());
            return false;
        }
    }

    /** The backup that a piece of the journal goes on from last, where it names one. */
    private static final class Base implements Reader {
        private final Progress progress;
        private Entry current;
        private String hash;
        private Position at;

        Base(Progress progress) {
            this.progress = progress;
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
            if (current.kind().equals(BASE)) {
                hash = current.action();
                at = position;
            }
        }

        /**
         * From where the journal leads on from a backup, or null.
         *
         * @param from where this piece begins
         */
        Position leadsOn(Backups.Backup backup, Position from) {
            if (hash != null) {
                return backup.note().hash().equals(hash) ? at : null;
            }
            return backup.note().journal().equals(from) ? from : null;
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
        private LocalDateTime last;

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
                last = entry.at();
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
