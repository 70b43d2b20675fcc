package cn.baodi.command.feature.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import cn.baodi.command.core.Problem;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckpointTest {
    private static final LocalDate DAY = LocalDate.of(2020, 2, 9);

    private static Checkpoint checkpoint(Checkpoint.State state, LocalDate opened, LocalDate closed, int required) {
        return new Checkpoint(
                null,
                "大白镇西口卡口",
                Checkpoint.Kind.ROAD,
                120115127000L,
                state,
                required,
                2,
                opened,
                closed,
                null,
                null,
                null,
                0,
                null);
    }

    private static PassageCount count(int people, int fever, int turnedBack, Integer outsiders) {
        LocalDateTime start = PassageCount.Duty.DAY.start(DAY);
        return new PassageCount(null, 1L, start, people, 3, fever, turnedBack, outsiders, null, 0, null, "西口");
    }

    @Test
    void aMannedCheckpointIsInOrder() {
        assertThat(checkpoint(Checkpoint.State.OPEN, DAY, DAY, 0).problems()).isEmpty();
    }

    @Test
    void aClosedCheckpointNeedsItsLastDay() {
        assertThat(checkpoint(Checkpoint.State.CLOSED, DAY, null, 4).problems())
                .containsExactly(Problem.of("closed", "checkpoint.closed.missing"));
    }

    @Test
    void itCannotCloseBeforeItOpens() {
        assertThat(checkpoint(Checkpoint.State.OPEN, DAY, DAY.minusDays(1), 4).problems())
                .containsExactly(Problem.of("closed", "order"));
    }

    @ParameterizedTest
    @CsvSource({"-1,negative", "201,checkpoint.required"})
    void theRequiredPeopleAreAPlausibleNumber(int required, String key) {
        assertThat(checkpoint(Checkpoint.State.OPEN, null, null, required).problems())
                .extracting(Problem::field, Problem::key)
                .containsExactly(tuple("requiredDay", key));
    }

    @Test
    void everybodyStoppedWasAmongThePeople() {
        assertThat(count(10, 10, 10, 10).problems()).isEmpty();
        assertThat(count(10, 11, 12, 13).problems())
                .extracting(Problem::field)
                .containsExactly("fever", "turnedBack", "outsiders");
    }

    @Test
    void nothingIsCountedBelowZero() {
        assertThat(count(5, -1, 0, -2).problems())
                .extracting(Problem::field, Problem::key)
                .containsExactly(tuple("fever", "negative"), tuple("outsiders", "negative"));
    }

    @Test
    void aNightBelongsToTheDayOnWhichItBegins() {
        LocalDate leapDay = LocalDate.of(2020, 2, 29);
        LocalDateTime start = PassageCount.Duty.NIGHT.start(leapDay);
        PassageCount night = new PassageCount(null, 1L, start, 1, 1, 0, 0, null, null, 0, null, null);
        assertThat(start).isEqualTo("2020-02-29T20:00");
        assertThat(night.date()).isEqualTo(leapDay);
        assertThat(night.duty()).isEqualTo(PassageCount.Duty.NIGHT);
    }
}
