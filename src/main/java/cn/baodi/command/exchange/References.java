package cn.baodi.command.exchange;

import cn.baodi.command.core.Column;
import cn.baodi.command.core.Rejected;
import cn.baodi.command.core.Sheet;
import cn.baodi.command.core.Type.Kind;
import java.util.HashMap;
import java.util.Map;

/**
 * What the names in a file's columns mean that refer to another register, each asked for once: the same checkpoint
 * stands in one row after the other. What an import adds is not looked for, so the answer holds to its end.
 */
final class References {
    /** More letters are no name. */
    private static final int LONGEST = 200;

    private static final int MOST = 20_000;

    private final Map<String, Column<?, ?>> columns = new HashMap<>();
    private final Map<ImportPlan.Cell, String> known = new HashMap<>();

    References(Sheet<?> sheet) {
        sheet.columns().stream()
                .filter(column -> column.type().kind() == Kind.REFERENCE)
                .forEach(column -> columns.put(column.key(), column));
    }

    /** The text with the code of what it means, which is read without asking; as it is where nobody knows. */
    String coded(String column, String text) {
        Column<?, ?> referring = columns.get(column);
        if (referring == null || text == null || text.length() > LONGEST) {
            return text;
        }
        if (known.size() > MOST) {
            known.clear();
        }
        return known.computeIfAbsent(new ImportPlan.Cell(column, text), cell -> coded(referring, text));
    }

    private static <V> String coded(Column<?, V> column, String text) {
        try {
            V meant = column.type().read(text);
            String coded = column.type().write(meant);
            return meant != null && meant.equals(column.type().read(coded)) ? coded : text;
        } catch (Rejected e) {
            return text;
        }
    }
}
