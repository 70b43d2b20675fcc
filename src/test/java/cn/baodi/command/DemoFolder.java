package cn.baodi.command;

import cn.baodi.command.core.DutyClock;
import cn.baodi.command.core.Progress;
import cn.baodi.command.core.Session;
import cn.baodi.command.core.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** The demonstration district, made once for all tests of a run and copied for each. */
final class DemoFolder {
    /** When the tests happen; the demonstration's own clock stands at 2020-02-09 14:30 all the same. */
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-02-03T00:00:00Z"), DutyClock.ZONE);

    /** What a closed data folder consists of. */
    private static final List<String> FILES = List.of("console.mv.db", "console.journal", "keys.json", "closed");

    private static final Path MADE = made();

    private DemoFolder() {}

    private static Path made() {
        try {
            Path folder = Files.createTempDirectory("demo-district");
            folder.toFile().deleteOnExit();
            try (App app = app(folder)) {
                app.openData();
                app.addDemo(Progress.none());
            }
            for (String name : FILES) {
                folder.resolve(name).toFile().deleteOnExit();
            }
            folder.resolve("console.lock").toFile().deleteOnExit();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static App app(Path folder) {
        return new App(folder, Texts.CHINESE, new Session("张值班"), CLOCK);
    }

    /** A copy of the district in {@code folder}. */
    static Path copyTo(Path folder) {
        try {
            Files.createDirectories(folder);
            for (String name : FILES) {
                Files.copy(MADE.resolve(name), folder.resolve(name));
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
