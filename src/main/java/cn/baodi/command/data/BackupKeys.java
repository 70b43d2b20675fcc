package cn.baodi.command.data;

import cn.baodi.command.core.Failure;
import cn.baodi.command.core.SafeFile;
import cn.baodi.command.vault.Keys;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * The key slots inside the backups. A backup made before the folder had accounts carries the key in plain; whoever gets
 * hold of it needs no password.
 */
final class BackupKeys {
    private static final int LONGEST = 1 << 20;

    private BackupKeys() {}

    /**
     * Puts the key slots as they are now into those of {@code files} that carry the key in plain.
     *
     * @return those that could not be written anew, and still carry it
     */
    static List<Path> replacePlain(List<Path> files, Path keys) {
        List<Path> left = new ArrayList<>();
        for (Path file : files) {
            try {
                if (holdsPlain(file)) {
                    replace(file, Files.readAllBytes(keys));
                }
            } catch (IOException | Failure e) {
                left.add(file);
            }
        }
        return left;
    }

    private static boolean holdsPlain(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry entry = zip.getEntry(Keys.FILE);
            if (entry == null) {
                return false;
            }
            try (InputStream in = zip.getInputStream(entry)) {
                return Keys.holdsPlainKey(in.readNBytes(LONGEST));
            }
        }
    }

    private static void replace(Path file, byte[] keys) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile());
                SafeFile safe = new SafeFile(file)) {
            ZipOutputStream out = new ZipOutputStream(safe.stream());
            out.setLevel(0);
            for (ZipEntry entry : Collections.list(zip.entries())) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                if (entry.getName().equals(Keys.FILE)) {
                    out.write(keys);
                } else {
                    try (InputStream in = zip.getInputStream(entry)) {
                        in.transferTo(out);
                    }
                }
                out.closeEntry();
            }
            out.finish();
            safe.finish();
        }
    }
}
