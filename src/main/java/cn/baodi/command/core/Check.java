package cn.baodi.command.core;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a check of the data found. One of the figures of a day (口径校验) also says which two numbers have to fit
 * together, so that the officer sees both and gets to the rows behind each.
 *
 * @param name what was looked at, or the rule in words
 * @param count how many rows were looked at, or 1 for a rule
 * @param wrong how many contradict; 0 is good
 * @param text the finding in words
 * @param sources the numbers that were compared; none for a check of rows
 */
public record Check(String name, long count, long wrong, String text, List<Source> sources) {
    /**
     * One side of a rule.
     *
     * @param label which number it is
     * @param link the rows behind it, or null
     */
    public record Source(String label, BigDecimal value, String unit, Link link) {}

    public Check {
        sources = List.copyOf(sources);
    }

    public Check(String name, long count, long wrong, String text) {
        this(name, count, wrong, text, List.of());
    }

    /**
     * The rule that one number is not above another.
     *
     * @param good said where it holds
     * @param bad said where it does not
     */
    public static Check atMost(String name, Source less, Source more, String good, String bad) {
        boolean holds = less.value().compareTo(more.value()) <= 0;
        return new Check(name, 1, holds ? 0 : 1, holds ? good : bad, List.of(less, more));
    }

    /** The rule that two numbers which come from different places are the same. */
    public static Check same(String name, Source one, Source other, String good, String bad) {
        boolean holds = one.value().compareTo(other.value()) == 0;
        return new Check(name, 1, holds ? 0 : 1, holds ? good : bad, List.of(one, other));
    }

    /** Whether something contradicts. */
    public boolean isOpen() {
        return wrong > 0;
    }
}
