package cn.baodi.command.report;

import cn.baodi.command.core.Filter;
import cn.baodi.command.data.Database;
import cn.baodi.command.data.Repository;
import cn.baodi.command.data.Where;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** The table {@code report_piece}. */
final class PieceRepository extends Repository<ReportPiece> {
    static final String TABLE = "report_piece";

    PieceRepository(Database database, Clock clock) {
        super(database, clock, TABLE, ReportPiece.class);
    }

    @Override
    protected void narrow(Where where, Filter filter) {
        // they are asked for by their report
    }

    @Override
    protected Map<String, String> sorts() {
        return Map.of("id", "t.id");
    }

    /** A part put together again. */
    String whole(long report, ReportPiece.Part part) {
        List<String> content = database.read(handle -> handle.createQuery(
                        "SELECT content FROM report_piece WHERE report = ? AND part = ? ORDER BY place")
                .bind(0, report)
                .bind(1, part.name())
                .mapTo(String.class)
                .list());
        return String.join("", content);
    }
}
