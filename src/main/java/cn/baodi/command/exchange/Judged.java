package cn.baodi.command.exchange;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A whole file judged: how many rows are worth what, and the first of each sort. Memory stays flat, however many rows
 * there are.
 */
public final class Judged {
    /** So many rows of each judgement are kept. */
    public static final int KEPT = 500;

    private final List<String> columns;
    private final Map<Judgement, Long> counts = new EnumMap<>(Judgement.class);
    private final Map<Judgement, List<JudgedRow>> rows = new EnumMap<>(Judgement.class);

    private Unseen unseen = Unseen.NOTHING;

    Judged(List<String> columns) {
        this.columns = List.copyOf(columns);
        for (Judgement judgement : Judgement.values()) {
            counts.put(judgement, 0L);
            rows.put(judgement, new ArrayList<>());
        }
    }

    /** Whether another row of this sort is kept. */
    boolean keeps(Judgement judgement) {
        return rows.get(judgement).size() < KEPT;
    }

    void add(Judgement judgement, JudgedRow row) {
        counts.merge(judgement, 1L, Long::sum);
        if (row != null) {
            rows.get(judgement).add(row);
        }
    }

    void unseen(Unseen found) {
        unseen = found;
    }

    /** What one would not expect of the file. */
    public Unseen unseen() {
        return unseen;
    }

    /** Keys of the sheet's columns that the file fills, in the order of the file. */
    public List<String> columns() {
        return columns;
    }

    public long count(Judgement judgement) {
        return counts.get(judgement);
    }

    /** All rows of the file. */
    public long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The first {@link #KEPT} rows of this sort in the order of the file. */
    public List<JudgedRow> rows(Judgement judgement) {
        return Collections.unmodifiableList(rows.get(judgement));
    }

    /** What is kept of all sorts, in the order of the file. */
    public List<JudgedRow> rows() {
        return rows.values().stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparingLong(JudgedRow::line))
                .toList();
    }
}
