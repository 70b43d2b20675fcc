package cn.baodi.command.feature.volunteer;

import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.Reference;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Type;
import cn.baodi.command.core.Types;
import cn.baodi.command.data.Register;
import cn.baodi.command.feature.unit.UnitDirectory;
import cn.baodi.command.ui.RegisterController;
import cn.baodi.command.ui.RegisterTabs;
import cn.baodi.command.ui.Workbench;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What officers do with volunteers and their teams. */
final class VolunteerController {
    private final Workbench workbench;
    private final Texts texts;
    private final VolunteerRepository repository;
    private final Type<Reference> team;
    private final UnitDirectory units;
    private final RegisterController<Volunteer> volunteers;
    private final RegisterController<Team> teams;
    private RegisterTabs tabs;

    VolunteerController(
            Workbench workbench,
            Texts texts,
            VolunteerRepository repository,
            Type<Reference> team,
            UnitDirectory units,
            VolunteerView view,
            Register<Volunteer> volunteerRegister,
            Register<Team> teamRegister) {
        this.workbench = workbench;
        this.texts = texts;
        this.repository = repository;
        this.team = team;
        this.units = units;
        volunteers = new RegisterController<>(workbench, view.volunteers(volunteerRegister, team, this));
        teams = new RegisterController<>(workbench, view.teams(teamRegister, this));
    }

    /** The screen, made on the first call. */
    RegisterTabs tabs() {
        if (tabs == null) {
            tabs = new RegisterTabs(List.of(volunteers, teams));
        }
        return tabs;
    }

    /** 调为待命, 在岗, 休整, 退出. */
    void turn(List<Volunteer> rows, Volunteer.State state) {
        String called = rows.size() == 1 ? VolunteerSheet.called(rows.get(0)) : texts.get("done.several", rows.size());
        volunteers.each(
                rows,
                texts.get("done.turned", called, texts.name(state)),
                (batch, row) -> repository.change(batch, row, row.in(state)));
    }

    /** The people of one team. */
    void members(Team row) {
        tabs().show(Link.to(
                VolunteerFeature.KEY,
                "volunteers",
                Filter.NONE.chip("team", row.id().toString())));
    }

    /** A new volunteer in this team and its unit. */
    void enrol(Team row) {
        tabs().add(
                        "volunteers",
                        Map.of(
                                "team",
                                team.write(new Reference(row.id(), row.name())),
                                "unit",
                                units.label(row.unit())));
    }

    /** A new volunteer, wherever the officer is. */
    void enrol() {
        workbench.open().accept(new Link(VolunteerFeature.KEY, "", Filter.NONE, null));
        tabs().add("volunteers", Map.of());
    }

    Map<String, String> expected() {
        return Map.of(
                "state", texts.name(Volunteer.State.STANDBY),
                "joined", Types.DATE.write(workbench.now().toLocalDate()));
    }

    /** People come as lists of one unit and team: the next one begins with those of the last. */
    Map<String, String> next(Volunteer stored) {
        Map<String, String> cells = new HashMap<>(expected());
        cells.put("unit", units.label(stored.unit()));
        cells.put("field", texts.name(stored.field()));
        if (stored.team() != null) {
            cells.put("team", team.write(new Reference(stored.team(), stored.teamName())));
        }
        return cells;
    }
}
