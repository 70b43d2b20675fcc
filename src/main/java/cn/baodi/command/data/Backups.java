package cn.baodi.command.data;

import cn.baodi.command.core.Failure;
import cn.baodi.command.core.SafeFile;
import cn.baodi.command.journal.Position;
import cn.baodi.command.vault.DataKey;
import cn.baodi.command.vault.Keys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * Backups of one data folder, in it and in the second folder where one is set. No file is opened as a database before
 * its hash fits its sealed note: a foreign H2 file can run code on being opened.
 */
public final class Backups {
    public static final String FOLDER = "backups";
    static final String PREFIX = "console-";
    private static final String SUFFIX = ".backup";
    private static final String DAMAGED = ".damaged";
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
    /** How many are kept of each age: hours of the last day, days of the last fortnight, weeks of the last two months. */
    private static final int HOURS = 24;

    private static final int DAYS = 14;
    private static final int WEEKS = 8;

    /** A later chain's writes are newer, whatever their numbers. */
    private static final Comparator<Backup> NEWEST_FIRST = Comparator.comparingLong(
                    (Backup b) -> b.note().chain())
            .thenComparingLong(b -> b.note().journal().tx())
            .thenComparing(b -> b.note().at())
            .reversed();

    private final Path data;
    private final Path folder;
    private final DataKey key;
    private final BackupArchive archive;
    private final Supplier<Optional<Path>> second;
    private final Map<Path, Seen> seen = new ConcurrentHashMap<>();
    private long chain = -1;

    /** @param second the second folder, asked each time; empty where none is set or it is not there now */
    Backups(Path data, DataKey key, Supplier<Optional<Path>> second) {
        this.data = data;
        this.folder = data.resolve(FOLDER);
        this.key = key;
        this.second = second;
        archive = new BackupArchive(key);
    }

    /**
     * What is sealed into a backup.
     *
     * @param at wall time in Asia/Shanghai
     * @param why in the officer's words
     * @param bytes size of the database file
     * @param hash its SHA-256
     * @param journal where the journal stood; what follows there is missing in the backup
     * @param rows rows a table, for the preview of a restore
     * @param chain counts the journals of this folder, from 0: a damaged one is followed by a new one, whose writes are
     *     numbered anew
     * @param base whether the journal goes on from it and not from what it held before, as after a restore
     */
    public record Note(
            LocalDateTime at,
            String why,
            long bytes,
            String hash,
            Position journal,
            Map<String, Long> rows,
            long chain,
            boolean base) {}

    /** A backup whose note opened; its database was verified when it was written and is again before it is used. */
    public record Backup(Path file, Note note) {}

    /** A file as it was when its note was read. */
    private record Seen(FileTime changed, long size, Backup backup) {}

    /** A copy of the database that is not yet a backup: neither packed nor verified. */
    record Raw(Path file, Position journal, LocalDateTime at, String why, Map<String, Long> rows, boolean base) {}

    /** Those of this folder and what else the second holds, newest first. What cannot be used is left out. */
    public List<Backup> list() {
        List<Backup> found = new ArrayList<>(in(folder));
        Set<Path> names = new HashSet<>();
        found.forEach(b -> names.add(b.file().getFileName()));
        second.get()
                .ifPresent(other -> in(other).stream()
                        .filter(b -> names.add(b.file().getFileName()))
                        .forEach(found::add));
        found.sort(NEWEST_FIRST);
        return found;
    }

    private List<Backup> in(Path place) {
        List<Backup> found = new ArrayList<>();
        for (Path file : files(place)) {
            try {
                found.add(seen(file));
            } catch (IOException | Failure e) {
                // Damaged or foreign: never a candidate; unusable() tells of it.
            }
        }
        found.sort(NEWEST_FIRST);
        return found;
    }

    /** As {@link #read(Path)}; a file that has not changed is not read again. */
    private Backup seen(Path file) throws IOException {
        FileTime changed = Files.getLastModifiedTime(file);
        long size = Files.size(file);
        Seen before = seen.get(file);
        if (before == null || before.size != size || !before.changed.equals(changed)) {
            before = new Seen(changed, size, read(file));
            seen.put(file, before);
        }
        return before.backup;
    }

    /** Whether there is anything that looks like a backup, usable or not. */
    boolean hasFiles() {
        return !files(folder).isEmpty()
                || second.get().map(Backups::files).filter(f -> !f.isEmpty()).isPresent();
    }

    /** Files of this folder that look like backups and cannot be used. */
    public List<Path> unusable() {
        Set<Path> good = new HashSet<>();
        in(folder).forEach(b -> good.add(b.file()));
        return files(folder).stream().filter(f -> !good.contains(f)).toList();
    }

