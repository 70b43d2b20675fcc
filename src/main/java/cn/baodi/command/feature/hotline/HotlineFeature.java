package cn.baodi.command.feature.hotline;

import cn.baodi.command.core.Access;
import cn.baodi.command.core.Alert;
import cn.baodi.command.core.ChartData;
import cn.baodi.command.core.Check;
import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.DailyCount;
import cn.baodi.command.core.Figure;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Hit;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.Masking;
import cn.baodi.command.core.OpenItems;
import cn.baodi.command.core.ReportPart;
import cn.baodi.command.core.Retention;
import cn.baodi.command.core.Role;
import cn.baodi.command.core.Scope;
import cn.baodi.command.core.Sort;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Visit;
import cn.baodi.command.core.VisitPart;
import cn.baodi.command.data.Daily;
import cn.baodi.command.data.Demo;
import cn.baodi.command.data.Register;
import cn.baodi.command.data.Under;
import cn.baodi.command.feature.hotline.CallRepository.Unfollowed;
import cn.baodi.command.feature.unit.UnitDirectory;
import cn.baodi.command.ui.Act;
import cn.baodi.command.ui.Command;
import cn.baodi.command.ui.Feature;
import cn.baodi.command.ui.Workbench;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;

/** The psychological hotline (心理热线): calls, their risk, and who follows them up. */
public final class HotlineFeature implements Feature {
    static final String KEY = "hotline";
    /** By the rule of 2 February 2020 (肺炎机制发〔2020〕18号). */
    private static final int YEARS_KEPT = 3;

    private final UnitDirectory units;
    private final Texts texts;
    private final CallRepository repository;
    private final Register<Call> register;
    private final CallCharts charts;
    private final HotlineReport report;
    private final HotlineController controller;

    public HotlineFeature(Workbench workbench, UnitDirectory units) {
        this.units = units;
        texts = workbench.texts(HotlineFeature.class);
        repository = new CallRepository(workbench.database(), workbench.clock(), workbench.session());
        register = new Register<>(
                CallSheet.of(texts, units, workbench.clock(), workbench.session()), repository, Sort.down("startedAt"));
        charts = new CallCharts(repository, texts, workbench.clock());
        report = new HotlineReport(repository, charts, units, texts);
        controller =
                new HotlineController(workbench, texts, repository, new HotlineView(texts, units, charts), register);
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
        return "fth-phone-call";
    }

    /** The shift sees how many calls there are and which wait; who called and what was said is the hotline's alone. */
    @Override
    public Access access() {
        return Access.seenBy(Role.LEADER, Role.OFFICER, Role.HOTLINE, Role.READER)
                .writtenBy(Role.HOTLINE)
                .exportedBy(Role.LEADER, Role.HOTLINE);
    }

    @Override
    public List<String> migrations() {
        return List.of(
                "cn/baodi/command/feature/hotline/V202602030003__hotline.sql",
                "cn/baodi/command/feature/hotline/V202602110003__hotline_town.sql");
    }

    @Override
    public List<Register<?>> registers() {
        return List.of(register);
    }

    @Override
    public List<DailyCount> dailyCounts() {
        List<DailyCount> all = new ArrayList<>();
        all.addAll(
                Daily.counts(repository.callsDaily(), texts.get("figure.count"), texts.get("unit.calls"), units::name));
        all.addAll(
                Daily.counts(repository.highDaily(), texts.get("figure.high"), texts.get("unit.calls"), units::name));
        all.addAll(Daily.categories(
                repository.topicsDaily(),
                texts.get("count.topic"),
                texts.get("unit.calls"),
                units::name,
                topic -> texts.get("Topic." + topic)));
        all.addAll(Daily.categories(
                repository.groupsDaily(),
                texts.get("count.group"),
                texts.get("unit.calls"),
                units::name,
                group -> texts.get("Group." + group)));
        return all;
    }

