package cn.baodi.command.report;

import cn.baodi.command.core.Filter;
import cn.baodi.command.data.Batch;
import cn.baodi.command.data.Database;
import cn.baodi.command.data.Repository;
import cn.baodi.command.data.Where;
import cn.baodi.command.report.StoredReport.Kind;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table {@code report}. */
final class ReportRepository extends Repository<StoredReport> {
    static final String TABLE = "report";
    /** A report of a day has no first day of its own. */
    private static final String SAME =
            "kind = ? AND cut_at = ? AND report_day = ? AND COALESCE(from_day, report_day) = ?";

    private static final String ISSUED = "kind = 'DAILY' AND state = 'ISSUED'";

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

    /** The report of a day up to a moment, or of a period; there is one at most. */
    Optional<StoredReport> at(Coverage coverage) {
        return rows(SAME, bound(coverage)).stream().findFirst();
    }

    private static Object[] bound(Coverage coverage) {
        return new Object[] {coverage.kind().name(), coverage.cutoff().until(), coverage.last(), coverage.from()};
    }

    /** The last report of a kind of the days before. */
    Optional<StoredReport> before(Coverage coverage) {
        return rows(
                        "kind = ? AND report_day < ? ORDER BY cut_at DESC FETCH FIRST 1 ROWS ONLY",
                        coverage.kind().name(),
                        coverage.last())
                .stream()
                .findFirst();
    }

    /** The issued reports of a kind up to a cut-off, the oldest first. */
    List<StoredReport> issuedBefore(Coverage coverage) {
        return rows(
                "kind = ? AND state = 'ISSUED' AND cut_at < ? ORDER BY cut_at",
                coverage.kind().name(),
                coverage.cutoff().until());
    }

    /** All that were issued, sheets among them, in that order. */
    List<StoredReport> issued() {
        return rows("state = 'ISSUED' ORDER BY issued_at, id");
    }

    /** How many were issued, sheets among them. */
    int issuedCount() {
        return database.read(
                handle -> handle.createQuery("SELECT COUNT(*) FROM report WHERE retired IS NULL AND state = 'ISSUED'")
                        .mapTo(Integer.class)
                        .one());
    }

    /** The day of the first daily report that was issued. */
    Optional<LocalDate> firstIssued() {
        return database.read(handle -> handle.createQuery("SELECT MIN(report_day) FROM report WHERE " + ISSUED)
                .mapTo(LocalDate.class)
                .findFirst());
    }

    /** The daily report of a day that was issued with the latest cut-off. */
    Optional<StoredReport> issuedOf(LocalDate day) {
        return rows(ISSUED + " AND report_day = ? ORDER BY cut_at DESC FETCH FIRST 1 ROWS ONLY", day).stream()
                .findFirst();
    }

    /** The one of a kind with a number. */
    Optional<StoredReport> numbered(Kind kind, int year, int number) {
        return rows("kind = ? AND issue_year = ? AND issue_number = ?", kind.name(), year, number).stream()
                .findFirst();
    }

    /** The number that comes next among a kind in a year. */
    int next(Kind kind, int year) {
        return database.read(handle -> next(handle, kind, year));
    }

    /** As {@link #next(Kind, int)}, within the write that takes it. */
    int next(Batch batch, Kind kind, int year) {
        return batch.query(handle -> next(handle, kind, year));
    }

    private static int next(Handle handle, Kind kind, int year) {
        return handle.createQuery(
                        "SELECT COALESCE(MAX(issue_number), 0) + 1 FROM report WHERE kind = ? AND issue_year = ?")
                .bind(0, kind.name())
                .bind(1, year)
                .mapTo(Integer.class)
                .one();
    }

    /** Whether there is a report of these days up to this moment, within the write that makes one. */
    boolean isThere(Batch batch, Coverage coverage) {
        return batch.query(handle -> {
                    var query = handle.createQuery("SELECT COUNT(*) FROM report WHERE " + SAME);
                    Object[] bound = bound(coverage);
                    for (int i = 0; i < bound.length; i++) {
                        query.bind(i, bound[i]);
                    }
                    return query.mapTo(Long.class).one();
                })
                > 0;
    }
}
