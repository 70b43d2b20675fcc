package cn.baodi.command.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LongCommitTest {
    private static final int ADDED = 6_000;
    private static final String COUNTS = """
            SELECT (SELECT COUNT(_ROWID_) FROM part WHERE name || '' LIKE '%'),
                (SELECT COUNT(*) FROM part USE INDEX (part_by_rank) WHERE rank >= 0),
                (SELECT COUNT(*) FROM part USE INDEX (part_by_name) WHERE name >= '')""";

    @TempDir
    Path folder;

    private Connection open(String name, int there) throws SQLException {
        Connection connection = connect(name);
        run(
                connection,
                "CREATE TABLE part (id BIGINT PRIMARY KEY, rank INT NOT NULL, name VARCHAR(40) NOT NULL)",
                "CREATE TABLE note (id BIGINT PRIMARY KEY, said VARCHAR(40))",
                "CREATE INDEX part_by_rank ON part (rank)",
                "CREATE INDEX part_by_name ON part (name, id)",
                "INSERT INTO part SELECT x, MOD(x * 7919, 10007), '旧' || MOD(x * 31, 997) FROM SYSTEM_RANGE(1, " + there
                        + ")");
        connection.setAutoCommit(false);
        return connection;
    }

    private Connection connect(String name) throws SQLException {
        return DriverManager.getConnection("jdbc:h2:" + folder.resolve(name));
    }

    private static void run(Connection connection, String... all) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : all) {
                statement.execute(sql);
            }
        }
    }

    private static void write(Connection connection) throws SQLException {
        run(
                connection,
                "INSERT INTO part SELECT 1000000 + x, MOD(x * 104729, 10007), '新' || MOD(x * 17, 991)"
                        + " FROM SYSTEM_RANGE(1, " + ADDED + ")",
                "UPDATE part SET rank = rank + 1 WHERE MOD(id, 3) = 0",
                "UPDATE part SET rank = rank + 1, name = '改' || name WHERE MOD(id, 6) = 0",
                "DELETE FROM part WHERE MOD(id, 5) = 0",
                "INSERT INTO part SELECT 1000000 + x * 25, x, '又' FROM SYSTEM_RANGE(1, 100)",
                "INSERT INTO note VALUES (1, '一')");
    }

    private static List<String> answers(Connection connection, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                StringBuilder row = new StringBuilder();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.append(result.getString(i)).append(' ');
                }
                rows.add(row.toString());
            }
        }
        return rows;
    }

    /** With nothing there all maps are gone through, with very much there none is. */
    @ParameterizedTest
    @ValueSource(ints = {0, 5_000, 60_000})
    void leavesWhatH2AloneWouldLeaveAndShowsAllOfItAtOnce(int there) throws SQLException {
        String all = "SELECT * FROM part ORDER BY id";
        List<String> expected;
        List<String> counts;
        try (Connection alone = open("alone", there)) {
            write(alone);
            alone.commit();
            expected = answers(alone, all);
            counts = answers(alone, COUNTS);
        }
        try (Connection ours = open("ours", there);
                Connection other = connect("ours")) {
            write(ours);
            assertThat(answers(other, "SELECT COUNT(*) FROM part")).containsExactly(there + " ");
            assertThat(LongCommit.prepare(ours)).as("knows this H2's insides").isTrue();
            assertThat(answers(other, COUNTS)).isEqualTo(counts);
            ours.commit();
            assertThat(answers(other, all)).isEqualTo(expected);
            assertThat(H2File.apart(other)).isEmpty();
            run(other, "UPDATE part SET rank = rank + 1", "UPDATE part SET rank = rank - 1");
            run(ours, "DELETE FROM part WHERE id > 1000000");
            ours.rollback();
        }
        try (Connection again = connect("ours")) {
            assertThat(answers(again, all)).isEqualTo(expected);
            assertThat(answers(again, COUNTS)).isEqualTo(counts);
        }
    }

    @Test
    void readersMeanwhileSeeAllOrNothing() throws SQLException {
        try (Connection ours = open("ours", 20_000);
                Connection other = connect("ours")) {
            List<String> before = answers(other, COUNTS);
            write(ours);
            AtomicBoolean over = new AtomicBoolean();
            CompletableFuture<List<String>> seen = CompletableFuture.supplyAsync(() -> {
                List<String> found = new ArrayList<>();
                try {
                    boolean last;
                    do {
                        last = over.get();
                        found.addAll(answers(other, COUNTS));
                    } while (!last);
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
                return found;
            });
            try {
                LongCommit.prepare(ours);
                ours.commit();
            } finally {
                over.set(true);
            }
            List<String> found = seen.join();
            List<String> after = answers(other, COUNTS);
            assertThat(Set.of(before.get(0), after.get(0))).containsAll(found);
            assertThat(found).endsWith(after.get(0));
        }
    }
}
