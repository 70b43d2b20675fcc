package cn.baodi.command.data;

import cn.baodi.command.core.Failure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/** One console a data folder. The lock is the system's, so a crash frees it; the note in it tells the second who. */
final class FolderLock implements AutoCloseable {
    private static final String FILE = "console.lock";
    /** The lock stands on a byte behind the note, so that the second console can read the note on every system. */
    private static final long LOCKED_BYTE = 4096;

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws Failure when another console has the folder or it cannot be written */
    static FolderLock take(Path folder) {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder);
                if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
                }
            }
            if (!Files.isWritable(folder)) {
                throw new Failure("folder.readonly", folder);
            }
            return take(folder, folder.resolve(FILE));
        } catch (IOException e) {
            throw new Failure(e, Database.isFull(e) ? "disk.full" : "folder.readonly", folder);
        }
    }

    /** Whatever goes wrong leaves the file closed, or the next try would find the folder held by this very program. */
    private static FolderLock take(Path folder, Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (tryLock(channel) == null) {
                throw new Failure("folder.held", folder, note(channel));
            }
            String note = "%s, %s, PID %d"
                    .formatted(
                            System.getProperty("user.name"),
                            LocalDateTime.now().format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm")),
                            ProcessHandle.current().pid());
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(note.getBytes(StandardCharsets.UTF_8)), 0);
            return new FolderLock(channel);
        } catch (IOException | RuntimeException | Error e) {
            channel.close();
            throw e;
        }
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(LOCKED_BYTE, 1, false);
        } catch (OverlappingFileLockException e) {
            return null; // held by this very program
        }
    }

    private static String note(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(512);
        channel.read(bytes, 0);
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new Failure(e, "database.failed");
        }
    }
}
