package cn.baodi.command.feature.returns;

import cn.baodi.command.core.Column;
import cn.baodi.command.core.Sheet;
import cn.baodi.command.core.Types;
import cn.baodi.command.feature.returns.EntryModel.Entry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A block that was copied in a spreadsheet, on its way into the entry grid. With a row of headings each column goes where
 * it belongs; rows that begin with a village's name or code go to that village; else the block goes down and to the
 * right from the cell with the cursor.
 */
final class PastedBlock {
    private final List<List<String>> rows;
    /** Key of the sheet's column over each column of the block, or null where the block has no headings. */
    private final List<String> headings;

    private PastedBlock(List<List<String>> rows, List<String> headings) {
        this.rows = rows;
        this.headings = headings;
    }

    static PastedBlock read(String text, Sheet<DailyReturn> sheet) {
        List<List<String>> rows = new ArrayList<>();
        text.strip()
                .lines()
                .forEach(line -> rows.add(
                        Arrays.stream(line.split("\t", -1)).map(String::strip).toList()));
        List<String> headings = rows.isEmpty() ? List.of() : keys(rows.get(0), sheet);
        boolean headed = headings.stream().filter(key -> !key.isEmpty()).count() >= 2;
        return new PastedBlock(headed ? rows.subList(1, rows.size()) : rows, headed ? headings : null);
    }

    private static List<String> keys(List<String> cells, Sheet<DailyReturn> sheet) {
        return cells.stream()
                .map(cell -> sheet.columns().stream()
                        .filter(column -> sheet.headings(column).contains(Sheet.bare(cell)))
                        .map(Column::key)
                        .findFirst()
                        .orElse(""))
                .toList();
    }

    /** How many villages it is about. */
    int size() {
        return rows.size();
    }

    /**
     * Types the block into the grid.
     *
     * @return what begins the rows that found no place
     */
    List<String> into(List<Entry> grid, int row, int column) {
        List<String> lost = new ArrayList<>();
        int next = row;
        for (List<String> cells : rows) {
            int named = named(cells, grid);
            Entry entry = named >= 0 ? named(cells.get(named), grid) : next < grid.size() ? grid.get(next++) : null;
            boolean belongsElsewhere = named < 0 && isAboutAVillage(cells);
            if (entry == null || belongsElsewhere || !put(cells, entry, named, column)) {
                lost.add(cells.get(0));
            }
        }
        return lost;
    }

    /** The cell that names a village of the grid, or −1. */
    private int named(List<String> cells, List<Entry> grid) {
        int before = headings == null ? Math.min(3, cells.size()) : cells.size();
        for (int i = 0; i < before; i++) {
            boolean mayName = headings == null
                    || i < headings.size() && List.of("unit", "unitCode").contains(headings.get(i));
            if (mayName && named(cells.get(i), grid) != null) {
                return i;
            }
        }
        return -1;
    }

    private static Entry named(String text, List<Entry> grid) {
        String bare = text.replaceAll("\\s*[·/].*$", "");
        return grid.stream()
                .filter(row ->
                        row.unit.name().equals(bare) || row.unit.id().toString().equals(Types.plain(text)))
                .findFirst()
                .orElse(null);
    }

    /** Whether it says of itself that it is of some village, which is then none of the grid. */
    private boolean isAboutAVillage(List<String> cells) {
        if (headings != null) {
            return headings.contains("unit") || headings.contains("unitCode");
        }
        return !cells.get(0).isEmpty() && !Types.plain(cells.get(0)).matches("[-+\\d.,]*");
    }

    /** @return whether all that is not blank found a cell */
    private boolean put(List<String> cells, Entry entry, int named, int column) {
        boolean all = true;
        int to = named >= 0 ? 0 : column;
        for (int i = named >= 0 && headings == null ? named + 1 : 0; i < cells.size(); i++) {
            int at;
            if (headings == null) {
                at = to++;
            } else {
                at = i < headings.size() ? EntryModel.COLUMNS.indexOf(headings.get(i)) : -1;
                if (at < 0) {
                    continue; // a heading that the grid has no column for: date, code, state
                }
            }
            if (at < EntryModel.COLUMNS.size()) {
                String text = cells.get(i);
                entry.cells.get(at).set(at < EntryModel.FIGURES ? Types.plain(text) : text);
            } else {
                all &= cells.get(i).isEmpty();
            }
        }
        return all;
    }
}
