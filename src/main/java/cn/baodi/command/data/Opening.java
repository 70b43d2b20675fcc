package cn.baodi.command.data;

import cn.baodi.command.core.Failure;
import cn.baodi.command.core.SafeFile;
import cn.baodi.command.journal.Entry;
import cn.baodi.command.journal.Journal;
import cn.baodi.command.journal.Line;
import cn.baodi.command.journal.Position;
import cn.baodi.command.journal.Reader;
import cn.baodi.command.vault.DataKey;
import cn.baodi.command.vault.Seal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.h2.jdbcx.JdbcConnectionPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a data folder is opened. The H2 file is trusted only where its closing mark fits, byte by byte; in every other
 * case it is made anew from the newest good backup and the journal that follows it, or from the journal alone.
 */
final class Opening {
    static final String JOURNAL = "console.journal";
    /** Tables of a version were made; its action lists the versions. */
    static final String SCHEMA = "SCHEMA";
    /** From here on the rows are those of a backup; its action is the hash of that backup's database. */
    static final String BASE = "BASE";

    private static final Logger LOG = LoggerFactory.getLogger(Opening.class);
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS");

    private final Path folder;
    private final DataKey key;
    private final Seal seal;
    private final Backups backups;
    private final List<String> migrations;
    private final Map<String, Searchable> searchables;
    private final H2File file;
    private final List<Failure> findings = new ArrayList<>();

    /**
     * @param findings what the officer must be told, though the folder did open
     */
    record Opened(JdbcConnectionPool pool, Journal journal, List<Failure> findings) {}

    Opening(Path folder, DataKey key, Backups backups, List<String> migrations, Map<String, Searchable> searchables) {
        this.folder = folder;
        this.key = key;
        this.backups = backups;
        this.migrations = migrations;
        this.searchables = searchables;
        seal = new Seal(key, "closing");
        file = new H2File(folder, key);
    }

    Opened open() throws IOException, SQLException {
        Folders.wipeQuietly(folder.resolve("tmp"));
        Optional<ClosingMark> mark = ClosingMark.of(folder, seal);
        Journal journal = mark.isPresent() && mark.get().fits(file.path())
                ? besideSound(mark.get().journal())
                : besideDoubtful(mark.map(ClosingMark::journal));
        try {
            ClosingMark.remove(folder);
            journal.brokenOff().ifPresent(rest -> findings.add(new Failure("journal.broken.off", rest.getFileName())));
            return new Opened(upToDate(journal), journal, findings);
        } catch (IOException | SQLException | RuntimeException | Error e) {
            journal.close();
            throw e;
        }
    }

    /** The journal beside a database that is as it was closed; a damaged one is laid aside. */
    private Journal besideSound(Position closed) throws IOException, SQLException {
        Path path = folder.resolve(JOURNAL);
        try {
            Journal journal = openJournal(path, closed);
            if (journal.end().equals(closed)) {
                return journal;
            }
            // An older database and its mark were put back: the journal knows what came after.
            return madeAnew(journal, true);
        } catch (Failure e) {
            if (!isDamage(e)) {
                throw e;
            }
            LOG.error("journal {}", e.key());
            findings.add(new Failure("journal.laid.aside", layAside(path)));
            return begunAnew(path);
        }
    }

    /** The journal, with the database made anew from it; where it is damaged, the newest backup stands alone. */
    private Journal besideDoubtful(Optional<Position> closed) throws IOException, SQLException {
        Path path = folder.resolve(JOURNAL);
        boolean lost = !Files.exists(path) && (file.exists() || !backups.list().isEmpty());
        try {
            if (lost) {
                throw new Failure("journal.short", JOURNAL);
            }
            Journal journal = openJournal(path, null);
            boolean emptied = journal.end().tx() == 0 && !backups.list().isEmpty();
            if (emptied
                    || closed.isPresent() && closed.get().tx() > journal.end().tx()) {
                journal.close();
                throw new Failure("journal.short", JOURNAL);
            }
            return madeAnew(journal, closed.isPresent());
        } catch (Failure e) {
            Optional<Backups.Backup> newest = backups.list().stream().findFirst();
            if (!isDamage(e) || newest.isEmpty()) {
                throw e; // nothing else knows what was confirmed: all stays as it is for somebody who can help
            }
            LOG.error("journal {}", e.key());
            Path place = folder.resolve("rebuild");
            Folders.wipe(place);
            backups.extract(newest.get(), place);
            moveOver(place, true);
            findings.add(
                    new Failure("database.restored.backup", newest.get().note().at(), layAside(path)));
            return begunAnew(path);
        }
    }

