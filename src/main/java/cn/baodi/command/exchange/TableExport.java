package cn.baodi.command.exchange;

import cn.baodi.command.core.Column;
import cn.baodi.command.core.Progress;
import cn.baodi.command.core.Row;
import cn.baodi.command.core.SafeFile;
import cn.baodi.command.core.Type.Kind;
import cn.baodi.command.data.Register;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Writes a list to a file: the rows, columns and order that a screen shows, under the Chinese headings of its sheet. */
final class TableExport {
    private static final Set<Kind> FREE_TEXT = EnumSet.of(Kind.TEXT, Kind.NOTE, Kind.CHOICE, Kind.UNIT, Kind.REFERENCE);
    private static final int STEP = 500;

    private TableExport() {}

    /** Told of a file that is written and not yet in its place. */
    interface Written {
        void is(long rows, String hash);
    }

    /**
     * Streams the list to {@code file}, over one that was there; a failed or cancelled export leaves the old one.
     *
     * @param about where the list comes from and what it holds, for a workbook to say
     * @return how many rows were written
     * @throws cn.baodi.command.core.Failure when the file cannot be written
     * @throws java.util.concurrent.CancellationException when cancelled
     */
    static <T extends Row> long write(
            Exports.Order<T> order,
            Path file,
            Charset charset,
            List<String> about,
            Progress progress,
            Written written) {
        Register<T> register = order.register();
        long total = register.repository().count(order.filter());
        List<Column<T, ?>> columns = order.leaving();
        Layout layout = Layout.of(register.sheet().title(), columns, about);
        SafeFile safe = order.full() ? SafeFile.ofOwner(file) : new SafeFile(file);
        try (TableOutput out = new TableOutput(file, safe, layout, charset)) {
            out.write(columns.stream().map(Column::chinese).toList());
            Pieces<T> pieces = new Pieces<>(rows -> rows.forEach(row -> out.write(cells(columns, row, order.full()))));
            long[] done = {0};
            try (pieces) {
                register.repository().each(order.filter(), order.sort(), row -> {
                    pieces.add(row);
                    if (++done[0] % STEP == 0) {
                        progress.check();
                        progress.at(done[0], total);
                    }
                });
                pieces.finish();
            }
            progress.check();
            progress.at(done[0], done[0]);
            out.finish(hash -> written.is(done[0], hash));
            return done[0];
        }
    }

    private static <T extends Row> List<String> cells(List<Column<T, ?>> columns, T row, boolean approved) {
        // Who is specially protected leaves masked, approved or not.
        boolean full = approved && !row.shielded();
        List<String> cells = new ArrayList<>(columns.size());
        for (Column<T, ?> column : columns) {
            cells.add(cell(column, row, full));
        }
        return cells;
    }

    private static <T> String cell(Column<T, ?> column, T row, boolean full) {
        return guarded(column, full ? column.text(row) : column.leaving(row));
    }

    /** The text as no spreadsheet runs it. */
    static String guarded(Column<?, ?> column, String text) {
        if (text.indexOf('\0') >= 0) {
            text = text.replace("\0", ""); // no reader takes a file with one for text
        }
        return FREE_TEXT.contains(column.type().kind()) ? Guard.on(text) : text;
    }
}
