package cn.baodi.command.data;

import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Progress;
import cn.baodi.command.core.SafeFile;
import cn.baodi.command.journal.Journal;
import cn.baodi.command.journal.Line;
import cn.baodi.command.journal.Position;
import cn.baodi.command.vault.DataKey;
import cn.baodi.command.vault.Keys;
import cn.baodi.command.vault.Seal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.h2.jdbcx.JdbcConnectionPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a data folder is opened. The H2 file is trusted only where its closing mark fits, byte by byte; in every other
 * case it is made anew from the newest good backup and the journal that follows it, or from the journal alone.
 */
final class Opening {
    static final String JOURNAL = "console.journal";
    static final String DAMAGED = "damaged";
    static final String REPLACED = "replaced";
    /** So many databases that a restore replaced are kept beside; each also has its backup. */
    private static final int REPLACED_KEPT = 3;

    private static final Logger LOG = LoggerFactory.getLogger(Opening.class);
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS");

    private final Path folder;
    private final DataKey key;
    private final Seal seal;
    private final Backups backups;
    private final List<String> migrations;
    private final Map<String, Searchable> searchables;
    private final H2File file;
    private final boolean hadKey;
    private final Clock clock;
    private final List<Failure> findings = new ArrayList<>();

    /**
     * @param findings what the officer must be told, though the folder did open
     */
    record Opened(JdbcConnectionPool pool, Journal journal, List<Failure> findings) {}

    /** @param hadKey whether the folder is no new one, so that it ought to hold data */
    Opening(
            Path folder,
            DataKey key,
            Backups backups,
            List<String> migrations,
            Map<String, Searchable> searchables,
            boolean hadKey,
            Clock clock) {
        this.folder = folder;
        this.hadKey = hadKey;
        this.clock = clock;
        this.key = key;
        this.backups = backups;
        this.migrations = migrations;
        this.searchables = searchables;
        seal = new Seal(key, "closing");
        file = new H2File(folder, key);
    }

    Opened open() throws IOException, SQLException {
        findings.clear();
        TempFolder.wipeOld(folder);
        for (Path rest : SafeFile.rests(folder)) {
            if (!Keys.isRest(rest)) { // shredded when the key is protected
                Files.deleteIfExists(rest);
            }
        }
        Optional<ClosingMark> mark = ClosingMark.of(folder, seal);
        Journal journal = mark.isPresent() && mark.get().fits(file.path())
                ? besideSound(mark.get().journal())
                : besideDoubtful(mark.map(ClosingMark::journal));
        try {
            ClosingMark.remove(folder);
            journal.brokenOff().ifPresent(rest -> findings.add(new Failure("journal.broken.off", rest.getFileName())));
            return new Opened(upToDate(journal), journal, List.copyOf(findings));
        } catch (IOException | SQLException | RuntimeException | Error e) {
            journal.close();
            throw e;
        }
    }

