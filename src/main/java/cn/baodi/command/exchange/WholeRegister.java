package cn.baodi.command.exchange;

import cn.baodi.command.core.Column;
import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.FullDisk;
import cn.baodi.command.core.Progress;
import cn.baodi.command.core.Row;
import cn.baodi.command.data.Register;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A register as CSV with every row and column as it is, whoever is on duty. It goes into the encrypted copy of last
 * resort and nowhere else: what officers take along passes through {@link Exports}.
 */
public final class WholeRegister {
    private WholeRegister() {}

    /**
     * @param retired only those that were retired, else only the others
     * @param out stays open
     * @return how many rows were written
     * @throws Failure {@code plain.failed} when it cannot be written
     * @throws java.util.concurrent.CancellationException when cancelled
     */
    public static <T extends Row> long write(
            Register<T> register, boolean retired, OutputStream out, Progress progress) {
        List<Column<T, ?>> columns = register.sheet().everything();
        try {
            CsvText text = new CsvText(out, StandardCharsets.UTF_8);
            text.write(columns.stream().map(Column::chinese).toList());
            long[] done = {0};
            register.repository().each(Filter.NONE.retired(retired), register.sort(), row -> {
                progress.check();
                if (retired == (row.retired() != null)) {
                    write(columns, row, text);
                    done[0]++;
                }
            });
            text.end();
            return done[0];
        } catch (IOException | UncheckedIOException e) {
            throw unwritten(e);
        }
    }

    private static <T> void write(List<Column<T, ?>> columns, T row, CsvText text) {
        List<String> cells = new ArrayList<>(columns.size());
        columns.forEach(column -> cells.add(TableExport.guarded(column, column.whole(row))));
        try {
            text.write(cells);
        } catch (UncheckedIOException e) {
            throw unwritten(e); // here, or the database would take it for its own
        }
    }

    private static Failure unwritten(Exception e) {
        return new Failure(e, FullDisk.isBehind(e) ? "disk.full" : "plain.failed");
    }
}
