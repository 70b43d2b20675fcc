package cn.baodi.command.bench;

import cn.baodi.command.Launching;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** What {@code java -jar} does, with something that looks on in the Java of the window: jar, observers, arguments. */
public final class WatchedLaunch {
    private WatchedLaunch() {}

    public static void main(String[] args) throws IOException {
        System.exit(Launching.run(
                Path.of(args[0]),
                WatchedConsole.class.getName(),
                List.of(Path.of(args[1])),
                Arrays.copyOfRange(args, 2, args.length)));
    }
}
