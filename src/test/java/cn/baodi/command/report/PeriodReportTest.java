package cn.baodi.command.report;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.core.Alert;
import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.DailyCount;
import cn.baodi.command.core.Figure;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.Places;
import cn.baodi.command.core.ReportPart;
import cn.baodi.command.core.Scope;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.TimeRange;
import cn.baodi.command.ui.Feature;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import org.junit.jupiter.api.Test;

class PeriodReportTest {
    private static final LocalDate SUNDAY = LocalDate.of(2020, 2, 9);

    private final Texts texts = Texts.of(Texts.CHINESE, DailyReport.class);
    private final Gate gate = new Gate();

    /** Counts who passes each day and who is inside at its end, and knows who waits now. */
    private static final class Gate implements Feature, Places {
        final Map<LocalDate, Integer> passed = new HashMap<>();
        final List<DailyCount> counts = new ArrayList<>();
        List<Alert> alerts = List.of();
        String note;
        boolean onlyRises;

        Gate() {
            for (int i = 0; i < 40; i++) {
                passed.put(SUNDAY.minusDays(i), 100 + i);
            }
        }

        @Override
        public String key() {
            return "gate";
        }

        @Override
        public String title() {
            return "卡口";
        }

        @Override
        public String icon() {
            return "fth-shield";
        }

        @Override
        public List<Figure> figures(Scope scope) {
            Figure all = figure(
                    "gate.passed",
                    scope.isDay() ? "当日通行" : scope.days().size() + "天通行",
                    scope,
                    sum(scope),
                    sum(scope.before()));
            boolean gaps = Stream.concat(scope.days().stream(), scope.before().days().stream())
                    .anyMatch(day -> !passed.containsKey(day));
            Figure inside = figure(
                    "gate.inside",
                    "在内（累计）",
                    scope,
                    passed.getOrDefault(scope.lastDay(), 0),
                    passed.getOrDefault(scope.before().lastDay(), 0));
            return List.of(
                    gaps || note != null ? without(all, note == null ? "缺数据" : note) : all,
                    onlyRises ? inside.asCumulative() : inside,
                    inside.unanswered("只知道现在").asOfNow());
        }

        private static Figure without(Figure f, String note) {
            return new Figure(
                    f.key(), f.label(), f.unit(), f.value(), null, f.trend(), 0, f.link(), false, note, false);
        }

        private int sum(Scope scope) {
            return scope.days().stream()
                    .mapToInt(day -> passed.getOrDefault(day, 0))
                    .sum();
        }

        private Figure figure(String key, String label, Scope scope, int value, int previous) {
            List<BigDecimal> trend = new ArrayList<>();
            for (LocalDate day : scope.trendDays()) {
                trend.add(passed.containsKey(day) ? BigDecimal.valueOf(passed.get(day)) : null);
            }
            return new Figure(
                    key,
                    label,
                    "人次",
                    BigDecimal.valueOf(value),
                    BigDecimal.valueOf(previous),
                    trend,
                    0,
                    Link.to("gate", "passages", scope.rows()));
        }

        @Override
        public List<Alert> alerts(LocalDateTime now) {
            return alerts;
        }

        @Override
        public List<DailyCount> dailyCounts() {
            return counts;
        }

        @Override
        public Optional<ReportPart> report(Cutoff cutoff) {
            return Optional.of(new ReportPart("卡口值守", 10, List.of()));
        }

        @Override
        public Optional<Places> places() {
            return Optional.of(this);
        }

        @Override
        public List<Long> under(Long code) {
            return List.of(1L, 2L);
        }

        @Override
        public String name(long code) {
            return code == 1 ? "大口屯镇" : "八门城镇";
        }

        @Override
        public String label(long code) {
            return name(code);
        }

        @Override
        public Node screen() {
            return null;
        }
    }

    private void counts(String town, LocalDate day, int number) {
        gate.counts.add(new DailyCount("当日通行", "人次", day, town, "", BigDecimal.valueOf(number), true));
        gate.counts.add(new DailyCount("当日通行（按类别）", "人次", day, town, "小路", BigDecimal.valueOf(number), true));
    }

