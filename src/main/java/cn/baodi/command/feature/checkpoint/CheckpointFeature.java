package cn.baodi.command.feature.checkpoint;

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
import cn.baodi.command.core.Visit;
import cn.baodi.command.core.VisitPart;
import cn.baodi.command.data.Daily;
import cn.baodi.command.data.Demo;
import cn.baodi.command.data.Register;
import cn.baodi.command.data.Searchable;
import cn.baodi.command.feature.unit.UnitDirectory;
import cn.baodi.command.ui.Act;
import cn.baodi.command.ui.Command;
import cn.baodi.command.ui.Feature;
import cn.baodi.command.ui.Workbench;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import javafx.scene.Node;

/** 卡口: the checkpoints, and what passes them in each duty shift. */
public final class CheckpointFeature implements Feature {
    static final String KEY = "checkpoint";

    private final Texts texts;
    private final UnitDirectory units;
    private final CheckpointRepository checkpoints;
    private final CheckpointVisit visits;
    private final PassageRepository passages;
    private final PassageCharts charts;
    private final CheckpointAlerts alerts;
    private final CheckpointReport report;
    private final Register<Checkpoint> checkpointRegister;
    private final Register<PassageCount> passageRegister;
    private final CheckpointController controller;

    public CheckpointFeature(Workbench workbench, UnitDirectory units) {
        this.units = units;
        texts = workbench.texts(CheckpointFeature.class);
        checkpoints = new CheckpointRepository(workbench.database(), workbench.clock());
        passages = new PassageRepository(workbench.database(), workbench.clock(), texts);
        charts = new PassageCharts(checkpoints, passages, texts, workbench.clock());
        alerts = new CheckpointAlerts(checkpoints, passages, texts);
        visits = new CheckpointVisit(checkpoints, charts, texts);
        report = new CheckpointReport(checkpoints, passages, charts, units, texts);
        checkpointRegister = new Register<>(CheckpointSheet.checkpoints(texts, units), checkpoints, Sort.up("code"));
        passageRegister =
                new Register<>(CheckpointSheet.passages(texts, checkpoints.type()), passages, Sort.down("date"));
        controller = new CheckpointController(
                workbench,
                texts,
                checkpoints,
                new CheckpointView(texts, units, charts),
                checkpointRegister,
                passageRegister);
    }

    /** The checkpoints for other areas. */
    public CheckpointDirectory directory() {
        return checkpoints;
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
        return "fth-shield";
    }

    @Override
    public String shortcut() {
        return "F7";
    }

    @Override
    public List<String> migrations() {
        return List.of(
                "cn/baodi/command/feature/checkpoint/V202602020001__checkpoint.sql",
                "cn/baodi/command/feature/checkpoint/V202602130101__passage_by_code.sql");
    }

    @Override
    public List<Searchable> searchables() {
        return List.of(new Searchable(
                CheckpointRepository.TABLE, List.of("name"), List.of("phone"), CheckpointRepository.CODE, true));
    }

    @Override
    public List<Register<?>> registers() {
        return List.of(checkpointRegister, passageRegister);
    }

    @Override
    public List<DailyCount> dailyCounts() {
        List<DailyCount> all = new ArrayList<>(count("people", "figure.people", "unit.people"));
        all.addAll(count("vehicles", "figure.vehicles", "unit.vehicles"));
        all.addAll(count("fever", "figure.fever", "unit.people"));
        all.addAll(count("turned_back", "figure.turnedBack", "unit.people"));
        all.addAll(Daily.categories(
                passages.byKindDaily(),
                texts.get("count.kind"),
                texts.get("unit.people"),
                units::name,
                kind -> texts.get("Kind." + kind)));
        return all;
    }

    private List<DailyCount> count(String column, String label, String unit) {
        return Daily.counts(passages.daily(column), texts.get(label), texts.get(unit), units::name);
    }

    @Override
    public List<Figure> figures(Scope scope) {
        return charts.figures(scope);
    }

    @Override
    public Optional<ChartData> trend(Scope scope) {
        return Optional.of(charts.passagesByDay(scope));
    }

    @Override
    public Map<Long, BigDecimal> byUnit(String figure, Scope scope) {
        return charts.byUnit(figure, scope);
    }

    @Override
    public Optional<VisitPart> visit(Visit visit, LocalDateTime now) {
        return Optional.of(visits.at(visit, now));
    }

    @Override
    public List<Visit> visitable(String name) {
        return visits.called(name);
    }

    @Override
    public List<Alert> alerts(LocalDateTime now) {
        return alerts.at(now);
    }

    @Override
    public long open(LocalDateTime now) {
        CheckpointRepository.Unrecorded found = checkpoints.unrecorded(CheckpointRepository.before(now));
        return found == null ? 0 : found.count();
    }

    @Override
    public Optional<ReportPart> report(Cutoff cutoff) {
        return Optional.of(report.at(cutoff));
    }

    /** A fever, and who was turned back, is one of those who came. */
    @Override
    public List<Check> checks(Cutoff cutoff) {
        Check.Source people = source("people", cutoff, PassageRepository.Tally::people);
        return List.of(
                atMost("check.fever", source("fever", cutoff, PassageRepository.Tally::fever), people),
                atMost("check.turnedBack", source("turnedBack", cutoff, PassageRepository.Tally::turnedBack), people));
    }

    private Check atMost(String rule, Check.Source less, Check.Source more) {
        return Check.atMost(texts.get(rule), less, more, texts.get("check.good"), texts.get(rule + ".day"));
    }

    private Check.Source source(String figure, Cutoff cutoff, ToLongFunction<PassageRepository.Tally> number) {
        long sum = passages.byShift(PassageCharts.between(cutoff.from(), cutoff.until())).stream()
                .mapToLong(number)
                .sum();
        return new Check.Source(
                texts.get("figure." + figure),
                BigDecimal.valueOf(sum),
                texts.get("unit.people"),
                Link.to(KEY, "passages", PassageCharts.day(cutoff)));
    }

    @Override
    public List<Check> checks() {
        return passages.checks(texts);
    }

    @Override
    public List<Hit> search(String text, int limit) {
        return checkpoints.suggest(text, limit).stream()
                .map(c -> new Hit(title(), c.name(), units.label(c.unit()), Link.to(KEY, "checkpoints", c.id())))
                .toList();
    }

    @Override
    public void demo(Demo demo) {
        CheckpointDemo.fill(demo, units);
    }

    @Override
    public List<Command> commands() {
        return List.of(new Command(
                "passage.record", texts.get("action.recordPassage"), "fth-edit-3", null, controller::record));
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
