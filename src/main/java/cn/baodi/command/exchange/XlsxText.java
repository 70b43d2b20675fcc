package cn.baodi.command.exchange;

import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Type.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Rows as a workbook: numbers and dates are such, codes and phones are text, the head stays in sight. The first row is
 * the head. Memory stays flat.
 */
final class XlsxText implements RowText {
    private static final int ROWS_A_STEP = 500;
    /** What a cell of Excel holds at most. */
    private static final int LONGEST = 32_767;
    /** Excel counts widths in Latin letters. */
    private static final double LATIN = 2.1;

    /** Files are Chinese, whatever the screen is. */
    private static final String ABOUT = "说明";

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private final Workbook book;
    private final Worksheet sheet;
    private final Layout layout;
    private int row;

    XlsxText(OutputStream out, Layout layout) {
        this.layout = layout;
        book = new Workbook(out, "baodi-console", "1.0");
        sheet = book.newWorksheet(layout.title());
        for (int i = 0; i < layout.widths().size(); i++) {
            sheet.width(i, Math.max(LATIN * 4, LATIN * layout.widths().get(i)));
        }
        sheet.freezePane(0, 1);
    }

    @Override
    public void write(List<String> cells) {
        if (row == Worksheet.MAX_ROWS) {
            throw new Failure("file.xlsx.rows", Worksheet.MAX_ROWS - 1);
        }
        for (int i = 0; i < cells.size(); i++) {
            cell(i, cells.get(i), row == 0 ? Kind.TEXT : layout.kind(i));
            if (row == 0) {
                sheet.style(row, i).bold().set();
            }
        }
        row++;
        if (row % ROWS_A_STEP == 0) {
            try {
                sheet.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void cell(int column, String text, Kind kind) {
        if (text.isEmpty()) {
            return;
        }
        try {
            switch (kind) {
                case WHOLE, WEIGHT -> sheet.value(row, column, new BigDecimal(text));
                case DATE -> {
                    sheet.value(row, column, LocalDate.parse(text));
                    sheet.style(row, column).format("yyyy-mm-dd").set();
                }
                case MOMENT -> {
                    sheet.value(row, column, LocalDateTime.parse(text, MOMENT));
                    sheet.style(row, column).format("yyyy-mm-dd hh:mm").set();
                }
                default -> text(column, text);
            }
        } catch (NumberFormatException | DateTimeParseException e) {
            text(column, text); // masked, or in words
        }
    }

    private void text(int column, String text) {
        if (text.length() > LONGEST) {
            throw new Failure("file.xlsx.cell", row + 1, LONGEST);
        }
        sheet.inlineString(row, column, EscapedText.on(text)); // a table of shared texts would be held until the end
    }

    @Override
    public void end() throws IOException {
        if (!layout.about().isEmpty()) {
            sheet.finish();
            Worksheet about = book.newWorksheet(ABOUT);
            about.width(0, LATIN * 40);
            for (int i = 0; i < layout.about().size(); i++) {
                about.value(i, 0, layout.about().get(i));
            }
        }
        book.finish();
    }
}
