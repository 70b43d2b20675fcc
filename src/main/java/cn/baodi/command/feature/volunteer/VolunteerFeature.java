package cn.baodi.command.feature.volunteer;

import cn.baodi.command.core.ChartData;
import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.DailyCount;
import cn.baodi.command.core.Figure;
import cn.baodi.command.core.Hit;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.Masking;
import cn.baodi.command.core.ReportPart;
import cn.baodi.command.core.Scope;
import cn.baodi.command.core.Sort;
import cn.baodi.command.core.Texts;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;

/** 志愿者: the teams and their people. */
public final class VolunteerFeature implements Feature {
    static final String KEY = "volunteer";

    private final Texts texts;
    private final UnitDirectory units;
    private final TeamRepository teams;
    private final VolunteerRepository volunteers;
    private final VolunteerCharts charts;
    private final VolunteerReport report;
    private final Register<Team> teamRegister;
    private final Register<Volunteer> volunteerRegister;
    private final VolunteerController controller;

    public VolunteerFeature(Workbench workbench, UnitDirectory units) {
        this.units = units;
        texts = workbench.texts(VolunteerFeature.class);
        teams = new TeamRepository(workbench.database(), workbench.clock());
        volunteers = new VolunteerRepository(workbench.database(), workbench.clock());
        charts = new VolunteerCharts(volunteers, texts, workbench.clock());
        report = new VolunteerReport(volunteers, charts, units, texts);
        teamRegister = new Register<>(VolunteerSheet.teams(texts, units), teams, Sort.up("code"));
        volunteerRegister =
                new Register<>(VolunteerSheet.volunteers(texts, units, teams.type()), volunteers, Sort.up("code"));
        controller = new VolunteerController(
                workbench,
                texts,
                volunteers,
                teams.type(),
                units,
                new VolunteerView(texts, units, charts),
                volunteerRegister,
                teamRegister);
    }

    /** The volunteers for other areas. */
    public VolunteerDirectory directory() {
        return volunteers;
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
        return "fth-users";
    }

    @Override
    public List<String> migrations() {
        return List.of(
                "cn/baodi/command/feature/volunteer/V202602020002__volunteer.sql",
                "cn/baodi/command/feature/volunteer/V202602160002__volunteer_identity.sql");
    }

    @Override
    public List<Searchable> searchables() {
        return List.of(
                new Searchable(TeamRepository.TABLE, List.of("name"), List.of("phone"), TeamRepository.CODE, true),
                new Searchable(
                        VolunteerRepository.TABLE, List.of("name"), List.of("phone"), VolunteerRepository.CODE, true));
    }

    @Override
    public List<Register<?>> registers() {
        return List.of(teamRegister, volunteerRegister);
    }

    @Override
    public List<DailyCount> dailyCounts() {
        List<DailyCount> all = new ArrayList<>(Daily.counts(
                volunteers.byTownNow(), texts.get("figure.registered"), texts.get("unit.people"), units::name));
        all.addAll(Daily.categories(
                volunteers.byTeamKindNow(),
                texts.get("count.kind"),
                texts.get("unit.people"),
                units::name,
                kind -> texts.get("Kind." + kind)));
        return all;
    }

    @Override
    public List<Figure> figures(Scope scope) {
        return charts.figures(scope);
    }

    @Override
    public Optional<ChartData> trend(Scope scope) {
        return Optional.of(charts.registeredByDay(scope));
    }

    @Override
    public Map<Long, BigDecimal> byUnit(String figure, Scope scope) {
        return charts.byUnit(figure, scope);
    }

    @Override
    public Optional<ReportPart> report(Cutoff cutoff) {
        return Optional.of(report.at(cutoff));
    }

    @Override
    public List<Hit> search(String text, int limit) {
        List<Hit> hits = new ArrayList<>();
        volunteers
                .suggest(text, limit)
                .forEach(v -> hits.add(new Hit(
                        title(),
                        v.name(),
                        texts.get("hit.volunteer", Masking.phone(v.phone()), units.label(v.unit())),
                        Link.to(KEY, "volunteers", v.id()))));
        teams.suggest(text, limit)
                .forEach(t -> hits.add(new Hit(
                        texts.get("sheet.teams"), t.name(), units.label(t.unit()), Link.to(KEY, "teams", t.id()))));
        return hits.subList(0, Math.min(limit, hits.size()));
    }

    @Override
    public void demo(Demo demo) {
        VolunteerDemo.fill(demo, units);
    }

    @Override
    public List<Command> commands() {
        return List.of(
                new Command("volunteer.add", texts.get("command.add"), "fth-user-plus", null, controller::enrol));
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