    /** A journal that could only not be read just now is not damaged: it must not be laid aside. */
    private static boolean isDamage(Failure e) {
        return Set.of("journal.damaged", "journal.short", "journal.foreign").contains(e.key());
    }

    private Path layAside(Path path) throws IOException {
        Path aside = folder.resolve(JOURNAL + ".damaged-" + now());
        Journal.layAside(path, aside);
        return aside.getFileName();
    }

    private Journal madeAnew(Journal journal, boolean wasClosed) throws IOException, SQLException {
        try {
            makeAnew(journal, wasClosed);
            return journal;
        } catch (IOException | SQLException | RuntimeException | Error e) {
            journal.close();
            throw e;
        }
    }

    private Journal begunAnew(Path path) throws IOException, SQLException {
        Journal fresh = openJournal(path, null);
        try {
            baseOn(fresh, "journal");
            return fresh;
        } catch (IOException | SQLException | RuntimeException | Error e) {
            fresh.close();
            throw e;
        }
    }

    /**
     * Puts a backup in the place of the database; what was there is kept beside. The journal goes on from it.
     *
     * @param pool that of the database as it is
     */
    Opened restore(Backups.Backup backup, JdbcConnectionPool pool, Journal journal) throws IOException, SQLException {
        Path place = folder.resolve("rebuild");
        Folders.wipe(place);
        backups.extract(backup, place);
        file.close(pool);
        Path replaced = folder.resolve("replaced");
        Folders.make(replaced);
        Files.move(file.path(), replaced.resolve(now() + "-" + H2File.NAME));
        moveOver(place, false);
        note(journal, BASE, backup.note().hash());
        return new Opened(upToDate(journal), journal, List.of());
    }

    private Journal openJournal(Path path, Position from) {
        return Journal.open(path, key.derive("journal cipher"), key.derive("journal code"), from);
    }

    /** Begins a journal with a backup of the database as it is, from which it can be followed. */
    private void baseOn(Journal journal, String why) throws IOException, SQLException {
        JdbcConnectionPool pool = file.open();
        try {
            Backups.Backup base = backups.make(pool, journal.end(), LocalDateTime.now(), why);
            note(journal, BASE, base.note().hash());
        } finally {
            file.close(pool);
        }
        ClosingMark.leave(folder, seal, file.path(), journal.end());
    }

