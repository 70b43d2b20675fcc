package cn.baodi.command.data;

import cn.baodi.command.core.Failure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One console a data folder. The lock is the system's, so a crash frees it; the note in it tells the second who. */
final class FolderLock implements AutoCloseable {
    private static final String FILE = "console.lock";
    /** The lock stands on a byte behind the note, so that the second console can read the note on every system. */
    private static final long LOCKED_BYTE = 4096;

    /** How long a second console waits for the first to say who it is. */
    private static final long PATIENCE_NANOS = 2_000_000_000;

    private static final long PAUSE_NANOS = 10_000_000;
    private static final Pattern PID = Pattern.compile("PID (\\d+)$");
    /** What this very program holds stands in its properties, each folder with its note. */
    private static final String HELD = "baodi.console.holds ";

    private final FileChannel channel;
    private final String held;

    private FolderLock(FileChannel channel, String held) {
        this.channel = channel;
        this.held = held;
    }

    /** @throws Failure when another console has the folder or it cannot be written */
    static FolderLock take(Path folder) {
        Folders.refuseFile(folder);
        try {
            Folders.make(folder);
            if (!Files.isWritable(folder)) {
                throw new Failure("folder.readonly", folder);
            }
            FolderPlace.secure(folder);
            return takeOnce(folder);
        } catch (IOException e) {
            throw new Failure(e, Database.isFull(e) ? "disk.full" : "folder.readonly", folder);
        }
    }

    /**
     * The system's locks are those of a process: a second channel on the same file would free the first one's lock when
     * it is closed. So this program must not even try where it holds the folder itself.
     */
    private static FolderLock takeOnce(Path folder) throws IOException {
        String note = "%s, %s, PID %d"
                .formatted(
                        System.getProperty("user.name"),
                        LocalDateTime.now().format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm")),
                        ProcessHandle.current().pid());
        String held = HELD + folder.toRealPath();
        Object holder = System.getProperties().putIfAbsent(held, note);
        if (holder != null) {
            throw new Failure("folder.held", folder, holder);
        }
        try {
            return new FolderLock(locked(folder, note), held);
        } catch (IOException | RuntimeException | Error e) {
            System.getProperties().remove(held);
            throw e;
        }
    }

    /** Whatever goes wrong leaves the file closed. */
    private static FileChannel locked(Path folder, String note) throws IOException {
        FileChannel channel = FileChannel.open(
                folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            long until = System.nanoTime() + PATIENCE_NANOS;
            while (channel.tryLock(LOCKED_BYTE, 1, false) == null) {
                String who = note(channel);
                if (isAlive(who) || System.nanoTime() > until) {
                    throw new Failure("folder.held", folder, who);
                }
                LockSupport.parkNanos(PAUSE_NANOS); // the note is of one before, or not yet written
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(note.getBytes(StandardCharsets.UTF_8)), 0);
            return channel;
        } catch (IOException | RuntimeException | Error e) {
            channel.close();
            throw e;
        }
    }

    private static boolean isAlive(String note) {
        Matcher pid = PID.matcher(note);
        return pid.find() && ProcessHandle.of(Long.parseLong(pid.group(1))).isPresent();
    }

    private static String note(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(512);
        channel.read(bytes, 0);
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
    }

    /** Its note goes first: while its program still runs, others would be told of it and not of the one that comes next. */
    @Override
    public void close() {
        try (channel) {
            clear();
        } catch (IOException e) {
            throw new Failure(e, "database.failed");
        } finally {
            System.getProperties().remove(held);
        }
    }

    private void clear() {
        try {
            channel.truncate(0);
        } catch (IOException e) {
            // The folder is let go all the same.
        }
    }
}