    private String text(Coverage coverage) {
        return ReportText.of(
                DailyReport.compose(List.of(gate), coverage, Area.head(false), Additions.NONE, texts), texts);
    }

    @Test
    void aWeeklyReportReadsLikeThis() {
        for (int i = 0; i < 14; i++) {
            counts("大口屯镇", SUNDAY.minusDays(i), 60);
            counts("八门城镇", SUNDAY.minusDays(i), i < 7 ? 40 : 47);
        }

        assertThat(text(Coverage.weekly(SUNDAY))).isEqualTo("""
                某区指挥部
                值班周报 （草稿）
                统计时段：2020年2月3日至2月9日

                一、卡口值守
                （一）7天通行721人次，较上期减少49人次；最高的一天是2月3日，106人次。
                （二）在内（累计）100人次，较上期减少7人次；最高的一天是2月3日，106人次。
                （三）通行较上期变化最大的街镇：八门城镇减少49人次。
                指标|本期|上期|较上期|最高一天|单位
                7天通行|721|770|减少49|106（2月3日）|人次
                在内（累计）|100|107|减少7|106（2月3日）|人次
                分街镇合计
                街镇|通行（人次）
                大口屯镇|420
                八门城镇|280
                合计|700

                二、需协调解决的问题
                截至2020年2月9日24时，没有需要协调解决的问题。

                三、下一步工作
                （未填写）

                附表1 卡口值守逐日情况（2月3日至2月9日）
                日期|通行（人次）|在内（累计）（人次）
                2月3日|106|106
                2月4日|105|105
                2月5日|104|104
                2月6日|103|103
                2月7日|102|102
                2月8日|101|101
                2月9日|100|100

                值班员：张值班
                2020年2月10日
                """.replace('|', '\t'));
    }

    @Test
    void aTownOfWhichADayIsNotKnownIsComparedWithNothing() {
        for (int i = 0; i < 14; i++) {
            counts("大口屯镇", SUNDAY.minusDays(i), i < 7 ? 60 : 61);
            if (i != 9) {
                counts("八门城镇", SUNDAY.minusDays(i), 40);
            }
        }

        assertThat(text(Coverage.weekly(SUNDAY))).contains("变化最大的街镇：大口屯镇减少7人次。");
    }

    @Test
    void theAlertsArePrintedAsThoseOfItsEndAndOfADayWithoutThat() {
        gate.alerts = List.of(new Alert("gate.empty", Alert.Severity.HIGH, "西口缺2人", "请调人", "", null));

        assertThat(text(Coverage.weekly(SUNDAY))).contains("下面1条是2020年2月9日24时仍在的告警；这段时期里已经解除的不列。\n（一）【高】西口缺2人。请调人。");
        assertThat(text(Coverage.daily(Cutoff.endOf(SUNDAY)))).contains("西口缺2人").doesNotContain("仍在的告警");
    }

    @Test
    void aDayWithoutDataIsNamedAndNoDifferenceIsInvented() {
        gate.passed.remove(SUNDAY.minusDays(4));

        assertThat(text(Coverage.weekly(SUNDAY)))
                .contains("7天通行617人次，不作比较：缺数据；最高的一天是2月3日，106人次；其中2月5日没有数据。")
                .contains("7天通行\t617\t770\t不比较")
                .contains("在内（累计）100人次，较上期减少7人次")
                .contains("2月5日\t—");
    }

    @Test
    void aNumberThatCanOnlyRiseIsSaidToHaveGoneBackwardsWhereItFell() {
        gate.onlyRises = true;
        for (int i = 0; i < 14; i++) {
            gate.passed.put(SUNDAY.minusDays(i), 100 - i);
        }
        gate.passed.put(SUNDAY.minusDays(6), 80); // 93 the day before
        gate.passed.remove(SUNDAY.minusDays(3));
        gate.passed.put(SUNDAY.minusDays(2), 90); // 96 two days before

        assertThat(text(Coverage.weekly(SUNDAY)))
                .contains("；2月3日由93人次变为80人次，数据倒退；2月7日由96人次变为90人次，数据倒退；其中2月6日没有数据。")
                .contains("7天通行560人次，不作比较");
    }

