package cn.baodi.command.report;

import cn.baodi.command.core.Figure;
import cn.baodi.command.core.Problem;
import cn.baodi.command.core.Row;
import java.math.BigDecimal;
import java.util.List;

/**
 * A figure as it was issued.
 *
 * @param report the report that says it
 * @param corrects the report that said otherwise, or null where it is the report's own
 * @param figure key of the figure
 * @param amount plain number, or null where there was none
 * @param was the number that is corrected, else null
 */
public record ReportFigure(
        Long id,
        long report,
        Long corrects,
        String figure,
        String label,
        String unit,
        String amount,
        String was,
        int version,
        String retired)
        implements Row {
    static ReportFigure of(Figure figure) {
        return new ReportFigure(
                null, 0, null, figure.key(), figure.label(), figure.unit(), plain(figure.value()), null, 0, null);
    }

    static ReportFigure of(Correction correction) {
        return new ReportFigure(
                null,
                0,
                correction.report(),
                correction.figure(),
                correction.label(),
                correction.unit(),
                plain(correction.now()),
                plain(correction.was()),
                0,
                null);
    }

    ReportFigure of(long inReport) {
        return new ReportFigure(id, inReport, corrects, figure, label, unit, amount, was, version, retired);
    }

    BigDecimal value() {
        return amount == null ? null : new BigDecimal(amount);
    }

    private static String plain(BigDecimal value) {
        return value == null ? null : value.stripTrailingZeros().toPlainString();
    }

    /** All that counts of it in one line, for the hash. */
    String line() {
        return String.join(
                "\t", String.valueOf(corrects), figure, label, unit, String.valueOf(amount), String.valueOf(was));
    }

    @Override
    public List<Problem> problems() {
        return List.of(); // it is made by the console and typed by nobody
    }
}
