package cn.baodi.command.data;

import cn.baodi.command.core.Failure;
import cn.baodi.command.core.SafeFile;
import cn.baodi.command.vault.Keys;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Destroys the key of a data folder, every copy of it in a backup, and then all that only the key opened. A mark says
 * that it has begun: broken off, it is finished at the next start, for it cannot be taken back.
 */
final class Destruction {
    static final String BEGUN = "closing";
    /** Key slots and note stand at the end of a backup and take less than this. */
    private static final int TAIL = 2 << 20;

    private static final int CHUNK = 1 << 20;
    private static final List<String> FOLDERS =
            List.of(Backups.FOLDER, CareFile.PLAIN, Opening.DAMAGED, Opening.REPLACED, "rebuild", "tmp");
    /** Files by how they begin; the lock is held and stays. */
    private static final List<String> FILES =
            List.of("console.", Keys.FILE, ClosingMark.NAME, CareFile.NAME, "guesses.json", "preferences");

    private static final String LOCK = "console.lock";
    /** What the new beginning keeps: papers without anything about people, and logs without either. */
    private static final List<String> KEPT = List.of(CareFile.RECORDS, "logs");

    private final Path folder;
    private final Optional<Path> second;
    private final SecureRandom random = new SecureRandom();
    private final List<Path> left = new ArrayList<>();
    private int backups;
    private int copies;

    private Destruction(Path folder, Optional<Path> second) {
        this.folder = folder;
        this.second = second;
    }

    /** Destroys all; nobody may use the folder any more. */
    static Destroyed of(Path folder, Optional<Path> second) {
        SafeFile.write(
                folder.resolve(BEGUN), second.map(Path::toString).orElse("").getBytes(StandardCharsets.UTF_8));
        return new Destruction(folder, second).run();
    }

    /** Finishes what was broken off; empty where nothing was. */
    static Optional<Destroyed> finish(Path folder) {
        Path mark = folder.resolve(BEGUN);
        if (!Files.exists(mark)) {
            return Optional.empty();
        }
        try {
            String second = Files.readString(mark);
            return Optional.of(
                    new Destruction(folder, second.isEmpty() ? Optional.empty() : Optional.of(Path.of(second))).run());
        } catch (IOException | InvalidPathException e) {
            throw new Failure(e, "file.unreadable", mark);
        }
    }

    private Destroyed run() {
        keys();
        for (Path place : places(Backups.FOLDER)) {
            files(place).stream().filter(Backups::isBackup).forEach(this::backup);
            halves(place, "." + Backups.PREFIX);
        }
        for (Path place : places(CareFile.PLAIN)) {
            files(place).stream().filter(Destruction::isPlain).forEach(this::plain);
            halves(place, "." + CareFile.PLAIN + "-");
        }
        second.ifPresent(place -> delete(place.resolve(SecondFolder.MARK)));
        rests().forEach(this::delete);
        FOLDERS.forEach(name -> tree(folder.resolve(name)));
        files(folder).stream().filter(Destruction::isOurs).forEach(this::delete);
        if (left.stream().noneMatch(file -> file.startsWith(folder))) {
            delete(folder.resolve(BEGUN));
        }
        return new Destroyed(backups, copies, List.copyOf(left), others());
    }

    private List<Path> places(String inside) {
        List<Path> places = new ArrayList<>(List.of(folder.resolve(inside)));
        second.ifPresent(places::add);
        return places;
    }

    private static boolean isPlain(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(CareFile.PLAIN) && name.endsWith(".zip");
    }

    private static boolean isOurs(Path file) {
        String name = file.getFileName().toString();
        return !name.equals(LOCK) && FILES.stream().anyMatch(name::startsWith);
    }

    private void keys() {
        try {
            Keys.at(folder, Clock.systemUTC()).destroy();
        } catch (Failure e) {
            // Damaged: they are overwritten all the same.
        }
        files(folder).stream()
                .filter(f -> f.getFileName().toString().startsWith(Keys.FILE))
                .forEach(f -> overwrite(f, Long.MAX_VALUE));
        rests().forEach(f -> overwrite(f, Long.MAX_VALUE));
    }

    /** What kills left half written. */
    private List<Path> rests() {
        try {
            return SafeFile.rests(folder);
        } catch (IOException e) {
            return List.of();
        }
    }

    /** What was broken off while a backup or a plain copy was written: most of one may stand in it. */
    private void halves(Path place, String prefix) {
        files(place).stream()
                .filter(f -> f.getFileName().toString().startsWith(prefix)
                        && f.getFileName().toString().endsWith(".part"))
                .forEach(half -> {
                    overwrite(half, Long.MAX_VALUE);
                    delete(half);
                });
    }

    /** It carries the key slots: whoever knows a password could open it without them being here any more. */
    private void backup(Path file) {
        backups++;
        overwrite(file, TAIL);
        delete(file);
    }

    /** Its passphrase lies somewhere on paper. */
    private void plain(Path file) {
        copies++;
        overwrite(file, Long.MAX_VALUE);
        delete(file);
    }

    /** Overwrites the last bytes of a file with noise, at most so many, and forces them to the disk. */
    private void overwrite(Path file, long most) {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            byte[] noise = new byte[CHUNK];
            long size = bytes.length();
            long at = Math.max(0, size - most);
            bytes.seek(at);
            while (at < size) {
                random.nextBytes(noise);
                int count = (int) Math.min(noise.length, size - at);
                bytes.write(noise, 0, count);
                at += count;
            }
            bytes.getFD().sync();
        } catch (IOException e) {
            // Deleted all the same; where that fails too it is told.
        }
    }

    private void tree(Path top) {
        if (!Files.exists(top)) {
            return;
        }
        try (Stream<Path> all = Files.walk(top)) {
            all.sorted(java.util.Comparator.reverseOrder()).forEach(this::delete);
        } catch (IOException e) {
            left.add(top);
        }
    }

    private void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            left.add(file);
        }
    }

    private static List<Path> files(Path place) {
        if (!Files.isDirectory(place)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(place)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private List<Path> others() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> !KEPT.contains(f.getFileName().toString()))
                    .filter(f -> !f.getFileName().toString().equals(LOCK) && !left.contains(f))
                    .filter(f -> !f.getFileName().toString().equals(BEGUN))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
