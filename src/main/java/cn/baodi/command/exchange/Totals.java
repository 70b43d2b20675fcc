package cn.baodi.command.exchange;

import cn.baodi.command.core.Column;
import cn.baodi.command.core.Rejected;
import cn.baodi.command.core.Sheet;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Type.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tells the rows that only add up others: 合计, 小计, 合 计：. They begin with the word and say of whom nothing. */
final class Totals<T> {
    private static final int LONGEST = 20;

    private final Heading<T> heading;
    private final Set<String> words = new HashSet<>();

    Totals(Heading<T> heading, Texts texts) {
        this.heading = heading;
        texts.inEveryLanguage("totals")
                .forEach(known -> List.of(known.split("\\|")).forEach(word -> words.add(Sheet.bare(word))));
    }

    /**
     * Whether a row is one: its first text is such a word, and no column that must be filled and is no amount says
     * anything else. Where the word itself is a value of its column, as 合计 is the whole district, it is a row like
     * others.
     */
    boolean is(Cells row) {
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
            return kind == Kind.TEXT || kind == Kind.NOTE || !reads(column, cell);
        }
        return !column.required() || kind.isNumber();
    }

    private boolean isWord(String cell) {
        return cell.length() <= LONGEST && words.contains(Sheet.bare(cell).replaceFirst("[:：]$", ""));
    }

    private static boolean reads(Column<?, ?> column, String cell) {
        try {
            column.type().read(cell);
            return true;
        } catch (Rejected e) {
            return false;
        }
    }
}
