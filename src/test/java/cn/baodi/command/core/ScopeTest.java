package cn.baodi.command.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScopeTest {
    private static final LocalDateTime NOW = LocalDateTime.of(2020, 2, 9, 14, 30);
    private static final Texts CHINESE = Texts.of(Texts.CHINESE, Scope.class);

    private static Scope of(TimeRange range) {
        return Scope.of(range.resolve(NOW), NOW, null);
    }

    @Test
    void aDayNotFinishedGoesAgainstTheSameHoursOfYesterday() {
        Scope before = of(TimeRange.TODAY).before();

        assertThat(before.span().from()).isEqualTo("2020-02-08T00:00");
        assertThat(before.until()).isEqualTo("2020-02-08T14:30");
        assertThat(of(TimeRange.TODAY).against(CHINESE)).isEqualTo("昨日");
    }

    @Test
    void aDayThatIsOverGoesAgainstTheWholeDayBefore() {
        Scope yesterday = of(TimeRange.YESTERDAY);

        assertThat(yesterday.until()).isEqualTo("2020-02-09T00:00");
        assertThat(yesterday.before().until()).isEqualTo("2020-02-08T00:00");
    }

    @Test
    void aShiftGoesAgainstTheSameShiftADayBeforeAndNotAgainstTheNight() {
        assertThat(of(TimeRange.SHIFT).before().span().from()).isEqualTo("2020-02-08T08:00");
        assertThat(of(TimeRange.SHIFT).before().until()).isEqualTo("2020-02-08T14:30");
        assertThat(of(TimeRange.LAST_SHIFT).span().from()).isEqualTo("2020-02-08T20:00");
        assertThat(of(TimeRange.LAST_SHIFT).before().until()).isEqualTo("2020-02-08T08:00");
        assertThat(of(TimeRange.LAST_SHIFT).days()).containsExactly(LocalDate.of(2020, 2, 8));
    }

    @Test
    void aWeekGoesAgainstTheWeekBeforeUpToTheSameHour() {
        Scope week = of(TimeRange.LAST7);

        assertThat(week.days()).hasSize(7).endsWith(LocalDate.of(2020, 2, 9));
        assertThat(week.before().span().from()).isEqualTo("2020-01-27T00:00");
        assertThat(week.before().until()).isEqualTo("2020-02-02T14:30");
        assertThat(week.against(CHINESE)).isEqualTo("前7天");
    }

    @Test
    void aRangeAcrossALeapDayKeepsItsLength() {
        LocalDateTime march = LocalDateTime.of(2020, 3, 4, 9, 0);
        Scope week = Scope.of(TimeRange.LAST7.resolve(march), march, null);

        assertThat(week.days()).contains(LocalDate.of(2020, 2, 29)).hasSize(7);
        assertThat(week.before().days()).hasSize(7).endsWith(LocalDate.of(2020, 2, 26));
    }

    @Test
    void aGapInEitherTimeMakesThemIncomparable() {
        Scope week = of(TimeRange.LAST7);
        Set<LocalDate> all = LocalDate.of(2020, 1, 27)
                .datesUntil(LocalDate.of(2020, 2, 9))
                .collect(java.util.stream.Collectors.toSet());

        assertThat(week.gap(CHINESE, all)).as("nothing has come in today yet").isNull();
        all.remove(LocalDate.of(2020, 2, 5));
        all.remove(LocalDate.of(2020, 1, 29));
        assertThat(week.gap(CHINESE, all)).isEqualTo("两段时间里有2天没有数据，不能比");
        assertThat(week.gap(CHINESE, Set.of(LocalDate.of(2020, 2, 9)))).isEqualTo("前7天无数据");
        assertThat(of(TimeRange.TODAY).gap(CHINESE, Set.of())).isEqualTo("昨日无数据");
    }

    @Test
    void whatStandsAtTheEndNeedsOnlyTheEndBefore() {
        Scope week = of(TimeRange.LAST7);

        assertThat(week.gapAtEnd(CHINESE, Set.of(LocalDate.of(2020, 2, 2)))).isNull();
        assertThat(week.gapAtEnd(CHINESE, Set.of(LocalDate.of(2020, 2, 3)))).isEqualTo("前7天无数据");
    }
}
