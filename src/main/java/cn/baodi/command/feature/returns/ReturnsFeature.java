package cn.baodi.command.feature.returns;

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
import cn.baodi.command.core.Sheet;
import cn.baodi.command.core.Sort;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Visit;
import cn.baodi.command.core.VisitPart;
import cn.baodi.command.data.Daily;
import cn.baodi.command.data.Demo;
import cn.baodi.command.data.Register;
import cn.baodi.command.data.Searchable;
import cn.baodi.command.feature.returns.ReturnRepository.Doubt;
import cn.baodi.command.feature.unit.UnitDirectory;
import cn.baodi.command.ui.Act;
import cn.baodi.command.ui.Command;
import cn.baodi.command.ui.Feature;
import cn.baodi.command.ui.RegisterTabs;
import cn.baodi.command.ui.RegisterTabs.Tab;
import cn.baodi.command.ui.Workbench;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;

/** 村居日报: what each village reports of each day, and which of them have not. */
public final class ReturnsFeature implements Feature {
    static final String KEY = "returns";

    private final Workbench workbench;
    private final Texts texts;
    private final UnitDirectory units;
    private final ReturnRepository repository;
    private final ReturnCharts charts;
    private final ReturnAlerts alerts;
    private final ReturnReport report;
    private final Register<DailyReturn> register;
    private final ReturnsController controller;
    private final BoardController board;
    private final EntryController entry;
    private BoardView boardView;
    private RegisterTabs tabs;

    public ReturnsFeature(Workbench workbench, UnitDirectory units) {
        this.workbench = workbench;
        this.units = units;
        texts = workbench.texts(ReturnsFeature.class);
        Deadline deadline = new Deadline(workbench.ledger());
        repository = new ReturnRepository(workbench.database(), workbench.clock(), units, deadline::time);
        charts = new ReturnCharts(repository, units, texts, workbench.clock());
        alerts = new ReturnAlerts(charts, deadline, units, texts);
        report = new ReturnReport(charts, deadline, units, texts);
        Sheet<DailyReturn> sheet = ReturnSheet.of(texts, units);
        register = new Register<>(sheet, repository, Sort.down("day"));
        controller = new ReturnsController(
                workbench, texts, charts, deadline, new ReturnView(texts, units, charts), register, units);
        board = new BoardController(workbench, texts, charts, deadline, units);
        FormRepository forms = new FormRepository(workbench.database(), workbench.clock(), units, deadline::time);
        entry = new EntryController(
                workbench, texts, repository, register, units, new ReturnForm(forms, deadline, units, texts));
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
        return "fth-clipboard";
    }

    @Override
    public List<String> migrations() {
        return List.of(
                "cn/baodi/command/feature/returns/V202602130302__daily_return.sql",
                "cn/baodi/command/feature/returns/V202602140001__return_board.sql",
                "cn/baodi/command/feature/returns/V202602160001__return_note.sql");
    }

    @Override
    public List<Searchable> searchables() {
        return List.of(new Searchable(ReturnRepository.TABLE, List.of(), List.of(), ReturnRepository.CODE, false));
    }

    @Override
    public List<Register<?>> registers() {
        return List.of(register);
    }

    @Override
    public List<Figure> figures(Scope scope) {
        return charts.figures(scope);
    }

    @Override
    public Optional<ChartData> trend(Scope scope) {
        return Optional.of(charts.reported(scope));
    }

    @Override
    public Map<Long, BigDecimal> byUnit(String figure, Scope scope) {
        return charts.byUnit(figure, scope);
    }

    @Override
    public List<DailyCount> dailyCounts() {
        List<DailyCount> all = new ArrayList<>(count("*", "count.filed", "unit.returns"));
        all.addAll(count("households", "returns.households", "unit.households"));
        all.addAll(count("people", "returns.people", "unit.people"));
        all.addAll(count("registered", "returns.registered", "unit.people"));
        all.addAll(count("fever", "returns.fever", "unit.people"));
        all.addAll(Daily.distinct(
                repository.daily("isolated_closing"),
                texts.get("returns.isolatedClosing"),
                texts.get("unit.people"),
                units::name));
        return all;
    }

    private List<DailyCount> count(String column, String label, String unit) {
        return Daily.counts(repository.daily(column), texts.get(label), texts.get(unit), units::name);
    }

    @Override
    public List<Alert> alerts(LocalDateTime now) {
        return alerts.at(now);
    }

    @Override
    public long open(LocalDateTime now) {
        return alerts.count(now);
    }

    @Override
    public List<OpenItems> openItems(LocalDateTime now) {
        return List.of(alerts.openItems(now));
    }

    @Override
    public Optional<VisitPart> visit(Visit visit, LocalDateTime now) {
        return visit.isCheckpoint() ? Optional.empty() : Optional.of(VisitPart.open(alerts.silent(visit, now)));
    }

