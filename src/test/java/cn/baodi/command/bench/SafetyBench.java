package cn.baodi.command.bench;

import cn.baodi.command.core.Row;
import cn.baodi.command.data.Register;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What being safe costs: a saved call and an opened folder, against the same table in H2 alone. */
@Tag("bench")
class SafetyBench {
    private static final int CALLS = 2000;
    private static final double SAVED_LIMIT = 4;
    /** A save that nobody feels, whatever the reference. */
    private static final double UNFELT_MILLIS = 20;

    private static final double OPENED_LIMIT = 4;
    /** So much of a start is not noticed. */
    private static final double UNNOTICED_MILLIS = 300;

    @TempDir
    Path folder;

    /** The console's own way to keep a call. */
    private static void save(Post post) {
        Register<Row> calls = post.register("calls");
        post.ledger.write("登记来电", batch -> calls.repository().add(batch, call(calls)));
    }

    private static Row call(Register<Row> calls) {
        return calls.sheet().read(CELLS::get, null).record();
    }

    /** The columns of a call with what is in them. */
    private static Map<String, Object> image(Post post) {
        Register<Row> calls = post.register("calls");
        return calls.repository().image(call(calls));
    }

    private static final Map<String, String> CELLS = Map.of(
            "startedAt", "2020-02-09 14:30",
            "seat", "1",
            "phone", "13800001234",
            "caller", "王芳",
            "callerGroup", "一般居民",
            "topic", "焦虑恐慌",
            "risk", "低",
            "minutes", "12",
            "disposition", "现场疏导",
            "note", "夜里睡不着，担心家里老人");

    /** The same table with the same indexes, and nothing else. */
    private static final class Bare implements AutoCloseable {
        private final Connection connection;
        private final PreparedStatement insert;
        private final Statement after;
        private final List<Object> values;
        private final boolean forced;
        private long id;

        Bare(String url, List<String> migrations, Map<String, Object> image, boolean forced) throws SQLException {
            connection = DriverManager.getConnection(url);
            this.forced = forced;
            after = connection.createStatement();
            for (String script : migrations) {
                after.execute("RUNSCRIPT FROM 'classpath:/" + script + "'");
            }
            List<String> columns = new ArrayList<>(image.keySet());
            columns.removeAll(List.of("id", "version"));
            values = columns.stream().map(image::get).toList();
            insert = connection.prepareStatement("INSERT INTO call(id, version, changed_at, changed_by, "
                    + String.join(", ", columns) + ") VALUES (?, 0, LOCALTIMESTAMP, 'bench', "
                    + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")");
            connection.setAutoCommit(false);
        }

        void save() throws SQLException {
            insert.setLong(1, ++id);
            for (int i = 0; i < values.size(); i++) {
                insert.setObject(i + 2, values.get(i));
            }
            insert.executeUpdate();
            connection.commit();
            if (forced) {
                after.execute("CHECKPOINT SYNC");
            }
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }

    private String url(String name) {
        return "jdbc:h2:" + folder.resolve(name);
    }

    @Test
    void whatASavedCallCosts() throws Exception {
        try (Post post = new Post(folder.resolve("console"));
                Bare usual = new Bare(url("usual"), post.migrations(), image(post), false);
                Bare early = new Bare(url("early") + ";WRITE_DELAY=0", post.migrations(), image(post), false);
                Bare forced = new Bare(url("forced") + ";WRITE_DELAY=0", post.migrations(), image(post), true)) {
            Ratios told = new Ratios("a saved call, H2 loses what it confirmed", Double.MAX_VALUE, 0);
            told.compare("against H2 as it comes", () -> save(post), usual::save);
            told.compare("against H2 with WRITE_DELAY=0", () -> save(post), early::save);
            told.hold();
            Ratios held = new Ratios("a saved call, both keep it", SAVED_LIMIT, UNFELT_MILLIS);
            held.compare("against H2 with each commit forced", () -> save(post), forced::save);
            held.hold();
        }
    }

    @Test
    void whatAnOpenedFolderCosts() throws Exception {
        Path console = folder.resolve("console");
        try (Post post = new Post(console);
                Bare bare = new Bare(url("bare"), post.migrations(), image(post), false)) {
            for (int i = 0; i < CALLS; i++) {
                save(post);
                bare.save();
            }
        }
        Ratios ratios = new Ratios("2,000 calls opened and closed", OPENED_LIMIT, UNNOTICED_MILLIS);
        ratios.compare(
                "against H2 as it comes",
                () -> new Post(console).close(),
                () -> DriverManager.getConnection(url("bare")).close());
        ratios.hold();
    }
}
