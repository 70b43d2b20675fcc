package cn.baodi.command.data;

import cn.baodi.command.core.Failure;
import cn.baodi.command.fuzz.Scratch;
import cn.baodi.command.fuzz.Target;
import cn.baodi.command.journal.Position;
import cn.baodi.command.vault.DataKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Bytes as a backup: refused, or exactly what was packed. */
public final class BackupTarget implements Target {
    private static final byte[] CONTENT = "not a database, but as long as one likes".getBytes(StandardCharsets.UTF_8);

    private final Scratch scratch = new Scratch();
    private final BackupArchive archive = new BackupArchive(DataKey.random());

    @Override
    public List<byte[]> seeds() {
        try {
            ByteArrayOutputStream raw = new ByteArrayOutputStream();
            try (ZipOutputStream zip = new ZipOutputStream(raw)) {
                zip.putNextEntry(new ZipEntry(H2File.NAME));
                zip.write(CONTENT);
                zip.closeEntry();
            }
            Path keys = scratch.file("keys.json", "{}".getBytes(StandardCharsets.UTF_8));
            Path made = scratch.folder().resolve("seed");
            archive.write(
                    scratch.file("raw", raw.toByteArray()),
                    keys,
                    made,
                    (bytes, hash) -> new Backups.Note(
                            LocalDateTime.of(2020, 2, 9, 14, 0),
                            "整点",
                            bytes,
                            hash,
                            new Position(7, 1234, "00"),
                            Map.of("unit", 811L),
                            0,
                            false));
            return List.of(Files.readAllBytes(made), raw.toByteArray());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void read(byte[] input) throws IOException {
        Path file = scratch.file("console-x.backup", input);
        Path place = scratch.folder().resolve("place");
        try {
            Backups.Backup backup = archive.read(file);
            archive.extract(backup, place);
            if (!java.util.Arrays.equals(Files.readAllBytes(place.resolve(H2File.NAME)), CONTENT)) {
                throw new AssertionError("another database came out");
            }
        } catch (Failure e) {
            if (!e.key().equals("backup.damaged")) {
                throw e;
            }
            if (Files.exists(place.resolve(H2File.NAME))) {
                throw new AssertionError("something is left of a refused one");
            }
        } finally {
            Folders.wipe(place);
        }
        BackupKeys.replacePlain(List.of(file), file);
        if (Files.size(file) > input.length + 1000) {
            throw new AssertionError("it grew");
        }
    }
}
