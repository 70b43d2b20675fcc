package cn.baodi.command.report;

import cn.baodi.command.core.Problem;
import cn.baodi.command.core.Row;
import java.util.ArrayList;
import java.util.List;

/**
 * A piece of what was issued. A long text is cut because the audit keeps each row as one text of limited length.
 *
 * @param place from 0
 * @param content text as it is; of the PDF in Base64
 */
public record ReportPiece(Long id, long report, Part part, int place, String content, int version, String retired)
        implements Row {
    /** So many characters to a piece. */
    static final int LENGTH = 200_000;

    /** Which of the two it is a piece of. */
    public enum Part {
        TEXT,
        PDF
    }

    static List<ReportPiece> of(long report, Part part, String whole) {
        List<ReportPiece> pieces = new ArrayList<>();
        int from = 0;
        while (from < whole.length()) {
            int to = Math.min(whole.length(), from + LENGTH);
            if (to < whole.length() && Character.isHighSurrogate(whole.charAt(to - 1))) {
                to--; // a rare character stays whole
            }
            pieces.add(new ReportPiece(null, report, part, pieces.size(), whole.substring(from, to), 0, null));
            from = to;
        }
        return pieces;
    }

    @Override
    public List<Problem> problems() {
        return List.of(); // it is made by the console and typed by nobody
    }
}
