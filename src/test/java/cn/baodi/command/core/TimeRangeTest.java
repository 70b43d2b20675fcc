package cn.baodi.command.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.baodi.command.core.TimeRange.Span;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeRangeTest {
    private static final LocalDateTime NOW = LocalDateTime.parse("2020-02-09T21:15");
    private static final LocalDate TODAY = NOW.toLocalDate();
    private static final Texts CHINESE = Texts.of(Texts.CHINESE, Texts.class);
    private static final Texts ENGLISH = Texts.of(Texts.ENGLISH, Texts.class);

    @Test
    void atHalfPastOneTheShiftIsYesterdaysNight() {
        assertThat(TimeRange.SHIFT.resolve(LocalDateTime.parse("2020-02-09T01:30")))
                .isEqualTo(span("2020-02-08T20:00", "2020-02-09T08:00"));
    }

    @ParameterizedTest
    @CsvSource({
        "TODAY,     2020-02-09T00:00, 2020-02-10T00:00",
        "YESTERDAY, 2020-02-08T00:00, 2020-02-09T00:00",
        "LAST7,     2020-02-03T00:00, 2020-02-10T00:00",
        "LAST14,    2020-01-27T00:00, 2020-02-10T00:00",
        "SHIFT,     2020-02-09T20:00, 2020-02-10T08:00",
    })
    void presetsMoveWithTheClock(TimeRange.Preset preset, String from, String to) {
        assertThat(new TimeRange(preset, null, null).resolve(NOW)).isEqualTo(span(from, to));
    }

    @Test
    void yesterdayOfTheFirstOfMarchIsTheLeapDay() {
        assertThat(TimeRange.YESTERDAY.resolve(LocalDateTime.parse("2020-03-01T09:00")))
                .isEqualTo(span("2020-02-29T00:00", "2020-03-01T00:00"));
    }

    @Test
    void allHasNoLimitAndStaysWhenMoved() {
        assertThat(TimeRange.ALL.resolve(NOW)).isNull();
        assertThat(TimeRange.ALL.shift(-3, NOW)).isEqualTo(TimeRange.ALL);
    }

    @Test
    void aRangeMovesByItsOwnLength() {
        assertThat(TimeRange.SHIFT.shift(-1, NOW)).isEqualTo(custom("2020-02-09T08:00", "2020-02-09T20:00"));
        assertThat(TimeRange.LAST7.shift(-1, NOW)).isEqualTo(custom("2020-01-27T00:00", "2020-02-03T00:00"));
        assertThat(TimeRange.TODAY.shift(20, NOW)).isEqualTo(custom("2020-02-29T00:00", "2020-03-01T00:00"));
        assertThat(TimeRange.TODAY.shift(0, NOW)).isEqualTo(TimeRange.TODAY);
    }

    @Property(tries = 200)
    void movingThereAndBackIsWhereItBegan(
            @ForAll @IntRange(min = -50, max = 50) int lengths, @ForAll @IntRange(min = 1, max = 5000) int minutes) {
        TimeRange range = TimeRange.between(NOW, NOW.plusMinutes(minutes));
        TimeRange moved = range.shift(lengths, NOW);
        assertThat(Duration.between(moved.from(), moved.to())).isEqualTo(Duration.ofMinutes(minutes));
        assertThat(moved.shift(-lengths, NOW)).isEqualTo(range);
    }

    @ParameterizedTest
    @CsvSource({
        "2.9-2.15,                    2020-02-09, 2020-02-15",
        "2.9,                         2020-02-09, 2020-02-09",
        "2-9,                         2020-02-09, 2020-02-09",
        "2.9-15,                      2020-02-09, 2020-02-15",
        "2月9日-15日,                 2020-02-09, 2020-02-15",
        "2月9日-2月15日,              2020-02-09, 2020-02-15",
        "2月9号至2月15号,             2020-02-09, 2020-02-15",
        "2020年2月9日到2月15日,       2020-02-09, 2020-02-15",
        "2020-02-09 至 2020-02-15,    2020-02-09, 2020-02-15",
        "2020-02-09-2020-02-15,       2020-02-09, 2020-02-15",
        "20200209-20200215,           2020-02-09, 2020-02-15",
        "2/9-2/15,                    2020-02-09, 2020-02-15",
        "2/9 ~ 2/15,                  2020-02-09, 2020-02-15",
        "2.9——2.15,                   2020-02-09, 2020-02-15",
        "２．９－２．１５,            2020-02-09, 2020-02-15",
        "２月９日～２月１５日,        2020-02-09, 2020-02-15",
        "2。9-2。15,                  2020-02-09, 2020-02-15",
        "2.1-2.29,                    2020-02-01, 2020-02-29",
        "1.1-12.31,                   2020-01-01, 2020-12-31",
        "12.28-1.3,                   2019-12-28, 2020-01-03",
        "12.28-2.29,                  2019-12-28, 2020-02-29",
        "2019.12.28-1.3,              2019-12-28, 2020-01-03",
        "2.9-2021.2.15,               2021-02-09, 2021-02-15",
        "2.16,                        2020-02-16, 2020-02-16",
        "2.17,                        2019-02-17, 2019-02-17",
        "2.29,                        2016-02-29, 2016-02-29",
    })
    void daysAreReadAsTheyAreTyped(String typed, LocalDate first, LocalDate last) throws Rejected {
        assertThat(TimeRange.parse(typed, TODAY))
                .isEqualTo(
                        TimeRange.between(first.atStartOfDay(), last.plusDays(1).atStartOfDay()));
    }

    @Test
    void fromTheLeapDayAWeekAheadItIsTheComingOne() throws Rejected {
        assertThat(TimeRange.parse("2.29", LocalDate.parse("2020-02-22")).from())
                .isEqualTo("2020-02-29T00:00");
        assertThat(TimeRange.parse("2.29", LocalDate.parse("2020-02-21")).from())
                .isEqualTo("2016-02-29T00:00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.15-2.9", "2020-02-15 至 2020-02-09", "2.15-9", "12.28-2020.1.3"})
    void reversedEndsAreRefused(String typed) {
        assertThat(rejected(typed).key()).isEqualTo("range.reversed");
    }

    @Test
    void aReversedRangeNamesBothDays() {
        assertThat(CHINESE.problem(rejected("2.15-2.9"))).contains("2020-02-15", "2020-02-09");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "上周",
                "2",
                "2.30",
                "13.1",
                "0.5",
                "2019.2.29",
                "2.9-",
                "-2.9",
                "2.9-2.30",
                "2.9-32",
                "2.9 2.15",
                "2.9-2.15-2.20",
                "99999.1",
                "2月",
                "=1+1",
                "2019.2.1-2.29"
            })
    void whatAreNoDaysIsRefusedAsTyped(String typed) {
        assertThat(rejected(typed)).isEqualTo(Problem.of("range", "range", typed.strip()));
    }

    @Test
    void nothingTypedIsRefused() {
        assertThat(rejected(null).key()).isEqualTo("range");
    }

    @Property(tries = 300)
    void anyTextIsReadOrRefusedButNeverFails(@ForAll String typed) {
        try {
            assertThat(TimeRange.parse(typed, TODAY).preset()).isEqualTo(TimeRange.Preset.CUSTOM);
        } catch (Rejected e) {
            assertThat(e.getMessage()).startsWith("range");
        }
    }

    @Property(tries = 300)
    void whatALabelSaysIsReadBack(
            @ForAll @IntRange(min = 0, max = 40) int ago, @ForAll @IntRange(min = 1, max = 40) int days)
            throws Rejected {
        LocalDateTime from = TODAY.minusDays(ago).atStartOfDay();
        TimeRange range = TimeRange.between(from, from.plusDays(days));
        assertThat(TimeRange.parse(range.label(CHINESE, NOW), TODAY)).isEqualTo(range);
    }

    @Test
    void labelsSayTheirDays() {
        assertThat(TimeRange.SHIFT.label(CHINESE, NOW)).isEqualTo("本班次 2月9日夜班 20:00–08:00");
        assertThat(TimeRange.SHIFT.label(CHINESE, NOW.minusHours(2))).isEqualTo("本班次 2月9日白班 08:00–20:00");
        assertThat(TimeRange.TODAY.label(CHINESE, NOW)).isEqualTo("今天 2月9日");
        assertThat(TimeRange.YESTERDAY.label(CHINESE, NOW)).isEqualTo("昨天 2月8日");
        assertThat(TimeRange.LAST7.label(CHINESE, NOW)).isEqualTo("近7天 2月3日–2月9日");
        assertThat(TimeRange.LAST14.label(CHINESE, NOW)).isEqualTo("近14天 1月27日–2月9日");
        assertThat(TimeRange.ALL.label(CHINESE, NOW)).isEqualTo("全部");
    }

    @Test
    void customLabelsShowTimesOnlyWhereTheyMatter() {
        assertThat(custom("2020-02-03T00:00", "2020-02-10T00:00").label(CHINESE, NOW))
                .isEqualTo("2月3日–2月9日");
        assertThat(custom("2020-02-09T00:00", "2020-02-10T00:00").label(CHINESE, NOW))
                .isEqualTo("2月9日");
        assertThat(custom("2020-02-09T09:30", "2020-02-09T14:00").label(CHINESE, NOW))
                .isEqualTo("2月9日 09:30–14:00");
        assertThat(custom("2020-02-08T09:30", "2020-02-10T00:00").label(CHINESE, NOW))
                .isEqualTo("2月8日 09:30–2月9日 24:00");
        assertThat(custom("2020-02-08T20:00", "2020-02-09T08:00").label(CHINESE, NOW))
                .isEqualTo("2月8日夜班 20:00–08:00");
    }

    @Test
    void anotherYearIsSaid() {
        assertThat(custom("2019-12-28T00:00", "2020-01-04T00:00").label(CHINESE, NOW))
                .isEqualTo("2019年12月28日–2020年1月3日");
        assertThat(custom("2019-12-31T00:00", "2020-01-01T00:00").label(ENGLISH, NOW))
                .isEqualTo("31 Dec 2019");
    }

    @Test
    void labelsAreEnglishInEnglish() {
        assertThat(TimeRange.SHIFT.label(ENGLISH, NOW)).isEqualTo("This shift: 9 Feb night 20:00–08:00");
        assertThat(TimeRange.TODAY.label(ENGLISH, NOW)).isEqualTo("Today: 9 Feb");
        assertThat(TimeRange.LAST7.label(ENGLISH, NOW)).isEqualTo("Last 7 days: 3 Feb – 9 Feb");
        assertThat(TimeRange.ALL.label(ENGLISH, NOW)).isEqualTo("All");
    }

    @Test
    void onlyACustomRangeHasEndsOfItsOwn() {
        assertThatThrownBy(() -> TimeRange.between(NOW, NOW)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TimeRange(TimeRange.Preset.TODAY, NOW, NOW.plusDays(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TimeRange(TimeRange.Preset.CUSTOM, null, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TimeRange(TimeRange.Preset.CUSTOM, NOW, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TimeRange(null, null, null)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSavedRangeIsReadBackFromJson() throws Exception {
        ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule());
        for (TimeRange range : List.of(TimeRange.LAST7, TimeRange.ALL, TimeRange.between(NOW, NOW.plusHours(1)))) {
            assertThat(json.readValue(json.writeValueAsString(range), TimeRange.class))
                    .isEqualTo(range);
        }
    }

    private static Problem rejected(String typed) {
        return catchThrowableOfType(Rejected.class, () -> TimeRange.parse(typed, TODAY))
                .at("range");
    }

    private static Span span(String from, String to) {
        return new Span(LocalDateTime.parse(from), LocalDateTime.parse(to));
    }

    private static TimeRange custom(String from, String to) {
        return TimeRange.between(LocalDateTime.parse(from), LocalDateTime.parse(to));
    }
}
