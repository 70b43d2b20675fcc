package cn.baodi.command.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baodi.command.core.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
    @TempDir
    Path folder;

    private static String key(Throwable failure) {
        return ((Failure) failure).key();
    }

    @Test
    void aSecondConsoleIsToldWhoHasTheFolder() {
        try (Database first = Sample.open(folder)) {
            assertThat(first.isOpen()).isTrue();
            assertThatThrownBy(() -> Sample.open(folder))
                    .satisfies(f -> assertThat(key(f)).isEqualTo("folder.held"))
                    .hasMessageContaining(System.getProperty("user.name"));
        }
        try (Database again = Sample.open(folder)) {
            assertThat(again.isOpen()).isTrue();
        }
    }

    @Test
    void aNewerDatabaseIsRefused() {
        Sample.open(folder).close();
        Database older = new Database(folder);
        assertThatThrownBy(() -> older.open(List.of()))
                .satisfies(f -> assertThat(key(f)).isEqualTo("folder.newer"));
        assertThatThrownBy(() -> older.read(handle -> 1)).isInstanceOf(Failure.class);
        Sample.open(folder).close();
    }

    @Test
    void aFileThatIsNoDatabaseIsLeftAlone() throws IOException {
        Files.writeString(folder.resolve("console.mv.db"), "this is no database".repeat(1000));
        assertThatThrownBy(() -> Sample.open(folder))
                .satisfies(f -> assertThat(key(f)).isEqualTo("database.damaged"));
        assertThat(folder.resolve("console.mv.db")).content().startsWith("this is no database");
    }

    @Test
    void aFolderThatIsAFileIsSaidToBeSo() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");
        assertThatThrownBy(() -> Sample.open(file)).isInstanceOf(Failure.class);
    }
}
