package cn.baodi.command.exchange;

import cn.baodi.command.core.Column;
import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Row;
import cn.baodi.command.exchange.RowReader.Candidate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Hands the rows of a file on in the order in which they build upon one another: what is issued comes behind what was
 * received, though the file tells the newest first. Of a sheet whose rows stand alone it keeps nothing.
 */
final class InOrder<T extends Row> {
    /** So many rows wait to be put in order; a longer file must be so already, and memory stays flat. */
    static final int MOST = 50_000;

    private final Column<T, ?> by;
    private final Consumer<Candidate<T>> next;
    private final int most;
    private final List<Candidate<T>> waiting = new ArrayList<>();
    private Object last;
    private boolean up = true;
    private boolean down = true;
    private boolean flows;

    /** @param by the column that says the order, or null for none */
    InOrder(Column<T, ?> by, Consumer<Candidate<T>> next) {
        this(by, next, MOST);
    }

    InOrder(Column<T, ?> by, Consumer<Candidate<T>> next, int most) {
        this.by = by;
        this.next = next;
        this.most = most;
    }

    /** @throws Failure {@code file.unordered} for a file that is too long to be put in order here, and is in none */
    void add(Candidate<T> candidate) {
        Object value = by == null || candidate.row() == null ? null : by.read().apply(candidate.row());
        if (value == null) {
            next.accept(candidate);
            return;
        }
        if (last != null) {
            int step = compare(last, value);
            up &= step <= 0;
            down &= step >= 0;
        }
        last = value;
        if (flows && up) {
            next.accept(candidate);
            return;
        }
        waiting.add(candidate);
        if (flows || waiting.size() > most) {
            if (!up) {
                throw new Failure("file.unordered", most, by.heading());
            }
            flows = true;
            handOn();
        }
    }

    /** Hands on what waits. */
    void end() {
        if (down && !up) {
            Collections.reverse(waiting); // the newest first, also among those of one minute
        }
        waiting.sort(Comparator.comparing(candidate -> (Object) by.read().apply(candidate.row()), InOrder::compare));
        handOn();
    }

    private void handOn() {
        waiting.forEach(next);
        waiting.clear();
    }

    @SuppressWarnings("unchecked")
    private static int compare(Object one, Object other) {
        return ((Comparable<Object>) one).compareTo(other);
    }
}