    @Override
    public Optional<ReportPart> report(Cutoff cutoff) {
        return Optional.of(report.at(cutoff));
    }

    @Override
    public List<Check> checks() {
        long all = repository.total(false);
        return Arrays.stream(Doubt.values()).map(doubt -> check(doubt, all)).toList();
    }

    private Check check(Doubt doubt, long all) {
        long wrong = repository.count(doubt);
        return new Check(
                texts.get("check." + doubt),
                all,
                wrong,
                wrong == 0 ? texts.get("check.good") : texts.get("check.bad." + doubt, wrong));
    }

    /** The rules of {@link #checks()} over the returns of the day, with the sums on both sides: of those that break one. */
    @Override
    public List<Check> checks(Cutoff cutoff) {
        List<Check> rules = new ArrayList<>();
        for (Doubt doubt : Doubt.values()) {
            ReturnRepository.Compared found = repository.compare(doubt, cutoff.day());
            if (found.all() > 0) {
                rules.add(rule(doubt, cutoff, found));
            }
        }
        return rules;
    }

    private Check rule(Doubt doubt, Cutoff cutoff, ReturnRepository.Compared found) {
        Filter day = ReturnCharts.on(cutoff.day());
        Filter rows = found.wrong() == 0 ? day : day.chip("doubt", doubt.name());
        Link link = Link.to(KEY, "returns", rows);
        Link other = doubt == Doubt.CARRIED
                ? Link.to(KEY, "returns", ReturnCharts.on(cutoff.day().minusDays(1)))
                : link;
        String people = texts.get("unit.people");
        return new Check(
                texts.get("check." + doubt),
                found.all(),
                found.wrong(),
                found.wrong() == 0 ? texts.get("check.good") : texts.get("check.day." + doubt, found.wrong()),
                List.of(
                        new Check.Source(
                                side("check.one." + doubt, found), BigDecimal.valueOf(found.one()), people, link),
                        new Check.Source(
                                side("check.other." + doubt, found),
                                BigDecimal.valueOf(found.other()),
                                people,
                                other)));
    }

    private String side(String key, ReturnRepository.Compared found) {
        return found.wrong() == 0 ? texts.get(key) : texts.get("check.those", texts.get(key), found.wrong());
    }

    /** By its code; who looks for a village means the village. */
    @Override
    public List<Hit> search(String text, int limit) {
        String code = text.strip().toUpperCase(Locale.ROOT);
        if (!code.matches(ReturnRepository.CODE + "\\d{1,12}")) {
            return List.of();
        }
        return repository.find(Long.parseLong(code.substring(1))).filter(row -> row.retired() == null).stream()
                .map(row -> new Hit(
                        title(), controller.called(row), texts.name(row.state()), Link.to(KEY, "returns", row.id())))
                .toList();
    }

    @Override
    public void demo(Demo demo) {
        ReturnDemo.fill(demo, units);
    }

    @Override
    public List<Command> commands() {
        return List.of(
                new Command("returns.board", texts.get("action.board"), "fth-grid", null, controller::board).reading(),
                new Command("returns.entry", texts.get("action.entry"), "fth-edit", null, controller::entry),
                new Command(
                        "returns.zero",
                        texts.get("action.zero"),
                        "fth-minus-circle",
                        "Shortcut+G",
                        () -> inGrid(entry::zero)),
                new Command(
                        "returns.zeroRest",
                        texts.get("action.zeroRest"),
                        "fth-check-circle",
                        "Shortcut+Shift+G",
                        () -> inGrid(entry::zeroRest)),
                new Command("returns.cutoff", texts.get("action.cutoff"), "fth-clock", null, controller::moveDeadline));
    }

    /** From elsewhere it opens the grid: nothing becomes zero that the officer does not see. */
    private void inGrid(Runnable action) {
        if (tabs().isInFront(EntryModel.KEY)) {
            action.run();
        } else {
            controller.entry();
        }
    }

    private RegisterTabs tabs() {
        if (tabs == null) {
            boardView = new BoardView(texts, workbench, board);
            EntryView entryView = new EntryView(texts, workbench, register.sheet(), entry);
            tabs = new RegisterTabs(
                    new Tab(
                            BoardModel.KEY,
                            texts.get("tab.board"),
                            () -> {
                                board.begin();
                                return boardView.node();
                            },
                            () -> board.acts(boardView::otherPane),
                            board::show,
                            cells -> {}),
                    new Tab(
                            EntryModel.KEY,
                            texts.get("tab.entry"),
                            () -> {
                                entry.begin();
                                return entryView.node();
                            },
                            entry::acts,
                            entry::show,
                            cells -> {}),
                    Tab.of(controller.returns()));
        }
        return tabs;
    }

    @Override
    public Map<Act, Runnable> acts() {
        return tabs().acts();
    }

    @Override
    public Node screen() {
        return tabs().node();
    }

    @Override
    public void show(Link link) {
        tabs().show(link);
    }
}
