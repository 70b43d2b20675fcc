package cn.baodi.command.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A file that cannot be read is kept under another name and never written over: somebody may make sense of it. */
final class DamagedFile {
    private static final String MARK = ".damaged-";

    private DamagedFile() {}

    /** @return where it lies now; empty where there was none */
    static Optional<Path> layAside(Path file, Clock clock) throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        Path aside = file.resolveSibling(file.getFileName() + MARK + clock.millis());
        for (int i = 2; Files.exists(aside, LinkOption.NOFOLLOW_LINKS); i++) {
            aside = file.resolveSibling(file.getFileName() + MARK + clock.millis() + "-" + i);
        }
        return Optional.of(Files.move(file, aside));
    }

    /** Those of the files whose names begin with {@code name}. */
    static List<Path> all(Path folder, String name) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(f -> f.getFileName().toString().startsWith(name)
                            && f.getFileName().toString().contains(MARK))
                    .toList();
        }
    }
}
