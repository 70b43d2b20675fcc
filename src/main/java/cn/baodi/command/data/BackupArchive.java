package cn.baodi.command.data;

import cn.baodi.command.core.Failure;
import cn.baodi.command.data.Backups.Backup;
import cn.baodi.command.data.Backups.Note;
import cn.baodi.command.vault.DataKey;
import cn.baodi.command.vault.Keys;
import cn.baodi.command.vault.Seal;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.function.BiFunction;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * The file of one backup: a zip of the encrypted database file, the key slots, and a note sealed under the data key that
 * says what they must be. Only these three names are ever read out of it.
 */
final class BackupArchive {
    private static final int LONGEST_NOTE = 64 << 10;
    private static final ObjectMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    private final Seal seal;

    BackupArchive(DataKey key) {
        seal = new Seal(key, "backup");
    }

    /**
     * Packs what H2's own BACKUP left.
     *
     * @param raw its zip
     * @param keys the key slots; left out where there is no such file
     * @param note makes the note from the size and the SHA-256 of the database file
     */
    Note write(Path raw, Path keys, Path target, BiFunction<Long, String, Note> note) throws IOException {
        try (OutputStream file = Files.newOutputStream(target);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.setLevel(0); // what is encrypted cannot be made smaller
            MessageDigest digest = H2File.sha256();
            zip.putNextEntry(new ZipEntry(H2File.NAME));
            long bytes;
            try (ZipInputStream in = new ZipInputStream(Files.newInputStream(raw))) {
                toDatabase(in);
                bytes = new DigestInputStream(in, digest).transferTo(zip);
            }
            zip.closeEntry();
            if (Files.exists(keys)) {
                zip.putNextEntry(new ZipEntry(Keys.FILE));
                Files.copy(keys, zip);
                zip.closeEntry();
            }
            Note made = note.apply(bytes, HexFormat.of().formatHex(digest.digest()));
            zip.putNextEntry(new ZipEntry(BackupZip.NOTE));
            zip.write(seal.seal(JSON.writeValueAsBytes(made), BackupZip.NOTE));
            zip.closeEntry();
            return made;
        }
    }

    private static void toDatabase(ZipInputStream in) throws IOException {
        ZipEntry entry = in.getNextEntry();
        while (entry != null && !entry.getName().endsWith(H2File.NAME)) {
            entry = in.getNextEntry();
        }
        if (entry == null) {
            throw new IOException("no database in the backup");
        }
    }

    /** @throws Failure when it is none of this folder's, or damaged */
    Backup read(Path file) {
        try (BackupZip zip = new BackupZip(file)) {
            if (!zip.has(BackupZip.NOTE) || !zip.has(H2File.NAME) || zip.size(BackupZip.NOTE) > LONGEST_NOTE) {
                throw damaged(null, file);
            }
            try (InputStream in = zip.open(BackupZip.NOTE)) {
                byte[] note = seal.open(in.readNBytes(LONGEST_NOTE), BackupZip.NOTE);
                Backup backup = new Backup(file, JSON.readValue(note, Note.class));
                if (zip.size(H2File.NAME) != backup.note().bytes()) {
                    throw damaged(null, file);
                }
                return backup;
            }
        } catch (IOException | RuntimeException e) {
            throw damaged(e, file);
        }
    }

    /**
     * Puts the database of a backup into {@code place}, byte by byte as its note says.
     *
     * @throws Failure when it is not as its note says
     */
    void extract(Backup backup, Path place) throws IOException {
        Folders.make(place);
        Path target = place.resolve(H2File.NAME);
        try {
            unpack(backup, target);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(target); // nothing half is left for a database
            throw e;
        }
        H2File.force(target);
    }

    private static void unpack(Backup backup, Path target) throws IOException {
        MessageDigest digest = H2File.sha256();
        try (BackupZip zip = new BackupZip(backup.file());
                OutputStream out = Files.newOutputStream(target)) {
            if (!zip.has(H2File.NAME) || zip.size(H2File.NAME) != backup.note().bytes()) {
                throw damaged(null, backup.file());
            }
            long left = backup.note().bytes();
            try (InputStream in = new DigestInputStream(zip.open(H2File.NAME), digest)) {
                left -= in.transferTo(out);
            }
            boolean same = HexFormat.of()
                    .formatHex(digest.digest())
                    .equals(backup.note().hash());
            if (left != 0 || !same) {
                throw damaged(null, backup.file());
            }
        } catch (ZipException | EOFException | IllegalArgumentException e) {
            throw damaged(e, backup.file());
        }
    }

    static Failure damaged(Exception cause, Path file) {
        return new Failure(cause, "backup.damaged", file.getFileName());
    }
}
