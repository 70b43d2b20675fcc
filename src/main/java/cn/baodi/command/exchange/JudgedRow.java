package cn.baodi.command.exchange;

import java.util.List;

/**
 * A row of a file with what it is worth.
 *
 * @param line where it begins in the file, the first line being 1
 * @param cells what would be stored, for each column of {@link Judged#columns}; personal ones masked unless they are in
 *     question
 * @param notes what there is to say of its cells
 */
public record JudgedRow(long line, Judgement judgement, List<String> cells, List<CellNote> notes) {
    public JudgedRow {
        cells = List.copyOf(cells);
        notes = List.copyOf(notes);
    }
}
