package cn.baodi.command.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * The headings of a table whose head has two rows, as where cells are merged: 联系人 over 姓名 and 电话, or 户主 over
 * nothing beside it.
 */
final class HeadRows {
    private final ToLongFunction<List<String>> known;

    /** @param known how many cells of a row are headings */
    HeadRows(ToLongFunction<List<String>> known) {
        this.known = known;
    }

    /** Whether all that stands in the row below the headings names what they leave open or part among several. */
    boolean goesOn(List<String> head, List<String> below) {
        List<String> both = joined(head, below);
        boolean any = false;
        for (int i = 0; i < below.size(); i++) {
            if (at(below, i).isEmpty()) {
                continue;
            }
            if (isKnown(at(head, i)) && !parts(head, below, i) || !isKnown(both.get(i))) {
                return false;
            }
            any = true;
        }
        return any;
    }

    /** Whether the row above the headings names some that they leave blank or part, and none that they name alone. */
    boolean begins(List<String> above, List<String> head) {
        List<String> both = joined(above, head);
        boolean any = false;
        for (int i = 0; i < above.size(); i++) {
            if (!isKnown(at(above, i))) {
                continue;
            }
            if (at(head, i).isEmpty()) {
                any = true;
            } else if (parts(above, head, i)) {
                any |= both.get(i).startsWith(at(above, i)) || both.get(i + 1).startsWith(at(above, i));
            } else {
                return false;
            }
        }
        return any;
    }

    /** Whether one cell stands over this place and the next, and both have something below: 户主 over 姓名 and 电话. */
    private static boolean parts(List<String> upper, List<String> lower, int place) {
        return !at(lower, place).isEmpty()
                && at(upper, place + 1).isEmpty()
                && !at(lower, place + 1).isEmpty();
    }

    /** Of each column what both rows say together, where that is known; else the lower one, where there is one. */
    List<String> joined(List<String> upper, List<String> lower) {
        List<String> joined = new ArrayList<>();
        String over = "";
        for (int i = 0; i < Math.max(upper.size(), lower.size()); i++) {
            String below = at(lower, i);
            String above = at(upper, i);
            // A merged cell keeps its text in the first of its places.
            over = !above.isEmpty() ? above : below.isEmpty() ? "" : over;
            joined.add(name(over, below, !above.isEmpty() && parts(upper, lower, i) && joined.contains(below)));
        }
        return joined;
    }

    /** @param again whether the lower one names another column already, as 姓名 below 包户干部 does beside 姓名 */
    private String name(String over, String below, boolean again) {
        String both = over + below;
        if (below.isEmpty() || over.isEmpty() || isKnown(both)) {
            return both;
        }
        if (again && isKnown(over)) {
            return over;
        }
        return isKnown(below) ? below : both;
    }

    private boolean isKnown(String cell) {
        return !cell.isEmpty() && known.applyAsLong(List.of(cell)) > 0;
    }

    private static String at(List<String> row, int place) {
        return place < row.size() ? Proposal.plain(row.get(place)) : "";
    }
}
