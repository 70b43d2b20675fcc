package cn.baodi.command.feature.checkpoint;

import cn.baodi.command.data.Demo;
import cn.baodi.command.feature.checkpoint.Checkpoint.Kind;
import cn.baodi.command.feature.checkpoint.Checkpoint.State;
import cn.baodi.command.feature.unit.Unit;
import cn.baodi.command.feature.unit.UnitDirectory;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;

/**
 * Checkpoints and their counts for the demonstration: few people at night, more from day to day until 7 February and
 * fewer since, many temperature alarms on the 5th and one place with some today, and since yesterday now and then a
 * missing count.
 */
final class CheckpointDemo {
    private static final LocalDate PEAK = Demo.DAY.minusDays(2);
    private static final LocalDate FEVERISH = Demo.DAY.minusDays(4);
    private static final String WATCHED = "大白镇西口卡口";
    private static final List<String> TOWN_ENDS = List.of("西口", "东口", "北口", "南口");
    private static final List<String> VILLAGE_ENDS = List.of("村口", "村东头", "村西头", "村北头");
    private static final List<String> GATES = List.of("门岗", "东门岗", "西门岗", "北门岗");

    private final Demo demo;
    private final UnitDirectory units;
    private final int wanted;
    private final Map<String, Place> places = new LinkedHashMap<>();

    private CheckpointDemo(Demo demo, UnitDirectory units) {
        this.demo = demo;
        this.units = units;
        wanted = demo.size().of(120, 3000);
    }

    static void fill(Demo demo, UnitDirectory units) {
        new CheckpointDemo(demo, units).fill();
    }

    private record Place(Kind kind, long unit) {}

    /**
     * A checkpoint that was added.
     *
     * @param people who pass it on an ordinary day; 0 counts nothing
     * @param closed its last day, or null
     */
    private record Post(long id, Kind kind, double people, LocalDate closed, boolean watched) {}

    private void fill() {
        atTowns(0);
        atTowns(1);
        atVillages(0);
        atTowns(2);
        atTowns(3);
        atVillages(1);
        atVillages(2);
        atVillages(3);
        List<Post> posts = new ArrayList<>();
        places.forEach((name, place) -> posts.add(add(name, place)));
        for (LocalDateTime start = Demo.FROM.atTime(8, 0); start.isBefore(Demo.NOW); start = start.plusHours(12)) {
            for (Post post : posts) {
                count(post, start);
            }
        }
    }

    private void atTowns(int end) {
        for (Unit town : units.towns()) {
            Kind kind = town.kind() == Unit.Kind.TOWN ? Kind.ROAD : Kind.CITY;
            place(town.name() + TOWN_ENDS.get(end) + "卡口", kind, town.id());
        }
    }

    /** Every 13th village first, so that few checkpoints still spread over the district. */
    private void atVillages(int end) {
        List<Unit> villages = units.villages();
        for (int first = 0; first < 13; first++) {
            for (int i = first; i < villages.size(); i += 13) {
                Unit village = villages.get(i);
                String town = units.name(Unit.town(village.id()));
                if (village.kind() == Unit.Kind.VILLAGE) {
                    String name = village.name().replaceFirst("村$", "") + VILLAGE_ENDS.get(end) + "卡口";
                    place(town + name, Kind.VILLAGE, village.id());
                } else {
                    place(town + village.name().replaceFirst("居委会$", "") + GATES.get(end), Kind.GATE, village.id());
                }
            }
        }
    }

    private void place(String name, Kind kind, long unit) {
        if (places.size() < wanted) {
            places.putIfAbsent(name, new Place(kind, unit));
        }
    }

    private Post add(String name, Place place) {
        boolean watched = name.equals(WATCHED);
        boolean road = place.kind() == Kind.ROAD || place.kind() == Kind.CITY;
        int required = road ? 4 + demo.random().nextInt(3) : 2 + demo.random().nextInt(2);
        int chance = demo.random().nextInt(100);
        State state = watched || chance >= 5 ? State.OPEN : chance < 3 ? State.SUSPENDED : State.CLOSED;
        LocalDate closed =
                state == State.CLOSED ? Demo.FROM.plusDays(6L + demo.random().nextInt(4)) : null;
        Checkpoint checkpoint = new Checkpoint(
                null,
                name,
                place.kind(),
                place.unit(),
                state,
                required,
                road ? required - 1 : 2,
                Demo.FROM.minusDays(demo.random().nextInt(4)),
                closed,
                demo.name(),
                demo.phone(),
                null,
                0,
                null);
        long id = demo.batch().add(CheckpointRepository.TABLE, checkpoint);
        double people = usual(place.kind()) * (0.6 + 0.8 * demo.random().nextDouble());
        return new Post(id, place.kind(), state == State.SUSPENDED ? 0 : people, closed, watched);
    }

    private static double usual(Kind kind) {
        return switch (kind) {
            case ROAD -> 900;
            case CITY -> 1200;
            case VILLAGE -> 110;
            case GATE -> 260;
        };
    }

    private void count(Post post, LocalDateTime start) {
        LocalDate day = start.toLocalDate();
        boolean night = start.getHour() != 8;
        boolean running = start.plusHours(12).isAfter(Demo.NOW);
        boolean missing = !post.watched() && demo.random().nextInt(100) < (running ? 12 : 4);
        // What was missing of the days before yesterday has been asked for since.
        boolean late = missing && day.isBefore(Demo.DAY.minusDays(1));
        if (missing && !late || post.people() == 0 || post.closed() != null && day.isAfter(post.closed())) {
            return;
        }
        DoubleSupplier chance = late ? () -> 0.5 : demo.random()::nextDouble;
        double share = (night ? 0.12 : 1) * (running ? 0.8 : 1) * (0.85 + 0.3 * chance.getAsDouble());
        int people = (int) Math.round(post.people() * growth(day) * share);
        int fever = Math.min(people, fever(post, day, night, running, people, chance));
        int turned = (int) Math.round(people * 0.03 * chance.getAsDouble());
        PassageCount count = new PassageCount(
                null,
                post.id(),
                start,
                people,
                (int) Math.round(people * vehicles(post.kind())),
                fever,
                Math.min(people, fever + turned),
                (int) Math.round(people * 0.05 * chance.getAsDouble()),
                null,
                0,
                null,
                null);
        demo.batch().add(PassageRepository.TABLE, count);
    }

    private static double growth(LocalDate day) {
        long to = ChronoUnit.DAYS.between(day, PEAK);
        return to >= 0 ? 1.1 - 0.05 * to : 1.1 + 0.17 * to;
    }

    private int fever(Post post, LocalDate day, boolean night, boolean running, int people, DoubleSupplier chance) {
        if (post.watched() && !night && (running || day.equals(FEVERISH))) {
            return running ? 4 : 6;
        }
        double likely = people / 2500.0 * (day.equals(FEVERISH) ? 3 : 1);
        int few = (int) (likely + chance.getAsDouble());
        return day.equals(FEVERISH) ? few : Math.min(few, PassageRepository.SPIKE - 1);
    }

    private static double vehicles(Kind kind) {
        return switch (kind) {
            case ROAD -> 0.42;
            case CITY -> 0.35;
            case VILLAGE -> 0.12;
            case GATE -> 0.15;
        };
    }
}