    /**
     * Takes the key in plain out of backups that were made before the folder had accounts.
     *
     * @return those that could not be written anew, and still carry it
     */
    public List<Path> hideKey() {
        List<Path> all = new ArrayList<>(files(folder));
        rests(folder).forEach(Backups::deleteQuietly);
        second.get().ifPresent(other -> {
            all.addAll(files(other));
            rests(other).forEach(Backups::deleteQuietly);
        });
        return BackupKeys.replacePlain(all, data.resolve(Keys.FILE));
    }

    /** What a kill, or a disk that was pulled out, left half copied. */
    static List<Path> rests(Path place) {
        try {
            return !Files.isDirectory(place)
                    ? List.of()
                    : SafeFile.rests(place).stream()
                            .filter(f -> f.getFileName().toString().startsWith("." + PREFIX))
                            .toList();
        } catch (IOException e) {
            throw new Failure(e, "backup.folder", place);
        }
    }

    /** What looks like a backup there, usable or not. */
    static List<Path> files(Path place) {
        if (!Files.isDirectory(place)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(place)) {
            return files.filter(Files::isRegularFile)
                    .filter(Backups::isBackup)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new Failure(e, "backup.folder", place);
        }
    }

    static boolean isBackup(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(PREFIX) && (name.endsWith(SUFFIX) || name.endsWith(SUFFIX + DAMAGED));
    }

    /**
     * Reads the note of a backup, wherever it lies.
     *
     * @throws Failure when it is none of this folder's, or damaged
     */
    public Backup read(Path file) {
        if (file.toString().endsWith(DAMAGED)) {
            throw BackupArchive.damaged(null, file);
        }
        return archive.read(file);
    }

    /** From now on backups belong to a new journal. */
    synchronized void beginChain() {
        chain = chain() + 1;
    }

    private long chain() {
        if (chain < 0) {
            chain = list().stream().mapToLong(b -> b.note().chain()).max().orElse(0);
        }
        return chain;
    }

    /** As {@link #copy} and {@link #keep} in one, where nobody writes anyway. */
    Backup make(JdbcConnectionPool pool, Position journal, LocalDateTime at, String why) {
        return keep(copy(pool, journal, at, why, false));
    }

    /** As {@link #make}, of a database from which the journal is to go on. */
    Backup makeBase(JdbcConnectionPool pool, Position journal, LocalDateTime at, String why) {
        return keep(copy(pool, journal, at, why, true));
    }

    /** Copies the database as it is. The caller keeps writes away meanwhile, so that the journal's position fits. */
    Raw copy(JdbcConnectionPool pool, Position journal, LocalDateTime at, String why) {
        return copy(pool, journal, at, why, false);
    }

    private Raw copy(JdbcConnectionPool pool, Position journal, LocalDateTime at, String why, boolean base) {
        Path raw = TempFolder.of(data).resolve("raw-" + journal.tx() + "-" + System.nanoTime() + ".zip");
        try {
            Folders.make(raw.getParent());
            try (Connection connection = pool.getConnection();
                    Statement checkpoint = connection.createStatement();
                    PreparedStatement backup = connection.prepareStatement("BACKUP TO ?")) {
                checkpoint.execute("CHECKPOINT SYNC"); // else the copy's header may lead to an older version
                backup.setString(1, raw.toString());
                backup.execute();
                return new Raw(raw, journal, at, why, TableCounts.of(connection), base);
            }
        } catch (IOException | SQLException e) {
            deleteQuietly(raw);
            throw failed(e);
        }
    }

