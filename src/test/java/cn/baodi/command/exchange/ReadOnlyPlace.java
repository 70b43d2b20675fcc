package cn.baodi.command.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A file under a name of Linux beside which nobody can write, not even root: that of an open one. */
public final class ReadOnlyPlace implements AutoCloseable {
    private final InputStream open;
    private final Path file;

    private ReadOnlyPlace(InputStream open, Path file) {
        this.open = open;
        this.file = file;
    }

    public static ReadOnlyPlace of(Path file) throws IOException {
        InputStream open = Files.newInputStream(file);
        try (Stream<Path> names = Files.list(Path.of("/proc/self/fd"))) {
            Path name = names.filter(fd -> isOf(fd, file)).findFirst().orElseThrow();
            return new ReadOnlyPlace(open, name);
        }
    }

    private static boolean isOf(Path fd, Path file) {
        try {
            return Files.isSameFile(fd, file);
        } catch (IOException e) {
            return false; // a pipe, or closed since
        }
    }

    public Path file() {
        return file;
    }

    @Override
    public void close() throws IOException {
        open.close();
    }
}
