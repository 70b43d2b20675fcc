package cn.baodi.command.report;

import cn.baodi.command.core.Alert;
import cn.baodi.command.core.ChartData;
import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.Figure;
import cn.baodi.command.core.ReportPart;
import cn.baodi.command.core.Scope;
import cn.baodi.command.data.ChainHead;
import cn.baodi.command.ui.Feature;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.Node;

/** A small area to report on. */
record Area(
        String key,
        String title,
        List<Figure> numbers,
        Optional<ChartData> chart,
        List<Alert> wrong,
        Optional<ReportPart> part)
        implements Feature {
    static final Cutoff CUTOFF = Cutoff.endOf(java.time.LocalDate.of(2020, 2, 9));

    static Figure figure(String key, String label, String unit, String value, String previous, int trendFrom) {
        List<BigDecimal> trend = new ArrayList<>();
        for (int i = 0; trendFrom > 0 && i < Cutoff.TREND_DAYS; i++) {
            trend.add(i == 3 ? null : BigDecimal.valueOf(trendFrom + i));
        }
        return new Figure(
                key,
                label,
                unit,
                new BigDecimal(value),
                previous == null ? null : new BigDecimal(previous),
                trend,
                0,
                null);
    }

    /** Two areas in the wrong order, with a figure that no part prints, a gap, an alert and a chart. */
    static List<Feature> two() {
        Figure passed = figure("gate.passed", "当日通行", "人次", "12873", "13002", 41000);
        Figure fever = figure("gate.fever", "当日体温异常", "人次", "3", null, 0);
        Figure food = figure("home.food", "当日配送", "斤", "1250.50", "1250.5", 0);
        Figure unsaid = figure("home.unsaid", "当日评价", "单", "77", "70", 0);
        ChartData chart = new ChartData(
                "通行人次有没有变化",
                "1月27日–2月9日",
                "车次",
                ChartData.Kind.LINES,
                IntStream.range(0, 14)
                        .mapToObj(i -> CUTOFF.trendFrom().plusDays(i))
                        .map(d -> d.getMonthValue() + "月" + d.getDayOfMonth() + "日")
                        .toList(),
                List.of(ChartData.Series.of(
                        "进城", IntStream.range(0, 14).mapToObj(i -> 52000 + i).toList())));
        Area homes = new Area(
                "home",
                "困难群众保障",
                List.of(food, unsaid),
                Optional.empty(),
                List.of(new Alert("home.late", Alert.Severity.MEDIUM, "有2单配送超时未送达", "请联系配送员", "13812340000", null)),
                Optional.of(new ReportPart("困难群众保障", 30, List.of(new ReportPart.Numbers(List.of(food))))));
        Area gates = new Area(
                "gate",
                "卡口值守",
                List.of(passed, fever),
                Optional.of(chart),
                List.of(new Alert("gate.empty", Alert.Severity.HIGH, "大堼村卡口今晚缺2人。", "请从预备队调人。", "", null)),
                Optional.of(new ReportPart(
                        "卡口值守",
                        10,
                        List.of(
                                new ReportPart.Sentence("全区设卡口312处，均正常值守。"),
                                new ReportPart.Numbers(List.of(passed, fever)),
                                new ReportPart.Chart(chart),
                                new ReportPart.Listing(
                                        "分村情况",
                                        List.of("村居", "人次"),
                                        List.of(false, true),
                                        List.of(List.of("大堼村 · 大口屯镇", "61234"), List.of("𨟠家庄村", "5")))))));
        return List.of(homes, gates);
    }

    static DailyReport.Head head(boolean demo) {
        return new DailyReport.Head(
                "某区指挥部", "张值班", LocalDateTime.of(2020, 2, 10, 7, 40), demo, new ChainHead(123, "7K2M-9QXF-1A3B"));
    }

    @Override
    public String icon() {
        return "fth-map";
    }

    @Override
    public List<Figure> figures(Scope scope) {
        return numbers;
    }

    @Override
    public Optional<ChartData> trend(Scope scope) {
        return chart;
    }

    @Override
    public List<Alert> alerts(LocalDateTime now) {
        return now.equals(CUTOFF.until()) ? wrong : List.of();
    }

    @Override
    public Optional<ReportPart> report(Cutoff cutoff) {
        return part;
    }

    @Override
    public Node screen() {
        return null;
    }
}
