package cn.baodi.command.feature.household;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.core.Problem;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HouseholdTest {
    static final LocalDateTime REGISTERED = LocalDateTime.of(2020, 1, 25, 9, 0);

    /** A household without a fault. */
    static Household household(String name, String phone, long unit) {
        return household(name, phone, unit, 3, 3);
    }

    private static Household household(String name, String phone, long unit, int people, int interval) {
        return new Household(
                null,
                name,
                phone,
                null,
                unit,
                "3排2号",
                Household.Category.ALONE,
                people,
                "降压药",
                interval,
                "李志愿",
                "13900000001",
                false,
                Household.State.ACTIVE,
                REGISTERED,
                null,
                0,
                null,
                null);
    }

    @Test
    void aCompleteHouseholdHasNoProblems() {
        assertThat(household("王芳", "13800000000", District.VILLAGE).problems()).isEmpty();
    }

    @Test
    void aTownIsTooLittle() {
        assertThat(household("王芳", null, District.TOWN).problems())
                .containsExactly(Problem.of("unit", "household.village"));
    }

    @ParameterizedTest
    @CsvSource({"0, 3, people", "31, 3, people", "1, 0, intervalDays", "1, 61, intervalDays", "-1, 3, people"})
    void figuresOutsideTheirLimitsAreTold(int people, int interval, String field) {
        assertThat(household("王芳", null, District.VILLAGE, people, interval).problems())
                .extracting(Problem::field)
                .containsExactly(field);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "30, 60"})
    void theLimitsThemselvesAreGood(int people, int interval) {
        assertThat(household("王芳", null, District.VILLAGE, people, interval).problems())
                .isEmpty();
    }

    @Test
    void stoppingAndResumingKeepStateAndTimeTogether() {
        Household stopped = household("王芳", null, District.VILLAGE).stop(District.NOW.plusSeconds(40));
        assertThat(stopped.state()).isEqualTo(Household.State.STOPPED);
        assertThat(stopped.stoppedAt()).isEqualTo(District.NOW);
        assertThat(stopped.problems()).isEmpty();
        assertThat(stopped.resume().stoppedAt()).isNull();
        assertThat(stopped.resume().problems()).isEmpty();
    }

    @Test
    void aClockThatWasPutBackDoesNotStopBeforeTheBeginning() {
        assertThat(household("王芳", null, District.VILLAGE)
                        .stop(REGISTERED.minusYears(10))
                        .problems())
                .isEmpty();
    }

    @Test
    void tooLongATextIsTold() {
        assertThat(household("长".repeat(61), null, District.VILLAGE).problems())
                .containsExactly(Problem.of("name", "toolong", 60));
    }
}
