package cn.baodi.command.exchange;

import cn.baodi.command.core.Column;
import cn.baodi.command.core.Problem;
import cn.baodi.command.core.Rejected;
import cn.baodi.command.core.Sheet;
import cn.baodi.command.core.Type;
import cn.baodi.command.core.Type.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Cells of a row that say one thing together: who somebody is, and the village where he lives. */
final class CellPairs<T> {
    private static final String BETWEEN = " · ";
    private static final Set<String> AMBIGUOUS = Set.of("reference.ambiguous", "unit.ambiguous");
    private static final Pattern PARTS = Pattern.compile("\\s*·\\s*|\\s+");
    /** A long code that a spreadsheet cut: nothing is left that could be compared. */
    private static final Pattern CUT = Pattern.compile("\\d(?:\\.\\d+)?[eE]\\+?\\d{1,2}");

    private final Sheet<T> sheet;
    private final List<Column<T, ?>> beside;

    CellPairs(Sheet<T> sheet, List<Column<T, ?>> columns) {
        this.sheet = sheet;
        beside = columns.stream().filter(column -> column.beside() != null).toList();
    }

    /** Passes over codes of which too little is left to hold them against anything. */
    void passCut(UnaryOperator<String> cell, Map<String, String> changed) {
        for (Column<T, ?> column : beside) {
            String text = column.derived() && column.type().kind() == Kind.CODE ? cell.apply(column.key()) : null;
            if (text != null && CUT.matcher(text.strip()).matches()) {
                changed.put(column.key(), "");
            }
        }
    }

    /**
     * Reads what has several meanings together with the cell that tells them apart, and takes that cell for said where it
     * is only another word for what was found.
     *
     * @param cell of a column, as it is to be read so far
     * @param changed takes the texts to be read instead
     * @return whether any was found
     */
    boolean narrow(List<Problem> problems, UnaryOperator<String> cell, Map<String, String> changed) {
        boolean any = false;
        for (Column<T, ?> column : beside) {
            String text = blankless(cell.apply(column.key()));
            String said = blankless(cell.apply(column.beside()));
            if (text == null || said == null) {
                continue;
            }
            Column<T, ?> of = sheet.column(column.beside());
            if (problems.stream().anyMatch(p -> p.field().equals(of.key()) && AMBIGUOUS.contains(p.key()))) {
                String alone = written(column.type(), text);
                String both = written(of.type(), said + BETWEEN + (alone == null ? text : alone));
                if (both != null) {
                    changed.put(of.key(), both);
                    said = both;
                    any = true;
                }
            }
            boolean unread = column.derived()
                    && problems.stream().anyMatch(p -> p.field().equals(column.key()));
            if (unread && names(written(of.type(), said), text)) {
                changed.put(column.key(), "");
                any = true;
            }
        }
        return any;
    }

    private static String blankless(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** What a text means, in full; null where it cannot be read. */
    private static <V> String written(Type<V> type, String text) {
        try {
            return type.write(type.read(text));
        } catch (Rejected e) {
            return null;
        }
    }

    private static boolean names(String whole, String part) {
        String wanted = Mending.bare(part);
        return whole != null
                && Arrays.stream(PARTS.split(whole)).skip(1).map(Mending::bare).anyMatch(wanted::equals);
    }
}
