package cn.baodi.command.feature.roster;

import static cn.baodi.command.feature.roster.RosterDesk.WANG;
import static cn.baodi.command.feature.roster.RosterDesk.ZHANG;
import static cn.baodi.command.feature.roster.RosterDesk.assignment;
import static cn.baodi.command.feature.roster.RosterDesk.shift;
import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.core.Alert;
import cn.baodi.command.core.ChartData;
import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.Figure;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.ReportPart;
import cn.baodi.command.core.Scope;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RosterNumbersTest {
    private static final LocalDate DAY = LocalDate.of(2020, 2, 9);
    private static final LocalDateTime MORNING = DAY.atTime(8, 0);
    private static final LocalDateTime EVENING = DAY.atTime(20, 0);

    @TempDir
    Path folder;

    private RosterDesk desk;

    @BeforeEach
    void open() {
        desk = new RosterDesk(folder, DAY.atTime(14, 30)).withPeople();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private void sign(long shift, long volunteer, LocalDateTime in) {
        desk.write(batch -> desk.assignments.add(batch, assignment(shift, volunteer, in)));
    }

    private static BigDecimal of(long number) {
        return BigDecimal.valueOf(number);
    }

    @Test
    void thisShiftIsComparedWithTheSameOfYesterdayAtTheSameHour() {
        long yesterday = desk.add(shift(1, MORNING.minusDays(1), 12, 2));
        sign(yesterday, ZHANG, MORNING.minusDays(1));
        sign(yesterday, WANG, MORNING.minusDays(1).plusHours(7));
        long today = desk.add(shift(1, MORNING, 12, 3));
        sign(today, ZHANG, MORNING.plusMinutes(5));
        desk.assign(today, WANG);
        List<Figure> figures = desk.feature.figures(Scope.of(Cutoff.at(DAY.atTime(14, 0))));
        assertThat(figures).extracting(Figure::value).containsExactly(of(1), of(3), of(1));
        assertThat(figures).extracting(Figure::previous).containsExactly(of(1), of(2), of(0));
        assertThat(figures.get(0).trend()).hasSize(14).endsWith(null, of(2), of(1));
        assertThat(desk.feature
                        .figures(Scope.of(Cutoff.at(DAY.atTime(15, 1))))
                        .get(0)
                        .previous())
                .isEqualTo(of(2));
    }

    @Test
    void theNightBelongsToTheDayOnWhichItBeganAndHasNoYesterday() {
        long night = desk.add(shift(1, EVENING, 12, 2));
        sign(night, ZHANG, EVENING);
        for (Cutoff cutoff :
                List.of(Cutoff.endOf(DAY), Cutoff.at(DAY.plusDays(1).atTime(7, 59)))) {
            Figure present = desk.feature.figures(Scope.of(cutoff)).get(0);
            assertThat(present.value()).isEqualTo(of(1));
            assertThat(present.previous()).isNull();
        }
    }

    @Test
    void aPersonInTwoShortShiftsIsOnePerson() {
        long first = desk.add(shift(1, MORNING, 4, 1));
        long second = desk.add(shift(2, MORNING.plusHours(4), 4, 1));
        sign(first, ZHANG, MORNING);
        sign(second, ZHANG, MORNING.plusHours(4));
        assertThat(desk.feature.figures(Scope.of(Cutoff.at(DAY.atTime(14, 0)))))
                .extracting(Figure::value)
                .containsExactly(of(1), of(2), of(0));
        assertThat(desk.assignments.served(DAY.atStartOfDay(), DAY.atTime(14, 0)))
                .isEqualTo(new AssignmentRepository.Served(1, 2, 0));
    }

    @Test
    void tooManyAtOnePostDoNotHelpAnother() {
        long full = desk.add(shift(1, MORNING, 12, 1));
        desk.add(shift(2, MORNING, 12, 2));
        desk.assign(full, ZHANG);
        desk.assign(full, WANG);
        assertThat(desk.feature
                        .figures(Scope.of(Cutoff.at(DAY.atTime(9, 0))))
                        .get(2)
                        .value())
                .isEqualTo(of(2));
    }

    @Test
    void theChartSetsThePresentAgainstTheRequired() {
        long day = desk.add(shift(1, MORNING, 12, 3));
        sign(day, ZHANG, MORNING);
        desk.add(shift(1, EVENING.plusDays(1), 12, 2));
        ChartData past =
                desk.feature.trend(Scope.of(Cutoff.at(DAY.atTime(14, 0)))).orElseThrow();
        assertThat(past.categories()).containsExactly("2月9日白班");
        assertThat(past.series().get(1)).isEqualTo(new ChartData.Series("应到", List.of(3L), true));
        Clock clock = Clock.fixed(DAY.atTime(14, 0).toInstant(ZoneOffset.ofHours(8)), ZoneId.of("Asia/Shanghai"));
        ChartData all = new RosterCharts(desk.shifts, desk.texts, clock).peopleByDuty(Filter.NONE);
        assertThat(all.categories()).hasSize(4).endsWith("2月10日夜班");
        assertThat(new ArrayList<Number>(all.series().get(0).values())).containsExactly(1L, null, null, null);
    }

    private List<String> alerts(LocalDateTime now) {
        return desk.feature.alerts(now).stream().map(Alert::text).toList();
    }

    @Test
    void aPostWithoutEnoughPeopleNextIsNamedWithItsHours() {
        long west = desk.add(shift(1, EVENING, 12, 4));
        desk.add(shift(2, EVENING, 3, 1));
        desk.assign(west, ZHANG);
        desk.assign(west, WANG);
        assertThat(alerts(MORNING)).containsExactly("西口2月9日20:00–次日08:00缺2人（应到4人，已排2人），另有1个班次缺人");
        assertThat(desk.feature.open(MORNING)).isEqualTo(2);
        Alert alert = desk.feature.alerts(MORNING).get(0);
        assertThat(alert.phone()).isEqualTo("19900000007");
        assertThat(alert.link().sheet()).isEqualTo("shifts");
        assertThat(desk.shifts.count(alert.link().filter())).isEqualTo(2);
        assertThat(alerts(MORNING.minusMinutes(1)))
                .as("the night after next is no matter yet")
                .isEmpty();
    }

    @Test
    void whoHasNotSignedInIsMissedHalfAnHourAfterTheBeginning() {
        long west = desk.add(shift(1, MORNING, 12, 2));
        sign(west, ZHANG, MORNING);
        desk.assign(west, WANG);
        assertThat(alerts(DAY.atTime(8, 29))).isEmpty();
        assertThat(alerts(DAY.atTime(8, 30))).containsExactly("西口2月9日08:00–20:00缺1人（应到2人，现在岗1人）");
        assertThat(desk.feature.alerts(DAY.atTime(8, 30)).get(0).severity()).isEqualTo(Alert.Severity.HIGH);
        assertThat(alerts(EVENING)).isEmpty();
        Assignment late = desk.assignments.find(2).orElseThrow();
        desk.write(batch -> desk.assignments.change(batch, late, late.signIn(DAY.atTime(9, 0))));
        assertThat(alerts(DAY.atTime(9, 1))).isEmpty();
    }

    @Test
    void theReportSaysWhatTheTilesSay() {
        long day = desk.add(shift(1, MORNING, 12, 3));
        desk.write(batch ->
                desk.assignments.add(batch, assignment(day, ZHANG, MORNING).signOut(MORNING.plusMinutes(330))));
        Cutoff cutoff = Cutoff.at(DAY.atTime(14, 0));
        List<ReportPart.Block> blocks =
                desk.feature.report(cutoff).orElseThrow().blocks();
        assertThat(blocks)
                .contains(
                        new ReportPart.Sentence("2月9日白班（到2月9日20时）应到3人，到岗1人（昨日无数据）；排班缺口2人。"),
                        new ReportPart.Sentence("当日开始的班次已有1人、1人次上岗，已签退的共服务5.5小时。"),
                        new ReportPart.Numbers(desk.feature.figures(Scope.of(cutoff))));
    }
}
