package cn.baodi.command.report;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.Figure;
import cn.baodi.command.core.Places;
import cn.baodi.command.core.ReportPart;
import cn.baodi.command.core.Scope;
import cn.baodi.command.core.Texts;
import cn.baodi.command.ui.Feature;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import org.junit.jupiter.api.Test;

class MoversTest {
    private static final long OWN = 0;
    private final Texts texts = Texts.of(Texts.CHINESE, DailyReport.class);

    /** Calls of five towns, 1 to 5, today and yesterday. */
    private record Calls(boolean countsEvents, Map<Long, Integer> today, Map<Long, Integer> yesterday, String previous)
            implements Feature, Places {
        private Figure figure() {
            return Area.figure("calls", "当日来电", "个", "20", previous, 0);
        }

        @Override
        public Map<Long, BigDecimal> byUnit(String figure, Scope scope) {
            Map<Long, BigDecimal> numbers = new HashMap<>();
            (scope.equals(Scope.of(Area.CUTOFF)) ? today : yesterday)
                    .forEach((town, number) -> numbers.put(town, BigDecimal.valueOf(number)));
            return numbers;
        }

        @Override
        public Optional<ReportPart> report(Cutoff cutoff) {
            return Optional.of(new ReportPart(
                    "心理热线",
                    10,
                    List.of(new ReportPart.Sentence("全天有人接听。"), new ReportPart.Numbers(List.of(figure())))));
        }

        @Override
        public Optional<Places> places() {
            return Optional.of(this);
        }

        @Override
        public String name(long code) {
            return code + "镇";
        }

        @Override
        public String label(long code) {
            return name(code);
        }

        @Override
        public List<Long> under(Long code) {
            return List.of(1L, 2L, 3L, 4L, 5L);
        }

        @Override
        public String key() {
            return "hotline";
        }

        @Override
        public String title() {
            return "心理热线";
        }

        @Override
        public String icon() {
            return "fth-phone";
        }

        @Override
        public Node screen() {
            return null;
        }
    }

    private String text(Map<Long, Integer> today, Map<Long, Integer> yesterday, String previous) {
        return text(new Calls(false, today, yesterday, previous));
    }

    private String text(Calls calls) {
        return ReportText.of(DailyReport.compose(List.of(calls), Area.CUTOFF, Area.head(false), texts), texts);
    }

    @Test
    void threeTownsThatChangedMostAreNamedAfterTheSentencesOfThePart() {
        assertThat(text(
                        Map.of(1L, 9, 2L, 1, 3L, 4, 4L, 5, 5L, 6, OWN, 99),
                        Map.of(1L, 2, 2L, 4, 3L, 4, 4L, 4, 5L, 1, OWN, 1),
                        "15"))
                .contains("（一）全天有人接听。", "（二）当日来电较昨日变化最大的街镇：1镇增加7个、5镇增加5个、2镇减少3个。")
                .doesNotContain("4镇", "0镇");
    }

    @Test
    void howManyMoreChangedAsMuchIsSaid() {
        assertThat(text(Map.of(1L, 9, 2L, 4, 3L, 4, 4L, 5, 5L, 1), Map.of(1L, 2, 2L, 3, 3L, 3, 4L, 4, 5L, 2), "15"))
                .contains("街镇：1镇增加7个、2镇增加1个、3镇增加1个（另有2个街镇变化同样大）。");
    }

    @Test
    void noTownIsComparedWithADayOfWhichNothingIsKnown() {
        assertThat(text(Map.of(1L, 9, 2L, 1), Map.of(2L, 3), "3")).contains("街镇：2镇减少2个。");
        assertThat(text(Map.of(1L, 9), Map.of(2L, 3), "3")).doesNotContain("街镇");
    }

    @Test
    void aTownWithoutAnEventHadNone() {
        assertThat(text(new Calls(true, Map.of(1L, 9, 2L, 1), Map.of(2L, 3, 5L, 4), "7")))
                .contains("街镇：1镇增加9个、5镇减少4个、2镇减少2个。");
    }

    @Test
    void whatTheDistrictCannotCompareNoTownCompares() {
        assertThat(text(Map.of(1L, 9), Map.of(1L, 3), null)).contains("全天有人接听").doesNotContain("街镇");
    }
}
