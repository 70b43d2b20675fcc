package cn.baodi.command.feature.volunteer;

import cn.baodi.command.core.Masking;
import cn.baodi.command.core.Reference;
import cn.baodi.command.core.Sheet;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Type;
import cn.baodi.command.core.Types;
import cn.baodi.command.feature.unit.UnitDirectory;

/** The columns of {@code teams} and {@code volunteers}. */
final class VolunteerSheet {
    private static final Type<Long> CODE = Types.code(VolunteerRepository.CODE, VolunteerRepository.DIGITS);

    private VolunteerSheet() {}

    /** What may leave the screen: V00012 张*. */
    static String called(Volunteer volunteer) {
        return (CODE.write(volunteer.id()) + " " + Masking.name(volunteer.name())).strip();
    }

    static Sheet<Team> teams(Texts texts, UnitDirectory units) {
        return Sheet.<Team>of("teams", texts)
                .column("code", Types.code(TeamRepository.CODE, TeamRepository.DIGITS), 4, Team::id)
                .required("name", Types.TEXT, 16, Team::name)
                .required("kind", Types.choice(Team.Kind.class, texts), 8, Team::kind)
                .required("unit", units.type(), 12, Team::unit)
                .column("leader", Types.TEXT, 5, Team::leader)
                .inside()
                .column("phone", Types.PHONE, 8, Team::phone)
                .personal()
                .column("note", Types.NOTE, 12, Team::note)
                .inside()
                .build((v, base) -> new Team(
                        base == null ? v.get("code") : base.id(),
                        v.get("name"),
                        v.get("kind"),
                        v.get("unit"),
                        v.get("leader"),
                        v.get("phone"),
                        v.get("note"),
                        base == null ? 0 : base.version(),
                        base == null ? null : base.retired()));
    }

    static Sheet<Volunteer> volunteers(Texts texts, UnitDirectory units, Type<Reference> team) {
        return Sheet.<Volunteer>of("volunteers", texts)
                .column("code", CODE, 5, Volunteer::id)
                .required("name", Types.TEXT, 5, Volunteer::name)
                .inside()
                .required("phone", Types.PHONE, 8, Volunteer::phone)
                .personal()
                .column("identity", Types.IDENTITY, 11, Volunteer::identity)
                .sealed()
                .column("team", team, 17, v -> Reference.of(v.team(), v.teamName()))
                .required("unit", units.type(), 11, Volunteer::unit)
                .required("field", Types.choice(Volunteer.Field.class, texts), 6, Volunteer::field)
                .required("state", Types.choice(Volunteer.State.class, texts), 4, Volunteer::state)
                .column("joined", Types.DATE, 7, Volunteer::joined)
                .column("note", Types.NOTE, 12, Volunteer::note)
                .inside()
                .alike("identity")
                .alike("phone", "name")
                .build((v, base) -> {
                    Reference in = v.get("team");
                    return new Volunteer(
                            base == null ? v.get("code") : base.id(),
                            v.get("name"),
                            v.get("phone"),
                            v.get("identity"),
                            in == null ? null : in.id(),
                            v.get("unit"),
                            v.get("field"),
                            v.get("state"),
                            v.get("joined"),
                            v.get("note"),
                            base == null ? 0 : base.version(),
                            base == null ? null : base.retired(),
                            in == null ? null : in.label());
                });
    }
}
