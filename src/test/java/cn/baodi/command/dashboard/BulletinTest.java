package cn.baodi.command.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.Figure;
import cn.baodi.command.core.Scope;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.TimeRange;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class BulletinTest {
    private static final Texts CHINESE = Texts.of(Texts.CHINESE, Bulletin.class);

    @Test
    void aTileIsOneSentenceUpToTheMinute() {
        Cutoff cutoff = Cutoff.at(LocalDateTime.of(2020, 2, 9, 14, 30));

        assertThat(Bulletin.of(CHINESE, Scope.of(cutoff), "", List.of(figure(57, 49))))
                .isEqualTo("截至2月9日14时30分，当日来电57人次，较昨日增加8人次。");
    }

    @Test
    void aWholeDayEndsAt24AndNotAt0OfTheNext() {
        Cutoff cutoff = Cutoff.endOf(LocalDate.of(2020, 2, 29));

        assertThat(Bulletin.of(CHINESE, Scope.of(cutoff), "", List.of(figure(3, 7), figure(5, 5))))
                .isEqualTo("截至2月29日24时，当日来电3人次，较昨日减少4人次；当日来电5人次，较昨日持平。");
    }

    @Test
    void withoutYesterdayThereIsNoDifference() {
        Figure figure = new Figure("a", "当日来电", "人次", BigDecimal.ONE, null, List.of(), 0, null);

        assertThat(Bulletin.change(CHINESE, "昨日", figure)).isEqualTo("昨日无数据");
    }

    @Test
    void ofATownAndAWeekItSaysWhoseAndAgainstWhat() {
        LocalDateTime now = LocalDateTime.of(2020, 2, 9, 14, 30);
        Scope week = Scope.of(TimeRange.LAST7.resolve(now), now, 120115001000L);

        assertThat(Bulletin.of(
                        CHINESE,
                        week,
                        "海滨街道",
                        List.of(figure(57, 49), figure(1, 1).unanswered("不分街镇"))))
                .isEqualTo("截至2月9日14时30分，海滨街道：当日来电57人次，较前7天增加8人次。");
    }

    private static Figure figure(int value, int previous) {
        return new Figure(
                "hotline.calls", "当日来电", "人次", new BigDecimal(value), new BigDecimal(previous), List.of(), 0, null);
    }
}
