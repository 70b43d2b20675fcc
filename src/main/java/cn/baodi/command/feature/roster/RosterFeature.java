package cn.baodi.command.feature.roster;

import cn.baodi.command.core.Alert;
import cn.baodi.command.core.ChartData;
import cn.baodi.command.core.Check;
import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.DailyCount;
import cn.baodi.command.core.Figure;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.OpenItems;
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
import cn.baodi.command.feature.checkpoint.CheckpointDirectory;
import cn.baodi.command.feature.unit.UnitDirectory;
import cn.baodi.command.feature.volunteer.VolunteerDirectory;
import cn.baodi.command.ui.Act;
import cn.baodi.command.ui.Command;
import cn.baodi.command.ui.Feature;
import cn.baodi.command.ui.Workbench;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;

/** 排班: the shifts of checkpoints, hotline seats and tasks, who is in them, and who came. */
public final class RosterFeature implements Feature {
    static final String KEY = "roster";

    private final Texts texts;
    private final UnitDirectory units;
    private final ShiftRepository shifts;
    private final RosterVisit visits;
    private final AssignmentRepository assignments;
    private final StaffingRepository staffing;
    private final RosterCharts charts;
    private final RosterAlerts alerts;
    private final RosterReport report;
    private final Register<Shift> shiftRegister;
    private final Register<Assignment> assignmentRegister;
    private final RosterController controller;

    public RosterFeature(
            Workbench workbench, UnitDirectory units, CheckpointDirectory checkpoints, VolunteerDirectory volunteers) {
        this.units = units;
        texts = workbench.texts(RosterFeature.class);
        shifts = new ShiftRepository(workbench.database(), workbench.clock(), checkpoints.type());
        assignments = new AssignmentRepository(workbench.database(), workbench.clock(), volunteers.type());
        staffing = new StaffingRepository(workbench.database());
        charts = new RosterCharts(shifts, texts, workbench.clock());
        alerts = new RosterAlerts(staffing, texts);
        visits = new RosterVisit(shifts, assignments, texts);
        report = new RosterReport(shifts, assignments, charts, texts);
        shiftRegister = new Register<>(RosterSheet.shifts(texts, checkpoints.type()), shifts, Sort.up("start"));
        assignmentRegister = new Register<>(
                RosterSheet.assignments(texts, shifts.type(), volunteers.type()), assignments, Sort.down("code"));
        controller = new RosterController(
                workbench,
                texts,
                shifts,
                assignments,
                new Substitutes(staffing, units, texts),
                new RosterView(texts, units, charts, workbench::now),
                shiftRegister,
                assignmentRegister,
                volunteers.type());
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
        return "fth-calendar";
    }

    @Override
    public List<String> migrations() {
        return List.of("cn/baodi/command/feature/roster/V202602020003__roster.sql");
    }

    @Override
    public List<Searchable> searchables() {
        return List.of(
                new Searchable(ShiftRepository.TABLE, List.of("task"), List.of(), ShiftRepository.CODE, false),
                new Searchable(AssignmentRepository.TABLE, List.of(), List.of(), AssignmentRepository.CODE, false));
    }

    @Override
    public List<Register<?>> registers() {
        return List.of(shiftRegister, assignmentRegister);
    }

    @Override
    public List<DailyCount> dailyCounts() {
        return Daily.counts(
                assignments.presentDaily(), texts.get("count.present"), texts.get("unit.times"), units::name);
    }

    @Override
    public List<Figure> figures(Scope scope) {
        return charts.figures(scope);
    }

    @Override
    public Optional<ChartData> trend(Scope scope) {
        return Optional.of(charts.peopleByDuty(scope));
    }

    @Override
    public Map<Long, BigDecimal> byUnit(String figure, Scope scope) {
        return charts.byUnit(figure, scope);
    }

    @Override
    public List<Alert> alerts(LocalDateTime now) {
        return alerts.at(now);
    }

    @Override
    public long open(LocalDateTime now) {
        return staffing.holes(now, RosterAlerts.horizon(now)).size();
    }

    @Override
    public Optional<VisitPart> visit(Visit visit, LocalDateTime now) {
        return Optional.of(visits.at(visit, now));
    }

    @Override
    public List<OpenItems> openItems(LocalDateTime now) {
        return alerts.open(now);
    }

    @Override
    public Optional<ReportPart> report(Cutoff cutoff) {
        return Optional.of(report.at(cutoff));
    }

    @Override
    public List<Check> checks(Cutoff cutoff) {
        return charts.checks(cutoff);
    }

    @Override
    public List<Check> checks() {
        return assignments.checks(texts);
    }

    @Override
    public void demo(Demo demo) {
        RosterDemo.fill(demo);
    }

    @Override
    public List<Command> commands() {
        return List.of(
                new Command("roster.missing", texts.get("command.missing"), "fth-log-in", null, controller::missing)
                        .reading(),
                new Command("roster.holes", texts.get("command.holes"), "fth-alert-triangle", null, controller::holes)
                        .reading(),
                new Command("roster.copyDay", texts.get("command.copyDay"), "fth-copy", null, controller::copyDay));
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
