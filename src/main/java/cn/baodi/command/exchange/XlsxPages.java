package cn.baodi.command.exchange;

import cn.baodi.command.core.Failure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;

/** The pages of a workbook that are not hidden: which is read, and which hold rows besides. */
final class XlsxPages {
    private static final int HEAD_ROWS = 20;

    private final Function<Row, List<String>> texts;
    private final List<Page> pages = new ArrayList<>();
    private final Page read;

    /**
     * @param known how many cells of a row are headings
     * @param rows whether others follow the one that names most
     */
    private record Page(Sheet sheet, long known, boolean rows) {}

    /**
     * @param wanted name of the page to be read, hidden or not, or null for the one whose first rows name most columns,
     *     and of several such the one with most rows
     * @param known how many cells of a row are headings
     * @throws Failure when there is none, or none of that name
     */
    XlsxPages(
            ReadableWorkbook book,
            Path file,
            String wanted,
            Function<Row, List<String>> texts,
            ToLongFunction<List<String>> known)
            throws IOException {
        this.texts = texts;
        Page named = null;
        for (Sheet sheet : book.getSheets().toList()) {
            boolean visible = sheet.getVisibility() == SheetVisibility.VISIBLE;
            boolean meant = sheet.getName().equals(wanted);
            if (visible || meant) {
                Page page = page(sheet, known);
                named = meant ? page : named;
                if (visible) {
                    pages.add(page);
                }
            }
        }
        read = wanted == null ? best() : named;
        if (read == null) {
            throw wanted == null
                    ? new Failure("file.empty", file.getFileName())
                    : new Failure("file.page", file.getFileName(), wanted, String.join("、", names()));
        }
    }

    private Page page(Sheet sheet, ToLongFunction<List<String>> known) throws IOException {
        try (Stream<Row> rows = sheet.openStream()) {
            List<List<String>> head = rows.map(texts)
                    .filter(Predicate.not(XlsxPages::isBlank))
                    .limit(HEAD_ROWS + 1)
                    .toList();
            int heading = 0;
            long most = 0;
            for (int i = 0; i < Math.min(HEAD_ROWS, head.size()); i++) {
                long found = known.applyAsLong(head.get(i));
                if (found > most) {
                    most = found;
                    heading = i;
                }
            }
            return new Page(sheet, most, head.size() > heading + 1);
        }
    }

    private static boolean isBlank(List<String> row) {
        return row.stream().allMatch(String::isBlank);
    }

    private Page best() throws IOException {
        long most = pages.stream().mapToLong(Page::known).max().orElse(0);
        List<Page> equal = pages.stream().filter(page -> page.known == most).toList();
        if (most == 0 || equal.size() < 2) {
            return equal.isEmpty() ? null : equal.get(0);
        }
        Page best = null;
        long rows = -1;
        for (Page page : equal) {
            try (Stream<Row> all = page.sheet.openStream()) {
                long here =
                        all.map(texts).filter(Predicate.not(XlsxPages::isBlank)).count();
                if (here > rows) {
                    rows = here;
                    best = page;
                }
            }
        }
        return best;
    }

    Sheet read() {
        return read.sheet;
    }

    List<String> names() {
        return pages.stream().map(page -> page.sheet.getName()).toList();
    }

    /** Those with rows below headings of which half as many are known: whoever sees them believes they were read too. */
    List<String> unread() {
        return pages.stream()
                .filter(page -> page != read && page.rows && page.known > 0 && page.known * 2 >= read.known)
                .map(page -> page.sheet.getName())
                .toList();
    }
}
