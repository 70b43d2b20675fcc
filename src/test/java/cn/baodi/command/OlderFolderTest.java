package cn.baodi.command;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Progress;
import cn.baodi.command.data.Backups;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A data folder as the console of February 2026 left it (three units, three households, a call, a change that was undone
 * and done again), opened by the console of today with all that its tables have become.
 */
class OlderFolderTest {
    @TempDir
    Path place;

    private Path folder;
    private App app;

    @BeforeEach
    void unpack() throws IOException {
        folder = Files.createDirectories(place.resolve("data"));
        try (InputStream file = OlderFolderTest.class.getResourceAsStream("folder-of-20260210.zip");
                ZipInputStream zip = new ZipInputStream(file)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Files.copy(zip, folder.resolve(entry.getName()));
            }
        }
    }

    @AfterEach
    void close() {
        if (app != null) {
            app.close();
        }
    }

    private void open() {
        app = DemoFolder.app(folder);
        app.openData();
    }

    private List<String> findings() {
        return app.database().findings().stream().map(Failure::key).toList();
    }

    private void allIsThere() {
        assertThat(app.database()
                        .<List<String>>read(
                                h -> h.createQuery("SELECT name || ' ' || people FROM household ORDER BY id")
                                        .mapTo(String.class)
                                        .list()))
                .containsExactly("赵1 2", "赵2 5", "赵3 2");
        assertThat(app.database().rows()).containsEntry("unit", 3L).containsEntry("call", 1L);
        assertThat(app.ledger().history("household", 2)).hasSize(4);
        assertThat(app.ledger().kept("organisation", String.class)).contains("宝坻区指挥部");
        assertThat(app.isNew()).isFalse();
        assertThat(app.ledger().check("自检", Progress.none()).differences()).isEmpty();
    }

    @Test
    void itOpensWithAllThatItHeldAfterABackupOfWhatItWas() {
        open();
        assertThat(findings()).isEmpty();
        allIsThere();
        assertThat(app.database().backups().list())
                .extracting(Backups.Backup::note)
                .extracting(Backups.Note::why)
                .containsExactly("upgrade");
        app.close();
        open();
        assertThat(findings()).isEmpty();
        allIsThere();
    }

    @Test
    void itsJournalAloneIsEnough() throws IOException {
        Files.delete(folder.resolve("console.mv.db"));
        open();
        assertThat(findings()).containsExactly("database.made.anew");
        allIsThere();
    }

    @Test
    void theBackupOfWhatItWasCanBeGoneBackTo() {
        open();
        app.ledger().restore(app.database().backups().list().get(0), "恢复之前", "恢复");
        allIsThere();
    }
}
