package cn.baodi.command.feature.roster;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.core.Problem;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RosterTest {
    private static final LocalDateTime EVENING = LocalDateTime.of(2020, 2, 28, 20, 0);

    private static Shift shift(Shift.Post post, Long checkpoint, String task, LocalDateTime end, int required) {
        return new Shift(null, post, checkpoint, task, EVENING, end, required, null, 0, null, "西口", null, null);
    }

    private static Assignment assignment(LocalDateTime in, LocalDateTime out) {
        return new Assignment(1L, 1L, 1L, null, in, out, null, 1, null, "西口", EVENING, EVENING.plusHours(12), "张伟");
    }

    @ParameterizedTest
    @CsvSource({"60,''", "59,shift.short", "1440,''", "1441,shift.long", "0,shift.short", "-1,order"})
    void aShiftLastsOneHourToOneDay(int minutes, String key) {
        assertThat(shift(Shift.Post.CHECKPOINT, 1L, null, EVENING.plusMinutes(minutes), 4)
                        .problems())
                .extracting(Problem::key)
                .isEqualTo(key.isEmpty() ? List.of() : List.of(key));
    }

    @Test
    void aPostIsACheckpointOrATaskAndNotBoth() {
        LocalDateTime end = EVENING.plusHours(12);
        assertThat(shift(Shift.Post.CHECKPOINT, null, null, end, 4).problems())
                .containsExactly(Problem.of("checkpoint", "shift.checkpoint.missing"));
        assertThat(shift(Shift.Post.HOTLINE, null, " ", end, 1).problems())
                .containsExactly(Problem.of("task", "shift.task.missing"));
        assertThat(shift(Shift.Post.TASK, 1L, "配送", end, 1).problems())
                .containsExactly(Problem.of("checkpoint", "shift.checkpoint.other"));
        assertThat(shift(Shift.Post.CHECKPOINT, 1L, "配送", end, 1).problems())
                .containsExactly(Problem.of("task", "shift.task.other"));
        assertThat(shift(Shift.Post.HOTLINE, null, "1号坐席", end, 1).problems()).isEmpty();
    }

    @Test
    void somebodyIsRequired() {
        assertThat(shift(Shift.Post.CHECKPOINT, 1L, null, EVENING.plusHours(8), 0)
                        .problems())
                .containsExactly(Problem.of("required", "positive", 0));
    }

    @Test
    void signingOutFollowsSigningIn() {
        assertThat(assignment(null, null).problems()).isEmpty();
        assertThat(assignment(EVENING, EVENING).problems()).isEmpty();
        assertThat(assignment(null, EVENING).problems())
                .containsExactly(Problem.of("signedOut", "assignment.out.first"));
        assertThat(assignment(EVENING, EVENING.minusMinutes(1)).problems())
                .containsExactly(Problem.of("signedOut", "order"));
    }

    @Test
    void hoursRunAcrossMidnightAndTheLeapDay() {
        assertThat(assignment(EVENING, null).hours()).isNull();
        assertThat(assignment(EVENING, LocalDateTime.of(2020, 2, 29, 8, 10)).hours())
                .isEqualByComparingTo("12.2");
        assertThat(assignment(LocalDateTime.of(2020, 2, 29, 20, 0), LocalDateTime.of(2020, 3, 1, 8, 0))
                        .hours())
                .isEqualByComparingTo("12");
    }
}
