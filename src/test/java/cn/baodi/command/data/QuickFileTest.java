package cn.baodi.command.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.SingleFileStore;
import org.h2.store.fs.encrypt.FileEncrypt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickFileTest {
    private static final byte[] PASSWORD = "geheim".getBytes(StandardCharsets.UTF_16BE);
    private static final int LARGEST = 200_000;

    @TempDir
    Path folder;

    private FileChannel base(String name) throws IOException {
        return FileChannel.open(
                folder.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    @Test
    void whatItWritesAndCutsH2ReadsAndTheOtherWay() throws IOException {
        Random random = new Random(1);
        try (FileChannel base = base("file");
                FileChannel plain = base("plain")) {
            new FileEncrypt("", PASSWORD.clone(), base).size(); // H2 begins the file
            for (int i = 0; i < 300; i++) {
                FileChannel theirs = new FileEncrypt("", PASSWORD.clone(), base);
                FileChannel ours = new QuickFile("", PASSWORD, base);
                // H2's own loses its size where a piece ends within a block; it never writes such a piece.
                FileChannel writes = plain.size() % 4096 > 0 || random.nextBoolean() ? ours : theirs;
                assertThat(ours.size()).isEqualTo(theirs.size()).isEqualTo(plain.size());
                if (random.nextInt(5) == 0) {
                    long to = random.nextInt(LARGEST);
                    writes.truncate(to);
                    plain.truncate(to);
                } else {
                    byte[] bytes = new byte[4096 * random.nextInt(40) + (writes == ours ? random.nextInt(4096) : 0)];
                    random.nextBytes(bytes);
                    long at = plain.size() == 0 ? 0 : 4096L * random.nextInt((int) (plain.size() / 4096 + 1));
                    writes.write(ByteBuffer.wrap(bytes), at);
                    plain.write(ByteBuffer.wrap(bytes), at);
                }
                FileChannel reads = writes == ours
                        ? new FileEncrypt("", PASSWORD.clone(), base)
                        : new QuickFile("", PASSWORD, base);
                assertThat(Arrays.equals(all(reads), all(plain))).isTrue();
            }
        }
    }

    private static byte[] all(FileChannel file) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) file.size());
        while (bytes.hasRemaining() && file.read(bytes, bytes.position()) > 0) {
            // goes on
        }
        return bytes.array();
    }

    /** Where another version of H2 calls its fields otherwise, its own slow ones would stay without a word. */
    @Test
    void theFileOfADatabaseIsReallyExchanged() throws SQLException, ReflectiveOperationException {
        JdbcConnectionPool pool =
                JdbcConnectionPool.create(new QuickSource("jdbc:h2:" + folder.resolve("data") + ";CIPHER=AES", "abc"));
        try (Connection connection = pool.getConnection()) {
            SessionLocal session = (SessionLocal) ((JdbcConnection) connection).getSession();
            MVStore pages = session.getDatabase().getStore().getMvStore();
            Field channel = SingleFileStore.class.getDeclaredField("fileChannel");
            channel.setAccessible(true);
            assertThat(channel.get(pages.getFileStore())).isInstanceOf(QuickFile.class);
            long eighth = Runtime.getRuntime().maxMemory() / 8;
            assertThat((long) pages.getAutoCommitMemory()).isBetween(16L << 20, Math.max(16L << 20, eighth));
        }
        pool.dispose();
    }

    @Test
    void aDatabaseIsReadByH2Alone() throws SQLException {
        String url = "jdbc:h2:" + folder.resolve("data") + ";CIPHER=AES";
        JdbcConnectionPool pool = JdbcConnectionPool.create(new QuickSource(url, "abc"));
        try (Connection connection = pool.getConnection()) {
            connection.createStatement().execute("""
                    CREATE TABLE t AS SELECT x, REPEAT('宝坻', 20) s FROM SYSTEM_RANGE(1, 20000)""");
        }
        pool.dispose();
        try (Connection connection = DriverManager.getConnection(url, "sa", "abc ");
                var rows = connection.createStatement().executeQuery("SELECT COUNT(*), MIN(s) FROM t")) {
            rows.next();
            assertThat(rows.getInt(1)).isEqualTo(20_000);
            assertThat(rows.getString(2)).startsWith("宝坻宝坻");
        }
    }

    @Test
    void aResultTooLargeForMemoryIsNotLaidDownPlain() throws SQLException, IOException {
        String url = "jdbc:h2:" + folder.resolve("data") + ";CIPHER=AES;MAX_MEMORY_ROWS=100";
        List<Path> before;
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            before = files.toList();
        }
        JdbcConnectionPool pool = JdbcConnectionPool.create(new QuickSource(url, "abc"));
        try (Connection connection = pool.getConnection();
                var rows = connection
                        .createStatement()
                        .executeQuery("SELECT x FROM SYSTEM_RANGE(1, 5000) ORDER BY MOD(x * 7919, 5000), x")) {
            try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
                List<Path> laid = files.filter(
                                file -> file.getFileName().toString().startsWith("h2tmp"))
                        .filter(file -> !before.contains(file))
                        .toList();
                assertThat(laid)
                        .isNotEmpty()
                        .allSatisfy(file -> assertThat(Files.readAllBytes(file))
                                .startsWith("H2encrypt".getBytes(StandardCharsets.US_ASCII)));
            }
            int read = 0;
            while (rows.next()) {
                read++;
            }
            assertThat(read).isEqualTo(5000);
        }
        pool.dispose();
    }
}
