package cn.baodi.command;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of the data folder that is broken is told of at the opening, and kept. */
class BrokenFilesTest {
    @TempDir
    Path folder;

    @Test
    void brokenKeysAreToldOf() throws IOException {
        try (App app = DemoFolder.app(folder)) {
            app.openData();
        }
        Files.writeString(folder.resolve("keys.json"), "{");
        try (App app = DemoFolder.app(folder)) {
            app.openData();
            assertThat(app.database().findings()).extracting(Failure::key).containsExactly("keys.laid.aside");
        }
        try (App app = DemoFolder.app(folder)) {
            app.openData();
            assertThat(app.database().findings()).isEmpty();
        }
    }

    @Test
    void aVerbTellsOfSettingsThatItLaidAside() throws IOException {
        try (App app = DemoFolder.app(folder)) {
            app.openData();
        }
        Files.writeString(folder.resolve("preferences.json"), "{broken");
        try (App app = Main.app(folder, Texts.CHINESE)) {
            app.openData();
            assertThat(app.database().findings()).extracting(Failure::key).containsExactly("preferences.laid.aside");
        }
        assertThat(folder.resolve("preferences.broken.json")).hasContent("{broken");
    }

    @Test
    void keysThatAreGoneAreToldOf() throws IOException {
        try (App app = DemoFolder.app(folder)) {
            app.openData();
        }
        Files.delete(folder.resolve("keys.json"));
        try (App app = DemoFolder.app(folder)) {
            app.openData();
            assertThat(app.database().findings()).extracting(Failure::key).containsExactly("keys.rewritten");
        }
        try (App app = DemoFolder.app(folder)) {
            app.openData();
            assertThat(app.database().findings()).isEmpty();
        }
    }
}
