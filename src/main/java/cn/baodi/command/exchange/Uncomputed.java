package cn.baodi.command.exchange;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.CellAddress;

/**
 * Cells of a sheet with a formula whose result the file does not hold: programs that write workbooks leave it to Excel
 * to reckon. The reader takes them for blank, as it does a formula whose result is an empty text.
 */
final class Uncomputed implements SheetPart.Finder {
    /** A list has no more of them; the rest would only fill memory. */
    private static final int MOST = 200_000;

    private static final String MARK = "<f";
    private static final String CELL = "<c ";
    private static final Pattern NO_RESULT =
            Pattern.compile("<c\\s([^<>]*)>\\s*<f(?:\\s[^<>]*)?(?:/>|>[^<]*</f>)\\s*(?:<v\\s*/>|<v>\\s*</v>)?\\s*</c>");
    private static final Pattern PLACE = Pattern.compile("(?:^|\\s)r\\s*=\\s*[\"']([A-Z]{1,3}\\d{1,7})[\"']");
    /** The result is a text, so it is there and empty. */
    private static final Pattern TEXT = Pattern.compile("(?:^|\\s)t\\s*=\\s*[\"']str[\"']");

    private final Set<String> places = new HashSet<>();

    @Override
    public void look(String text) {
        int formula = text.indexOf(MARK);
        if (formula < 0) {
            return;
        }
        Matcher cell = NO_RESULT.matcher(text);
        int from = Math.max(0, text.lastIndexOf(CELL, formula));
        for (boolean more = cell.find(from); more && places.size() < MOST; more = cell.find()) {
            Matcher place = PLACE.matcher(cell.group(1));
            if (place.find() && !TEXT.matcher(cell.group(1)).find()) {
                places.add(place.group(1));
            }
        }
    }

    boolean is(CellAddress cell) {
        return !places.isEmpty() && places.contains(cell.toString());
    }
}
