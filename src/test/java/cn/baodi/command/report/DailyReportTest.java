package cn.baodi.command.report;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.core.ChartData;
import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.OpenItems;
import cn.baodi.command.core.ReportPart;
import cn.baodi.command.core.Texts;
import cn.baodi.command.ui.Feature;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import org.junit.jupiter.api.Test;

class DailyReportTest {
    private final Texts texts = Texts.of(Texts.CHINESE, DailyReport.class);

    private String text(boolean demo) {
        return ReportText.of(DailyReport.compose(Area.two(), Area.CUTOFF, Area.head(demo), texts), texts);
    }

    @Test
    void theTextOfTwoAreasReadsLikeThis() {
        String expected = """
                某区指挥部
                值班日报 2020年2月9日（草稿）
                数据截至：2020年2月9日24时

                一、卡口值守
                全区设卡口312处，均正常值守。
                指标|当日|昨日|较昨日|单位
                当日通行|12873|13002|减少129|人次
                当日体温异常|3|—|昨日无数据|人次
                分村情况
                村居|人次
                大堼村 · 大口屯镇|61234
                𨟠家庄村|5

                二、困难群众保障
                指标|当日|昨日|较昨日|单位
                当日配送|1250.5|1250.5|持平|斤

                三、需协调解决的问题
                （一）【高】大堼村卡口今晚缺2人。请从预备队调人。
                （二）【中】有2单配送超时未送达。请联系配送员。电话 138****0000。

                四、下一步工作
                （未填写）

                附表1 其他当日指标
                指标|当日|昨日|较昨日|单位
                当日评价|77|70|增加7|单

                附表2 卡口值守近14日情况（1月27日至2月9日）
                日期|当日通行（人次）|进城（车次）
                1月27日|41000|52000
                1月28日|41001|52001
                1月29日|41002|52002
                1月30日|—|52003
                1月31日|41004|52004
                2月1日|41005|52005
                2月2日|41006|52006
                2月3日|41007|52007
                2月4日|41008|52008
                2月5日|41009|52009
                2月6日|41010|52010
                2月7日|41011|52011
                2月8日|41012|52012
                2月9日|41013|52013

                值班员：张值班
                2020年2月10日
                """.replace('|', '\t');

        assertThat(text(false)).isEqualTo(expected);
    }

    @Test
    void aReportOfInventedDataSaysSoFirst() {
        assertThat(text(true)).startsWith("演示数据");
        assertThat(text(false)).doesNotContain("演示数据");
    }

    @Test
    void aDayWithoutProblemsSaysSo() {
        Cutoff early = Cutoff.endOf(LocalDate.of(2020, 2, 8));

        assertThat(ReportText.of(DailyReport.compose(Area.two(), early, Area.head(false), texts), texts))
                .contains("截至2020年2月8日24时，没有需要协调解决的问题。");
    }

    @Test
    void theCutOffIsSaidToTheMinute() {
        Wording wording = new Wording(texts);
        LocalDate day = LocalDate.of(2020, 2, 29);

        assertThat(List.of(
                        wording.cutoff(Cutoff.endOf(day)),
                        wording.cutoff(Cutoff.at(day.atTime(14, 0))),
                        wording.cutoff(Cutoff.at(day.atTime(8, 5)))))
                .containsExactly("2020年2月29日24时", "2020年2月29日14时", "2020年2月29日8时05分");
    }

    @Test
    void theEnglishReportHasTheSameNumbers() {
        Texts english = Texts.of(Texts.ENGLISH, DailyReport.class);

        assertThat(ReportText.of(DailyReport.compose(Area.two(), Area.CUTOFF, Area.head(false), english), english))
                .contains("1. 卡口值守", "24:00 on 9 February 2020", "down 129", "no data for yesterday", "41013");
    }

    /** A part of two sentences, and something that is open. */
    private static final Feature GATE = new Feature() {
        @Override
        public String key() {
            return "gate";
        }

        @Override
        public String title() {
            return "卡口值守";
        }

        @Override
        public String icon() {
            return "fth-shield";
        }

        @Override
        public Node screen() {
            return null;
        }

        @Override
        public Optional<ReportPart> report(Cutoff cutoff) {
            return Optional.of(new ReportPart(
                    title(), 10, List.of(new ReportPart.Sentence("全区设卡口312处。"), new ReportPart.Sentence("西口缺2人。"))));
        }

        @Override
        public List<OpenItems> openItems(LocalDateTime at) {
            return List.of(new OpenItems("缺人的岗位", 3, List.of(new OpenItems.Line("西口缺2人，" + at, null)), null));
        }
    };

    private String gate(Cutoff cutoff) {
        return ReportText.of(DailyReport.compose(List.of(GATE), cutoff, Area.head(false), texts), texts);
    }

    @Test
    void severalSentencesOfAPartAreNumbered() {
        assertThat(gate(Area.CUTOFF)).contains("（一）全区设卡口312处。\n（二）西口缺2人。");
    }

    @Test
    void whatWasOpenAtTheEndIsListedBehindAReport() {
        Cutoff today = Cutoff.at(Area.head(false).made().minusMinutes(5));

        assertThat(gate(today)).contains("附表1 未办结事项：缺人的岗位\n截至2020年2月10日7时35分，共3件，列最急的1件\n1. 西口缺2人，2020-02-10T07:35\n");
        assertThat(gate(Area.CUTOFF))
                .contains("附表1 未办结事项：缺人的岗位\n截至2020年2月9日24时，共3件，列最急的1件\n1. 西口缺2人，2020-02-10T00:00\n");
        assertThat(gate(Cutoff.endOf(today.day()))).contains("截至2020年2月10日7时40分，共3件");
    }

    @Test
    void anAreaWithoutDataHasNoNumbersInTheAppendix() {
        Feature empty = new Area(
                "home",
                "困难群众保障",
                List.of(Area.figure("home.households", "在册困难家庭", "户", "0", null, 0)),
                Optional.of(new ChartData(
                        "每天送了多少户",
                        "14天",
                        "户",
                        ChartData.Kind.BARS,
                        List.of("2月9日"),
                        List.of(ChartData.Series.of("送达", List.of(0))))),
                List.of(),
                Optional.empty());

        assertThat(ReportText.of(DailyReport.compose(List.of(empty), Area.CUTOFF, Area.head(false), texts), texts))
                .doesNotContain("附表", "在册困难家庭");
    }

    @Test
    void betweenTwoEnglishSentencesIsABlankWhetherOrNotTheyCameWithAStop() {
        Wording english = new Wording(Texts.of(Texts.ENGLISH, DailyReport.class));

        assertThat(english.sentence("Call them.") + english.sentence("Now")).isEqualTo("Call them. Now. ");
        assertThat(new Wording(texts).sentence("请打电话。")).isEqualTo("请打电话。");
    }
}
