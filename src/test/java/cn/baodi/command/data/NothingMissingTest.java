package cn.baodi.command.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baodi.command.core.Failure;
import cn.baodi.command.vault.Keys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder that lacks a part of itself is made whole or told of; an empty database never stands there without a word. */
class NothingMissingTest {
    private static final List<String> PARTS = List.of(
            H2File.NAME, Opening.JOURNAL, Keys.FILE, ClosingMark.NAME, Backups.FOLDER, Opening.JOURNAL + ".end");

    @TempDir
    static Path place;

    private static Path whole;

    @BeforeAll
    static void fill() {
        whole = place.resolve("whole");
        try (Post post = new Post(whole)) {
            post.add("甲", 1);
            post.ledger.backUp("整点");
            post.add("乙", 2);
        }
    }

    private static Path without(int missing) throws IOException {
        Path folder = Post.copy(whole, Folders.free(place.resolve("without-" + missing)));
        for (int part = 0; part < PARTS.size(); part++) {
            if ((missing & 1 << part) != 0) {
                Folders.wipe(folder.resolve(PARTS.get(part)));
                Folders.wipe(folder.resolve(PARTS.get(part) + ".previous")); // the keys stand twice
            }
        }
        return folder;
    }

    @Test
    void everyCombinationOfMissingPartsIsMendedOrToldOf() throws IOException {
        List<String> outcomes = new ArrayList<>();
        for (int missing = 0; missing < 1 << PARTS.size(); missing++) {
            Path folder = without(missing);
            boolean all = missing == (1 << PARTS.size()) - 1;
            String outcome;
            try (Post post = new Post(folder)) {
                List<String> rows = post.all();
                outcome = rows.size() + " " + post.findings();
                if (rows.size() < 2) {
                    assertThat(post.findings().isEmpty())
                            .as("silent: " + names(missing))
                            .isEqualTo(all);
                }
            } catch (Failure e) {
                outcome = e.key();
                assertThat(e.text(cn.baodi.command.core.Texts.CHINESE)).isNotBlank();
            }
            outcomes.add(names(missing) + " -> " + outcome);
            boolean keyless = (missing & 1 << PARTS.indexOf(Keys.FILE)) != 0;
            if (keyless && !all) {
                assertThat(outcome).as(names(missing)).isEqualTo("keys.missing");
                assertThat(folder.resolve(Keys.FILE)).doesNotExist();
            }
        }
        // With journal and key, nothing confirmed is missing, whatever else is.
        assertThat(outcomes.stream()
                        .filter(o -> !o.contains(Opening.JOURNAL + ",")
                                && !o.contains(Opening.JOURNAL + "]")
                                && !o.contains(Keys.FILE)))
                .allMatch(o -> o.contains("-> 2 "));
    }

    private static String names(int missing) {
        List<String> names = new ArrayList<>();
        for (int part = 0; part < PARTS.size(); part++) {
            if ((missing & 1 << part) != 0) {
                names.add(PARTS.get(part));
            }
        }
        return "without " + names;
    }

    @Test
    void aLostDatabaseIsToldOfThoughItCouldBeMadeAnew() throws IOException {
        try (Post post = new Post(without(0b01001))) {
            assertThat(post.all()).hasSize(2);
            assertThat(post.findings()).containsExactly("database.made.anew");
        }
    }

    @Test
    void aFolderWithNothingButItsKeySaysSo() throws IOException {
        try (Post post = new Post(without(0b111011))) {
            assertThat(post.all()).isEmpty();
            assertThat(post.findings()).containsExactly("folder.keys.only");
        }
    }

    @Test
    void backupsThatTheKeyDoesNotOpenAreNotTakenForNoData() throws IOException {
        Path folder = Files.createDirectories(place.resolve("foreign"));
        Post.copy(whole.resolve(Backups.FOLDER), folder.resolve(Backups.FOLDER));
        Keys.at(folder, new Post.Hand()).makeOpen();
        assertThatThrownBy(() -> new Post(folder))
                .isInstanceOfSatisfying(Failure.class, f -> assertThat(f.key()).isEqualTo("journal.missing"));
    }

    @Test
    void whereTheNewestBackupIsDamagedToTheOneBeforeStands() throws IOException {
        Path folder = Post.copy(whole, place.resolve("older"));
        Path newest;
        Post.Hand clock = new Post.Hand();
        clock.now = clock.now.plusHours(1);
        try (Post post = new Post(folder, clock)) {
            post.ledger.backUp("整点");
            newest = post.database.backups().list().get(0).file();
            post.add("丙", 3);
        }
        byte[] bytes = Files.readAllBytes(newest);
        bytes[bytes.length / 2] ^= 1;
        Files.write(newest, bytes);
        for (String name : List.of(H2File.NAME, Opening.JOURNAL)) {
            Files.write(folder.resolve(name), new byte[5000]);
        }
        try (Post post = new Post(folder)) {
            assertThat(post.findings()).containsExactly("backup.damaged", "database.restored.backup");
            assertThat(post.all()).containsExactly("甲 1 1");
        }
    }
}
