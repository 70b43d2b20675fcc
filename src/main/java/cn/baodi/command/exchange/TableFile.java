package cn.baodi.command.exchange;

import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Progress;
import cn.baodi.command.core.Sheet;
import cn.baodi.command.core.Texts;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.ToLongFunction;

/** A file of somebody else's: what it is found by its content, its headings found among its first rows. */
final class TableFile<T> implements AutoCloseable {
    private static final int HEAD_ROWS = 20;

    private final Path file;
    private final Sheet<T> sheet;
    private final Rows rows;
    private final Heading<T> heading;
    private final Deque<Cells> readAhead = new ArrayDeque<>();
    private final long size;
    private final FileTime changed;

    /** @throws Failure when it is missing, no table, or its headings are not those of the sheet */
    TableFile(Path file, Sheet<T> sheet, Texts texts) {
        this.file = file;
        this.sheet = sheet;
        ToLongFunction<List<String>> known = cells -> Heading.known(cells, sheet);
        Charset charset = Probe.charset(file);
        try {
            size = Files.size(file);
            changed = Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new Failure(e, "file.unreadable", file);
        }
        rows = charset == null ? new XlsxRows(file, known) : new CsvRows(file, charset, known);
        try {
            heading = Heading.of(headings(), sheet, file, texts);
        } catch (Failure e) {
            rows.close();
            throw e;
        }
    }

    /** The first row that names most columns; titles above it are passed over. */
    private List<String> headings() {
        Cells best = null;
        long most = -1;
        while (readAhead.size() < HEAD_ROWS) {
            Cells row = rows.next();
            if (row == null) {
                break;
            }
            readAhead.add(row);
            long known = Heading.known(row.values(), sheet);
            if (known > most) {
                most = known;
                best = row;
            }
        }
        if (best == null) {
            throw new Failure("file.empty", file.getFileName());
        }
        while (readAhead.remove() != best) {
            // a title
        }
        return best.values();
    }

    Heading<T> heading() {
        return heading;
    }

    boolean isWorkbook() {
        return rows instanceof XlsxRows;
    }

    /** The next row that is not blank, or null at the end. */
    Cells next() {
        return readAhead.isEmpty() ? rows.next() : readAhead.remove();
    }

    void tell(Progress progress) {
        progress.check();
        rows.tell(progress);
    }

    /** @throws Failure when somebody wrote to the file while it was read: half of it may be of another day */
    void requireUnchanged() {
        try {
            if (Files.size(file) != size || !Files.getLastModifiedTime(file).equals(changed)) {
                throw new Failure("file.changed", file.getFileName());
            }
        } catch (IOException e) {
            throw new Failure(e, "file.unreadable", file);
        }
    }

    @Override
    public void close() {
        rows.close();
    }
}
