package cn.baodi.command.bench;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.core.Row;
import cn.baodi.command.data.Register;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A long list into the register of calls and one into that of households, against H2's own way into the same tables. */
@Tag("bench")
class ImportBench {
    private static final int CALLS = Integer.getInteger("bench.rows", 1_000_000);
    private static final int HOUSEHOLDS = Math.min(CALLS, 50_000);
    private static final double LIMIT = 1;
    /** Both sides have so much. */
    private static final String HEAP = "-Xmx256m";

    @TempDir
    Path folder;

    @Test
    void whatAnImportTakes() throws Exception {
        Ratios held = new Ratios("import of " + CALLS + " calls", LIMIT, 0);
        compare(held, "calls", CALLS);
        held.hold();
    }

    @Test
    void whatAnImportWithSearchTermsTakes() throws Exception {
        Ratios told = new Ratios("import of " + HOUSEHOLDS + " households", Double.MAX_VALUE, 0);
        compare(told, "households", HOUSEHOLDS);
        told.end();
    }

    private void compare(Ratios ratios, String sheet, int rows) throws Exception {
        Path words = folder.resolve(sheet + ".csv");
        Path values = folder.resolve(sheet + "-values.csv");
        Path units = folder.resolve("units.csv");
        String table;
        List<String> migrations;
        try (Post post = new Post(folder.resolve(sheet + "-none"))) {
            post.addUnits();
            Register<Row> register = post.register(sheet);
            TownFiles files = new TownFiles(post.villages(), rows);
            files.write(register, words, values);
            TownFiles.write(post.register("units"), units);
            table = register.repository().table();
            migrations = post.migrations();
        }
        List<String> arguments = new ArrayList<>(List.of(
                "jdbc:h2:" + folder.resolve(sheet + "-h2") + ";CACHE_SIZE=65536",
                table,
                values.toString(),
                units.toString()));
        arguments.addAll(migrations);
        Map<String, Double> theirs = Child.start(
                        List.of(HEAP, "-XX:+ExitOnOutOfMemoryError"),
                        MeasuredInsert.class,
                        arguments.toArray(String[]::new))
                .end();
        Map<String, Double> ours = Child.start(
                        List.of(HEAP, "-XX:+ExitOnOutOfMemoryError"),
                        MeasuredImport.class,
                        folder.resolve(sheet + "-ours").toString(),
                        sheet,
                        words.toString())
                .end();
        assertThat(ours.get("stored")).isEqualTo(rows);
        assertThat(theirs.get("stored")).isEqualTo(rows);
        ratios.add(sheet, ours.get("took"), theirs.get("took"));
    }
}
