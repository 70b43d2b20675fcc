package cn.baodi.command.exchange;

import java.util.List;

/**
 * Something about one cell of a row that was judged.
 *
 * @param column key of the sheet's column, or "" for the row as a whole
 * @param heading of the column in the language of the sheet, or ""
 * @param found what stands in the file; where it is right and personal, masked
 * @param becomes what is stored instead, or "" where that is not known
 * @param judgement of this cell: repaired, doubtful or wrong
 * @param sentence what is wrong and what is expected; "" for a repair
 * @param candidates what may be meant, most likely first
 */
public record CellNote(
        String column,
        String heading,
        String found,
        String becomes,
        Judgement judgement,
        String sentence,
        List<String> candidates) {
    public CellNote {
        candidates = List.copyOf(candidates);
    }
}
