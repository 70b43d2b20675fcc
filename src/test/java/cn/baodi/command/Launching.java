package cn.baodi.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A door to {@link Launch} for the benchmark of the start. */
public final class Launching {
    private Launching() {}

    public static int run(Path jar, String main, List<Path> more, String... args) throws IOException {
        return new Launch(jar).run(main, more, args);
    }
}
