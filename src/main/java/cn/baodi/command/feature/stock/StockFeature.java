package cn.baodi.command.feature.stock;

import cn.baodi.command.core.Alert;
import cn.baodi.command.core.ChartData;
import cn.baodi.command.core.Check;
import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.DailyCount;
import cn.baodi.command.core.Figure;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Hit;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.OpenItems;
import cn.baodi.command.core.ReportPart;
import cn.baodi.command.core.Scope;
import cn.baodi.command.core.Sort;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Types;
import cn.baodi.command.data.Daily;
import cn.baodi.command.data.Demo;
import cn.baodi.command.data.Invariant;
import cn.baodi.command.data.Register;
import cn.baodi.command.data.Searchable;
import cn.baodi.command.feature.delivery.DeliveryDirectory;
import cn.baodi.command.feature.stock.StockCharts.Low;
import cn.baodi.command.ui.Act;
import cn.baodi.command.ui.Command;
import cn.baodi.command.ui.Feature;
import cn.baodi.command.ui.Workbench;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;

/** 物资: what the store of the command post holds, and every line of its account. */
public final class StockFeature implements Feature {
    static final String KEY = "stock";

    private final Texts texts;
    private final DeliveryDirectory deliveries;
    private final GoodsRepository goods;
    private final StockRepository entries;
    private final StockCharts charts;
    private final StockReport report;
    private final StockChecks checks;
    private final Register<Goods> goodsRegister;
    private final Register<StockEntry> entryRegister;
    private final StockController controller;

    public StockFeature(Workbench workbench, DeliveryDirectory deliveries) {
        this.deliveries = deliveries;
        texts = workbench.texts(StockFeature.class);
        goods = new GoodsRepository(workbench.database(), workbench.clock(), texts);
        entries = new StockRepository(workbench.database(), workbench.clock(), goods, texts);
        charts = new StockCharts(goods, entries, texts, workbench.clock());
        report = new StockReport(goods, entries, charts, texts);
        checks = new StockChecks(goods, entries, deliveries, texts);
        goodsRegister = new Register<>(StockSheet.goods(texts), goods, Sort.up("name"));
        entryRegister = new Register<>(StockSheet.entries(texts, goods.type()), entries, Sort.down("at"));
        controller = new StockController(
                workbench,
                texts,
                goods.type(),
                new StockView(texts, goods.type(), charts),
                goodsRegister,
                entryRegister);
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public String title() {
        return texts.get("feature");
    }

    @Override
    public String icon() {
        return "fth-package";
    }

    @Override
    public List<String> migrations() {
        return List.of("cn/baodi/command/feature/stock/V202602150002__stock.sql");
    }

    @Override
    public List<Searchable> searchables() {
        return List.of(
                new Searchable(GoodsRepository.TABLE, List.of("name"), List.of("phone"), GoodsRepository.CODE, true));
    }

    @Override
    public List<Invariant> invariants() {
        return List.of(entries.stocked());
    }

    @Override
    public List<Register<?>> registers() {
        return List.of(goodsRegister, entryRegister);
    }

    @Override
    public List<DailyCount> dailyCounts() {
        List<DailyCount> all = new ArrayList<>();
        all.addAll(jin(StockEntry.Kind.IN, "figure.received.weight"));
        all.addAll(pieces(StockEntry.Kind.IN, "figure.received.pieces"));
        all.addAll(jin(StockEntry.Kind.OUT, "figure.issued.weight"));
        all.addAll(pieces(StockEntry.Kind.OUT, "figure.issued.pieces"));
        return all;
    }

    private List<DailyCount> jin(StockEntry.Kind kind, String label) {
        List<Daily> days = entries.daily(kind, true).stream()
                .map(d -> new Daily(
                        d.day(), d.town(), d.category(), Types.jin(d.number().longValueExact())))
                .toList();
        return Daily.counts(days, texts.get(label), texts.get("unit.jin"), town -> "");
    }

    private List<DailyCount> pieces(StockEntry.Kind kind, String label) {
        return Daily.counts(entries.daily(kind, false), texts.get(label), texts.get("unit.pieces"), town -> "");
    }

    @Override
    public List<Figure> figures(Scope scope) {
        return charts.figures(scope);
    }

    @Override
    public Optional<ChartData> trend(Scope scope) {
        return Optional.of(charts.trend(scope));
    }

    @Override
    public List<Alert> alerts(LocalDateTime now) {
        List<Low> low = charts.low(now);
        return low.isEmpty() ? List.of() : List.of(alert(low));
    }

    private Alert alert(List<Low> low) {
        Low worst = low.get(0);
        String text = texts.get("alert.low", worst.goods().name(), left(worst), least(worst));
        return new Alert(
                KEY + ".low",
                worst.balance() == 0 ? Alert.Severity.HIGH : Alert.Severity.MEDIUM,
                low.size() == 1 ? text : texts.get("alert.low.others", text, low.size() - 1),
                texts.get("alert.low.guidance"),
                worst.goods().phone() == null ? "" : worst.goods().phone(),
                lowRows());
    }

    private String left(Low low) {
        return StockAccount.amount(low.goods().measure(), low.balance(), texts);
    }

    private String least(Low low) {
        return StockAccount.amount(low.goods().measure(), low.goods().least(), texts);
    }

    private static Link lowRows() {
        return Link.to(KEY, StockSheet.GOODS, Filter.NONE.chip("low", "true"));
    }

    @Override
    public long open(LocalDateTime now) {
        return charts.low(now).size();
    }

    @Override
    public List<OpenItems> openItems(LocalDateTime now) {
        List<Low> low = charts.low(now);
        List<OpenItems.Line> lines = low.stream()
                .limit(OpenItems.MOST)
                .map(l -> new OpenItems.Line(
                        texts.get("alert.low", l.goods().name(), left(l), least(l)),
                        Link.to(KEY, StockSheet.GOODS, l.goods().id())))
                .toList();
        return List.of(new OpenItems(texts.get("open.title"), low.size(), lines, lowRows()));
    }

    @Override
    public Optional<ReportPart> report(Cutoff cutoff) {
        return Optional.of(report.at(cutoff));
    }

    @Override
    public List<Check> checks() {
        return checks.ofRows();
    }

    @Override
    public List<Check> checks(Cutoff cutoff) {
        return checks.of(cutoff);
    }

    @Override
    public List<Hit> search(String text, int limit) {
        return goods.suggest(text, limit).stream()
                .map(g -> new Hit(
                        title(),
                        g.name(),
                        texts.get("hit.stock", StockAccount.amount(g.measure(), g.balance(), texts)),
                        Link.to(KEY, StockSheet.GOODS, g.id())))
                .toList();
    }

    @Override
    public void demo(Demo demo) {
        new StockDemo(demo, deliveries.takenByHour(demo.batch())).fill();
    }

    @Override
    public List<Command> commands() {
        return List.of(new Command("stock.book", texts.get("command.book"), "fth-edit-3", null, controller::book));
    }

    @Override
    public Map<Act, Runnable> acts() {
        return controller.tabs().acts();
    }

    @Override
    public Node screen() {
        return controller.tabs().node();
    }

    @Override
    public void show(Link link) {
        controller.tabs().show(link);
    }
}
