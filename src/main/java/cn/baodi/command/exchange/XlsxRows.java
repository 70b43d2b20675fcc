package cn.baodi.command.exchange;

import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;

/** The rows of a workbook, of the visible sheet whose first rows name most columns. Formulas count as their results. */
final class XlsxRows implements Rows {
    private static final int HEAD_ROWS = 20;
    /** Excel keeps fifteen digits; the rest is noise of the binary number. */
    private static final MathContext DIGITS = new MathContext(15);

    private static final int MOST_ZEROS = 400;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final Pattern NO_LETTERS = Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^\\]]*]|General");
    private static final Pattern DATE_LETTERS = Pattern.compile("[yYmMdDhHsS]");

    private final Path file;
    private final ReadableWorkbook book;
    private final Stream<Row> stream;
    private final Iterator<Row> rows;
    private final List<String> pages = new ArrayList<>();
    private final String page;
    private final MergedCells merged;
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
            WorkbookWeight.check(file);
            opened = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true));
            book = opened;
            Sheet sheet = sheet(wanted, known);
            page = sheet.getName();
            merged = new MergedCells(file, sheet.getId());
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

    private Sheet sheet(String wanted, ToLongFunction<List<String>> known) throws IOException {
        Sheet best = null;
        long most = -1;
        for (Sheet sheet : book.getSheets().toList()) {
            if (sheet.getVisibility() != SheetVisibility.VISIBLE) {
                continue;
            }
            pages.add(sheet.getName());
            if (wanted != null && sheet.getName().equals(wanted)) {
                best = sheet;
                most = Long.MAX_VALUE;
            }
            try (Stream<Row> head = sheet.openStream()) {
                long found = head.limit(HEAD_ROWS)
                        .mapToLong(row -> known.applyAsLong(texts(row)))
                        .max()
                        .orElse(0);
                if (found > most) {
                    most = found;
                    best = sheet;
                }
            }
        }
        if (best == null) {
            throw new Failure("file.empty", file.getFileName());
        }
        return best;
    }

    @Override
    public Cells next() {
        try {
            while (rows.hasNext()) {
                Row row = rows.next();
                line = row.getRowNum();
                List<String> texts = texts(row);
                Cells cells = new Cells(line, texts, merged.over(row.getRowNum(), texts));
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

    private static String text(Cell cell) {
        String raw = cell.getRawValue();
        if (raw == null) {
            return "";
        }
        if (cell.getType() == CellType.NUMBER) {
            return isDate(cell) ? date(cell) : number(raw);
        }
        // The result of a formula stands there as it would without the formula.
        return cell.getType() == CellType.FORMULA && cell.getValue() instanceof BigDecimal
                ? number(raw)
                : cell.getText();
    }

    private static String number(String raw) {
        try {
            BigDecimal number = new BigDecimal(raw).round(DIGITS).stripTrailingZeros();
            if ((long) number.precision() - number.scale() > DIGITS.getPrecision()) {
                return number.toString(); // 4.40981E+17, as Excel shows it: zeros in its stead would be made up
            }
            // Written plainly, 1E-999999999 would fill all memory; no double reaches beyond.
            return number.scale() > MOST_ZEROS ? raw : number.toPlainString();
        } catch (ArithmeticException | NumberFormatException e) {
            return raw;
        }
    }

    /** Also the numbers under which Chinese editions keep their formats of dates. */
    private static boolean isDate(Cell cell) {
        Integer id = cell.getDataFormatId();
        if (id == null || id == 0) {
            return false;
        }
        if (id >= 14 && id <= 22 || id >= 27 && id <= 36 || id >= 45 && id <= 47 || id >= 50 && id <= 58) {
            return true;
        }
        String format = cell.getDataFormatString();
        return format != null
                && DATE_LETTERS
                        .matcher(NO_LETTERS.matcher(format).replaceAll(""))
                        .find();
    }

    private static String date(Cell cell) {
        LocalDateTime moment;
        boolean timeOfDay;
        try {
            moment = cell.asDate();
            timeOfDay = new BigDecimal(cell.getRawValue()).compareTo(BigDecimal.ONE) < 0;
        } catch (RuntimeException e) {
            return number(cell.getRawValue()); // no day of any calendar; the row's reader says so
        }
        if (timeOfDay) {
            return TIME.format(moment);
        }
        return moment.toLocalTime().equals(LocalTime.MIDNIGHT) ? DAY.format(moment) : MOMENT.format(moment);
    }

    @Override
    public String page() {
        return page;
    }

    @Override
    public List<String> pages() {
        return List.copyOf(pages);
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
