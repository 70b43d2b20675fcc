package cn.baodi.command.exchange;

import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Progress;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A file of somebody else's: what it is found by its content, its headings found among its first rows. */
final class TableFile implements AutoCloseable {
    private static final int HEAD_ROWS = 20;

    private final Path file;
    private final Inlet inlet;
    private final Rows rows;
    private final Shape shape;
    private final List<String> headings;
    private final List<String> titles = new ArrayList<>();
    private final Deque<Cells> readAhead = new ArrayDeque<>();
    private final FileStamp stamp;
    private long hidden;
    /** The row above the headings, or null. */
    private Cells above;

    /**
     * @param wanted how it is to be read; the rest is found
     * @param known how many cells of a row are headings
     * @throws Failure when it is missing or no table
     */
    TableFile(Path file, Inlet inlet, Shape wanted, ToLongFunction<List<String>> known) {
        this.file = file;
        this.inlet = inlet;
        Charset found = Probe.charset(file, inlet);
        stamp = inlet.stamp(file);
        if (found != null && wanted.page() != null) {
            throw new Failure("file.page.none", file.getFileName());
        }
        Charset charset = found == null || wanted.charset() == null ? found : Charset.forName(wanted.charset());
        rows = charset == null
                ? new XlsxRows(file, wanted.page(), known)
                : new CsvRows(file, inlet, charset, wanted.separator(), known);
        try {
            Cells heading = heading(wanted.headingLine(), known);
            boolean none = wanted.headingLine() == Shape.NO_HEADINGS;
            headings = none ? nameless() : trimmed(whole(heading, known));
            shape = new Shape(
                    charset == null ? null : charset.name(),
                    rows.separator(),
                    rows.page(),
                    none ? Shape.NO_HEADINGS : heading.line());
        } catch (Failure e) {
            rows.close();
            throw e;
        }
    }

    /** The row of the headings; titles above it are passed over. */
    private Cells heading(long line, ToLongFunction<List<String>> known) {
        while (readAhead.size() < HEAD_ROWS) {
            Cells row = rows.next();
            if (row == null) {
                break;
            }
            readAhead.add(row);
        }
        if (readAhead.isEmpty()) {
            throw new Failure("file.empty", file.getFileName());
        }
        if (line == Shape.NO_HEADINGS) {
            return readAhead.peek();
        }
        Cells best = line > 0 ? at(line) : best(known);
        for (Cells row = readAhead.remove(); row != best; row = readAhead.remove()) {
            titles.add(row.values().stream().filter(cell -> !cell.isBlank()).collect(Collectors.joining(" ")));
            above = row;
        }
        return best;
    }

    /** The headings, with those of a second row directly above or below. */
    private List<String> whole(Cells heading, ToLongFunction<List<String>> known) {
        HeadRows rows = new HeadRows(known);
        Cells below = readAhead.peek();
        if (below != null && below.line() == heading.line() + 1 && rows.goesOn(heading.values(), below.values())) {
            readAhead.remove();
            return rows.joined(heading.values(), below.values());
        }
        if (above != null && above.line() == heading.line() - 1 && rows.begins(above.values(), heading.values())) {
            titles.remove(titles.size() - 1);
            return rows.joined(above.values(), heading.values());
        }
        return heading.values();
    }

    /** The row at a line, or the next one that is not blank. */
    private Cells at(long line) {
        return readAhead.stream().filter(row -> row.line() >= line).findFirst().orElse(readAhead.peekLast());
    }

    /** The first row that names most columns, or where none names any, the first with most cells filled. */
    private Cells best(ToLongFunction<List<String>> known) {
        Cells best = null;
        long most = -1;
        for (Cells row : readAhead) {
            long filled = row.values().stream().filter(cell -> !cell.isBlank()).count();
            long worth = known.applyAsLong(row.values()) * (1 << 20) + Math.min(filled, (1 << 20) - 1);
            boolean knows = worth >= 1 << 20;
            // Of rows that name as many, the first is the heading, whatever else stands in them.
            if (best == null || (knows ? worth >> 20 > most >> 20 : worth > most)) {
                most = worth;
                best = row;
            }
        }
        return best;
    }

    private static List<String> trimmed(List<String> cells) {
        int end = cells.size();
        while (end > 0 && Proposal.plain(cells.get(end - 1)).isEmpty()) {
            end--;
        }
        return List.copyOf(cells.subList(0, end));
    }

    private List<String> nameless() {
        int width =
                readAhead.stream().mapToInt(row -> row.values().size()).max().orElse(0);
        return IntStream.range(0, width).mapToObj(i -> "").toList();
    }

    /** As it is read; nothing is left to be found. */
    Shape shape() {
        return shape;
    }

    List<String> headings() {
        return headings;
    }

    /** What stands above the headings, a text a row. */
    List<String> titles() {
        return titles;
    }

    /** Of a workbook, those that are not hidden; else none. */
    List<String> pages() {
        return rows.pages();
    }

    /** What one would not expect, of the rows so far. */
    Unseen unseen() {
        return new Unseen(rows.unread(), hidden);
    }

    FileStamp stamp() {
        return stamp;
    }

    boolean isWorkbook() {
        return rows instanceof XlsxRows;
    }

    /** The next row that is not blank, or null at the end. */
    Cells next() {
        Cells next = readAhead.isEmpty() ? rows.next() : readAhead.remove();
        hidden += next != null && next.hidden() ? 1 : 0;
        return next;
    }

    void tell(Progress progress) {
        progress.check();
        rows.tell(progress);
    }

    /** @throws Failure when somebody wrote to the file while it was read */
    void requireUnchanged() {
        stamp.require(file, inlet);
    }

    @Override
    public void close() {
        rows.close();
    }
}
