package cn.baodi.command.exchange;

import cn.baodi.command.core.Column;
import cn.baodi.command.core.Problem;
import cn.baodi.command.core.Rejected;
import cn.baodi.command.core.Sheet;
import cn.baodi.command.core.Type;
import cn.baodi.command.core.Type.Kind;
import cn.baodi.command.core.Types;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cells of a row that say one thing together: who somebody is and the village where he lives, an amount and what it is
 * counted in.
 */
final class CellPairs<T> {
    private static final String BETWEEN = " · ";
    private static final Set<String> AMBIGUOUS = Set.of("reference.ambiguous", "unit.ambiguous");
    private static final Pattern PARTS = Pattern.compile("\\s*·\\s*|\\s+");
    /** A long code that a spreadsheet cut: nothing is left that could be compared. */
    private static final Pattern CUT = Pattern.compile("\\d(?:\\.\\d+)?[eE]\\+?\\d{1,2}");

    private static final Pattern AMOUNT = Pattern.compile("([+-]?[\\d.,]+)\\s*(\\p{L}\\S{0,9})?");
    private static final String JIN = "斤";

    private final Sheet<T> sheet;
    private final List<Column<T, ?>> beside;
    /** What each amount is counted in, by its key; also where the file has no such column. */
    private final Map<String, Column<T, ?>> measures = new HashMap<>();

    CellPairs(Sheet<T> sheet, List<Column<T, ?>> columns) {
        this.sheet = sheet;
        beside = columns.stream().filter(column -> column.beside() != null).toList();
        sheet.columns().stream()
                .filter(column -> column.beside() != null && column.type().kind() == Kind.CHOICE)
                .filter(column -> sheet.column(column.beside()).type().kind() == Kind.WEIGHT)
                .forEach(column -> measures.put(column.beside(), column));
    }

    /** Whether an amount is counted in what another cell says: then it is not always 斤. */
    boolean isMeasured(String column) {
        return measures.containsKey(column);
    }

    /** Whether it says what an amount is counted in. There a word that is nearly right is another amount. */
    boolean isMeasure(String column) {
        return measures.values().stream().anyMatch(measure -> measure.key().equals(column));
    }

    /**
     * Parts an amount from what it is counted in, and reckons weights in 斤: 5公斤 is 10 of what must be kept in 斤.
     *
     * @param column the amount's
     * @param heading what the file calls it, which may say the unit
     * @param cell of a column, as it stands in the file
     * @param changed takes the texts to be read instead
     * @return what is wrong, or null
     */
    Problem measure(Column<T, ?> column, String heading, UnaryOperator<String> cell, Map<String, String> changed) {
        Column<T, ?> measure = measures.get(column.key());
        String text = blankless(cell.apply(column.key()));
        Matcher parts = AMOUNT.matcher(text == null ? "" : Types.plain(text));
        if (!parts.matches()) {
            return null;
        }
        String own = parts.group(2);
        String said = blankless(cell.apply(measure.key()));
        if (own != null && said != null && !isSame(measure.type(), own, said)) {
            return Problem.of(column.key(), "measures", text, measure.heading(), said);
        }
        String unit = own != null ? own : said != null ? Types.plain(said) : Mending.unitIn(heading);
        if (unit == null) {
            return null;
        }
        String weight = Mending.weight(parts.group(1) + unit);
        changed.put(column.key(), weight == null ? parts.group(1) : weight);
        if (measure.derived() || said != null) {
            changed.put(measure.key(), weight == null ? unit : JIN);
        }
        return null;
    }

    private static boolean isSame(Type<?> type, String one, String other) {
        String weight = Mending.weight("1" + one);
        String first = weight == null ? written(type, one) : weight;
        String second = weight == null ? written(type, other) : Mending.weight("1" + Types.plain(other));
        return first == null ? one.equals(Types.plain(other)) : first.equals(second);
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
