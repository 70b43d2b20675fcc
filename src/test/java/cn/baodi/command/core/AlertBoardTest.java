package cn.baodi.command.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.baodi.command.core.Alert.Severity;
import cn.baodi.command.core.AlertBoard.Entry;
import cn.baodi.command.core.AlertBoard.Memory;
import cn.baodi.command.core.AlertBoard.State;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlertBoardTest {
    private static final LocalDateTime START = LocalDateTime.parse("2020-02-09T20:00");
    private static final Alert HIGH = alert("calls.high", Severity.HIGH);
    private static final Alert MEDIUM = alert("deliveries.overdue", Severity.MEDIUM);
    private static final Alert LOW = alert("returns.silent", Severity.LOW);

    private final AlertBoard board = new AlertBoard();

    @Test
    void aQuietHourHasNoStrip() {
        assertThat(board.update(List.of(), START)).isEmpty();
    }

    @Test
    void aHighAlertIsRaisedAtOnce() {
        assertThat(board.update(List.of(HIGH), START))
                .containsExactly(new Entry(HIGH, Severity.HIGH, State.RAISED, START, ""));
    }

    @ParameterizedTest
    @EnumSource(names = {"MEDIUM", "LOW"})
    void anotherAlertIsRaisedWhenItHoldsTwice(Severity severity) {
        Alert alert = alert("x", severity);
        assertThat(board.update(List.of(alert), START)).isEmpty();
        assertThat(board.update(List.of(alert), at(30)))
                .containsExactly(new Entry(alert, severity, State.RAISED, START, ""));
    }

    @Test
    void anAlertThatComesAndGoesIsNotRaised() {
        for (int second = 0; second < 3600; second += 30) {
            assertThat(board.update(second % 60 == 0 ? List.of(MEDIUM) : List.of(), at(second)))
                    .isEmpty();
        }
        assertThat(board.raisedSince(START)).isZero();
    }

    @Test
    void anAlertThatHasHeldForAMinuteIsRaised() {
        board.update(List.of(MEDIUM), START);
        assertThat(board.update(List.of(MEDIUM), at(60))).hasSize(1);
    }

    @Test
    void whatClearedUnacknowledgedStaysWithItsText() {
        raise(MEDIUM);
        assertThat(board.update(List.of(), at(60))).extracting(Entry::state).containsExactly(State.LATCHED);
        assertThat(board.update(List.of(), at(36_000)))
                .containsExactly(new Entry(MEDIUM, Severity.MEDIUM, State.LATCHED, START, ""));
    }

    @Test
    void acknowledgingALatchedAlertTakesItAway() {
        raise(MEDIUM);
        board.update(List.of(), at(60));
        board.acknowledge(MEDIUM.key(), "张三", at(70));
        assertThat(board.strip(at(70))).isEmpty();
    }

    @Test
    void acknowledgedItStaysGreyUntilItClears() {
        raise(MEDIUM);
        board.acknowledge(MEDIUM.key(), "张三", at(40));
        assertThat(board.strip(at(40)))
                .containsExactly(new Entry(MEDIUM, Severity.MEDIUM, State.ACKNOWLEDGED, START, "张三"));
        assertThat(board.update(List.of(MEDIUM), at(60))).extracting(Entry::by).containsExactly("张三");
        assertThat(board.update(List.of(), at(90))).isEmpty();
    }

    @Test
    void theFirstToAcknowledgeStays() {
        raise(MEDIUM);
        board.acknowledge(MEDIUM.key(), "张三", at(40));
        board.acknowledge(MEDIUM.key(), "李四", at(50));
        assertThat(board.strip(at(50))).extracting(Entry::by).containsExactly("张三");
    }

    @Test
    void itKeepsItsHighestSeverityAndItsLatestText() {
        raise(HIGH);
        Alert eased = new Alert(HIGH.key(), Severity.LOW, "1 个来电待跟进", "", "", null);
        assertThat(board.update(List.of(eased), at(60)))
                .containsExactly(new Entry(eased, Severity.HIGH, State.RAISED, START, ""));
    }

    @Test
    void gettingWorseThanAcknowledgedRaisesItAgain() {
        raise(MEDIUM);
        board.acknowledge(MEDIUM.key(), "张三", at(40));
        Alert worse = alert(MEDIUM.key(), Severity.HIGH);
        assertThat(board.update(List.of(worse), at(60)))
                .containsExactly(new Entry(worse, Severity.HIGH, State.RAISED, START, ""));
        assertThat(board.raisedSince(START)).isEqualTo(2);
    }

    @Test
    void gettingWorseUnacknowledgedIsNotANewAlert() {
        raise(MEDIUM);
        assertThat(board.update(List.of(alert(MEDIUM.key(), Severity.HIGH)), at(60)))
                .extracting(Entry::highest, Entry::state)
                .containsExactly(tuple(Severity.HIGH, State.RAISED));
        assertThat(board.raisedSince(START)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"299, 1", "300, 1", "301, 2"})
    void whatReturnsWithinFiveMinutesOfClearingIsNotNew(int secondsAfterClearing, long raised) {
        raise(HIGH);
        board.update(List.of(), at(60));
        assertThat(board.update(List.of(HIGH), at(60 + secondsAfterClearing)))
                .extracting(Entry::state)
                .containsExactly(State.RAISED);
        assertThat(board.raisedSince(START)).isEqualTo(raised);
    }

    @ParameterizedTest
    @CsvSource({"299, ACKNOWLEDGED", "300, ACKNOWLEDGED", "301, RAISED"})
    void whatReturnsWithinFiveMinutesIsStillAcknowledged(int secondsAfterClearing, State state) {
        raise(HIGH);
        board.acknowledge(HIGH.key(), "张三", at(40));
        board.update(List.of(), at(60));
        assertThat(board.update(List.of(HIGH), at(60 + secondsAfterClearing)))
                .extracting(Entry::state)
                .containsExactly(state);
    }

    @Test
    void aLatchedAlertThatReturnsLaterMustHoldTwiceAgain() {
        raise(MEDIUM);
        board.update(List.of(), at(60));
        assertThat(board.update(List.of(MEDIUM), at(600)))
                .extracting(Entry::state)
                .containsExactly(State.LATCHED);
        assertThat(board.update(List.of(MEDIUM), at(630)))
                .containsExactly(new Entry(MEDIUM, Severity.MEDIUM, State.RAISED, START, ""));
        assertThat(board.raisedSince(START)).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"3599, 0", "3600, 1", "3601, 1"})
    void aSnoozedAlertIsHiddenUntilItsEnd(int second, int shown) {
        raise(MEDIUM);
        board.snooze(MEDIUM.key(), "车辆在途", "张三", at(3600));
        assertThat(board.update(List.of(MEDIUM), at(60))).isEmpty();
        assertThat(board.snoozed(at(60)))
                .containsExactly(new Entry(MEDIUM, Severity.MEDIUM, State.SNOOZED, START, "张三"));
        assertThat(board.update(List.of(MEDIUM), at(second))).hasSize(shown).allMatch(e -> e.state() == State.RAISED);
        assertThat(board.raisedSince(START)).isEqualTo(1);
    }

    @Test
    void aSnoozeLastsOverClearingAndReturning() {
        raise(MEDIUM);
        board.snooze(MEDIUM.key(), "道路检修", "张三", at(3600));
        board.update(List.of(), at(60));
        assertThat(board.update(List.of(MEDIUM), at(1200))).isEmpty();
        assertThat(board.update(List.of(MEDIUM), at(1230))).isEmpty();
        assertThat(board.raisedSince(START)).isEqualTo(1);
    }

    @Test
    void whatNoLongerHoldsAtTheEndOfItsSnoozeIsForgotten() {
        raise(MEDIUM);
        board.snooze(MEDIUM.key(), "道路检修", "张三", at(3600));
        board.update(List.of(), at(60));
        assertThat(board.update(List.of(), at(3600))).isEmpty();
        assertThat(board.snapshot().items()).isEmpty();
    }

    @Test
    void gettingWorseEndsASnooze() {
        raise(MEDIUM);
        board.snooze(MEDIUM.key(), "车辆在途", "张三", at(3600));
        assertThat(board.update(List.of(alert(MEDIUM.key(), Severity.HIGH)), at(60)))
                .extracting(Entry::state, Entry::by)
                .containsExactly(tuple(State.RAISED, ""));
        assertThat(board.snoozed(at(60))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "　"})
    void aSnoozeNeedsAReason(String reason) {
        assertThatThrownBy(() -> board.snooze("x", reason, "张三", at(60))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> board.snooze("x", null, "张三", at(60))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> board.snooze("x", "车辆在途", "张三", null)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatHasLeftTheBoardMeanwhileCannotBeAcknowledgedAndSaysNothing() {
        board.acknowledge("gone", "张三", START);
        board.snooze("gone", "车辆在途", "张三", at(60));
        assertThat(board.snapshot().items()).isEmpty();
    }

    @Test
    void theWorstStandsFirstAndThenTheOldest() {
        Alert older = alert("z.older", Severity.MEDIUM);
        board.update(List.of(older), START);
        board.update(List.of(older, LOW, MEDIUM), at(30));
        assertThat(board.update(List.of(LOW, MEDIUM, older, HIGH), at(60)))
                .extracting(entry -> entry.alert().key())
                .containsExactly(HIGH.key(), older.key(), MEDIUM.key(), LOW.key());
    }

    @Test
    void ofTwoWithTheSameKeyTheWorseCounts() {
        Alert worse = alert("x", Severity.HIGH);
        assertThat(board.update(List.of(alert("x", Severity.LOW), worse, alert("x", Severity.MEDIUM)), START))
                .extracting(Entry::alert)
                .containsExactly(worse);
    }

    @Test
    void theBoardSurvivesARestart() throws Exception {
        raise(MEDIUM);
        board.acknowledge(MEDIUM.key(), "张三", at(40));
        Link link = Link.to("calls", "calls", Filter.NONE.chip("risk", "HIGH").range(TimeRange.TODAY));
        Alert linked = new Alert("calls.linked", Severity.HIGH, "高风险来电", "请跟进", "022-12345678", link);
        board.update(List.of(MEDIUM, linked, LOW), at(60));
        board.snooze(linked.key(), "已派人", "李四", at(600));

        ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule());
        Memory memory = json.readValue(json.writeValueAsString(board.snapshot()), Memory.class);
        assertThat(memory).isEqualTo(board.snapshot());

        AlertBoard restarted = AlertBoard.from(memory);
        assertThat(restarted.strip(at(90))).isEqualTo(board.strip(at(90)));
        assertThat(restarted.snoozed(at(90))).isEqualTo(board.snoozed(at(90))).hasSize(1);
        assertThat(restarted.update(List.of(MEDIUM, linked, LOW), at(90)))
                .isEqualTo(board.update(List.of(MEDIUM, linked, LOW), at(90)))
                .extracting(Entry::state)
                .containsExactly(State.ACKNOWLEDGED, State.RAISED);
        assertThat(restarted.raisedSince(START)).isEqualTo(3);
    }

    @Test
    void anOldMemoryWithoutSomeFieldsIsStillRead() throws Exception {
        ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule());
        assertThat(json.readValue("{}", Memory.class)).isEqualTo(new Memory(List.of(), Map.of(), List.of()));
    }

    @Test
    void alertsThatFlickerAllNightStayUnderOneNewAlertInTenMinutes() {
        Random random = new Random(20200209);
        List<Alert> restless = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            restless.add(alert("flicker." + i, i < 2 ? Severity.HIGH : Severity.MEDIUM));
        }
        int seconds = 12 * 3600;
        int comings = 0;
        List<Alert> before = List.of();
        for (int second = 0; second < seconds; second += 30) {
            List<Alert> holding =
                    restless.stream().filter(a -> random.nextInt(3) == 0).toList();
            comings += (int)
                    holding.stream().filter(Predicate.not(before::contains)).count();
            before = holding;
            board.update(holding, at(second));
        }
        assertThat(comings).isGreaterThan(2000);
        assertThat(board.raisedSince(START)).isPositive().isLessThan(seconds / 600);
    }

    @Test
    void newAlertsAreCountedForADay() {
        board.update(List.of(HIGH), START);
        board.update(List.of(HIGH), START.plusHours(24));
        assertThat(board.raisedSince(START)).isEqualTo(1);
        assertThat(board.raisedSince(at(1))).isZero();
        board.update(List.of(HIGH), START.plusHours(24).plusSeconds(1));
        assertThat(board.raisedSince(START)).isZero();
    }

    private void raise(Alert alert) {
        board.update(List.of(alert), START);
        board.update(List.of(alert), at(30));
    }

    private static LocalDateTime at(int seconds) {
        return START.plusSeconds(seconds);
    }

    private static Alert alert(String key, Severity severity) {
        return new Alert(key, severity, "有事 " + key, "请处理", "", null);
    }
}
