package cn.baodi.command.feature.volunteer;

import cn.baodi.command.core.Reference;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Type;
import cn.baodi.command.data.Register;
import cn.baodi.command.feature.unit.UnitDirectory;
import cn.baodi.command.ui.Chip;
import cn.baodi.command.ui.RegisterSpec;
import cn.baodi.command.ui.RowAction;
import cn.baodi.command.ui.Tone;
import java.util.List;
import java.util.function.Function;

/** What the two lists of the area show: which columns, chips, marks, charts and buttons. */
final class VolunteerView {
    private final Texts texts;
    private final UnitDirectory units;
    private final VolunteerCharts charts;

    VolunteerView(Texts texts, UnitDirectory units, VolunteerCharts charts) {
        this.texts = texts;
        this.units = units;
        this.charts = charts;
    }

    RegisterSpec<Volunteer> volunteers(
            Register<Volunteer> register, Type<Reference> team, VolunteerController controller) {
        return RegisterSpec.of(register, texts)
                .chip(Chip.unit("unit", texts.get("volunteers.unit"), units.type()))
                .chip(Chip.reference("team", texts.get("volunteers.team"), team))
                .chip(Chip.choice("field", texts.get("volunteers.field"), Volunteer.Field.class, texts))
                .chip(Chip.choice("state", texts.get("volunteers.state"), Volunteer.State.class, texts))
                .form("name", "phone", "unit", "field", "state", "team", "identity", "joined", "note")
                .hidden("code", "identity", "joined", "note")
                .defaults(controller::expected)
                .next(controller::next)
                .title(Volunteer::name)
                .called(VolunteerSheet::called)
                .tone("state", row -> tone(row.state()))
                .action(turn("standBy", "fth-phone-incoming", Volunteer.State.STANDBY, controller))
                .action(turn("sendOut", "fth-user-check", Volunteer.State.ON_DUTY, controller))
                .action(turn("rest", "fth-moon", Volunteer.State.RESTING, controller))
                .action(turn("leave", "fth-user-x", Volunteer.State.LEFT, controller))
                .chart(texts.get("chart.fields"), charts::byField)
                .watch("team");
    }

    private static Tone tone(Volunteer.State state) {
        return switch (state) {
            case STANDBY -> Tone.GOOD;
            case ON_DUTY -> Tone.BUSY;
            case RESTING -> Tone.WAITING;
            case LEFT -> Tone.QUIET;
        };
    }

    private RowAction<Volunteer> turn(String id, String icon, Volunteer.State state, VolunteerController controller) {
        Function<List<Volunteer>, String> disabled = rows ->
                rows.stream().anyMatch(row -> row.canTurn(state)) ? null : texts.get("action.none", texts.name(state));
        return new RowAction<>(
                id,
                texts.get("action." + id),
                icon,
                disabled,
                rows -> controller.turn(
                        rows.stream().filter(row -> row.canTurn(state)).toList(), state));
    }

    RegisterSpec<Team> teams(Register<Team> register, VolunteerController controller) {
        Function<List<Team>, String> one = rows -> rows.size() == 1 ? null : texts.get("action.one");
        return RegisterSpec.of(register, texts)
                .chip(Chip.unit("unit", texts.get("teams.unit"), units.type()))
                .chip(Chip.choice("kind", texts.get("teams.kind"), Team.Kind.class, texts))
                .form("name", "kind", "unit", "leader", "phone", "note")
                .hidden("code")
                .titleAndCalled(Team::name)
                .action(new RowAction<Team>(
                                "showMembers",
                                texts.get("action.showMembers"),
                                "fth-users",
                                one,
                                rows -> controller.members(rows.get(0)))
                        .reading())
                .action(new RowAction<>(
                        "addMember",
                        texts.get("action.addMember"),
                        "fth-user-plus",
                        one,
                        rows -> controller.enrol(rows.get(0))));
    }
}
