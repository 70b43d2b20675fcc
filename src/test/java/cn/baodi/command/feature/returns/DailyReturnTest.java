package cn.baodi.command.feature.returns;

import static cn.baodi.command.feature.returns.ReturnsDesk.DAY;
import static cn.baodi.command.feature.returns.ReturnsDesk.filed;
import static cn.baodi.command.feature.returns.ReturnsDesk.of;
import static cn.baodi.command.feature.returns.ReturnsDesk.whole;
import static cn.baodi.command.feature.returns.ReturnsDesk.zero;
import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.core.Problem;
import cn.baodi.command.feature.returns.DailyReturn.State;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

class DailyReturnTest {
    private static final long VILLAGE = 120115104201L;
    private static final LocalDateTime DUE = DAY.atTime(16, 0);

    private static State state(DailyReturn row, LocalDateTime at) {
        return row.with(1L, at, DUE, 1, null).state();
    }

    @Test
    void zeroIsAReportAndBlankIsNot() {
        assertThat(state(whole(VILLAGE, DAY), DUE.minusHours(1))).isEqualTo(State.FILED);
        assertThat(state(zero(VILLAGE, DAY), DUE.minusHours(1))).isEqualTo(State.ZERO);
        assertThat(state(of(VILLAGE, DAY, 0, 0, null, 0, 0, 0, 0, 0, 0), DUE.minusHours(1)))
                .isEqualTo(State.BLANK);
    }

    @Test
    void theCutOffItselfIsInTimeAndTheMinuteAfterIsLate() {
        assertThat(state(zero(VILLAGE, DAY), DUE)).isEqualTo(State.ZERO);
        assertThat(state(zero(VILLAGE, DAY), DUE.plusMinutes(1))).isEqualTo(State.LATE);
        assertThat(state(of(VILLAGE, DAY, 1, null, 1, 1, 1, 1, 1, 1, 1), DUE.plusMinutes(1)))
                .as("blank cells matter more than being late")
                .isEqualTo(State.BLANK);
    }

    @Test
    void aCorrectionKeepsTheTimeOfTheFirstAndABlankOneCountsFromItsCompletion() {
        DailyReturn early = whole(VILLAGE, DAY).with(7L, DUE.minusHours(2), DUE, 3, null);
        DailyReturn late = filed(zero(VILLAGE, DAY), DUE.plusHours(2));
        assertThat(early.replacedBy(late).state()).isEqualTo(State.ZERO);
        assertThat(early.replacedBy(late).id()).isEqualTo(7L);
        DailyReturn blank = of(VILLAGE, DAY, 1, null, 1, 1, 1, 1, 1, 1, 1).with(7L, DUE.minusHours(2), DUE, 3, null);
        assertThat(blank.replacedBy(late).state()).isEqualTo(State.LATE);
    }

    @Test
    void whatCannotBeIsRefusedBesideItsCell() {
        assertThat(of(VILLAGE, DAY, -1, 20_001, 0, 0, 0, 0, 0, 0, 0).problems())
                .extracting(Problem::field)
                .containsExactly("households", "people");
        assertThat(of(VILLAGE, DAY, null, null, null, null, null, null, null, null, null)
                        .problems())
                .extracting(Problem::key)
                .containsExactly("returns.nothing");
        assertThat(zero(120115104000L, DAY).problems())
                .extracting(Problem::field)
                .containsExactly("unit");
        assertThat(filed(zero(VILLAGE, DAY), DAY.minusDays(1).atTime(23, 59)).problems())
                .extracting(Problem::field)
                .containsExactly("filedAt");
    }

    @Test
    void contradictionsAreNamedAndNotRefused() {
        DailyReturn wrong = of(VILLAGE, DAY, 30, 90, 91, 0, 2, 1, 1, 3, 4);
        assertThat(wrong.problems()).isEmpty();
        assertThat(wrong.doubts()).extracting(Problem::field).containsExactly("registered", "isolatedClosing");
        DailyReturn before = of(VILLAGE, DAY.minusDays(1), 30, 90, 1, 0, 2, 1, 0, 3, 4);
        assertThat(whole(VILLAGE, DAY).doubts(before))
                .extracting(Problem::field)
                .containsExactly("isolatedOpening");
        assertThat(of(VILLAGE, DAY, 30, 90, null, 0, null, 1, 1, 3, 4).doubts(before))
                .as("blank contradicts nothing")
                .isEmpty();
    }
}
