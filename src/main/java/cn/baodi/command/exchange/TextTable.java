package cn.baodi.command.exchange;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * A file of texts in the making that is no register's list, a workbook where its name ends in .xlsx and else CSV. No
 * cell of it is taken for a formula. What it holds has to be masked before.
 */
public final class TextTable implements AutoCloseable {
    private final TableOutput out;

    /**
     * @param title of the page in a workbook
     * @throws cn.baodi.command.core.Failure when nothing can be written there
     */
    public TextTable(Path path, String title) {
        out = new TableOutput(path, Layout.plain(title));
    }

    public void write(List<String> cells) {
        out.write(cells.stream().map(cell -> Guard.on(cell.replace("\0", ""))).toList());
    }

    /** @param first takes the SHA-256 of the file before it is in its place; where it throws, nothing is put there */
    public void finish(Consumer<String> first) {
        out.finish(first);
    }

    /** Leaves nothing behind where {@link #finish} was not reached. */
    @Override
    public void close() {
        out.close();
    }
}
