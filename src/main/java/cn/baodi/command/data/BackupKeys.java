package cn.baodi.command.data;

import cn.baodi.command.core.Failure;
import cn.baodi.command.core.SafeFile;
import cn.baodi.command.vault.Keys;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
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
        try (BackupZip zip = new BackupZip(file)) {
            if (!zip.has(Keys.FILE)) {
                return false;
            }
            try (InputStream in = zip.open(Keys.FILE)) {
                return Keys.holdsPlainKey(in.readNBytes(LONGEST));
            }
        }
    }

    private static void replace(Path file, byte[] keys) throws IOException {
        try (BackupZip zip = new BackupZip(file);
                SafeFile safe = new SafeFile(file)) {
            ZipOutputStream out = new ZipOutputStream(safe.stream());
            out.setLevel(0);
            for (String name : BackupZip.NAMES) {
                if (zip.has(name)) {
                    out.putNextEntry(new ZipEntry(name));
                    if (name.equals(Keys.FILE)) {
                        out.write(keys);
                    } else {
                        try (InputStream in = zip.open(name)) {
                            in.transferTo(out);
                        }
                    }
                    out.closeEntry();
                }
            }
            out.finish();
            safe.finish();
        }
    }
}
