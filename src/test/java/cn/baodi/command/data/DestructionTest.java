package cn.baodi.command.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baodi.command.core.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DestructionTest {
    @TempDir
    Path place;

    private Path folder;
    private Path disk;
    private Post post;

    @BeforeEach
    void fill() throws IOException {
        folder = place.resolve("data");
        disk = Files.createDirectories(place.resolve("disk"));
        post = new Post(folder);
        post.add("夏侯惇", 1);
        post.database.second().choose(disk, "备份");
        Backups.Backup backup = post.ledger.backUp("整点");
        post.add("乙", 2);
        post.ledger.restore(backup, "恢复之前", "恢复");
        Files.createDirectories(folder.resolve("logs"));
        Files.writeString(folder.resolve("logs").resolve("console.log"), "opened");
        Files.createDirectories(folder.resolve("plain"));
        Files.writeString(folder.resolve("plain").resolve("plain-20200209-030000.zip"), "夏侯惇");
        Files.writeString(disk.resolve("plain-20200209-030000.zip"), "夏侯惇");
        Files.writeString(disk.resolve("holiday.jpg"), "no business of ours");
        Files.writeString(folder.resolve("preferences.json"), "{}");
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(f -> folder.relativize(f).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void nothingThatTheKeyOpenedIsLeftInEitherFolder() throws IOException {
        int backups = (int) Stream.concat(names(folder).stream(), names(disk).stream())
                .filter(name -> name.endsWith(".backup"))
                .count();
        Destroyed destroyed = post.database.destroy();
        assertThat(destroyed.left()).isEmpty();
        assertThat(destroyed.others()).isEmpty();
        assertThat(destroyed.backups()).as("here and on the disk").isEqualTo(backups);
        assertThat(destroyed.copies()).isEqualTo(2);
        assertThat(names(folder)).containsExactly("console.lock", "logs/console.log");
        assertThat(names(disk)).containsExactly("holiday.jpg");
        post.close();
    }

    @Test
    void nobodyOpensItAgainByAskingForARow() throws IOException {
        post.database.destroy();
        assertThatThrownBy(() -> post.all())
                .isInstanceOfSatisfying(Failure.class, f -> assertThat(f.key()).isEqualTo("database.shut"));
        assertThatThrownBy(() -> post.add("丙", 3)).isInstanceOf(Failure.class);
        post.close();
        assertThat(names(folder)).containsExactly("console.lock", "logs/console.log");
    }

    @Test
    void theFolderIsAsNewAfterwards() {
        post.database.destroy();
        post.close();
        try (Post again = new Post(folder)) {
            assertThat(again.all()).isEmpty();
            assertThat(again.findings()).isEmpty();
            assertThat(again.database.second().chosen()).isEmpty();
            again.add("新", 1);
        }
    }

    @Test
    void aBackupThatSomebodyTookAlongOpensNoMore() throws IOException {
        Path taken = Files.copy(post.database.backups().list().get(0).file(), place.resolve("console-taken.backup"));
        post.database.destroy();
        post.close();
        try (Post again = new Post(folder)) {
            assertThatThrownBy(() -> again.database.backups().read(taken)).isInstanceOf(Failure.class);
        }
    }

    @Test
    void whatAKillLeftHalfWrittenGoesToo() throws IOException {
        Path rest = Files.writeString(folder.resolve(".keys.json.0a1b2c3d.part"), "{\"plain\":\"00\"}");
        Destroyed destroyed = post.database.destroy();
        post.close();
        assertThat(destroyed.others()).isEmpty();
        assertThat(rest).doesNotExist();
    }

    @Test
    void whatWasHalfCopiedToTheSecondFolderGoesToo() throws IOException {
        Files.writeString(disk.resolve(".console-20200209-080000-1.backup.0a1b2c3d.part"), "most of a backup");
        Files.writeString(disk.resolve(".plain-20200209-030000.zip.0a1b2c3d.part"), "most of a copy");
        Files.writeString(disk.resolve(".holiday.jpg.0a1b2c3d.part"), "no business of ours");
        post.database.destroy();
        post.close();
        assertThat(names(disk)).containsExactly(".holiday.jpg.0a1b2c3d.part", "holiday.jpg");
    }

    @Test
    void filesThatAreNotOursStayAndAreNamed() throws IOException {
        Path own = Files.writeString(folder.resolve("导出.csv"), "x");
        Destroyed destroyed = post.database.destroy();
        assertThat(destroyed.others()).containsExactly(own);
        assertThat(own).exists();
        post.close();
    }

    @Test
    void whatWasBrokenOffIsFinishedAtTheNextStart() throws IOException {
        post.close();
        // The light goes out after the first key file was gone.
        Files.writeString(folder.resolve("closing"), disk.toString());
        Files.delete(folder.resolve("keys.json"));
        try (Post again = new Post(folder)) {
            assertThat(again.all()).isEmpty();
            assertThat(again.findings()).containsExactly("crisis.finished");
        }
        assertThat(names(disk)).containsExactly("holiday.jpg");
        assertThat(folder.resolve("closing")).doesNotExist();
        try (Post again = new Post(folder)) {
            assertThat(again.findings()).isEmpty();
        }
    }
}
