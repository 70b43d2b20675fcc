package cn.baodi.command.exchange;

import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/** The rows of a workbook. Formulas count as their results. */
final class XlsxRows implements Rows {
    private final Path file;
    private final ReadableWorkbook book;
    private final Stream<Row> stream;
    private final Iterator<Row> rows;
    private final XlsxPages pages;
    private final CellText text;
    private final MergedCells merged = new MergedCells();
    private final Uncomputed uncomputed = new Uncomputed();
    private long line;

    /**
     * @param wanted name of the page to be read, or null to find it
     * @param known how many cells of a row are headings
     * @throws Failure when the file is no sound workbook
     */
    XlsxRows(Path file, String wanted, ToLongFunction<List<String>> known) {
        this.file = file;
        ReadableWorkbook opened = null;
        try {
            ReadingOptions options = new ReadingOptions(true, true);
            opened = WorkbookWeight.check(file)
                    ? new ReadableWorkbook(ForeignWorkbook.usual(file), options)
                    : new ReadableWorkbook(file.toFile(), options);
            book = opened;
            text = new CellText(book.isDate1904());
            pages = new XlsxPages(book, file, wanted, this::texts, known);
            Sheet sheet = pages.read();
            SheetPart.read(file, sheet.getId(), List.of(merged, uncomputed));
            stream = sheet.openStream();
            rows = stream.iterator();
        } catch (Failure e) {
            close(opened);
            throw e;
        } catch (Exception e) { // whatever the library says of a part that is no XML, declared or not
            close(opened);
            throw broken(e);
        }
    }

    private Failure broken(Exception e) {
        return new Failure(e, "file.xlsx.broken", file.getFileName());
    }

    private static void close(ReadableWorkbook book) {
        try {
            if (book != null) {
                book.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Cells next() {
        try {
            while (rows.hasNext()) {
                Row row = rows.next();
                line = row.getRowNum();
                List<String> texts = texts(row);
                Cells cells = new Cells(line, texts, merged.over(row.getRowNum(), texts), row.isHidden());
                if (!cells.isBlank()) {
                    return cells;
                }
            }
            return null;
        } catch (Exception e) {
            throw broken(e);
        }
    }

    private List<String> texts(Row row) {
        List<String> texts = new ArrayList<>(row.getCellCount());
        for (int i = 0; i < row.getCellCount(); i++) {
            Cell cell = row.getCell(i);
            texts.add(cell == null ? "" : text(cell));
        }
        return texts;
    }

    private String text(Cell cell) {
        return uncomputed.is(cell.getAddress()) ? FormulaError.UNCOMPUTED : text.of(cell);
    }

    @Override
    public String page() {
        return pages.read().getName();
    }

    @Override
    public List<String> pages() {
        return pages.names();
    }

    @Override
    public List<String> unread() {
        return pages.unread();
    }

    @Override
    public void tell(Progress progress) {
        progress.at(line, 0);
    }

    @Override
    public void close() {
        stream.close();
        close(book);
    }
}
