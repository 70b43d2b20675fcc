package cn.baodi.command.feature.returns;

import static cn.baodi.command.feature.returns.ReturnsDesk.DAY;
import static cn.baodi.command.feature.returns.ReturnsDesk.filed;
import static cn.baodi.command.feature.returns.ReturnsDesk.of;
import static cn.baodi.command.feature.returns.ReturnsDesk.whole;
import static cn.baodi.command.feature.returns.ReturnsDesk.zero;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cn.baodi.command.core.Alert;
import cn.baodi.command.core.Check;
import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.Figure;
import cn.baodi.command.core.ReportPart;
import cn.baodi.command.core.Scope;
import cn.baodi.command.feature.returns.DailyReturn.State;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReturnsNumbersTest {
    @TempDir
    Path folder;

    private ReturnsDesk desk;

    @BeforeEach
    void open() {
        desk = new ReturnsDesk(folder, DAY.atTime(20, 0));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private Figure figure(String key, Cutoff cutoff) {
        return desk.feature.figures(Scope.of(cutoff)).stream()
                .filter(f -> f.key().equals("returns." + key))
                .findFirst()
                .orElseThrow();
    }

    private int expected() {
        return desk.units.villages().size();
    }

    private void twoDays() {
        desk.add(
                filed(whole(desk.village(0), DAY.minusDays(1)), DAY.minusDays(1).atTime(10, 0)));
        desk.add(
                filed(whole(desk.village(1), DAY.minusDays(1)), DAY.minusDays(1).atTime(18, 0)));
        desk.add(filed(whole(desk.village(0), DAY), DAY.atTime(10, 0)));
        desk.add(filed(zero(desk.village(1), DAY), DAY.atTime(11, 0)));
        desk.add(filed(of(desk.village(2), DAY, 1, 2, null, 0, 0, 0, 0, 0, 3), DAY.atTime(12, 0)));
        desk.add(filed(whole(desk.village(3), DAY), DAY.atTime(17, 0)));
    }

    @Test
    void whatHasComeInByTheHourIsComparedWithTheSameHourOfYesterday() {
        twoDays();
        Figure noon = figure("filed", Cutoff.at(DAY.atTime(14, 0)));
        assertThat(noon.value()).isEqualTo(BigDecimal.valueOf(3));
        assertThat(noon.previous()).isEqualTo(BigDecimal.ONE);
        assertThat(noon.label()).contains("应报" + expected());
        Figure whole = figure("filed", Cutoff.endOf(DAY));
        assertThat(List.of(whole.value(), whole.previous()))
                .containsExactly(BigDecimal.valueOf(4), BigDecimal.valueOf(2));
    }

    @Test
    void aDayWithoutReturnsIsNoDataAndNoDecrease() {
        desk.add(whole(desk.village(0), DAY));
        Figure filed = figure("filed", Cutoff.endOf(DAY));
        assertThat(filed.previous()).isNull();
        assertThat(filed.comparison(desk.texts)).isEqualTo("昨日无数据");
    }

    @Test
    void theReportCountsEveryExpectedVillageOnceAndNamesTheSilentOnes() {
        twoDays();
        ReportPart part = desk.feature.report(Cutoff.endOf(DAY)).orElseThrow();
        assertThat(part.heading()).isEqualTo("零报告情况");
        assertThat(part.blocks().get(0))
                .isEqualTo(new ReportPart.Sentence("当日应报村居日报" + expected()
                        + "个，已报4个（较昨日同时增加2个）。其中按时已报1个，零报告1个，空报1个，迟报1个；未报"
                        + (expected() - 4) + "个。"));
        ReportPart.Listing names = part.blocks().stream()
                .filter(ReportPart.Listing.class::isInstance)
                .map(ReportPart.Listing.class::cast)
                .findFirst()
                .orElseThrow();
        assertThat(names.rows().stream()
                        .mapToInt(row -> Integer.parseInt(row.get(1)))
                        .sum())
                .isEqualTo(expected() - 4);
        assertThat(names.rows()).anySatisfy(row -> assertThat(row.get(2)).contains("小杜庄村"));
    }

    @Test
    void beforeTheCutOffTheReportSaysThatReturnsStillComeIn() {
        twoDays();
        assertThat(desk.feature
                        .report(Cutoff.at(DAY.atTime(14, 0)))
                        .orElseThrow()
                        .blocks()
                        .get(1))
                .isEqualTo(new ReportPart.Sentence("当日日报16:00截止，目前仍在报送。"));
    }

    @Test
    void anAreaWithoutDataSaysSoInOneSentence() {
        assertThat(desk.feature.report(Cutoff.endOf(DAY)).orElseThrow().blocks())
                .containsExactly(new ReportPart.Sentence("尚未收到村居日报。"));
        assertThat(desk.feature.alerts(DAY.atTime(20, 0))).isEmpty();
        assertThat(desk.feature.figures(Scope.of(Cutoff.endOf(DAY)))).allSatisfy(figure -> {
            assertThat(figure.value()).isNull();
            assertThat(figure.incomparable(desk.texts)).isEqualTo("尚未收到村居日报");
        });
    }

    @Test
    void aDayWithoutReturnsIsADayWithoutDataInTheChartAsInTheTrend() {
        desk.add(filed(whole(desk.village(0), DAY), DAY.atTime(10, 0)));
        assertThat(figure("silent", Cutoff.endOf(DAY)).trend().get(12)).isNull();
        assertThat(desk.feature.trend(Scope.of(Cutoff.endOf(DAY))).orElseThrow().series())
                .allSatisfy(series -> assertThat(series.values().get(12)).isNull());
    }

    @Test
    void theSilentOnesAreAnAlertFromTheMinuteAfterTheCutOff() {
        desk.add(filed(whole(desk.village(0), DAY), DAY.atTime(15, 0)));
        assertThat(alerts(DAY.atTime(15, 59))).isEmpty();
        assertThat(alerts(DAY.atTime(16, 0))).isEmpty();
        Alert alert = alerts(DAY.atTime(16, 1)).get(0);
        assertThat(alert.text()).contains("2月9日", (expected() - 1) + "个村居未报");
        assertThat(alert.guidance()).isNotBlank();
        assertThat(alert.link().sheet()).isEqualTo("board");
        assertThat(desk.feature.open(DAY.atTime(16, 1))).isEqualTo(expected() - 1);
        assertThat(alerts(DAY.plusDays(1).atTime(9, 0)))
                .as("still the same silence on the next morning")
                .extracting(Alert::text)
                .containsExactly(alert.text());
    }

    @Test
    void whoFiledOnTheNextMorningWasSilentAtTheEndOfTheDay() {
        desk.add(filed(whole(desk.village(0), DAY), DAY.atTime(15, 0)));
        desk.add(filed(whole(desk.village(1), DAY), DAY.plusDays(1).atTime(6, 0)));

        assertThat(desk.feature.open(DAY.plusDays(1).atStartOfDay())).isEqualTo(expected() - 1);
        assertThat(desk.feature.open(DAY.plusDays(1).atTime(7, 0))).isEqualTo(expected() - 2);
    }

    private List<Alert> alerts(LocalDateTime now) {
        return desk.feature.alerts(now);
    }

    @Test
    void anotherCutOffHoldsFromNowOn() {
        desk.add(whole(desk.village(0), DAY));
        desk.desk.answer = "18时30分";
        desk.feature.commands().stream()
                .filter(command -> command.id().equals("returns.cutoff"))
                .forEach(command -> command.action().run());
        assertThat(desk.deadline.time()).isEqualTo(LocalTime.of(18, 30));
        assertThat(alerts(DAY.atTime(18, 30))).isEmpty();
        desk.desk.answer = "25:00";
        desk.feature.commands().stream()
                .filter(command -> command.id().equals("returns.cutoff"))
                .forEach(command -> command.action().run());
        assertThat(desk.desk.said).anyMatch(said -> said.contains("“25:00”不是一天里的时间"));
        assertThat(desk.deadline.time()).isEqualTo(LocalTime.of(18, 30));
    }

    @Test
    void aClosedVillageIsNotExpectedFromTheDayAfter() {
        desk.add(
                filed(whole(desk.village(0), DAY.minusDays(1)), DAY.minusDays(1).atTime(9, 0)));
        int before = expected();
        desk.exists(desk.village(1), null, DAY.minusDays(1));
        Completeness known = new Completeness(
                desk.units.villages(),
                List.of(DAY.minusDays(1), DAY),
                desk.returns.filed(DAY.minusDays(1), DAY),
                day -> LocalDateTime.MAX);
        assertThat(known.counts(DAY.minusDays(1)).expected()).isEqualTo(before);
        assertThat(known.counts(DAY).expected()).isEqualTo(before - 1);
        assertThat(known.state(desk.units.find(desk.village(1)).orElseThrow(), DAY))
                .isNull();
        assertThat(known.counts(DAY.minusDays(1)).of(State.FILED)).isEqualTo(1);
    }

    @Test
    void checksNameEachContradictionWithItsCount() {
        desk.add(of(desk.village(1), DAY, 30, 90, 91, 0, 2, 1, 1, 2, 4));
        assertThat(desk.feature.checks()).extracting(Check::wrong).containsExactly(1L, 0L, 0L);
        assertThat(desk.feature.checks().get(0).text()).contains("1 份日报的登记人数比排查人数多");
    }

    private Check rule(String name) {
        return desk.feature.checks(Cutoff.endOf(DAY)).stream()
                .filter(check -> check.name().contains(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aRuleHasTheSumsOfBothSidesAndLeadsToTheReturnsThatBreakIt() {
        desk.add(of(desk.village(0), DAY.minusDays(1), 30, 90, 1, 0, 2, 1, 0, 3, 4));
        desk.add(whole(desk.village(0), DAY)); // begins with 2, yesterday ended with 3
        desk.add(of(desk.village(1), DAY, 30, 90, 91, 0, 2, 1, 1, 2, 4));
        desk.add(of(desk.village(2), DAY, 30, null, 50, 0, 2, 1, 1, 2, 4));

        Check registered = rule("登记人数不多于排查人数");
        assertThat(registered.wrong()).as("the sums fit, one village does not").isEqualTo(1);
        assertThat(registered.count()).as("a blank cell says nothing").isEqualTo(2);
        assertThat(registered.sources())
                .as("of those that break it, which stand behind the link")
                .extracting(Check.Source::label, Check.Source::value)
                .containsExactly(tuple("登记人数（1份）", number(91)), tuple("排查人数（1份）", number(90)));
        assertThat(desk.returns.count(registered.sources().get(0).link().filter()))
                .isEqualTo(1);
        Check carried = rule("隔离期初＝昨日期末");
        assertThat(carried.isOpen()).isTrue();
        assertThat(carried.sources()).extracting(Check.Source::value).containsExactly(number(2), number(3));
        Check balance = rule("隔离期末＝期初");
        assertThat(balance.isOpen()).isFalse();
        assertThat(balance.sources())
                .as("where none does, of all")
                .extracting(Check.Source::label, Check.Source::value)
                .containsExactly(tuple("隔离期末", number(6)), tuple("期初＋新增－解除", number(6)));
    }

    private static BigDecimal number(long number) {
        return BigDecimal.valueOf(number);
    }

    @Test
    void withoutReturnsThereIsNothingToCheck() {
        assertThat(desk.feature.checks(Cutoff.endOf(DAY))).isEmpty();
    }

    @Test
    void whatTheVillagesFoundIsComparedOnlyWhereAllHaveReportedOfBothDays() {
        twoDays();
        Figure fever = figure("fever", Cutoff.endOf(DAY));
        assertThat(fever.previous()).isNull();
        assertThat(fever.comparison(desk.texts)).isEqualTo("有村居没报，暂不比昨日");

        desk.ledger.write(
                "all",
                batch -> desk.units.villages().forEach(village -> {
                    desk.returns.add(
                            batch,
                            filed(
                                    whole(village.id(), DAY.minusDays(1)),
                                    DAY.minusDays(1).atTime(9, 0)));
                    desk.returns.add(batch, filed(whole(village.id(), DAY), DAY.atTime(9, 0)));
                }));
        assertThat(figure("isolated", Cutoff.endOf(DAY)).previous()).isEqualTo(number(2L * expected()));
    }

    @Test
    void whatCameInAfterTheCutOffIsNotFoundByThen() {
        desk.add(filed(whole(desk.village(0), DAY), DAY.atTime(10, 0)));
        desk.add(filed(
                of(desk.village(1), DAY, 30, 90, 1, 5, 2, 1, 1, 2, 4),
                DAY.plusDays(1).atTime(6, 0)));
        desk.add(filed(of(desk.village(2), DAY, 30, 90, 1, 3, 2, 1, 1, 2, 4), DAY.atTime(22, 0)));

        Scope day = Scope.of(Cutoff.endOf(DAY));
        assertThat(figure("fever", Cutoff.endOf(DAY)).value()).isEqualTo(number(3));
        assertThat(figure("isolated", Cutoff.endOf(DAY)).value()).isEqualTo(number(4));
        assertThat(figure("fever", Cutoff.at(DAY.atTime(14, 0))).value()).isEqualTo(number(0));
        assertThat(desk.feature.byUnit("returns.fever", day)).isEqualTo(Map.of(ReturnsDesk.TOWN, number(3)));
        assertThat(desk.feature.byUnit("returns.isolated", day)).isEqualTo(Map.of(ReturnsDesk.TOWN, number(4)));
        assertThat(figure("fever", Cutoff.endOf(DAY.plusDays(1))).trend().get(12))
                .isEqualTo(number(3));
    }

    @Test
    void theDaysBeforeStandInTheTrendAsTheyEndedAndAreComparedAtTheSameHour() {
        twoDays();
        Scope noon = Scope.of(Cutoff.at(DAY.atTime(14, 0)));
        Figure silent = figure("silent", noon.cutoff());
        assertThat(silent.previous()).isEqualTo(number(expected() - 1L));
        assertThat(silent.trend().subList(12, 14)).containsExactly(number(expected() - 2L), number(expected() - 3L));
        List<Number> chart = new ArrayList<>(desk.feature
                .trend(noon)
                .orElseThrow()
                .series()
                .get(State.SILENT.ordinal())
                .values());
        assertThat(chart.get(12)).isEqualTo(expected() - 2);
        assertThat(figure("filed", Cutoff.at(DAY.atTime(9, 0))).previous())
                .as("nobody had filed by this hour of a day that has returns")
                .isEqualTo(number(0));
    }
}
