package cn.baodi.command.core;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a record, in the order of its fields. Values that are not there are not judged. */
public final class Problems {
    private final List<Problem> found = new ArrayList<>();

    /** Notes a problem where {@code wrong}. */
    public Problems when(boolean wrong, String field, String key, Object... args) {
        if (wrong) {
            found.add(Problem.of(field, key, args));
        }
        return this;
    }

    /** The text has at most {@code length} characters. */
    public Problems atMost(int length, String field, String text) {
        return when(text != null && text.length() > length, field, "toolong", length);
    }

    /** The number is 0 or more. */
    public Problems notNegative(String field, Number number) {
        return when(number != null && number.doubleValue() < 0, field, "negative");
    }

    /** The number is 1 or more. */
    public Problems positive(String field, Integer number) {
        return when(number != null && number <= 0, field, "positive", number == null ? 0 : number);
    }

    /** {@code to}, which stands in {@code field}, does not come before {@code from}. */
    public <C extends Comparable<? super C>> Problems inOrder(String field, C from, C to) {
        return when(from != null && to != null && to.compareTo(from) < 0, field, "order");
    }

    public List<Problem> list() {
        return List.copyOf(found);
    }
}
