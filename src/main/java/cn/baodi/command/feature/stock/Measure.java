package cn.baodi.command.feature.stock;

import cn.baodi.command.core.Types;
import java.math.BigDecimal;

/** What a kind of goods is counted in; an amount is kept in grams where it is weighed, else in whole pieces. */
public enum Measure {
    /** 斤. */
    WEIGHT,
    /** 份. */
    PORTION,
    /** 件. */
    PIECE;

    boolean isWeighed() {
        return this == WEIGHT;
    }

    /** An amount as people write it, in 斤 or pieces. */
    BigDecimal number(long amount) {
        return isWeighed() ? Types.jin(amount) : BigDecimal.valueOf(amount);
    }

    /** An amount as {@link Types#JIN} would hold the same number: what is typed does not say in what it is counted. */
    long typed(long amount) {
        return isWeighed() ? amount : amount * Types.GRAMS_PER_JIN;
    }

    /** The amount that was typed so; null where it is a part of a piece. */
    Long amount(long typed) {
        if (isWeighed()) {
            return typed;
        }
        return typed % Types.GRAMS_PER_JIN == 0 ? typed / Types.GRAMS_PER_JIN : null;
    }
}
