package cn.baodi.command.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the content of what is imported comes from: the disk, or memory for what was pasted. */
public interface Inlet {
    /** The disk. */
    Inlet DISK = new Inlet() {
        @Override
        public InputStream open(Path file) throws IOException {
            return Files.newInputStream(file);
        }

        @Override
        public FileStamp stamp(Path file) {
            return FileStamp.of(file);
        }
    };

    /** The content from its beginning; the caller closes it. */
    InputStream open(Path file) throws IOException;

    /** @throws cn.baodi.command.core.Failure when the file cannot be looked at */
    FileStamp stamp(Path file);
}
