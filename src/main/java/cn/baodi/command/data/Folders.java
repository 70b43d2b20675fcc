package cn.baodi.command.data;

import cn.baodi.command.core.Failure;
import cn.baodi.command.core.SafeFile;
import java.io.IOException;
import java.nio.file.CopyOption;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders inside the data folder: readable by nobody else. */
final class Folders {
    private Folders() {}

    /** @throws Failure {@code folder.file} where something else stands in the folder's place */
    static void refuseFile(Path folder) {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new Failure("folder.file", folder);
        }
    }

    /**
     * Keeps what leaves out of the data folder: it could take the place of the database, the journal or the keys.
     *
     * @throws Failure {@code file.inside} where {@code file} lies there, whatever links lead to it
     */
    static void refuseInside(Path folder, Path file) {
        if (real(file).startsWith(real(folder))) {
            throw new Failure("file.inside", file, folder);
        }
    }

    /** Where a path leads, also where its end is not there yet. */
    private static Path real(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        try {
            return absolute.toRealPath();
        } catch (IOException e) {
            Path parent = absolute.getParent();
            return parent == null ? absolute : real(parent).resolve(absolute.getFileName());
        }
    }

    static void make(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
            SafeFile.forceFolder(folder);
        }
    }

    /**
     * Moves a file from one folder to another for good: until both are forced to the disk a power cut can take that
     * back, though the one it went to was.
     */
    static void move(Path from, Path to, CopyOption... how) throws IOException {
        Files.move(from, to, how);
        SafeFile.forceFolder(to); // first: rather in both than in neither
        SafeFile.forceFolder(from);
    }

    /** Whether there is nothing in it, or no such folder. */
    static boolean isEmpty(Path folder) {
        if (!Files.isDirectory(folder)) {
            return true;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        } catch (IOException e) {
            return false; // something is there that cannot be looked at
        }
    }

    /** {@code file}, or the first of its kind with a number that is not taken. */
    static Path free(Path file) {
        Path free = file;
        for (int number = 2; Files.exists(free); number++) {
            free = file.resolveSibling(file.getFileName() + "-" + number);
        }
        return free;
    }

    /** Deletes all files but the last ones by name. */
    static void keepNewest(Path folder, int most) throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.list(folder)) {
            all = files.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : all.subList(0, Math.max(0, all.size() - most))) {
            Files.delete(file);
        }
    }

    static void wipe(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> files = Files.walk(folder)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : all) {
            Files.delete(file);
        }
    }

    static void wipeQuietly(Path folder) {
        try {
            wipe(folder);
        } catch (IOException e) {
            // Wiped again at the next start.
        }
    }
}
