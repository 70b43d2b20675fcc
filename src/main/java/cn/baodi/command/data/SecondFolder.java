package cn.baodi.command.data;

import cn.baodi.command.core.Failure;
import cn.baodi.command.core.SafeFile;
import cn.baodi.command.data.Backups.Backup;
import cn.baodi.command.vault.DataKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * The second folder for backups, such as a USB disk. It is marked when it is chosen: where a disk is not plugged in, its
 * empty mount point looks like a folder too, and what were written there would lie on the first disk.
 */
public final class SecondFolder {
    /** The mark; a text that tells whoever finds it what the files beside it are. */
    public static final String MARK = "baodi-console-backups.txt";

    private final Path data;
    private final CareFile care;
    private final BackupArchive archive;

    SecondFolder(Path data, CareFile care, DataKey key) {
        this.data = data;
        this.care = care;
        archive = new BackupArchive(key);
    }

    /** The folder that was chosen, there or not. */
    public Optional<Path> chosen() {
        try {
            return Optional.ofNullable(care.notes().second()).map(Path::of);
        } catch (InvalidPathException e) {
            return Optional.empty(); // a folder of another system, after a move
        }
    }

    /** The folder, where one is chosen and there with its mark. */
    public Optional<Path> present() {
        return chosen().filter(folder -> Files.isRegularFile(folder.resolve(MARK)));
    }

    /** Whether it lies on the disk of the data, so that it does not outlive that disk. */
    public boolean onSameDisk() {
        try {
            return present().isPresent() && Files.getFileStore(present().get()).equals(Files.getFileStore(data));
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Takes a folder for the second.
     *
     * @param folder null for none
     * @param words what the mark says
     * @throws Failure when nothing can be written there, it lies within the data folder, or it holds backups that are
     *     another's: closing the crisis here would destroy them, for nobody can tell them from damaged ones of our own
     */
    public void choose(Path folder, String words) {
        if (folder == null) {
            care.change(notes -> notes.second(null));
            return;
        }
        Path chosen = folder.toAbsolutePath().normalize();
        if (chosen.startsWith(data)) {
            throw new Failure("second.inside", chosen);
        }
        if (!Files.isDirectory(chosen)) {
            throw new Failure("second.missing", chosen);
        }
        if (Backups.files(chosen).stream().anyMatch(file -> !isOurs(file))) {
            throw new Failure("second.others", chosen);
        }
        SafeFile.write(chosen.resolve(MARK), words.getBytes(StandardCharsets.UTF_8));
        care.change(notes -> notes.second(chosen.toString()));
    }

    private boolean isOurs(Path backup) {
        try {
            archive.read(backup);
            return true;
        } catch (Failure e) {
            return false;
        }
    }

    /** @throws Failure {@code second.missing} or {@code second.unmarked} where a chosen folder is not there */
    Path require(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new Failure("second.missing", folder);
        }
        if (!Files.isRegularFile(folder.resolve(MARK))) {
            throw new Failure("second.unmarked", folder);
        }
        return folder;
    }

    /**
     * Brings the second folder up to the newest backup of the first. What goes wrong is remembered until it goes well,
     * and is no failure of the backup itself.
     *
     * @return whether it holds the newest backup now, or none is chosen
     */
    public synchronized boolean follow(Backups backups, LocalDateTime now) {
        Optional<Path> folder = chosen();
        Optional<Backup> newest =
                backups.list().stream().filter(b -> b.file().startsWith(data)).findFirst();
        if (folder.isEmpty() || newest.isEmpty()) {
            return true;
        }
        try {
            Path place = require(folder.get());
            if (!Files.exists(place.resolve(newest.get().file().getFileName()))) {
                backups.copyTo(newest.get(), place);
                backups.thin(place);
            }
            care.change(notes -> notes.trouble(null));
            return true;
        } catch (Failure e) {
            CareNotes.Trouble before = care.notes().trouble();
            LocalDateTime since = before == null ? now : before.since();
            care.change(notes -> notes.trouble(
                    new CareNotes.Trouble(since, e.key(), folder.get().toString())));
            return false;
        }
    }
}