    private void moveOver(Path place, boolean keep) throws IOException {
        if (keep && file.exists()) {
            keepBeside();
        }
        Files.move(
                place.resolve(H2File.NAME),
                file.path(),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        SafeFile.forceFolder(file.path());
        Folders.wipeQuietly(place);
    }

    private void keepBeside() throws IOException {
        Path damaged = folder.resolve("damaged");
        Folders.make(damaged);
        Files.move(file.path(), damaged.resolve(now() + "-" + H2File.NAME));
    }

    /**
     * Makes the database file anew beside the old one and moves it over.
     *
     * @param damaged whether the old one had been closed and is no longer what it was; it is kept then
     */
    private void makeAnew(Journal journal, boolean damaged) throws IOException, SQLException {
        if (journal.end().tx() == 0 && backups.list().isEmpty()) {
            // A new folder; or the tables were being made when the first start was broken off.
            if (file.exists()) {
                keepBeside();
            }
            return;
        }
        Path place = folder.resolve("rebuild");
        Folders.wipe(place);
        Folders.make(place);
        Position from = startOf(journal, place);
        H2File fresh = new H2File(place, key);
        JdbcConnectionPool pool = fresh.open();
        Replay replay = new Replay(pool);
        try {
            journal.read(from, replay);
            replay.done();
        } catch (RuntimeException | Error e) {
            H2File.abandon(pool);
            throw e;
        }
        fresh.close(pool);
        moveOver(place, damaged);
        LOG.warn("the database was made anew; {} writes of the journal done again", replay.count);
        if (damaged) {
            findings.add(
                    new Failure("database.made.anew", H2File.NAME, journal.end().tx()));
        }
    }

    /** Puts the newest backup in place from which the journal leads to its end, and says where it leads on. */
    private Position startOf(Journal journal, Path place) throws IOException {
        Base base = new Base();
        journal.read(null, base);
        for (Backups.Backup backup : backups.list()) {
            Position at = backup.note().journal();
            boolean onChain = at.equals(base.ends.get(at.tx()));
            boolean isBase = backup.note().hash().equals(base.hash);
            try {
                if (isBase) {
                    backups.extract(backup, place);
                    return base.at;
                }
                if (onChain && (base.hash == null || at.tx() >= base.at.tx())) {
                    backups.extract(backup, place);
                    return at;
                }
            } catch (Failure e) {
                LOG.error("backup {}", e.key());
                findings.add(e);
            }
        }
        if (base.hash != null) {
            throw new Failure("database.damaged", H2File.NAME);
        }
        return null;
    }

    private static final class Base implements Reader {
        final Map<Long, Position> ends = new java.util.HashMap<>();
        private boolean isBase;
        private String action;
        String hash;
        Position at;

        @Override
        public void entry(Entry entry) {
            isBase = entry.kind().equals(BASE);
            action = entry.action();
        }

        @Override
        public void line(Line line) {}

        @Override
        public void end(Position position) {
            ends.put(position.tx(), position);
            if (isBase) {
                hash = action;
                at = position;
            }
        }
    }

    /** Does the journal's writes again, each as the transaction it was. */
    private final class Replay implements Reader {
        private final JdbcConnectionPool pool;
        private LedgerReplay current;
        private long count;

        Replay(JdbcConnectionPool pool) {
            this.pool = pool;
        }

        @Override
        public void entry(Entry entry) {
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

        void done() {
            if (current != null) {
                current.abandon();
            }
        }
    }

    /** Opens the file; tables of an older version are brought up on a copy, after a verified backup. */
    private JdbcConnectionPool upToDate(Journal journal) throws IOException, SQLException {
        boolean isNew = !file.exists();
        JdbcConnectionPool pool = file.open();
        try {
            List<String> missing = Migrations.missing(pool, migrations);
            if (missing.isEmpty()) {
                return pool;
            }
            if (isNew || journal.end().tx() == 0) {
                Migrations.apply(pool, migrations, missing);
            } else {
                backups.make(pool, journal.end(), LocalDateTime.now(), "upgrade");
                file.close(pool);
                upgradeCopy(missing);
                pool = file.open();
            }
            note(journal, SCHEMA, String.join(" ", missing));
            return pool;
        } catch (IOException | SQLException | RuntimeException | Error e) {
            H2File.abandon(pool);
            if (isNew) {
                Files.deleteIfExists(file.path());
            }
            throw e;
        }
    }

    private void upgradeCopy(List<String> missing) throws IOException, SQLException {
        Path place = folder.resolve("rebuild");
        Folders.wipe(place);
        Folders.make(place);
        H2File copy = new H2File(place, key);
        Files.copy(file.path(), copy.path());
        JdbcConnectionPool pool = copy.open();
        try {
            Migrations.apply(pool, migrations, missing);
        } catch (RuntimeException | Error e) {
            H2File.abandon(pool);
            throw e;
        }
        copy.close(pool);
        moveOver(place, false);
    }

    static void note(Journal journal, String kind, String action) {
        try (Journal.Writing writing =
                journal.begin(kind, LocalDateTime.now(), System.getProperty("user.name"), action, null)) {
            writing.commit();
        }
    }

    private static String now() {
        return STAMP.format(LocalDateTime.now());
    }
}
