package cn.baodi.command.feature.epidemic;

import cn.baodi.command.core.Derived;
import cn.baodi.command.core.Problem;
import cn.baodi.command.core.Problems;
import cn.baodi.command.core.Row;
import cn.baodi.command.feature.unit.Unit;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * The epidemic's figures of one day and place (疫情日数), as they were announced. Each may be blank, and blank is not
 * zero. Figures that contradict each other, or fall where they can only rise, are kept as they came and named by {@link
 * #doubts}: a revision is news, and refusing it would leave the old number standing.
 *
 * @param unit code of the district as a whole or of a town
 * @param onDay the statistical day, 0—24时
 * @param newCases 新增确诊, 例; below zero where more were taken back (核减) than came
 * @param confirmed 累计确诊, 例
 * @param recovered 累计治愈, 例
 * @param deaths 累计死亡, 例
 * @param suspected 现有疑似, 例
 * @param contacts 在管密接: close contacts under observation, 人
 * @param source who announced it, such as 区疾控中心
 * @param priorConfirmed what the place said of it last before this day, or null
 * @param priorRecovered likewise
 * @param priorDeaths likewise
 */
public record CaseCount(
        Long id,
        Long unit,
        LocalDate onDay,
        Integer newCases,
        Integer confirmed,
        Integer recovered,
        Integer deaths,
        Integer suspected,
        Integer contacts,
        String source,
        String note,
        int version,
        String retired,
        @Derived Integer priorConfirmed,
        @Derived Integer priorRecovered,
        @Derived Integer priorDeaths)
        implements Row {
    /** A figure, by the key of its column. */
    enum Item {
        NEW("newCases", "unit.cases", -1, CaseCount::newCases, row -> null),
        CONFIRMED("confirmed", "unit.cases", 0, CaseCount::confirmed, CaseCount::priorConfirmed),
        RECOVERED("recovered", "unit.cases", 1, CaseCount::recovered, CaseCount::priorRecovered),
        DEATHS("deaths", "unit.cases", -1, CaseCount::deaths, CaseCount::priorDeaths),
        SUSPECTED("suspected", "unit.cases", -1, CaseCount::suspected, row -> null),
        CONTACTS("contacts", "unit.people", 0, CaseCount::contacts, row -> null);

        private final String key;
        private final String unit;
        private final int good;
        private final Function<CaseCount, Integer> read;
        private final Function<CaseCount, Integer> prior;

        Item(String key, String unit, int good, Function<CaseCount, Integer> read, Function<CaseCount, Integer> prior) {
            this.key = key;
            this.unit = unit;
            this.good = good;
            this.read = read;
            this.prior = prior;
        }

        String key() {
            return key;
        }

        /** Key of the text of what it is counted in. */
        String unit() {
            return unit;
        }

        /** Which direction is good news. */
        int good() {
            return good;
        }

        Integer of(CaseCount row) {
            return read.apply(row);
        }

        /** What the place said last before, of a figure that can only rise; else null. */
        Integer before(CaseCount row) {
            return prior.apply(row);
        }

        /** Whether it counts everything up to its day and so can only rise. */
        boolean cumulative() {
            return this == CONFIRMED || this == RECOVERED || this == DEATHS;
        }

        /** Whether its days may be added up; all others are as they stand at the end of a day. */
        boolean adds() {
            return this == NEW;
        }

        /** 数据倒退: it is less than it was, which a cumulative figure cannot be unless it was revised. */
        boolean fell(CaseCount row) {
            return of(row) != null && before(row) != null && of(row) < before(row);
        }
    }

    @Override
    public List<Problem> problems() {
        Problems problems = new Problems()
                .when(unit == null, "unit", "epidemic.district")
                .when(unit != null && Unit.town(unit) != unit, "unit", "epidemic.village");
        for (Item item : Item.values()) {
            if (!item.adds()) {
                problems.notNegative(item.key(), item.of(this));
            }
        }
        return problems.atMost(60, "source", source).atMost(500, "note", note).list();
    }

    /** Whether it says any number; a line without one is a day without data. */
    boolean isFilled() {
        return Arrays.stream(Item.values()).map(item -> item.of(this)).anyMatch(Objects::nonNull);
    }

    /** Whether it says nothing but zeros. */
    boolean isZero() {
        return Arrays.stream(Item.values()).map(item -> item.of(this)).allMatch(n -> n == null || n == 0);
    }

    /** Cured and dead together, as far as they are known; null where neither is. */
    Integer closed() {
        return recovered == null && deaths == null
                ? null
                : (recovered == null ? 0 : recovered) + (deaths == null ? 0 : deaths);
    }

    /** Whether more people were cured or died than were ever confirmed. */
    boolean isOver() {
        return confirmed != null && closed() != null && closed() > confirmed;
    }

    /** What is odd about it, beside the figure in which it shows. */
    List<Problem> doubts() {
        Problems doubts = new Problems();
        for (Item item : Item.values()) {
            doubts.when(item.fell(this), item.key(), "epidemic.fell." + item.key(), item.before(this), item.of(this));
        }
        return doubts.when(isOver(), "confirmed", "epidemic.over", closed(), confirmed)
                .list();
    }
}
