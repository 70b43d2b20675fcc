package cn.baodi.command.fault.disk;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.ProviderMismatchException;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Iterator;
import java.util.stream.StreamSupport;

/** A path of {@link Disk}; it is the system's path in another coat. */
final class DiskPath implements Path {
    final Path base;
    private final Disk disk;

    DiskPath(Disk disk, Path base) {
        this.disk = disk;
        this.base = base;
    }

    static Path base(Path path) {
        if (path instanceof DiskPath own) {
            return own.base;
        }
        throw new ProviderMismatchException();
    }

    private Path coat(Path path) {
        return path == null ? null : new DiskPath(disk, path);
    }

    @Override
    public FileSystem getFileSystem() {
        return disk.fileSystem();
    }

    @Override
    public boolean isAbsolute() {
        return base.isAbsolute();
    }

    @Override
    public Path getRoot() {
        return coat(base.getRoot());
    }

    @Override
    public Path getFileName() {
        return coat(base.getFileName());
    }

    @Override
    public Path getParent() {
        return coat(base.getParent());
    }

    @Override
    public int getNameCount() {
        return base.getNameCount();
    }

    @Override
    public Path getName(int index) {
        return coat(base.getName(index));
    }

    @Override
    public Path subpath(int from, int to) {
        return coat(base.subpath(from, to));
    }

    @Override
    public boolean startsWith(Path other) {
        return other instanceof DiskPath own && base.startsWith(own.base);
    }

    @Override
    public boolean endsWith(Path other) {
        return other instanceof DiskPath own && base.endsWith(own.base);
    }

    @Override
    public Path normalize() {
        return coat(base.normalize());
    }

    @Override
    public Path resolve(Path other) {
        return coat(base.resolve(base(other)));
    }

    @Override
    public Path relativize(Path other) {
        return coat(base.relativize(base(other)));
    }

    @Override
    public URI toUri() {
        return base.toUri();
    }

    @Override
    public Path toAbsolutePath() {
        return coat(base.toAbsolutePath());
    }

    @Override
    public Path toRealPath(LinkOption... options) throws IOException {
        return coat(base.toRealPath(options));
    }

    @Override
    public WatchKey register(WatchService watcher, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers)
            throws IOException {
        return base.register(watcher, events, modifiers);
    }

    @Override
    public Iterator<Path> iterator() {
        return StreamSupport.stream(base.spliterator(), false).map(this::coat).iterator();
    }

    @Override
    public int compareTo(Path other) {
        return base.compareTo(base(other));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DiskPath own && base.equals(own.base);
    }

    @Override
    public int hashCode() {
        return base.hashCode();
    }

    @Override
    public String toString() {
        return base.toString();
    }
}
