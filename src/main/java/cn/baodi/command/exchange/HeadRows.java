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

    /** Whether all that stands in the row below the headings names what they leave open. */
    boolean goesOn(List<String> head, List<String> below) {
        List<String> both = joined(head, below);
        boolean any = false;
        for (int i = 0; i < below.size(); i++) {
            if (at(below, i).isEmpty()) {
                continue;
            }
            if (isKnown(at(head, i)) || !isKnown(both.get(i))) {
                return false;
            }
            any = true;
        }
        return any;
    }

    /** Whether the row above the headings names some that they leave blank, and none that they name. */
    boolean begins(List<String> above, List<String> head) {
        boolean any = false;
        for (int i = 0; i < above.size(); i++) {
            boolean names = isKnown(at(above, i));
            if (names && !at(head, i).isEmpty()) {
                return false;
            }
            any |= names;
        }
        return any;
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
            String both = over + below;
            boolean apart = below.isEmpty() || over.isEmpty() || isKnown(both) || !isKnown(below);
            joined.add(apart ? both : below);
        }
        return joined;
    }

    private boolean isKnown(String cell) {
        return !cell.isEmpty() && known.applyAsLong(List.of(cell)) > 0;
    }

    private static String at(List<String> row, int place) {
        return place < row.size() ? Proposal.plain(row.get(place)) : "";
    }
}