    @Override
    public List<Retention> retentions(LocalDate today) {
        return List.of(new Retention(
                register.sheet().title(),
                YEARS_KEPT,
                texts.get("retention.basis"),
                repository.oldestDay(),
                repository.before(today.minusYears(YEARS_KEPT))));
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
    public boolean countsEvents() {
        return true;
    }

    @Override
    public Map<Long, BigDecimal> byUnit(String figure, Scope scope) {
        return charts.byUnit(figure, scope);
    }

    @Override
    public List<Alert> alerts(LocalDateTime now) {
        List<Alert> alerts = new ArrayList<>();
        repository.neglected(now).ifPresent(u -> {
            Call oldest = repository.find(u.id()).orElseThrow();
            alerts.add(new Alert(
                    "calls.highrisk",
                    Alert.Severity.HIGH,
                    words("alert.high", u, oldest),
                    texts.get("alert.high.guidance", Masking.name(oldest.followUpBy())),
                    "", // the caller's is for who follows it up, in the card
                    link("neglected")));
        });
        repository.late(now).ifPresent(u -> {
            Call oldest = repository.find(u.id()).orElseThrow();
            alerts.add(new Alert(
                    "calls.late",
                    Alert.Severity.MEDIUM,
                    words("alert.late", u, oldest),
                    texts.get("alert.late.guidance", Masking.name(oldest.followUpBy())),
                    "", // the caller's is for who follows it up, in the card
                    link("late")));
        });
        return alerts;
    }

    /** Names the call by its code and not the caller: the strip is seen by everybody in the room. */
    private String words(String text, Unfollowed unfollowed, Call oldest) {
        DateTimeFormatter moment = DateTimeFormatter.ofPattern(texts.get("alert.moment"), texts.locale());
        LocalDateTime due =
                oldest.followUpDue() == null ? oldest.startedAt().plus(CallRepository.HIGH_RISK) : oldest.followUpDue();
        return texts.get(
                text,
                unfollowed.count(),
                CallSheet.CODE.write(oldest.id()),
                moment.format(oldest.startedAt()),
                moment.format(due));
    }

    private static Link link(String followUp) {
        return Link.to(KEY, CallSheet.KEY, Filter.NONE.chip("followUp", followUp));
    }

    @Override
    public long open(LocalDateTime now) {
        return repository.waiting(now, new Under(null));
    }

    /** Names no caller and nothing of what was said: the sheet is read by the whole shift. */
    @Override
    public List<OpenItems> openItems(LocalDateTime at) {
        DateTimeFormatter moment = DateTimeFormatter.ofPattern(texts.get("alert.moment"), texts.locale());
        List<OpenItems.Line> lines = repository.atRisk(at, OpenItems.MOST).stream()
                .map(c -> new OpenItems.Line(openLine(c, at, moment), Link.to(KEY, CallSheet.KEY, c.id())))
                .toList();
        Filter all = Filter.NONE.chip("risk", Call.Risk.HIGH.name()).chip("followUp", "waiting");
        return List.of(new OpenItems(
                texts.get("open.title"), repository.countAtRisk(at), lines, Link.to(KEY, CallSheet.KEY, all)));
    }

    /** The calls from a unit that somebody has still to ring back; no caller is named. */
    @Override
    public Optional<VisitPart> visit(Visit visit, LocalDateTime now) {
        if (visit.isCheckpoint()) {
            return Optional.empty();
        }
        DateTimeFormatter moment = DateTimeFormatter.ofPattern(texts.get("alert.moment"), texts.locale());
        Filter waiting = visit.rows().chip("followUp", "waiting");
        List<OpenItems.Line> lines =
                repository.page(waiting, Sort.up("startedAt"), null, OpenItems.MOST).rows().stream()
                        .map(c -> new OpenItems.Line(visitLine(c, now, moment), Link.to(KEY, CallSheet.KEY, c.id())))
                        .toList();
        return Optional.of(VisitPart.open(new OpenItems(
                texts.get("visit.waiting"), repository.count(waiting), lines, Link.to(KEY, CallSheet.KEY, waiting))));
    }

    /** Without its topic, which in a village could tell who it was. */
    private String visitLine(Call call, LocalDateTime now, DateTimeFormatter moment) {
        String code = CallSheet.CODE.write(call.id());
        String began = moment.format(call.startedAt());
        LocalDateTime due = call.followUpDue();
        return due == null
                ? texts.get("visit.nobody", code, began)
                : texts.get(due.isBefore(now) ? "visit.late" : "visit.line", code, began, moment.format(due));
    }

    private String openLine(Call call, LocalDateTime now, DateTimeFormatter moment) {
        LocalDateTime due = call.followUpDue();
        if (due == null) {
            return texts.get(
                    "open.nobody",
                    CallSheet.CODE.write(call.id()),
                    moment.format(call.startedAt()),
                    texts.name(call.topic()));
        }
        return texts.get(
                due.isBefore(now) ? "open.late" : "open.line",
                CallSheet.CODE.write(call.id()),
                moment.format(call.startedAt()),
                texts.name(call.topic()),
                moment.format(due),
                Masking.name(call.followUpBy()));
    }

    @Override
    public Optional<ReportPart> report(Cutoff cutoff) {
        return Optional.of(report.at(cutoff));
    }

    /** No seat talks for longer than the day has lasted. */
    @Override
    public List<Check> checks(Cutoff cutoff) {
        CallRepository.Busiest busiest = repository.busiest(cutoff.from(), cutoff.until());
        if (busiest.seat() == 0) {
            return List.of();
        }
        Link rows = Link.to(KEY, CallSheet.KEY, Scope.of(cutoff).rows());
        return List.of(Check.atMost(
                texts.get("check.seat"),
                minutes(texts.get("check.seat.talk", busiest.seat()), busiest.minutes(), rows),
                minutes(
                        texts.get("check.seat.day"),
                        Duration.between(cutoff.from(), cutoff.until()).toMinutes(),
                        rows),
                texts.get("check.good"),
                texts.get("check.seat.bad", busiest.seat())));
    }

    private Check.Source minutes(String label, long minutes, Link rows) {
        return new Check.Source(label, BigDecimal.valueOf(minutes), texts.get("unit.minutes"), rows);
    }

    @Override
    public List<Check> checks() {
        CallRepository.High high = repository.high();
        return List.of(new Check(
                texts.get("check.high"),
                high.all(),
                high.without(),
                high.without() == 0 ? texts.get("check.good") : texts.get("check.high.bad", high.without())));
    }

    @Override
    public List<Hit> search(String text, int limit) {
        return repository.search(text, limit).stream()
                .map(c -> new Hit(
                        title(),
                        CallSheet.CODE.write(c.id()) + " " + texts.name(c.topic()),
                        detail(c),
                        Link.to(KEY, CallSheet.KEY, c.id())))
                .toList();
    }

    private String detail(Call call) {
        String when = DateTimeFormatter.ofPattern(texts.get("alert.moment"), texts.locale())
                .format(call.startedAt());
        String where = call.unit() == null ? "" : units.label(call.unit());
        return String.join(" ", when, where).strip();
    }

    @Override
    public void demo(Demo demo) {
        new HotlineDemo(demo, units).fill();
    }

    @Override
    public List<Command> commands() {
        return List.of(controller.newCall());
    }

    @Override
    public Map<Act, Runnable> acts() {
        return controller.calls().acts();
    }

    @Override
    public Node screen() {
        return controller.calls().view().node();
    }

    @Override
    public void show(Link link) {
        controller.calls().show(link);
    }
}
