package cn.baodi.command.fault.disk;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.FileStoreAttributeView;

/** Says how much space is left as its watcher wants it. */
final class DiskStore extends FileStore {
    private final FileStore base;
    private final Watched by;

    DiskStore(FileStore base, Watched by) {
        this.base = base;
        this.by = by;
    }

    private long left(long real) {
        return by == null ? real : by.usable(real);
    }

    @Override
    public String name() {
        return base.name();
    }

    @Override
    public String type() {
        return base.type();
    }

    @Override
    public boolean isReadOnly() {
        return base.isReadOnly();
    }

    @Override
    public long getTotalSpace() throws IOException {
        return base.getTotalSpace();
    }

    @Override
    public long getUsableSpace() throws IOException {
        return left(base.getUsableSpace());
    }

    @Override
    public long getUnallocatedSpace() throws IOException {
        return left(base.getUnallocatedSpace());
    }

    @Override
    public boolean supportsFileAttributeView(Class<? extends FileAttributeView> type) {
        return base.supportsFileAttributeView(type);
    }

    @Override
    public boolean supportsFileAttributeView(String name) {
        return base.supportsFileAttributeView(name);
    }

    @Override
    public <V extends FileStoreAttributeView> V getFileStoreAttributeView(Class<V> type) {
        return base.getFileStoreAttributeView(type);
    }

    @Override
    public Object getAttribute(String attribute) throws IOException {
        return base.getAttribute(attribute);
    }
}
