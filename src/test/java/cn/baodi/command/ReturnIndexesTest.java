package cn.baodi.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the daily returns of a whole district are found: eleven thousand of them for fourteen days. */
class ReturnIndexesTest {
    private static final String WEEK = "on_day >= DATE '2020-02-03' AND on_day <= DATE '2020-02-09'";

    @TempDir
    Path folder;

    private App app;

    @BeforeEach
    void open() {
        app = DemoFolder.app(DemoFolder.copyTo(folder.resolve("data")));
        app.openData();
    }

    @AfterEach
    void close() {
        app.close();
    }

    private String plan(String sql) {
        return app.database()
                .read(handle ->
                        handle.createQuery("EXPLAIN " + sql).mapTo(String.class).one());
    }

    @Test
    void aListOfAFewDaysIsReadInTheOrderOfItsIndexAndNotSorted() {
        assertThat(plan("SELECT id, on_day FROM daily_return WHERE " + WEEK
                        + " AND COALESCE(retired, '') = '' ORDER BY on_day, id FETCH FIRST 201 ROWS ONLY"))
                .contains("DAILY_RETURN_BY_DAY", "index sorted");
    }

    @Test
    void theBoardReadsOneIndexThatHoldsAllOfIt() {
        assertThat(plan("SELECT id, unit, on_day, state_key, filed_at FROM daily_return WHERE " + WEEK
                        + " AND live_key = 0"))
                .contains("DAILY_RETURN_OF_DAYS: LIVE_KEY");
    }
}
