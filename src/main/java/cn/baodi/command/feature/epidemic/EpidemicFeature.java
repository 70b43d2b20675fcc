package cn.baodi.command.feature.epidemic;

import cn.baodi.command.core.Alert;
import cn.baodi.command.core.ChartData;
import cn.baodi.command.core.Check;
import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.DailyCount;
import cn.baodi.command.core.Figure;
import cn.baodi.command.core.Hit;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.ReportPart;
import cn.baodi.command.core.Scope;
import cn.baodi.command.core.Sort;
import cn.baodi.command.core.Texts;
import cn.baodi.command.data.Daily;
import cn.baodi.command.data.Demo;
import cn.baodi.command.data.Register;
import cn.baodi.command.data.Searchable;
import cn.baodi.command.feature.epidemic.CaseCount.Item;
import cn.baodi.command.feature.unit.UnitDirectory;
import cn.baodi.command.ui.Act;
import cn.baodi.command.ui.Command;
import cn.baodi.command.ui.Feature;
import cn.baodi.command.ui.Workbench;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.Node;

/** 疫情: the figures of each day, of the district and its towns. It knows numbers and nobody who is ill. */
public final class EpidemicFeature implements Feature {
    static final String KEY = "epidemic";

    private final Texts texts;
    private final UnitDirectory units;
    private final CaseRepository repository;
    private final CaseFigures figures;
    private final CaseCharts charts;
    private final CaseChecks checks;
    private final EpidemicAlerts alerts;
    private final EpidemicReport report;
    private final Register<CaseCount> register;
    private final EpidemicController controller;

    public EpidemicFeature(Workbench workbench, UnitDirectory units) {
        this.units = units;
        texts = workbench.texts(EpidemicFeature.class);
        repository = new CaseRepository(workbench.database(), workbench.clock(), units);
        CasePlace places = new CasePlace(units, texts);
        figures = new CaseFigures(repository, places, texts);
        charts = new CaseCharts(repository, places, units, texts, workbench.clock());
        checks = new CaseChecks(repository, places, units, texts);
        alerts = new EpidemicAlerts(repository, figures, places, units, texts);
        report = new EpidemicReport(repository, figures, charts, places, units, texts);
        register = new Register<>(CaseSheet.of(texts, places), repository, Sort.down("onDay"));
        controller = new EpidemicController(
                workbench, texts, repository, places, units, new EpidemicView(texts, places, charts), register);
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
        return "fth-trending-up";
    }

    @Override
    public List<String> migrations() {
        return List.of("cn/baodi/command/feature/epidemic/V202602150001__case_count.sql");
    }

    @Override
    public List<Searchable> searchables() {
        return List.of(new Searchable(CaseRepository.TABLE, List.of(), List.of(), CaseRepository.CODE, false));
    }

    @Override
    public List<Register<?>> registers() {
        return List.of(register);
    }

    @Override
    public List<Figure> figures(Scope scope) {
        return figures.figures(scope);
    }

    @Override
    public Map<Long, BigDecimal> byUnit(String figure, Scope scope) {
        return figures.byUnit(figure, scope);
    }

    @Override
    public Optional<ChartData> trend(Scope scope) {
        return Optional.of(charts.cases(scope));
    }

    /**
     * New cases may be added up over days; all others are as they stand. The district's own number and those of its
     * towns are two counts, for together they would count everybody twice.
     */
    @Override
    public List<DailyCount> dailyCounts() {
        List<DailyCount> all = new ArrayList<>();
        for (Item item : Item.values()) {
            String label = texts.get("figure." + item.key());
            all.addAll(count(item, label, false));
            all.addAll(count(item, texts.get("count.towns", label), true));
        }
        return all;
    }

    private List<DailyCount> count(Item item, String label, boolean ofTowns) {
        List<Daily> sums = repository.daily(item, ofTowns);
        return item.adds()
                ? Daily.counts(sums, label, texts.get(item.unit()), units::name)
                : Daily.distinct(sums, label, texts.get(item.unit()), units::name);
    }

    @Override
    public List<Alert> alerts(LocalDateTime now) {
        return alerts.at(now);
    }

    @Override
    public long open(LocalDateTime now) {
        return alerts.at(now).size();
    }

    @Override
    public Optional<ReportPart> report(Cutoff cutoff) {
        return Optional.of(report.at(cutoff));
    }

    @Override
    public List<Check> checks() {
        return checks.all();
    }

    @Override
    public List<Check> checks(Cutoff cutoff) {
        return checks.of(cutoff.day());
    }

    /** By its code; who looks for a town means the town. */
    @Override
    public List<Hit> search(String text, int limit) {
        String code = text.strip().toUpperCase(Locale.ROOT);
        if (!code.matches(CaseRepository.CODE + "\\d{1,12}")) {
            return List.of();
        }
        return repository.find(Long.parseLong(code.substring(1))).filter(row -> row.retired() == null).stream()
                .map(row ->
                        new Hit(title(), controller.called(row), detail(row), Link.to(KEY, CaseSheet.KEY, row.id())))
                .toList();
    }

    private String detail(CaseCount row) {
        return List.of(Item.NEW, Item.CONFIRMED).stream()
                .filter(item -> item.of(row) != null)
                .map(item -> texts.get("cases." + item.key()) + " " + item.of(row))
                .collect(Collectors.joining(texts.get("report.comma")));
    }

    @Override
    public void demo(Demo demo) {
        EpidemicDemo.fill(demo, units);
    }

    @Override
    public List<Command> commands() {
        return List.of(new Command(
                "epidemic.record", texts.get("action.record"), "fth-trending-up", null, controller::record));
    }

    @Override
    public Map<Act, Runnable> acts() {
        return controller.cases().acts();
    }

    @Override
    public Node screen() {
        return controller.cases().view().node();
    }

    @Override
    public void show(Link link) {
        controller.cases().show(link);
    }
}
