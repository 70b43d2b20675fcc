package cn.baodi.command.bench;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.core.DutyClock;
import cn.baodi.command.core.TimeRange;
import cn.baodi.command.data.AuditFilter;
import cn.baodi.command.data.AuditTrail;
import cn.baodi.command.data.Database;
import cn.baodi.command.data.Kind;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The audit's list at a million entries: a page of each filter, the first and one from the middle. */
@Tag("bench")
class AuditBench {
    private static final int ENTRIES = 1_000_000;
    private static final int PAGE = 200;
    private static final int RUNS = 15;
    /** No officer waits for a page. */
    private static final double PAGE_MILLIS = 100;
    /** A search through all words goes on step by step, and says how far it has come. */
    private static final double STEP_MILLIS = 1000;

    @TempDir
    Path folder;

    @Test
    void everyPageOfAMillionEntriesComesAtOnce() {
        try (Database database = new Database(folder)) {
            database.open(List.of("cn/baodi/command/data/V1__sample.sql"));
            fill(database);
            AuditTrail trail = new AuditTrail(database, Clock.system(DutyClock.ZONE));
            Map<String, AuditFilter> filters = new LinkedHashMap<>();
            filters.put("all", AuditFilter.NONE);
            filters.put("changes", AuditFilter.NONE.kinds(Set.of(Kind.WRITE)));
            filters.put("exports", AuditFilter.NONE.kinds(Set.of(Kind.EXPORT)));
            filters.put("sign-ins", AuditFilter.NONE.kinds(Set.of(Kind.SIGN_IN, Kind.SIGN_OUT, Kind.REFUSED)));
            filters.put("an operator", AuditFilter.NONE.operator("值班员3"));
            filters.put("a rare operator", AuditFilter.NONE.operator("稀客"));
            filters.put("a register", AuditFilter.NONE.table("delivery"));
            filters.put("a record", AuditFilter.NONE.record("delivery", 1234));
            filters.put(
                    "two weeks",
                    AuditFilter.NONE.range(TimeRange.between(
                            LocalDate.of(2020, 6, 1).atStartOfDay(),
                            LocalDate.of(2020, 6, 15).atStartOfDay())));
            filters.put("an operator's exports", filters.get("exports").operator("值班员3"));
            filters.put("words, a step", AuditFilter.NONE.text("没有的字"));
            System.out.printf(Locale.ROOT, "%-24s %10s %10s%n", "audit of a million", "first ms", "middle ms");
            filters.forEach((name, filter) -> {
                double first = median(() -> trail.page(filter, null, PAGE));
                double middle = median(() -> trail.page(filter, ENTRIES / 2L, PAGE));
                System.out.printf(Locale.ROOT, "%-24s %10.1f %10.1f%n", name, first, middle);
                assertThat(Math.max(first, middle))
                        .as(name)
                        .isLessThan(filter.text().isEmpty() ? PAGE_MILLIS : STEP_MILLIS);
            });
        }
    }

    private static void fill(Database database) {
        database.read(handle -> handle.execute("SET OPTIMIZE_REUSE_RESULTS 0"));
        database.read(handle -> handle.execute("""
                INSERT INTO audit_batch(seq, at, operator, action, row_count, kind)
                SELECT x, DATEADD(SECOND, x * 31, TIMESTAMP '2020-01-01 00:00:00'),
                    CASE WHEN MOD(x, 100000) = 7 THEN '稀客' ELSE '值班员' || MOD(x / 700, 9) END,
                    CASE MOD(x, 4) WHEN 0 THEN '登记来电 R' WHEN 1 THEN '派单 P' WHEN 2 THEN '修改困难家庭 H'
                        ELSE '签到 A' END || (x / 3), 1,
                    CASE WHEN MOD(x, 500) = 3 THEN 'EXPORT' WHEN MOD(x, 1000) = 5 THEN 'SIGN_IN'
                        WHEN MOD(x, 40000) = 9 THEN 'REFUSED' ELSE 'WRITE' END
                FROM SYSTEM_RANGE(1, 1000000)"""));
        database.read(handle -> handle.execute("""
                INSERT INTO audit_line(batch, line, table_name, row_id, old_image, new_image)
                SELECT x, 1, CASE MOD(x, 4) WHEN 0 THEN 'call' WHEN 1 THEN 'delivery' WHEN 2 THEN 'household'
                    ELSE 'assignment' END, x / 5, '{"state":"PENDING","version":1}', '{"state":"DONE","version":2}'
                FROM SYSTEM_RANGE(1, 1000000)"""));
    }

    private static double median(Runnable work) {
        work.run();
        double[] millis = new double[RUNS];
        for (int i = 0; i < RUNS; i++) {
            long begun = System.nanoTime();
            work.run();
            millis[i] = (System.nanoTime() - begun) / 1e6;
        }
        Arrays.sort(millis);
        return millis[RUNS / 2];
    }
}
