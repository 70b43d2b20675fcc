package cn.baodi.command.feature.volunteer;

import cn.baodi.command.data.Demo;
import cn.baodi.command.feature.unit.Unit;
import cn.baodi.command.feature.unit.UnitDirectory;
import cn.baodi.command.feature.volunteer.Volunteer.State;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Teams and volunteers for the demonstration: most joined in the first days, more every day since. */
final class VolunteerDemo {
    private static final List<String> RESERVES = List.of("第一支队", "第二支队", "第三支队");
    private static final List<String> SKILLS = List.of("医疗救护", "心理疏导", "物资配送", "政策宣讲");

    private final Demo demo;
    private final UnitDirectory units;
    private final Map<String, Place> places = new LinkedHashMap<>();

    private VolunteerDemo(Demo demo, UnitDirectory units) {
        this.demo = demo;
        this.units = units;
    }

    static void fill(Demo demo, UnitDirectory units) {
        new VolunteerDemo(demo, units).fill();
    }

    private record Place(Team.Kind kind, long unit) {}

    /** A team that was added. */
    private record Added(long id, Place place) {}

    private void fill() {
        List<Added> teams = teams(demo.size().of(40, 600));
        int people = demo.size().of(1500, 100_000);
        List<Unit> villages = units.villages();
        for (int i = 0; i < people; i++) {
            // Every fifth stands by in the reserve, the others are spread over the teams.
            Added team = i % 5 == 0
                    ? teams.get(i / 5 % RESERVES.size())
                    : teams.get(demo.random().nextInt(teams.size()));
            boolean anywhere = team.place().unit() % 1_000_000 == 0;
            long unit = anywhere
                    ? villages.get(demo.random().nextInt(villages.size())).id()
                    : team.place().unit();
            demo.batch().add(VolunteerRepository.TABLE, volunteer(i, team.id(), unit));
        }
    }

    private List<Added> teams(int wanted) {
        long district = units.towns().get(0).id() / 1_000_000 * 1_000_000;
        String name = units.name(district);
        RESERVES.forEach(r -> places.put(name + "抗疫志愿服务预备队" + r, new Place(Team.Kind.RESERVE, district)));
        SKILLS.forEach(s -> places.put(name + s + "志愿服务队", new Place(Team.Kind.SKILLED, district)));
        for (Unit town : units.towns()) {
            places.put(town.name() + "党员志愿服务队", new Place(Team.Kind.PARTY, town.id()));
        }
        List<Unit> villages = units.villages();
        for (int first = 0; first < 17; first++) {
            for (int i = first; i < villages.size(); i += 17) {
                Unit village = villages.get(i);
                String called = units.name(Unit.town(village.id())) + village.name() + "志愿服务队";
                places.putIfAbsent(called, new Place(Team.Kind.VILLAGE, village.id()));
            }
        }
        List<Added> teams = new ArrayList<>();
        places.entrySet().stream().limit(wanted).forEach(e -> {
            Place place = e.getValue();
            Team team =
                    new Team(null, e.getKey(), place.kind(), place.unit(), demo.name(), demo.phone(), null, 0, null);
            teams.add(new Added(demo.batch().add(TeamRepository.TABLE, team), place));
        });
        return teams;
    }

    private Volunteer volunteer(int i, long team, long unit) {
        int chance = demo.random().nextInt(100);
        State state =
                chance < 14 ? State.ON_DUTY : chance < 24 ? State.RESTING : chance < 27 ? State.LEFT : State.STANDBY;
        return new Volunteer(
                null,
                demo.name(),
                demo.phone(),
                i % 3 == 0 ? Demo.identity(i) : null,
                team,
                unit,
                demo.pick(Volunteer.Field.values()),
                state,
                joined(),
                null,
                0,
                null,
                null);
    }

    private LocalDate joined() {
        if (demo.random().nextInt(10) < 6) {
            return Demo.FROM.minusDays(1L + demo.random().nextInt(60));
        }
        int first = demo.random().nextInt(14);
        int second = demo.random().nextInt(14);
        return Demo.FROM.plusDays(Math.min(first, second));
    }
}