    @Test
    void aGapInThePeriodBeforeIsSaidToo() {
        gate.passed.remove(SUNDAY.minusDays(8));
        gate.note = texts.get("comparison.gaps", 1);
        assertThat(text(Coverage.weekly(SUNDAY))).contains("7天通行721人次，上期缺2月1日的数据，不作比较");

        gate.note = "有村居没报，暂不比前7天";
        assertThat(text(Coverage.weekly(SUNDAY)))
                .as("the area's own reason is the true one")
                .contains("7天通行721人次，不作比较：有村居没报，暂不比前7天");

        gate.note = null;

        gate.passed.keySet().removeIf(day -> day.isBefore(LocalDate.of(2020, 2, 3)));
        assertThat(text(Coverage.weekly(SUNDAY))).contains("7天通行721人次，不作比较：缺数据");
    }

    @Test
    void whatIsNotCompleteYetIsNotCompared() {
        gate.note = "本班未结束，暂不比前7天";

        assertThat(text(Coverage.weekly(SUNDAY))).contains("7天通行721人次，不作比较：本班未结束，暂不比前7天");
    }

    @Test
    void aStageIsAsLongAsTheOfficerChoosesAndComparedWithAsManyDaysBefore() {
        Coverage stage = Coverage.stage(LocalDate.of(2020, 1, 21), SUNDAY); // 20 days
        assertThat(stage.before().from()).isEqualTo(LocalDate.of(2020, 1, 1));

        assertThat(text(stage))
                .contains("阶段报告 （草稿）\n统计时段：2020年1月21日至2月9日")
                .contains("20天通行2190人次，较上期减少400人次；最高的一天是1月21日，119人次。");
    }

    @Test
    void withoutAnyDataItSaysSo() {
        gate.passed.clear();

        assertThat(text(Coverage.weekly(SUNDAY))).contains("一、卡口值守\n卡口：本期和上期都没有数据。");
    }

    @Test
    void anAreaWithoutDataIsNotAmongTheOtherFigures() {
        Feature empty = new Area(
                "home",
                "困难群众保障",
                List.of(Area.figure("home.households", "在册困难家庭", "户", "0", "0", 0)),
                Optional.empty(),
                List.of(),
                Optional.empty());

        assertThat(ReportText.of(
                        DailyReport.compose(
                                List.of(empty), Coverage.weekly(SUNDAY), Area.head(false), Additions.NONE, texts),
                        texts))
                .doesNotContain("附表", "在册困难家庭");
    }

    @Test
    void aFigureOpensTheRowsOfThePeriod() {
        DailyReport report =
                DailyReport.compose(List.of(gate), Coverage.weekly(SUNDAY), Area.head(false), Additions.NONE, texts);

        assertThat(report.figures()).extracting(Figure::label).containsExactly("7天通行", "在内（累计）");
        assertThat(report.figures().get(0).link().filter().range())
                .isEqualTo(TimeRange.between(
                        LocalDate.of(2020, 2, 3).atStartOfDay(),
                        LocalDate.of(2020, 2, 10).atStartOfDay()));
    }

    @Test
    void aPeriodIsOfDaysThatAreOver() {
        assertThat(Coverage.weekly(SUNDAY).isPossible(SUNDAY.atTime(23, 59))).isFalse();
        assertThat(Coverage.weekly(SUNDAY).isPossible(SUNDAY.plusDays(1).atStartOfDay()))
                .isTrue();
        assertThat(Coverage.stage(SUNDAY, SUNDAY.minusDays(1)).isPossible(SUNDAY.atTime(8, 0)))
                .isFalse();
        assertThat(Coverage.stage(SUNDAY.minusYears(2), SUNDAY)
                        .isPossible(SUNDAY.plusDays(3).atStartOfDay()))
                .isFalse();
    }

    @Test
    void itIsSaidInEnglishToo() {
        Texts english = Texts.of(Texts.ENGLISH, DailyReport.class);

        assertThat(ReportText.of(
                        DailyReport.compose(
                                List.of(gate), Coverage.weekly(SUNDAY), Area.head(false), Additions.NONE, english),
                        english))
                .contains("Weekly Duty Report (draft)\nPeriod: 3 Feb to 9 Feb 2020", "721 人次, down 49 人次");
    }
}
