package cn.baodi.command.core;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A file that is there whole or not at all: written beside its place, forced to the disk, moved over what was there.
 * {@link #write} does so at once; what is too large for that is written to {@link #stream} and put in its place by
 * {@link #finish}.
 */
public final class SafeFile implements AutoCloseable {
    private static final Pattern REST = Pattern.compile("\\..+\\.[0-9a-f]{8}\\.part");

    private static final FileAttribute<?>[] OWNERS = {
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
    };

    private final Path target;
    private final Path beside;
    private final FileChannel channel;
    private final OutputStream stream;

    /** @throws Failure when nothing can be written there */
    public SafeFile(Path file) {
        this(file, false);
    }

    /** One that nobody else on the machine may read, from its first byte on; where the disk knows of that. */
    public static SafeFile ofOwner(Path file) {
        return new SafeFile(file, true);
    }

    private SafeFile(Path file, boolean ownersAlone) {
        target = file.toAbsolutePath();
        beside = target.resolveSibling(
                "." + target.getFileName() + "." + UUID.randomUUID().toString().substring(0, 8) + ".part");
        try {
            boolean owned =
                    ownersAlone && Files.getFileStore(target.getParent()).supportsFileAttributeView("posix");
            channel = FileChannel.open(
                    beside,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    owned ? OWNERS : new FileAttribute<?>[0]);
        } catch (IOException e) {
            throw failure(e);
        }
        stream = Channels.newOutputStream(channel);
    }

    /**
     * Writes a whole file at once.
     *
     * @throws Failure when nothing can be written there; the file that was there is as before
     */
    public static void write(Path file, byte[] content) {
        try (SafeFile safe = new SafeFile(file)) {
            try {
                safe.stream.write(content);
            } catch (IOException e) {
                throw safe.failure(e);
            }
            safe.finish();
        }
    }

    /** Where the content goes; not buffered. */
    public OutputStream stream() {
        return stream;
    }

    /** Puts what was written in its place; to be called once, after the last byte. */
    public void finish() {
        try {
            channel.force(true);
            channel.close();
            try {
                Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(beside, target, StandardCopyOption.REPLACE_EXISTING);
            }
            forceFolder(target);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** What a kill in the middle of {@link #write} left in {@code folder}; its files are whole all the same. */
    public static List<Path> rests(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> REST.matcher(f.getFileName().toString()).matches()
                            && Files.isRegularFile(f, LinkOption.NOFOLLOW_LINKS))
                    .toList();
        }
    }

    /** Puts on the disk that a file came, went or was moved: else a power cut can take that back. */
    public static void forceFolder(Path file) {
        try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        } catch (IOException e) {
            // Windows opens no folders; it writes them with the file.
        }
    }

    /** What went wrong with this file, in the officer's words. */
    public Failure failure(Exception cause) {
        Path folder = target.getParent();
        return folder == null || Files.isDirectory(folder)
                ? new Failure(cause, "file.write", target)
                : new Failure(cause, "file.folder", target, folder);
    }

    /** Leaves nothing beside where {@link #finish} was not reached. */
    @Override
    public void close() {
        try {
            channel.close();
            Files.deleteIfExists(beside);
        } catch (IOException e) {
            // The reason why the file was not written says more than that its rest stays.
        }
    }
}