    /** A copy for a base, of a database that is closed; its file stays as it is. */
    Raw copyClosed(H2File closed, Position journal, LocalDateTime at, String why) {
        Path raw = TempFolder.of(data).resolve("raw-" + journal.tx() + "-" + System.nanoTime() + ".zip");
        try {
            Folders.make(raw.getParent());
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(raw))) {
                zip.setLevel(0);
                zip.putNextEntry(new ZipEntry(H2File.NAME));
                Files.copy(closed.path(), zip);
                zip.closeEntry();
            }
            JdbcConnectionPool pool = closed.openToRead();
            try (Connection connection = pool.getConnection()) {
                return new Raw(raw, journal, at, why, TableCounts.of(connection), true);
            } finally {
                H2File.abandon(pool);
            }
        } catch (IOException | SQLException e) {
            deleteQuietly(raw);
            throw failed(e);
        }
    }

    /**
     * Makes a verified backup of a copy; writes may go on meanwhile. It is verified before it takes its place, so
     * whatever lies there was whole once.
     *
     * @throws Failure when it could not be written or does not verify; there is no such backup then
     */
    synchronized Backup keep(Raw raw) {
        Path made = TempFolder.of(data).resolve("new.backup");
        String name = PREFIX + STAMP.format(raw.at) + "-" + raw.journal.tx();
        Path file = folder.resolve(name + (raw.base ? "-base" : "") + SUFFIX);
        try {
            Folders.make(folder);
            long number = chain();
            Note note = archive.write(
                    raw.file,
                    data.resolve(Keys.FILE),
                    made,
                    (bytes, hash) -> new Note(raw.at, raw.why, bytes, hash, raw.journal, raw.rows, number, raw.base));
            H2File.force(made);
            check(new Backup(made, note));
            // For good: the journal may go on from it alone.
            Folders.move(made, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return new Backup(file, note);
        } catch (IOException | SQLException e) {
            throw failed(e);
        } finally {
            deleteQuietly(raw.file);
            deleteQuietly(made);
        }
    }

    private Failure failed(Exception e) {
        return Database.isFull(e) ? new Failure(e, "disk.full") : new Failure(e, "backup.failed", folder);
    }

    /**
     * Opens a backup read-only in a folder of its own and compares every index with its table.
     *
     * @throws Failure when it is damaged; where it lies among the backups it is renamed, so that it is never taken for
     *     a good one
     */
    public synchronized void verify(Backup backup) {
        try {
            check(backup);
        } catch (Failure e) {
            if (e.key().equals("backup.damaged")) {
                mark(backup.file());
            }
            throw e;
        } catch (SQLException e) {
            mark(backup.file());
            throw BackupArchive.damaged(e, backup.file());
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private void check(Backup backup) throws IOException, SQLException {
        Path place = TempFolder.of(data).resolve("verify");
        try {
            Folders.wipe(place);
            archive.extract(backup, place);
            JdbcConnectionPool pool = new H2File(place, key).openToRead();
            try (Connection connection = pool.getConnection()) {
                if (!H2File.apart(connection).isEmpty()
                        || !TableCounts.of(connection).equals(backup.note().rows())) {
                    throw BackupArchive.damaged(null, backup.file());
                }
            } finally {
                H2File.abandon(pool); // DB_CLOSE_DELAY is kept in the file: it would stay open
            }
        } finally {
            Folders.wipeQuietly(place);
        }
    }

    /** The backup in this folder; one from elsewhere is copied here first, so that a recovery can begin with it. */
    Backup here(Backup backup) {
        if (backup.file().toAbsolutePath().startsWith(folder)) {
            return backup;
        }
        try {
            Folders.make(folder);
        } catch (IOException e) {
            throw failed(e);
        }
        copyTo(backup, folder);
        return new Backup(folder.resolve(backup.file().getFileName()), backup.note());
    }

    private void mark(Path file) {
        if (!file.toAbsolutePath().startsWith(folder)) {
            return; // what lies elsewhere is not ours to rename
        }
        try {
            Files.move(file, file.resolveSibling(file.getFileName() + DAMAGED), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            // It is verified again before it would be used.
        }
    }

    /** @throws Failure when the database in it is not as its note says */
    void extract(Backup backup, Path place) throws IOException {
        archive.extract(backup, place);
    }

    /**
     * Deletes those that age made needless: of each hour, day and week the newest stays, as many as are kept; and the
     * last one that the journal goes on from, without which nothing older leads to the present.
     */
    public void thin() {
        thin(folder);
    }

    /** By sequence, not by the clock: one that ran ahead for a while must not push out what came later. */
    void thin(Path place) {
        List<Backup> newestFirst = in(place);
        Set<Path> kept = new HashSet<>();
        keep(newestFirst, kept, HOURS, at -> at.toLocalDate().atTime(at.getHour(), 0));
        keep(newestFirst, kept, DAYS, LocalDateTime::toLocalDate);
        keep(newestFirst, kept, WEEKS, at -> at.toLocalDate().toEpochDay() / 7);
        newestFirst.stream().filter(b -> b.note().base()).findFirst().ifPresent(base -> kept.add(base.file()));
        newestFirst.stream().map(Backup::file).filter(f -> !kept.contains(f)).forEach(Backups::deleteQuietly);
        rests(place).forEach(Backups::deleteQuietly);
    }

    private static void keep(List<Backup> newestFirst, Set<Path> kept, int most, Function<LocalDateTime, Object> age) {
        Set<Object> ages = new HashSet<>();
        for (Backup backup : newestFirst) {
            if (ages.size() < most && ages.add(age.apply(backup.note().at()))) {
                kept.add(backup.file());
            }
        }
    }

    /**
     * Copies a backup to another folder and compares it there.
     *
     * @throws Failure when it could not be written there whole
     */
    public void copyTo(Backup backup, Path other) {
        try {
            Path copy = other.resolve(backup.file().getFileName().toString());
            try (SafeFile safe = new SafeFile(copy)) {
                Files.copy(backup.file(), safe.stream());
                safe.finish();
            }
            if (!H2File.hash(copy).equals(H2File.hash(backup.file()))) {
                throw new Failure("backup.second", other);
            }
        } catch (IOException | Failure e) {
            throw Database.isFull(e)
                    ? new Failure(e, "backup.second.full", other)
                    : new Failure(e, "backup.second", other);
        }
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // What could not be deleted is tried again next time.
        }
    }
}