    /** The journal beside a database that is as it was closed; a damaged one is laid aside. */
    private Journal besideSound(Position closed) throws IOException, SQLException {
        Path path = folder.resolve(JOURNAL);
        if (!Files.exists(path)) {
            LOG.error("journal missing");
            return begunAnew(path, aside -> new Failure("journal.lost"));
        }
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
            return begunAnew(path, aside -> new Failure("journal.laid.aside", aside));
        }
    }

    /** The journal, with the database made anew from it; where it is damaged, the newest backup stands alone. */
    private Journal besideDoubtful(Optional<Position> closed) throws IOException, SQLException {
        Path path = folder.resolve(JOURNAL);
        boolean hasOther = closed.isPresent() || file.exists() || backups.hasFiles();
        try {
            if (!Files.exists(path) && hasOther) {
                throw new Failure("journal.missing", JOURNAL);
            }
            if (!Files.exists(path) && hadKey) {
                findings.add(new Failure("folder.keys.only", folder));
            }
            Journal journal = openJournal(path, newestOn(path));
            boolean emptied = journal.end().tx() == 0 && !backups.list().isEmpty();
            if (emptied
                    || closed.isPresent() && closed.get().tx() > journal.end().tx()) {
                journal.close();
                throw new Failure("journal.short", JOURNAL);
            }
            return madeAnew(journal, closed.isPresent());
        } catch (Failure e) {
            if (!isDamage(e)) {
                throw e;
            }
            LOG.error("journal {}", e.key());
            return onBackup(path).orElseThrow(() -> e); // else all stays as it is for somebody who can help
        }
    }

    /**
     * The newest backup's place in the journal, or null: what lies before it is in the backup and need not be read to
     * open. The checks read all of it.
     */
    private Position newestOn(Path path) {
        return backups.list().stream()
                .map(b -> b.note().journal())
                .filter(at -> Journal.holds(path, at))
                .findFirst()
                .orElse(null);
    }

    /** A journal that could only not be read just now is not damaged: it must not be laid aside. */
    private static boolean isDamage(Failure e) {
        return Set.of("journal.damaged", "journal.short", "journal.foreign", "journal.missing")
                .contains(e.key());
    }

    /**
     * The newest good backup, with what can still be read of the journal behind it, in the database's place and a journal
     * that goes on from that; empty where there is none.
     */
    private Optional<Journal> onBackup(Path path) throws IOException, SQLException {
        Path place = folder.resolve("rebuild");
        Optional<LocalDateTime> last = followedAsFarAsItReads(path, place);
        if (last.isPresent()) {
            moveOver(place, true);
            return Optional.of(begunAnew(path, aside -> new Failure("database.restored.part", last.get())));
        }
        for (Backups.Backup backup : backups.list()) {
            try {
                Folders.wipe(place);
                backups.extract(backup, place);
            } catch (Failure e) {
                findings.add(e);
                continue;
            }
            moveOver(place, true);
            return Optional.of(begunAnew(
                    path,
                    aside -> new Failure(
                            "database.restored.backup", backup.note().at())));
        }
        return Optional.empty();
    }

    /**
     * Makes the database anew in {@code place} from the newest backup and the writes of the journal before its damage.
     *
     * @return when the last of them was made; empty where there is none, or they cannot be followed
     */
    private Optional<LocalDateTime> followedAsFarAsItReads(Path path, Path place) throws IOException, SQLException {
        Optional<Position> newest =
                backups.list().stream().findFirst().map(b -> b.note().journal()).filter(at -> Journal.holds(path, at));
        if (newest.isEmpty()) {
            return Optional.empty();
        }
        try (Journal readable =
                Journal.openReadable(path, key.derive("journal cipher"), key.derive("journal code"), newest.get())) {
            if (readable.end().equals(newest.get())) {
                return Optional.empty();
            }
            Folders.wipe(place);
            Folders.make(place);
            Rebuild.Made made = new Rebuild(key, backups, migrations, searchables)
                    .make(readable, readable.end(), place, H2File.usualCache(), Progress.none());
            made.file().close(made.pool());
            made.unusable().forEach(backup -> findings.add(new Failure("backup.damaged", backup)));
            return Optional.ofNullable(made.last());
        } catch (Failure e) {
            LOG.error("journal {}", e.key());
            return Optional.empty();
        }
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

    /**
     * Begins a journal that goes on from a backup of the closed database as it is. It takes its place whole, and nothing
     * that still stands is touched before that: broken off anywhere, the next opening begins here again.
     */
    private Journal begunAnew(Path path, Function<Path, Failure> told) throws IOException, SQLException {
        Path beside = folder.resolve(JOURNAL + ".new");
        Journal.discard(beside);
        backups.beginChain();
        try (Journal fresh = openJournal(beside, null)) {
            LocalDateTime at = LocalDateTime.now(clock);
            Backups.Backup base = backups.keep(backups.copyClosed(file, fresh.end(), at, "journal"));
            JdbcConnectionPool pool = file.openToRead();
            try (Connection connection = pool.getConnection()) {
                noteBase(fresh, base, connection);
            } finally {
                H2File.abandon(pool);
            }
        }
        Path aside = Folders.free(folder.resolve(JOURNAL + ".damaged-" + now()));
        Journal.replace(path, beside, aside);
        findings.add(told.apply(aside.getFileName()));
        return openJournal(path, null);
    }

    /**
     * Puts a backup in the place of the database; what was there is kept beside. Its rows are those of the backup, its
     * audit goes on. The journal goes on from a backup of just that.
     *
     * @param pool that of the database as it is
     * @param why in the officer's words, for that backup
     */
    Opened restore(Backups.Backup backup, JdbcConnectionPool pool, Journal journal, String why)
            throws IOException, SQLException {
        Path place = folder.resolve("rebuild");
        Folders.wipe(place);
        backups.extract(backup, place);
        H2File fresh = new H2File(place, key);
        JdbcConnectionPool restored = fresh.openToFill(H2File.SMALL_CACHE);
        try (Connection connection = restored.getConnection();
                Connection live = pool.getConnection()) {
            Migrations.apply(restored, migrations, Migrations.missing(restored, migrations));
            new AuditTables(connection, Progress.none()).goOnAs(live);
            Backups.Backup base = backups.makeBase(restored, journal.end(), LocalDateTime.now(clock), why);
            noteBase(journal, base, connection);
        } catch (SQLException | RuntimeException | Error e) {
            H2File.abandon(restored);
            throw e;
        }
        fresh.close(restored);
        file.close(pool);
        keepReplaced();
        moveOver(place, false);
        return new Opened(upToDate(journal), journal, List.of());
    }

    private Journal openJournal(Path path, Position from) {
        return Journal.open(path, key.derive("journal cipher"), key.derive("journal code"), from);
    }

    /** Keeps the database that is no longer trusted beside. */
    void layDoubtfulAside() throws IOException {
        Path damaged = folder.resolve(DAMAGED);
        Folders.make(damaged);
        Folders.move(file.path(), Folders.free(damaged.resolve(now() + "-" + H2File.NAME)));
    }

    /** Keeps a copy beside: broken off between two moves, the folder would be without a database, as if it were lost. */
    private void keepReplaced() throws IOException {
        Path replaced = folder.resolve(REPLACED);
        Folders.make(replaced);
        try (SafeFile copy = new SafeFile(Folders.free(replaced.resolve(now() + "-" + H2File.NAME)))) {
            Files.copy(file.path(), copy.stream());
            copy.finish();
        }
        Folders.keepNewest(replaced, REPLACED_KEPT);
    }

    private void moveOver(Path place, boolean keep) throws IOException {
        if (keep && file.exists()) {
            layDoubtfulAside();
        }
        Folders.move(
                place.resolve(H2File.NAME),
                file.path(),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        Folders.wipeQuietly(place);
    }

    /**
     * Makes the database file anew beside the old one and moves it over.
     *
     * @param damaged whether the old one had been closed and is no longer what it was; it is kept then
     */
    private void makeAnew(Journal journal, boolean damaged) throws IOException, SQLException {
        boolean was = file.exists();
        if (journal.end().tx() == 0 && backups.list().isEmpty()) {
            // A new folder; or the tables were being made when the first start was broken off.
            if (was) {
                layDoubtfulAside();
            }
            return;
        }
        Path place = folder.resolve("rebuild");
        Folders.wipe(place);
        Folders.make(place);
        Rebuild.Made made = new Rebuild(key, backups, migrations, searchables)
                .make(journal, journal.end(), place, H2File.usualCache(), Progress.none());
        made.unusable().forEach(backup -> findings.add(new Failure("backup.damaged", backup)));
        made.file().close(made.pool());
        moveOver(place, damaged);
        LOG.warn("the database was made anew; {} writes of the journal done again", made.writes());
        if (damaged || !was) {
            findings.add(
                    new Failure("database.made.anew", H2File.NAME, journal.end().tx()));
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
                backups.make(pool, journal.end(), LocalDateTime.now(clock), "upgrade");
                file.close(pool);
                upgradeCopy(missing);
                pool = file.open();
            }
            note(journal, Rebuild.SCHEMA, String.join(" ", missing), List.of());
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

    /**
     * From here on the journal goes on from a backup.
     *
     * @param connection to the database that the backup is of
     */
    void noteBase(Journal journal, Backups.Backup base, Connection connection) throws SQLException {
        Line audit = new AuditTables(connection, Progress.none()).line();
        note(journal, Rebuild.BASE, base.note().hash(), List.of(audit));
    }

    private void note(Journal journal, String kind, String action, List<Line> lines) {
        try (Journal.Writing writing =
                journal.begin(kind, LocalDateTime.now(clock), System.getProperty("user.name"), action, null)) {
            lines.forEach(writing::line);
            writing.commit();
        }
    }

    private String now() {
        return STAMP.format(LocalDateTime.now(clock));
    }
}
