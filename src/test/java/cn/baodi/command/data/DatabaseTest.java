package cn.baodi.command.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baodi.command.core.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.AbstractList;
import java.util.List;
import org.h2.api.ErrorCode;
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
    void whoHasLeftTheFolderIsNotNamed() {
        Sample.open(folder).close();
        assertThat(folder.resolve("console.lock")).isEmptyFile();
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
                .satisfies(f -> assertThat(key(f)).isEqualTo("keys.missing"));
        assertThat(folder.resolve("console.mv.db")).content().startsWith("this is no database");
    }

    @Test
    void aLockThatLeadsElsewhereIsRefusedAndDoesNotHoldTheFolder() throws IOException {
        Path elsewhere = Files.createFile(folder.resolveSibling(folder.getFileName() + "-elsewhere"));
        Path lock = Files.createSymbolicLink(folder.resolve("console.lock"), elsewhere);
        for (int attempt = 0; attempt < 2; attempt++) {
            assertThatThrownBy(() -> Sample.open(folder))
                    .satisfies(f -> assertThat(key(f)).isEqualTo("folder.link"));
        }
        assertThat(elsewhere).isEmptyFile();
        Files.delete(elsewhere);
        Files.delete(lock);
        Sample.open(folder).close();
    }

    @Test
    void workGoesOnAfterTheFileWasClosedUnderIt() {
        try (Database database = Sample.open(folder)) {
            assertThatThrownBy(() -> database.read(
                            handle -> handle.execute("SHUTDOWN IMMEDIATELY") + handle.execute("SELECT 1")))
                    .satisfies(f -> assertThat(key(f)).isEqualTo("database.failed"));
            assertThat(database.<Integer>read(handle -> handle.createQuery("SELECT COUNT(*) FROM sample")
                            .mapTo(Integer.class)
                            .one()))
                    .isZero();
        }
    }

    @Test
    void aFullDiskIsFoundBehindWhateverH2SaysOfIt() {
        IOException full = new IOException("No space left on device");
        SQLException closed = new SQLException("closed", "90098", ErrorCode.DATABASE_IS_CLOSED, full);
        assertThat(Database.failure(new IllegalStateException(closed)).key()).isEqualTo("disk.full");
        assertThat(Database.failure(new SQLException("", "", ErrorCode.IO_EXCEPTION_2))
                        .key())
                .isEqualTo("disk.full");
        assertThat(Database.failure(new SQLException("", "", ErrorCode.DATABASE_IS_CLOSED))
                        .key())
                .isEqualTo("database.failed");
    }

    @Test
    void anErrorWhileOpeningIsSaidAndLetsTheFolderGo() {
        Database database = new Database(folder);
        List<String> broken = new AbstractList<>() {
            @Override
            public String get(int index) {
                throw new NoClassDefFoundError("org/flywaydb/core/Flyway");
            }

            @Override
            public int size() {
                return 1;
            }
        };
        assertThatThrownBy(() -> database.open(broken))
                .satisfies(f -> assertThat(key(f)).isEqualTo("database.failed"));
        assertThatThrownBy(() -> database.read(handle -> 1)).isInstanceOf(Failure.class);
        Sample.open(folder).close();
    }

    @Test
    void aFolderThatIsAFileIsSaidToBeSo() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");
        assertThatThrownBy(() -> Sample.open(file)).isInstanceOf(Failure.class);
    }
}
