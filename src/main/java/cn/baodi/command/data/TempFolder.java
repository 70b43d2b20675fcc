package cn.baodi.command.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder for temporary files within the data folder: what is packed, unpacked and spooled to a printer lies nowhere
 * else. It is wiped when the data are opened, because a crash leaves things behind, and when they are closed.
 */
public final class TempFolder {
    private static final String NAME = "tmp";
    private static final String PROPERTY = "java.io.tmpdir";

    private TempFolder() {}

    static Path of(Path folder) {
        return folder.resolve(NAME);
    }

    /**
     * Sends there what Java and the libraries put aside, such as a report on its way to the printer. To be called first
     * of all; where no folder can be made all stays as it was.
     *
     * @param folder of the data; made where there is none
     */
    public static void use(Path folder) {
        if (Files.isSymbolicLink(folder) || Files.isSymbolicLink(of(folder))) {
            return; // refused when the data are opened
        }
        try {
            Folders.make(folder);
            Folders.make(of(folder));
            System.setProperty(PROPERTY, of(folder).toString());
        } catch (IOException e) {
            // The opening says why nothing can be written there.
        }
    }

    /** Takes away what an earlier start left; what this one has put there since stays. */
    static void wipeOld(Path folder) {
        wipe(folder, FileTime.fromMillis(ManagementFactory.getRuntimeMXBean().getStartTime()));
    }

    /** Takes away everything but the folder itself, which Java goes on using. */
    static void wipe(Path folder) {
        wipe(folder, null);
    }

    private static void wipe(Path folder, FileTime before) {
        Path temp = of(folder);
        if (!Files.isDirectory(temp, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        List<Path> old;
        try (Stream<Path> files = Files.walk(temp)) {
            // Looked at before anything goes: a folder is as new as what was last taken out of it.
            old = files.sorted(Comparator.reverseOrder())
                    .filter(f -> !f.equals(temp) && (before == null || isOlder(f, before)))
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            return; // wiped again at the next start
        }
        for (Path file : old) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                // In use, or a folder with something newer in it.
            }
        }
    }

    private static boolean isOlder(Path file, FileTime than) {
        try {
            return Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).compareTo(than) < 0;
        } catch (IOException e) {
            return false;
        }
    }
}
