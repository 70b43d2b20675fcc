package cn.baodi.command.exchange;

import java.nio.file.Path;
import java.util.List;

/** A table of figures as CSV; there are no records in it, so it is no list that leaves by the door of {@link Exports}. */
public final class CsvTable {
    private CsvTable() {}

    /**
     * Writes the whole file or nothing.
     *
     * @throws cn.baodi.command.core.Failure when it cannot be written
     */
    public static void write(Path file, List<String> headings, List<List<String>> rows) {
        try (TableOutput out =
                new TableOutput(file, Layout.plain(file.getFileName().toString()))) {
            out.write(headings);
            rows.forEach(row -> out.write(row.stream().map(Guard::unlessNumber).toList()));
            out.finish();
        }
    }
}
