package cn.baodi.command.exchange;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cells of a sheet that are merged over several rows, as a town writes its name once beside all its villages. The file
 * keeps the text in the first of them; who looks at it sees it beside each row. They stand behind the rows in the file,
 * and the reader does not tell of them, so they are looked for first.
 */
final class MergedCells implements SheetPart.Finder {
    /** A list has no more of them; the rest would only fill memory. */
    private static final int MOST = 100_000;

    private static final String MARK = "mergeCell";
    private static final Pattern AREA =
            Pattern.compile("mergeCell\\s+ref\\s*=\\s*[\"']([A-Z]{1,3})(\\d{1,7}):[A-Z]{1,3}(\\d{1,7})[\"']");

    /** By the number of their first row. */
    private final Map<Integer, Set<Area>> areas = new HashMap<>();
    /** What covers the row that is read, by the place of its column. */
    private final Map<Integer, Covering> covering = new HashMap<>();

    private int found;

    /** @param column from 0 */
    private record Area(int column, int last) {}

    private record Covering(String text, int last) {}

    @Override
    public void look(String text) {
        int from = text.indexOf(MARK);
        if (from < 0) {
            return;
        }
        Matcher area = AREA.matcher(text);
        for (boolean more = area.find(from); more && found < MOST; more = area.find()) {
            add(column(area.group(1)), Integer.parseInt(area.group(2)), Integer.parseInt(area.group(3)));
        }
    }

    private void add(int column, int first, int last) {
        if (last > first) {
            boolean added =
                    areas.computeIfAbsent(first, row -> new LinkedHashSet<>()).add(new Area(column, last));
            found += added ? 1 : 0; // what stands at the end of a piece comes again
        }
    }

    private static int column(String letters) {
        int column = 0;
        for (int i = 0; i < letters.length(); i++) {
            column = column * 26 + letters.charAt(i) - 'A' + 1;
        }
        return column - 1;
    }

    /**
     * What stands beside a row and in a row above it, by the place of its column. Rows are asked of in their order.
     *
     * @param row from 1
     */
    Map<Integer, String> over(int row, List<String> texts) {
        if (areas.isEmpty()) {
            return Map.of();
        }
        covering.values().removeIf(each -> each.last < row);
        Map<Integer, String> over = new HashMap<>();
        covering.forEach((column, each) -> over.put(column, each.text));
        for (Area area : areas.getOrDefault(row, Set.of())) {
            if (area.column < texts.size() && !texts.get(area.column).isBlank()) {
                covering.put(area.column, new Covering(texts.get(area.column), area.last));
            }
        }
        return over;
    }
}
