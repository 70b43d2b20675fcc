package cn.baodi.command.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DutyShiftTest {
    @ParameterizedTest
    @CsvSource({
        "2020-02-09T07:59:59, 2020-02-08, true",
        "2020-02-09T08:00,    2020-02-09, false",
        "2020-02-09T19:59:59, 2020-02-09, false",
        "2020-02-09T20:00,    2020-02-09, true",
        "2020-02-09T23:59:59, 2020-02-09, true",
        "2020-02-10T00:00,    2020-02-09, true",
        "2020-02-10T01:30,    2020-02-09, true",
    })
    void aNightShiftBelongsToTheDayItBeganOn(LocalDateTime now, LocalDate date, boolean night) {
        assertThat(DutyShift.at(now)).isEqualTo(new DutyShift(date, night));
    }

    @Test
    void aNightShiftCrossesTheLeapDay() {
        DutyShift shift = DutyShift.at(LocalDateTime.parse("2020-03-01T03:00"));
        assertThat(shift.start()).isEqualTo("2020-02-29T20:00");
        assertThat(shift.end()).isEqualTo("2020-03-01T08:00");
    }

    @Property(tries = 500)
    void everyMinuteLiesInItsShift(@ForAll @LongRange(min = 0, max = 5_000_000) long minute) {
        LocalDateTime now = LocalDateTime.parse("2019-12-01T00:00").plusMinutes(minute);
        DutyShift shift = DutyShift.at(now);
        assertThat(now).isAfterOrEqualTo(shift.start()).isBefore(shift.end());
        assertThat(DutyShift.at(shift.end()).start()).isEqualTo(shift.end());
    }
}
