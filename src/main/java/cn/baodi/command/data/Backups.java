package cn.baodi.command.data;

import cn.baodi.command.core.Failure;
import cn.baodi.command.core.SafeFile;
import cn.baodi.command.journal.Position;
import cn.baodi.command.vault.DataKey;
import cn.baodi.command.vault.Keys;
import cn.baodi.command.vault.Seal;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * Backups of one data folder: each a zip of the encrypted database file, the key slots, and a note sealed under the
 * data key that says what they must be. Only these three names are ever read out of it, and no file is opened as a
 * database before its hash fits its sealed note: a foreign H2 file can run code on being opened.
 */
public final class Backups {
    public static final String FOLDER = "backups";
    private static final String PREFIX = "console-";
    private static final String SUFFIX = ".backup";
    private static final String NOTE = "note";
    private static final int LONGEST_NOTE = 64 << 10;
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
    /** How many are kept of each age: hours of the last day, days of the last fortnight, weeks of the last two months. */
    private static final int HOURS = 24;

    private static final int DAYS = 14;
    private static final int WEEKS = 8;
    private static final ObjectMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    private final Path data;
    private final Path folder;
    private final DataKey key;
    private final Seal seal;

    Backups(Path data, DataKey key) {
        this.data = data;
        this.folder = data.resolve(FOLDER);
        this.key = key;
        seal = new Seal(key, "backup");
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
     */
    public record Note(
            LocalDateTime at, String why, long bytes, String hash, Position journal, Map<String, Long> rows) {}

    /** A backup whose note opened; its database is verified when it is written and again before it is used. */
    public record Backup(Path file, Note note) {}

    /** Those of this folder, newest first. Files whose note does not open are left out. */
    public List<Backup> list() {
        List<Backup> found = new ArrayList<>();
        for (Path file : files()) {
            try {
                found.add(read(file));
            } catch (Failure e) {
                // Damaged or foreign: never a candidate; the check of the backups tells of it.
            }
        }
        found.sort(Comparator.comparing((Backup b) -> b.note().journal().tx())
                .thenComparing(b -> b.note().at())
                .reversed());
        return found;
    }

    /** Files that look like backups and cannot be used. */
    public List<Path> unusable() {
        Set<Path> good = new HashSet<>();
        list().forEach(b -> good.add(b.file()));
        return files().stream().filter(f -> !good.contains(f)).toList();
    }

    /**
     * Takes the key in plain out of backups that were made before the folder had accounts.
     *
     * @return those that could not be written anew, and still carry it
     */
    public List<Path> hideKey() {
        return BackupKeys.replacePlain(files(), data.resolve(Keys.FILE));
    }

    private List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().startsWith(PREFIX)
                            && f.getFileName().toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new Failure(e, "backup.folder", folder);
        }
    }

    /**
     * Reads the note of a backup, wherever it lies.
     *
     * @throws Failure when it is none of this folder's, or damaged
     */
    public Backup read(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry entry = zip.getEntry(NOTE);
            if (entry == null) {
                throw new Failure("backup.damaged", file.getFileName());
            }
            try (InputStream in = zip.getInputStream(entry)) {
                byte[] sealed = in.readNBytes(LONGEST_NOTE);
                return new Backup(file, JSON.readValue(seal.open(sealed, NOTE), Note.class));
            }
        } catch (IOException | RuntimeException e) {
            throw new Failure(e, "backup.damaged", file.getFileName());
        }
    }

    /**
     * Writes and verifies a backup. The caller keeps writes away meanwhile, so that the journal's position fits.
     *
     * @throws Failure when it could not be written or does not verify; there is no such backup then
     */
    Backup make(JdbcConnectionPool pool, Position journal, LocalDateTime at, String why) {
        Path raw = data.resolve("tmp").resolve("backup.zip");
        Path file = folder.resolve(PREFIX + STAMP.format(at) + "-" + journal.tx() + SUFFIX);
        try {
            Folders.make(folder);
            Folders.make(raw.getParent());
            Files.deleteIfExists(raw);
            Map<String, Long> rows;
            try (Connection connection = pool.getConnection();
                    Statement checkpoint = connection.createStatement();
                    PreparedStatement backup = connection.prepareStatement("BACKUP TO ?")) {
                checkpoint.execute("CHECKPOINT SYNC"); // else the copy's header may lead to an older version
                backup.setString(1, raw.toString());
                backup.execute();
                rows = TableCounts.of(connection);
            }
            Note note = null;
            try (SafeFile safe = new SafeFile(file)) {
                note = pack(raw, safe.stream(), journal, at, why, rows);
                safe.finish();
            }
            Backup made = new Backup(file, note);
            verify(made);
            return made;
        } catch (IOException | SQLException e) {
            throw Database.isFull(e) ? new Failure(e, "disk.full") : new Failure(e, "backup.failed", folder);
        } finally {
            deleteQuietly(raw);
        }
    }

    private Note pack(
            Path raw, OutputStream target, Position journal, LocalDateTime at, String why, Map<String, Long> rows)
            throws IOException {
        MessageDigest digest = H2File.sha256();
        long bytes = 0;
        ZipOutputStream zip = new ZipOutputStream(target);
        zip.setLevel(0); // what is encrypted cannot be made smaller
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(raw))) {
            ZipEntry entry = in.getNextEntry();
            while (entry != null && !entry.getName().endsWith(H2File.NAME)) {
                entry = in.getNextEntry();
            }
            if (entry == null) {
                throw new IOException("no database in the backup");
            }
            zip.putNextEntry(new ZipEntry(H2File.NAME));
            bytes = new DigestInputStream(in, digest).transferTo(zip);
            zip.closeEntry();
        }
        Path keys = data.resolve(Keys.FILE);
        if (Files.exists(keys)) {
            zip.putNextEntry(new ZipEntry(Keys.FILE));
            Files.copy(keys, zip);
            zip.closeEntry();
        }
        Note note = new Note(at, why, bytes, HexFormat.of().formatHex(digest.digest()), journal, rows);
        zip.putNextEntry(new ZipEntry(NOTE));
        zip.write(seal.seal(JSON.writeValueAsBytes(note), NOTE));
        zip.closeEntry();
        zip.finish();
        return note;
    }

    /**
     * Opens a backup read-only in a folder of its own and compares every index with its table.
     *
     * @throws Failure when it is damaged; where it lies in the folder of the backups it is renamed, so that it is
     *     never taken for a good one
     */
    public void verify(Backup backup) {
        Path place = data.resolve("tmp").resolve("verify");
        try {
            Folders.wipe(place);
            extract(backup, place);
            H2File copy = new H2File(place, key);
            JdbcConnectionPool pool = copy.openToRead();
            try (Connection connection = pool.getConnection()) {
                if (!H2File.apart(connection).isEmpty()
                        || !TableCounts.of(connection).equals(backup.note().rows())) {
                    throw new Failure("backup.damaged", backup.file().getFileName());
                }
            } finally {
                H2File.abandon(pool); // DB_CLOSE_DELAY is kept in the file: it would stay open
            }
        } catch (SQLException e) {
            throw new Failure(e, "backup.damaged", backup.file().getFileName());
        } catch (IOException e) {
            throw new Failure(e, "backup.failed", folder);
        } finally {
            Folders.wipeQuietly(place);
        }
    }

    /**
     * Puts the database of a backup into {@code place}, byte by byte as its note says.
     *
     * @throws Failure when it is not as its note says
     */
    void extract(Backup backup, Path place) throws IOException {
        try {
            unpack(backup, place);
        } catch (IOException | RuntimeException e) {
            deleteQuietly(place.resolve(H2File.NAME)); // nothing half is left for a database
            throw e;
        }
    }

    private void unpack(Backup backup, Path place) throws IOException {
        Folders.make(place);
        MessageDigest digest = H2File.sha256();
        Path target = place.resolve(H2File.NAME);
        try (ZipFile zip = new ZipFile(backup.file().toFile());
                OutputStream out = Files.newOutputStream(target)) {
            ZipEntry entry = zip.getEntry(H2File.NAME);
            if (entry == null) {
                throw new Failure("backup.damaged", backup.file().getFileName());
            }
            long left = backup.note().bytes();
            try (InputStream in = new DigestInputStream(zip.getInputStream(entry), digest)) {
                byte[] buffer = new byte[1 << 20];
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    left -= n;
                    if (left < 0) {
                        break; // longer than it said: nothing more is unpacked
                    }
                    out.write(buffer, 0, n);
                }
            }
            if (left != 0
                    || !HexFormat.of()
                            .formatHex(digest.digest())
                            .equals(backup.note().hash())) {
                throw new Failure("backup.damaged", backup.file().getFileName());
            }
        } catch (java.util.zip.ZipException | IllegalArgumentException e) {
            throw new Failure(e, "backup.damaged", backup.file().getFileName());
        }
        H2File.force(target);
    }

    /** Deletes those that age made needless: of each hour, day and week the newest stays, as many as are kept. */
    public void thin() {
        List<Backup> all = new ArrayList<>(list());
        all.sort(Comparator.comparing((Backup b) -> b.note().at()).reversed());
        Set<Path> kept = new HashSet<>();
        keep(all, kept, HOURS, at -> at.toLocalDate().atTime(at.getHour(), 0));
        keep(all, kept, DAYS, LocalDateTime::toLocalDate);
        keep(all, kept, WEEKS, at -> at.toLocalDate().toEpochDay() / 7);
        all.stream().map(Backup::file).filter(f -> !kept.contains(f)).forEach(Backups::deleteQuietly);
    }

    private static void keep(List<Backup> newestFirst, Set<Path> kept, int most, Function<LocalDateTime, Object> age) {
        Set<Object> ages = new HashSet<>();
        for (Backup backup : newestFirst) {
            if (ages.size() < most && ages.add(age.apply(backup.note().at()))) {
                kept.add(backup.file());
            }
        }
    }

    /** Copies a backup to a second folder and compares it there. */
    public void copyTo(Backup backup, Path second) {
        try {
            Path copy = second.resolve(backup.file().getFileName().toString());
            try (SafeFile safe = new SafeFile(copy)) {
                Files.copy(backup.file(), safe.stream());
                safe.finish();
            }
            if (!H2File.hash(copy).equals(H2File.hash(backup.file()))) {
                throw new Failure("backup.second", second);
            }
        } catch (IOException e) {
            throw new Failure(e, "backup.second", second);
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
