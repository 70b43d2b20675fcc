package cn.baodi.command.feature.checkpoint;

import static cn.baodi.command.feature.checkpoint.CheckpointDesk.at;
import static cn.baodi.command.feature.checkpoint.CheckpointDesk.count;
import static cn.baodi.command.feature.checkpoint.PassageCount.Duty.DAY;
import static cn.baodi.command.feature.checkpoint.PassageCount.Duty.NIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.core.Alert;
import cn.baodi.command.core.Check;
import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.Figure;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.ReportPart;
import cn.baodi.command.core.Scope;
import cn.baodi.command.core.Sheet;
import cn.baodi.command.core.Sort;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointNumbersTest {
    @TempDir
    Path folder;

    private CheckpointDesk desk;
    private long west;
    private long east;

    @BeforeEach
    void open() {
        desk = new CheckpointDesk(folder, LocalDateTime.of(2020, 2, 9, 14, 30));
        west = desk.add("大白镇西口卡口");
        east = desk.add("大白镇东口卡口");
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private Figure figure(String key, Cutoff cutoff) {
        return desk.feature.figures(Scope.of(cutoff)).stream()
                .filter(f -> f.key().equals("checkpoint." + key))
                .findFirst()
                .orElseThrow();
    }

    private static BigDecimal of(long number) {
        return BigDecimal.valueOf(number);
    }

    private void twoDays() {
        desk.add(count(west, CheckpointDesk.DAY.minusDays(1), DAY, 100, 1));
        desk.add(count(east, CheckpointDesk.DAY.minusDays(1), DAY, 50, 0));
        desk.add(count(west, CheckpointDesk.DAY.minusDays(1), NIGHT, 10, 2));
        desk.add(count(west, CheckpointDesk.DAY, DAY, 50, 0));
        desk.add(count(east, CheckpointDesk.DAY, DAY, 30, 0));
    }

    @Test
    void onlyShiftsThatAreOverAreComparedWithYesterday() {
        twoDays();
        assertThat(figure("people", at(21)).value()).isEqualTo(of(80));
        assertThat(figure("people", at(21)).previous()).isEqualTo(of(150));
        assertThat(figure("fever", at(21)).previous()).isEqualTo(of(1));
        assertThat(figure("vehicles", at(21)).value()).isEqualTo(of(40));
        assertThat(figure("people", Cutoff.endOf(CheckpointDesk.DAY)).previous())
                .isEqualTo(of(150));
    }

    @Test
    void aCheckpointThatHasNotRegisteredIsNoDecrease() {
        desk.add(count(west, CheckpointDesk.DAY.minusDays(1), DAY, 100, 1));
        desk.add(count(east, CheckpointDesk.DAY.minusDays(1), DAY, 50, 0));
        desk.add(count(west, CheckpointDesk.DAY, DAY, 80, 0));
        Figure people = figure("people", at(21));
        assertThat(people.value()).isEqualTo(of(80));
        assertThat(people.previous()).isNull();
        assertThat(people.comparison(desk.texts)).isEqualTo("1处卡口没有登记齐，暂不比昨日");
        assertThat(desk.feature.report(at(21)).orElseThrow().blocks().get(0))
                .as("what holds for all is said once")
                .isEqualTo(new ReportPart.Sentence("全区在用卡口2处。当日通行80人次，车辆40车次；体温异常0人次，劝返0人次（1处卡口没有登记齐，暂不比昨日）。"));

        desk.ledger.write(
                "retire",
                batch -> desk.checkpoints.retire(
                        batch, desk.checkpoints.find(east).orElseThrow(), "已撤"));
        assertThat(figure("people", at(21)).previous())
                .as("one that is no more need not register")
                .isEqualTo(of(150));
    }

    @Test
    void aDayOnWhichNobodyRegisteredIsNoZero() {
        desk.add(count(west, CheckpointDesk.DAY.minusDays(2), DAY, 100, 1));
        Cutoff past = Cutoff.endOf(CheckpointDesk.DAY.minusDays(1));
        assertThat(figure("people", past).value()).isNull();
        assertThat(figure("people", past).note()).isNotBlank();
        assertThat(desk.feature.report(past).orElseThrow().blocks().get(0))
                .isEqualTo(new ReportPart.Sentence("全区在用卡口2处，当日还没有通行登记。"));
        assertThat(figure("people", at(9)).value()).as("the day still runs").isEqualTo(of(0));
    }

    @Test
    void aRunningShiftIsNotADecrease() {
        twoDays();
        Figure people = figure("people", at(14));
        assertThat(people.value()).isEqualTo(of(80));
        assertThat(people.previous()).isNull();
        assertThat(people.comparison(desk.texts)).isEqualTo("本班未结束，暂不比昨日");
    }

    @Test
    void onTheNextMorningTheWholeDayIsCompared() {
        twoDays();
        desk.add(count(west, CheckpointDesk.DAY, NIGHT, 5, 0));
        Cutoff day = Cutoff.endOf(CheckpointDesk.DAY);
        assertThat(figure("people", day).previous()).as("the night still runs").isNull();
        Clock morning = Clock.fixed(Instant.parse("2020-02-10T00:30:00Z"), ZoneId.of("Asia/Shanghai"));
        Figure people = new PassageCharts(desk.checkpoints, desk.passages, desk.texts, morning)
                .figures(Scope.of(day))
                .get(0);
        assertThat(people.value()).isEqualTo(of(85));
        assertThat(people.previous()).isEqualTo(of(160));
    }

    @Test
    void aDayWithoutDataIsNotZero() {
        desk.add(count(west, CheckpointDesk.DAY, DAY, 80, 0));
        Figure people = figure("people", at(14));
        assertThat(people.previous()).isNull();
        assertThat(people.trend()).hasSize(14).endsWith(null, of(80));
        assertThat(people.comparison(desk.texts)).isEqualTo("昨日无数据");
    }

    @Test
    void zeroCountedIsData() {
        desk.add(count(west, CheckpointDesk.DAY.minusDays(1), DAY, 0, 0));
        desk.add(count(west, CheckpointDesk.DAY, DAY, 80, 0));
        assertThat(figure("people", at(20)).previous()).isEqualTo(of(0));
    }

    @Test
    void aShiftThatNobodyHasRecordedYetIsNoDecrease() {
        desk.add(count(west, CheckpointDesk.DAY.minusDays(1), DAY, 100, 0));
        Figure people = figure("people", at(20));
        assertThat(people.previous()).isNull();
        assertThat(people.comparison(desk.texts)).isEqualTo("两段时间登记的班次不同，不能比");
    }

    @Test
    void retiredCountsCountNoMore() {
        twoDays();
        PassageCount row = desk.passages.find(1).orElseThrow();
        desk.ledger.write("retire", batch -> desk.passages.retire(batch, row, "数错了"));
        assertThat(figure("people", at(20)).trend().get(12)).isEqualTo(of(60));
    }

    @Test
    void theChartHasTheSameNumbers() {
        twoDays();
        var chart = desk.feature.trend(Scope.of(at(14))).orElseThrow();
        assertThat(chart.categories()).hasSize(14).endsWith("2月8日", "2月9日");
        assertThat(new ArrayList<Number>(chart.series().get(0).values())).endsWith(null, 160L, 80L);
    }

    private List<String> alerts(LocalDateTime now) {
        return desk.feature.alerts(now).stream().map(Alert::text).toList();
    }

    @Test
    void threeAlarmsInAShiftNeedSomebody() {
        desk.add(count(west, CheckpointDesk.DAY.minusDays(1), NIGHT, 100, 2));
        desk.add(count(east, CheckpointDesk.DAY.minusDays(1), NIGHT, 100, 2));
        LocalDateTime noon = CheckpointDesk.DAY.atTime(12, 0);
        assertThat(alerts(noon)).isEmpty();
        desk.add(count(east, CheckpointDesk.DAY, DAY, 100, 3));
        desk.add(count(west, CheckpointDesk.DAY, DAY, 100, 4));
        assertThat(alerts(noon)).containsExactly("大白镇西口卡口2月9日白班体温异常4人次，另有1处达到3人次");
        assertThat(alerts(CheckpointDesk.DAY.plusDays(1).atTime(7, 59))).anyMatch(t -> t.contains("体温异常"));
        assertThat(alerts(CheckpointDesk.DAY.plusDays(1).atTime(8, 0))).noneMatch(t -> t.contains("体温异常"));
    }

    @Test
    void aMissingCountIsMissedAnHourAfterTheShift() {
        desk.add(count(east, CheckpointDesk.DAY.minusDays(1), NIGHT, 100, 0));
        assertThat(alerts(CheckpointDesk.DAY.atTime(8, 59))).isEmpty();
        assertThat(alerts(CheckpointDesk.DAY.atTime(9, 0))).containsExactly("大白镇西口卡口没有2月8日夜班的通行登记");
        assertThat(desk.feature.open(CheckpointDesk.DAY.atTime(9, 0))).isEqualTo(1);
        assertThat(alerts(CheckpointDesk.DAY.atTime(21, 0))).containsExactly("大白镇西口卡口等2处卡口没有2月9日白班的通行登记");
    }

    @Test
    void theReportSaysWhatTheTilesSay() {
        twoDays();
        List<ReportPart.Block> blocks =
                desk.feature.report(at(20)).orElseThrow().blocks();
        assertThat(blocks.get(0))
                .isEqualTo(new ReportPart.Sentence(
                        "全区在用卡口2处。当日通行80人次（较昨日减少70人次），车辆40车次（较昨日减少35车次）；" + "体温异常0人次（较昨日减少1人次），劝返0人次（较昨日减少1人次）。"));
        assertThat(blocks).contains(new ReportPart.Numbers(desk.feature.figures(Scope.of(at(20)))));
        assertThat(blocks)
                .filteredOn(ReportPart.Listing.class::isInstance)
                .extracting(b -> ((ReportPart.Listing) b).rows())
                .containsExactly(
                        List.of(List.of("大白镇", "2", "80", "40", "0", "0"), List.of("合计", "2", "80", "40", "0", "0")));
    }

    @Test
    void theDataHoldsNoContradiction() {
        twoDays();
        assertThat(desk.feature.checks()).extracting(Check::wrong).containsOnly(0L);
        desk.ledger.write(
                "around the rules", batch -> batch.add("passage", count(west, CheckpointDesk.DAY, DAY, 1, 5)));
        assertThat(desk.feature.checks()).extracting(Check::wrong).containsOnly(1L);
    }

    @Test
    void whatIsWrittenReadsBack() {
        twoDays();
        Checkpoint post = desk.checkpoints.find(west).orElseThrow();
        Checkpoint fresh = back(CheckpointSheet.checkpoints(desk.texts, desk.units), post);
        assertThat(fresh).usingRecursiveComparison().ignoringFields("version").isEqualTo(post);
        Sheet<PassageCount> sheet = CheckpointSheet.passages(desk.texts, desk.checkpoints.type());
        desk.passages.each(
                Filter.NONE,
                Sort.up("code"),
                row -> assertThat(back(sheet, row))
                        .usingRecursiveComparison()
                        .ignoringFields("version")
                        .isEqualTo(row));
    }

    private static <T> T back(Sheet<T> sheet, T row) {
        Function<String, String> cells = key -> sheet.column(key).text(row);
        Sheet.Reading<T> reading = sheet.read(cells, null);
        assertThat(reading.problems()).isEmpty();
        return reading.record();
    }
}
