package cn.baodi.command.report;

import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.Filter;
import cn.baodi.command.data.Batch;
import cn.baodi.command.data.Database;
import cn.baodi.command.data.Repository;
import cn.baodi.command.data.Where;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table {@code report}. */
final class ReportRepository extends Repository<StoredReport> {
    static final String TABLE = "report";

    ReportRepository(Database database, Clock clock) {
        super(database, clock, TABLE, StoredReport.class);
    }

    @Override
    protected void narrow(Where where, Filter filter) {
        within(where, "t.cut_at", filter);
    }

    @Override
    protected Map<String, String> sorts() {
        return Map.of("cutAt", "t.cut_at");
    }

    private List<StoredReport> rows(String where, Object... bound) {
        List<Long> ids = database.read(handle -> {
            var query = handle.createQuery("SELECT id FROM report WHERE retired IS NULL AND " + where);
            for (int i = 0; i < bound.length; i++) {
                query.bind(i, bound[i]);
            }
            return query.mapTo(Long.class).list();
        });
        Map<Long, StoredReport> found = new java.util.HashMap<>();
        find(ids).forEach(report -> found.put(report.id(), report));
        return ids.stream().map(found::get).toList();
    }

    /** The last ones, sheets among them, the latest cut-off first. */
    List<StoredReport> past(int most) {
        return rows("TRUE ORDER BY cut_at DESC, id DESC FETCH FIRST " + most + " ROWS ONLY");
    }

    /** The report of a day up to a moment; there is one at most. */
    Optional<StoredReport> at(Cutoff cutoff) {
        return rows("kind = 'DAILY' AND cut_at = ? AND report_day = ?", cutoff.until(), cutoff.day()).stream()
                .findFirst();
    }

    /** The last report of the days before. */
    Optional<StoredReport> before(LocalDate day) {
        return rows("kind = 'DAILY' AND report_day < ? ORDER BY cut_at DESC FETCH FIRST 1 ROWS ONLY", day).stream()
                .findFirst();
    }

    /** The issued reports with a number up to a cut-off, the latest first. */
    List<StoredReport> issuedBefore(Cutoff cutoff, int most) {
        return rows(
                "kind = 'DAILY' AND state = 'ISSUED' AND cut_at < ? ORDER BY cut_at DESC FETCH FIRST " + most
                        + " ROWS ONLY",
                cutoff.until());
    }

    /** The one with a number. */
    Optional<StoredReport> numbered(int year, int number) {
        return rows("issue_year = ? AND issue_number = ?", year, number).stream()
                .findFirst();
    }

    /** The number that comes next in a year. */
    int next(int year) {
        return database.read(handle -> next(handle, year));
    }

    /** As {@link #next(int)}, within the write that takes it. */
    int next(Batch batch, int year) {
        return batch.query(handle -> next(handle, year));
    }

    private static int next(Handle handle, int year) {
        return handle.createQuery("SELECT COALESCE(MAX(issue_number), 0) + 1 FROM report WHERE issue_year = ?")
                .bind(0, year)
                .mapTo(Integer.class)
                .one();
    }

    /** Whether there is a report of this day up to this moment, within the write that makes one. */
    boolean isThere(Batch batch, Cutoff cutoff) {
        return batch.query(handle -> handle.createQuery(
                                "SELECT COUNT(*) FROM report WHERE kind = 'DAILY' AND cut_at = ? AND report_day = ?")
                        .bind(0, cutoff.until())
                        .bind(1, cutoff.day())
                        .mapTo(Long.class)
                        .one())
                > 0;
    }
}
