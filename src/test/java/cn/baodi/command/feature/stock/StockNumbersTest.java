package cn.baodi.command.feature.stock;

import static cn.baodi.command.feature.stock.StockDesk.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.core.Alert;
import cn.baodi.command.core.Check;
import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.Figure;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.ReportPart;
import cn.baodi.command.core.Scope;
import cn.baodi.command.core.Sort;
import cn.baodi.command.core.TimeRange;
import cn.baodi.command.feature.stock.StockEntry.Kind;
import cn.baodi.command.ui.TestDesk;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Figures, alert, rule and report on a handful of lines that can be counted by hand. */
class StockNumbersTest {
    private static final Cutoff CUTOFF = Cutoff.at(TestDesk.NOW);

    private StockDesk desk;
    private long rice;
    private long lunch;

    @BeforeEach
    void open(@TempDir Path folder) {
        desk = new StockDesk(folder);
        rice = desk.goods("大米、白面", Measure.WEIGHT, 15_000L);
        lunch = desk.goods("爱心午餐", Measure.PORTION, 3L);
        desk.add(rice, Kind.COUNT, DAY.minusDays(1) + "T07:00", 100);
        desk.add(rice, Kind.OUT, DAY.minusDays(1) + "T10:00", 40);
        desk.add(rice, Kind.OUT, DAY.minusDays(1) + "T18:00", 10);
        desk.add(rice, Kind.IN, "08:00", 20);
        desk.add(rice, Kind.OUT, "09:00", 42);
        desk.add(lunch, Kind.IN, "09:00", 9);
        desk.add(lunch, Kind.OUT, "10:00", 5);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private Figure figure(String key, Scope scope) {
        return desk.feature.figures(scope).stream()
                .filter(f -> f.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theDayIsComparedWithTheSameHoursOfYesterday() {
        Figure issued = figure("stock.issued.weight", Scope.of(CUTOFF));
        assertThat(issued.value()).isEqualByComparingTo("42");
        assertThat(issued.previous()).isEqualByComparingTo("40");
        assertThat(issued.trend().get(12)).isEqualTo(new BigDecimal(50));
        assertThat(issued.trend().get(11)).isNull();
        assertThat(figure("stock.issued.pieces", Scope.of(CUTOFF)).value()).isEqualByComparingTo("5");
        Figure low = figure("stock.low", Scope.of(CUTOFF));
        assertThat(low.value()).isEqualByComparingTo("1");
        assertThat(low.current()).isTrue();
        Scope town = Scope.of(CUTOFF).in(120115104000L);
        assertThat(desk.feature.figures(town)).allMatch(f -> f.value() == null && f.note() != null);
    }

    @Test
    void aWeekIsItsDaysTogetherAndTheRowsBehindAFigureAddUpToIt() {
        Scope week = Scope.of(TimeRange.LAST7.resolve(TestDesk.NOW), TestDesk.NOW, null);
        Figure issued = figure("stock.issued.weight", week);
        assertThat(issued.value()).isEqualByComparingTo("92");
        Link rows = issued.link();
        assertThat(desk.entries.page(rows.filter(), Sort.up("at"), null, 50).rows())
                .hasSize(3)
                .extracting(StockEntry::quantity)
                .containsExactly(20_000L, 5_000L, 21_000L);
    }

    @Test
    void oneAlertNamesWhatIsNearestToNothingAndWhomToRing() {
        assertThat(desk.feature.alerts(TestDesk.NOW)).hasSize(1);
        Alert alert = desk.feature.alerts(TestDesk.NOW).get(0);
        assertThat(alert.text()).contains("大米、白面", "28斤", "30斤");
        assertThat(alert.phone()).isEqualTo("19900000008");
        assertThat(desk.feature.open(TestDesk.NOW)).isEqualTo(1);
        assertThat(desk.goods.count(alert.link().filter())).isEqualTo(1);
        desk.add(lunch, Kind.OUT, "11:00", 4);
        Alert worse = desk.feature.alerts(TestDesk.NOW).get(0);
        assertThat(worse.text()).contains("爱心午餐", "0份", "另有1种");
        assertThat(worse.severity()).isEqualTo(Alert.Severity.HIGH);
        assertThat(desk.feature.alerts(DAY.atTime(10, 30))).hasSize(1);
    }

    @Test
    void ofAPastDayNothingIsSaidOfLimitsAndADayWithoutALineIsNoDecrease() {
        Cutoff yesterday = Cutoff.endOf(DAY.minusDays(1));
        assertThat(figure("stock.low", Scope.of(yesterday)).value()).isNull();
        assertThat(desk.feature.alerts(yesterday.until())).isEmpty();
        assertThat(desk.feature.openItems(yesterday.until()).get(0).total()).isZero();
        Figure silent = figure("stock.issued.weight", Scope.of(Cutoff.endOf(DAY.plusDays(1))));
        assertThat(silent.previous()).isNull();
        assertThat(silent.note()).isEqualTo("没有出入库登记，不比昨日");
        assertThat(figure("stock.issued.weight", Scope.of(Cutoff.endOf(DAY.plusDays(2))))
                        .note())
                .isEqualTo("昨日无数据");
    }

    @Test
    void whatDeliveriesTookIsWhatTheStoreIssued() {
        desk.delivered("大米,白面", "30", "", "08:30");
        desk.delivered("大米、白面", "12", "1", "09:10");
        desk.delivered("爱心午餐", "", "4", "09:50");
        desk.delivered("没有登记的物资", "99", "", "09:50");
        List<Check> rules = desk.feature.checks(CUTOFF);
        assertThat(rules).hasSize(2).allMatch(rule -> rule.sources().size() == 2);
        assertThat(rules.get(0).isOpen()).isTrue();
        assertThat(rules.get(0).text()).contains("爱心午餐", "1份");
        assertThat(rules.get(1).isOpen()).isFalse();
        Link took = rules.get(1).sources().get(1).link();
        assertThat(desk.deliveries.registers().get(0).repository().count(took.filter()))
                .isEqualTo(2);
        desk.delivered("爱心午餐", "", "1", "10:20");
        assertThat(desk.feature.checks(CUTOFF)).noneMatch(Check::isOpen);
    }

    @Test
    void theReportSaysWhatCameWhatWentAndWhatIsLeft() {
        ReportPart part = desk.feature.report(CUTOFF).orElseThrow();
        assertThat(((ReportPart.Sentence) part.blocks().get(0)).text())
                .contains("2种", "当日入库20斤（较昨日增加20斤）、9份/件", "当日出库42斤（较昨日增加2斤）");
        assertThat(((ReportPart.Sentence) part.blocks().get(1)).text()).contains("1种", "大米、白面（结存28斤）");
        ReportPart.Listing table = part.blocks().stream()
                .filter(ReportPart.Listing.class::isInstance)
                .map(ReportPart.Listing.class::cast)
                .findFirst()
                .orElseThrow();
        assertThat(table.rows())
                .containsExactly(
                        List.of("爱心午餐（份）", "0", "9", "5", "0", "4"), List.of("大米、白面（斤）", "50", "20", "42", "0", "28"));
    }
}
