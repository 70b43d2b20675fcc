package cn.baodi.command.report;

import cn.baodi.command.core.Filter;
import cn.baodi.command.data.Database;
import cn.baodi.command.data.Repository;
import cn.baodi.command.data.Where;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** The table {@code report_figure}. */
final class FigureRepository extends Repository<ReportFigure> {
    static final String TABLE = "report_figure";

    FigureRepository(Database database, Clock clock) {
        super(database, clock, TABLE, ReportFigure.class);
    }

    @Override
    protected void narrow(Where where, Filter filter) {
        // they are asked for by their report
    }

    @Override
    protected Map<String, String> sorts() {
        return Map.of("id", "t.id");
    }

    private List<ReportFigure> rows(String column, long report) {
        List<Long> ids = database.read(
                handle -> handle.createQuery("SELECT id FROM report_figure WHERE " + column + " = ? ORDER BY id")
                        .bind(0, report)
                        .mapTo(Long.class)
                        .list());
        return find(ids).stream()
                .sorted(java.util.Comparator.comparing(ReportFigure::id))
                .toList();
    }

    /** What a report said, its corrections of others among it, in order. */
    List<ReportFigure> of(long report) {
        return rows("report", report);
    }

    /** What later ones said instead of a report, the first first. */
    List<ReportFigure> corrections(long report) {
        return rows("corrects", report);
    }
}
