package cn.baodi.command.feature.epidemic;

import static cn.baodi.command.feature.epidemic.EpidemicDesk.ALL;
import static cn.baodi.command.feature.epidemic.EpidemicDesk.DAY;
import static cn.baodi.command.feature.epidemic.EpidemicDesk.OTHER_TOWN;
import static cn.baodi.command.feature.epidemic.EpidemicDesk.TOWN;
import static cn.baodi.command.feature.epidemic.EpidemicDesk.line;
import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.core.Alert;
import cn.baodi.command.core.ChartData;
import cn.baodi.command.core.Check;
import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.DailyCount;
import cn.baodi.command.core.Figure;
import cn.baodi.command.core.ReportPart;
import cn.baodi.command.core.Scope;
import cn.baodi.command.core.TimeRange;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Figures, checks and the report's part over a series with a missing day and a downward revision. */
class EpidemicNumbersTest {
    @TempDir
    Path folder;

    private EpidemicDesk desk;

    @BeforeEach
    void open() {
        desk = new EpidemicDesk(folder, DAY.atTime(20, 0));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private static Scope range(LocalDate from, LocalDate last) {
        TimeRange.Span span =
                new TimeRange.Span(from.atStartOfDay(), last.plusDays(1).atStartOfDay());
        return Scope.of(span, span.to(), null);
    }

    private static BigDecimal number(long number) {
        return BigDecimal.valueOf(number);
    }

    @Test
    void aWholeDayGoesAgainstYesterdayAndAGapAgainstNothing() {
        desk.series();
        Figure today = desk.figure("newCases", DAY);
        assertThat(List.of(today.value(), today.previous())).containsExactly(number(3), number(-6));
        assertThat(today.comparison(desk.texts)).isEqualTo("增加9例");
        assertThat(today.trend().subList(9, 14)).containsExactly(number(5), number(8), null, number(-6), number(3));
        assertThat(desk.cases.count(today.link().filter())).isEqualTo(1);

        Figure after = desk.figure("confirmed", DAY.minusDays(1));
        assertThat(after.value()).isEqualTo(number(42));
        assertThat(after.previous()).isNull();
        assertThat(after.comparison(desk.texts)).isEqualTo("昨日无数据");
        Figure gap = desk.figure("confirmed", DAY.minusDays(2));
        assertThat(gap.value()).isNull();
        assertThat(gap.note()).isEqualTo("没有数据，最近的是2月6日");
        assertThat(gap.previous()).as("the day before is known").isEqualTo(number(48));
        assertThat(gap.comparison(desk.texts)).isEqualTo("没有数据，最近的是2月6日");
    }

    @Test
    void aDayThatStillRunsIsNotComparedWithAWholeOne() {
        desk.series();
        Figure running = desk.figure("confirmed", Scope.of(Cutoff.at(DAY.atTime(14, 0))));
        assertThat(running.value()).isEqualTo(number(45));
        assertThat(running.comparison(desk.texts)).isEqualTo("当日未结束，暂不比昨日");
    }

    @Test
    void newCasesAddUpAndATotalStandsAsOnTheLastDayThatHasIt() {
        desk.series();
        Scope days = range(DAY.minusDays(4), DAY.minusDays(2));
        assertThat(desk.figure("newCases", days).value()).isEqualTo(number(13));
        assertThat(desk.figure("confirmed", days).value()).isEqualTo(number(48));
        assertThat(desk.figure("confirmed", days).label()).isEqualTo("累计确诊（2月6日）");
        assertThat(desk.figure("newCases", range(DAY.minusDays(1), DAY)).note()).isEqualTo("两段时间里有1天没有数据，不能比");
    }

    @Test
    void theTownsAndWhatIsOfNoneOfThemAreTheDistrict() {
        desk.series();
        desk.add(line(TOWN, DAY, 2, 20));
        desk.add(line(OTHER_TOWN, DAY, 0, 22));
        Scope day = Scope.of(Cutoff.endOf(DAY));
        assertThat(desk.feature.byUnit("epidemic.confirmed", day))
                .isEqualTo(Map.of(TOWN, number(20), OTHER_TOWN, number(22), ALL, number(3)));
        assertThat(desk.feature.byUnit("epidemic.confirmed", day.in(TOWN))).isEqualTo(Map.of(TOWN, number(20)));
        assertThat(desk.figure("newCases", day.in(120115104201L)).note()).contains("不分村居");
    }

    @Test
    void theChartLeavesAGapOpen() {
        desk.series();
        ChartData chart = desk.feature.trend(Scope.of(Cutoff.endOf(DAY))).orElseThrow();
        assertThat(chart.categories().get(11)).isEqualTo("2月7日");
        assertThat(chart.series())
                .extracting(series -> (Object) series.values().get(11))
                .containsOnlyNulls();
        assertThat(chart.series().get(1).apart()).isTrue();
    }

    private List<Check> open(LocalDate day) {
        return desk.feature.checks(Cutoff.endOf(day)).stream()
                .filter(Check::isOpen)
                .toList();
    }

    @Test
    void aRevisionOpensACheckWithBothSidesAndIsRefusedNowhere() {
        desk.series();
        List<Check> fell = open(DAY.minusDays(1));
        assertThat(fell).extracting(Check::name).containsExactly("宝坻区累计确诊不减少");
        assertThat(fell.get(0).sources()).extracting(Check.Source::value).containsExactly(number(48), number(42));
        Stream.of(0, 1)
                .forEach(side -> assertThat(desk.cases.count(
                                fell.get(0).sources().get(side).link().filter()))
                        .isEqualTo(1));
        assertThat(open(DAY)).isEmpty();
        assertThat(desk.feature.checks(Cutoff.endOf(DAY)))
                .as("falls three times, carried, closed")
                .hasSize(5)
                .allMatch(check -> check.sources().size() == 2);
        assertThat(desk.feature.checks()).noneMatch(Check::isOpen);
    }

    @Test
    void eachRuleNamesWhatDoesNotFit() {
        desk.add(line(ALL, DAY.minusDays(1), 1, 40));
        desk.add(line(ALL, DAY, 3, 45, 44, 2));
        desk.add(line(TOWN, DAY, 3, 30, 31, 0));
        assertThat(open(DAY))
                .as("while a town is silent the others may be less than the district")
                .extracting(Check::name)
                .noneMatch(name -> name.contains("各街镇之和"));
        desk.add(line(OTHER_TOWN, DAY, 0, 10, 1, 0));
        assertThat(open(DAY))
                .extracting(Check::name)
                .containsExactly(
                        "宝坻区昨日累计确诊＋当日新增＝累计确诊",
                        "宝坻区累计治愈＋累计死亡不多于累计确诊",
                        "方家庄镇累计治愈＋累计死亡不多于累计确诊",
                        "宝坻区累计确诊＝各街镇之和",
                        "宝坻区累计治愈＝各街镇之和",
                        "宝坻区累计死亡＝各街镇之和");
        assertThat(desk.feature.checks().get(0).wrong()).isEqualTo(2);
    }

    @Test
    void someTownsAreNeverMoreThanTheDistrict() {
        desk.add(line(ALL, DAY, 3, 45));
        desk.add(line(TOWN, DAY, 3, 46));
        assertThat(open(DAY)).extracting(Check::name).containsExactly("宝坻区累计确诊＝各街镇之和");
    }

    @Test
    void theReportSaysTheDayItsTownsAndWhatFell() {
        desk.series();
        desk.add(line(TOWN, DAY.minusDays(1), 0, 22));
        desk.add(line(TOWN, DAY, 2, 20));
        desk.add(line(OTHER_TOWN, DAY, 1, 25));
        assertThat(desk.sentences(DAY))
                .containsExactly(
                        "当日新增确诊3例（较昨日增加9例），累计确诊45例（较昨日增加3例），累计治愈6例（较昨日增加1例），累计死亡1例（较昨日持平）。",
                        "当日现有疑似5例（较昨日减少1例），在管密切接触者110人（昨日无数据）。",
                        "当日新增较多的街镇是方家庄镇2例、林亭口镇1例。",
                        "方家庄镇累计确诊由上次的22例变为20例，减少2例，数据倒退；按报来的数保留，请向来源核实。");
        ReportPart part = desk.feature.report(Cutoff.endOf(DAY)).orElseThrow();
        assertThat(part.heading()).isEqualTo("疫情概况");
        assertThat(part.blocks())
                .filteredOn(ReportPart.Listing.class::isInstance)
                .extracting(block -> ((ReportPart.Listing) block).rows())
                .containsExactly(List.of(
                        List.of("方家庄镇", "2", "20", "—", "—", "—", "—"),
                        List.of("林亭口镇", "1", "25", "—", "—", "—", "—"),
                        List.of("街镇合计", "3", "45", "—", "—", "—", "—"),
                        List.of("全区", "3", "45", "6", "1", "5", "110")));
    }

    @Test
    void theReportOfARevisionAndOfAGapInventsNothing() {
        assertThat(desk.sentences(DAY)).containsExactly("尚未登记疫情数据。");
        desk.series();
        assertThat(desk.sentences(DAY.minusDays(1)))
                .containsExactly(
                        "当日核减确诊6例，累计确诊42例，累计治愈5例，累计死亡1例（昨日无数据）。",
                        "当日现有疑似6例（昨日无数据）。",
                        "当日没有登记在管密接。",
                        "宝坻区累计确诊由上次的48例变为42例，减少6例，数据倒退；按报来的数保留，请向来源核实。");
        assertThat(desk.sentences(DAY.minusDays(2)))
                .containsExactly("当日没有登记全区疫情数据；最近有数据的是2月6日：累计确诊48例，累计治愈4例，累计死亡0例，现有疑似8例，在管密切接触者130人。");
    }

    @Test
    void theDistrictAndItsTownsAreTwoCountsAndOnlyNewCasesAddUp() {
        desk.series();
        desk.add(line(TOWN, DAY, 2, 20));
        List<DailyCount> counts = desk.feature.dailyCounts();
        assertThat(counts.stream().filter(DailyCount::adds))
                .extracting(DailyCount::label)
                .containsOnly("当日新增确诊", "当日新增确诊（分街镇）");
        assertThat(counts)
                .filteredOn(count -> count.label().equals("累计确诊（分街镇）"))
                .extracting(DailyCount::town)
                .containsExactly("方家庄镇");
    }

    @Test
    void yesterdaysMissingFiguresAreOneAlertFromTenOClock() {
        desk.series();
        assertThat(desk.feature.alerts(DAY.plusDays(1).atTime(11, 0))).isEmpty();
        assertThat(desk.feature.alerts(DAY.plusDays(2).atTime(9, 59))).isEmpty();
        Alert alert = desk.feature.alerts(DAY.plusDays(2).atTime(10, 0)).get(0);
        assertThat(alert.text()).isEqualTo("2月10日的全区疫情数还没有登记，最近的是2月9日");
        assertThat(alert.guidance()).contains("向区疾控中心要数");
        assertThat(alert.phone()).isEqualTo("022-10000009");
        assertThat(desk.feature.alerts(DAY.plusDays(9).atTime(10, 0))).isEmpty();
    }
}
