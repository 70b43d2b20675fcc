package cn.baodi.command.exchange;

import cn.baodi.command.core.Column;
import cn.baodi.command.core.Sheet;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Type.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells the rows of a table that are no data: those that only add up others (合计, 小计), the head once more, and who
 * filled it in (填报人：张三).
 */
final class Asides<T> {
    private static final int LONGEST = 20;
    private static final int FEWEST_HEADINGS = 2;

    private final Sheet<T> sheet;
    private final Heading<T> heading;
    private final Set<String> words = new HashSet<>();
    private final Pattern label;

    Asides(Sheet<T> sheet, Heading<T> heading, Texts texts) {
        this.sheet = sheet;
        this.heading = heading;
        texts.inEveryLanguage("totals")
                .forEach(known -> List.of(known.split("\\|")).forEach(word -> words.add(Sheet.bare(word))));
        label = Pattern.compile("(?:" + String.join("|", texts.inEveryLanguage("labels")) + ")\\s*[:：].*");
    }

    /** Key of the sentence that says what the row is, or null where it is data. */
    String of(Cells row) {
        if (isTotal(row)) {
            return "aside.total";
        }
        if (isHead(row)) {
            return "aside.head";
        }
        return isSignature(row) ? "aside.label" : null;
    }

    /**
     * Its first text is such a word, and no column that must be filled and is no amount says anything else. Where the
     * word itself is a value of its column, as 合计 is the whole district, it is a row like others.
     */
    private boolean isTotal(Cells row) {
        String first = heading.withoutReasons(row.values()).stream()
                .filter(cell -> !cell.isBlank())
                .findFirst()
                .orElse("");
        return isWord(first) && heading.columns().stream().allMatch(column -> saysNothing(column, row));
    }

    private boolean saysNothing(Column<T, ?> column, Cells row) {
        String cell = heading.cell(row.values(), column.key());
        if (cell == null || cell.isBlank()) {
            return true;
        }
        Kind kind = column.type().kind();
        if (isWord(cell)) {
            return kind == Kind.TEXT || kind == Kind.NOTE || !column.reads(cell);
        }
        return !column.required() || kind.isNumber();
    }

    private boolean isWord(String cell) {
        return cell.length() <= LONGEST && words.contains(Sheet.bare(cell).replaceFirst("[:：]$", ""));
    }

    /** All that stands in it stands above it too, as where pages were put together. */
    private boolean isHead(Cells row) {
        int named = 0;
        for (Column<T, ?> column : heading.columns()) {
            String cell = heading.cell(row.values(), column.key());
            if (cell == null || cell.isBlank()) {
                continue;
            }
            if (cell.length() > LONGEST || !sheet.headings(column).contains(Sheet.bare(Proposal.plain(cell)))) {
                return false;
            }
            named++;
        }
        return named >= FEWEST_HEADINGS;
    }

    /** Each text is 填报人：张三, or stands right of one that ends in the colon. */
    private boolean isSignature(Cells row) {
        boolean any = false;
        boolean open = false;
        for (String cell : heading.withoutReasons(row.values())) {
            String text = cell.strip();
            if (text.isEmpty()) {
                continue;
            }
            boolean labels = label.matcher(text).matches();
            if (!labels && !open) {
                return false;
            }
            any |= labels;
            open = labels && text.matches(".*[:：]");
        }
        return any;
    }
}
