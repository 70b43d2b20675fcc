package cn.baodi.command.fault.disk;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;

/**
 * The file system of a child process: the system's own, but that everything which changes a file can be watched,
 * refused or cut short. It is put in place by {@code -Djava.nio.file.spi.DefaultFileSystemProvider}, so the program
 * under test, H2 included, knows nothing of it.
 */
public final class Disk extends FileSystemProvider {
    private final FileSystemProvider base;
    private final DiskFileSystem fileSystem;
    private volatile Watched watched;

    /** As the Java machine makes it. */
    public Disk(FileSystemProvider base) {
        this.base = base;
        fileSystem = new DiskFileSystem(this, base.getFileSystem(URI.create("file:///")));
    }

    /** That of this process. */
    public static Disk get() {
        return (Disk) FileSystems.getDefault().provider();
    }

    /** From now on {@code watched} is asked and told; null for nobody. */
    public synchronized void watch(Watched by) {
        watched = by;
    }

    FileSystem fileSystem() {
        return fileSystem;
    }

    /** A step that changes a file. */
    interface Step<T> {
        T take() throws IOException;
    }

    /** Who watches an absolute path of the system's own kind, or null. */
    Watched watching(Path path) {
        Watched now = watched;
        return now != null && now.holds(path) ? now : null;
    }

    private static Path plain(Path path) {
        return DiskPath.base(path).toAbsolutePath().normalize();
    }

    private Path coat(Path path) {
        return new DiskPath(this, path);
    }

    /** Tells of the opening, and says whether the channel is to be watched. */
    private <T> T opened(Path path, Set<? extends OpenOption> options, Step<T> open) throws IOException {
        synchronized (this) {
            Path file = plain(path);
            Watched by = watching(file);
            boolean writes = options.contains(StandardOpenOption.WRITE) || options.contains(StandardOpenOption.APPEND);
            if (by == null || !writes) {
                return open.take();
            }
            boolean was = Files.exists(coat(file));
            boolean creates =
                    options.contains(StandardOpenOption.CREATE) || options.contains(StandardOpenOption.CREATE_NEW);
            if (!was && creates) {
                by.create(file);
            } else if (was && options.contains(StandardOpenOption.TRUNCATE_EXISTING)) {
                by.truncate(file, 0);
            }
            return open.take();
        }
    }

    @Override
    public FileChannel newFileChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        return new DiskChannel(
                this,
                plain(path),
                options.contains(StandardOpenOption.APPEND),
                opened(path, options, () -> base.newFileChannel(DiskPath.base(path), options, attributes)));
    }

    @Override
    public AsynchronousFileChannel newAsynchronousFileChannel(
            Path path, Set<? extends OpenOption> options, ExecutorService executor, FileAttribute<?>... attributes)
            throws IOException {
        return new DiskAsynchronousChannel(
                this,
                plain(path),
                opened(
                        path,
                        options,
                        () -> base.newAsynchronousFileChannel(DiskPath.base(path), options, executor, attributes)));
    }

    @Override
    public SeekableByteChannel newByteChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        return newFileChannel(path, options, attributes);
    }

    @Override
    public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
        synchronized (this) {
            base.createDirectory(DiskPath.base(folder), attributes);
            Watched by = watching(plain(folder));
            if (by != null) {
                by.makeFolder(plain(folder));
            }
        }
    }

    @Override
    public void delete(Path path) throws IOException {
        synchronized (this) {
            Watched by = watching(plain(path));
            if (by != null && Files.exists(path)) {
                by.delete(plain(path));
            }
            base.delete(DiskPath.base(path));
        }
    }

    /** A copy is a new file that is written; the program moves within one disk only. */
    @Override
    public void copy(Path from, Path to, CopyOption... options) throws IOException {
        if (watching(plain(to)) == null) {
            base.copy(DiskPath.base(from), DiskPath.base(to), options);
            return;
        }
        if (Set.of(options).contains(StandardCopyOption.REPLACE_EXISTING)) {
            Files.deleteIfExists(to);
        }
        Files.write(to, Files.readAllBytes(from), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    @Override
    public void move(Path from, Path to, CopyOption... options) throws IOException {
        synchronized (this) {
            Watched by = watching(plain(from));
            if (by != null) {
                by.move(plain(from), plain(to));
            }
            base.move(DiskPath.base(from), DiskPath.base(to), options);
        }
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(Path folder, DirectoryStream.Filter<? super Path> filter)
            throws IOException {
        DirectoryStream<Path> plain = base.newDirectoryStream(DiskPath.base(folder), path -> filter.accept(coat(path)));
        return new DirectoryStream<>() {
            @Override
            public Iterator<Path> iterator() {
                Iterator<Path> paths = plain.iterator();
                return new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        return paths.hasNext();
                    }

                    @Override
                    public Path next() {
                        return coat(paths.next());
                    }
                };
            }

            @Override
            public void close() throws IOException {
                plain.close();
            }
        };
    }

    @Override
    public FileStore getFileStore(Path path) throws IOException {
        return new DiskStore(base.getFileStore(DiskPath.base(path)), watching(plain(path)));
    }

    @Override
    public String getScheme() {
        return "file";
    }

    @Override
    public FileSystem newFileSystem(URI uri, Map<String, ?> env) {
        return base.getFileSystem(uri); // refuses: it is there already
    }

    @Override
    public FileSystem getFileSystem(URI uri) {
        return fileSystem;
    }

    @Override
    public Path getPath(URI uri) {
        return coat(base.getPath(uri));
    }

    @Override
    public void createSymbolicLink(Path link, Path target, FileAttribute<?>... attributes) throws IOException {
        base.createSymbolicLink(DiskPath.base(link), DiskPath.base(target), attributes);
    }

    @Override
    public Path readSymbolicLink(Path link) throws IOException {
        return coat(base.readSymbolicLink(DiskPath.base(link)));
    }

    @Override
    public boolean isSameFile(Path one, Path other) throws IOException {
        return base.isSameFile(DiskPath.base(one), DiskPath.base(other));
    }

    @Override
    public boolean isHidden(Path path) throws IOException {
        return base.isHidden(DiskPath.base(path));
    }

    @Override
    public void checkAccess(Path path, AccessMode... modes) throws IOException {
        base.checkAccess(DiskPath.base(path), modes);
    }

    @Override
    public <V extends FileAttributeView> V getFileAttributeView(Path path, Class<V> type, LinkOption... options) {
        return base.getFileAttributeView(DiskPath.base(path), type, options);
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options)
            throws IOException {
        return base.readAttributes(DiskPath.base(path), type, options);
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options) throws IOException {
        return base.readAttributes(DiskPath.base(path), attributes, options);
    }

    @Override
    public void setAttribute(Path path, String attribute, Object value, LinkOption... options) throws IOException {
        base.setAttribute(DiskPath.base(path), attribute, value, options);
    }
}
