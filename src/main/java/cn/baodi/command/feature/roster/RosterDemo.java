package cn.baodi.command.feature.roster;

import cn.baodi.command.data.Demo;
import cn.baodi.command.feature.roster.StaffingRepository.Person;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Shifts of the posts that matter most, the hotline and the deliveries, from the first day to two days ahead, and who
 * came: nearly all until now, one post short in this very shift, and some holes tonight and in the days to come.
 */
final class RosterDemo {
    private static final LocalDate LAST = Demo.DAY.plusDays(2);
    private static final List<String> SEATS = List.of("心理热线1号坐席", "心理热线2号坐席");
    private static final String DELIVERIES = "困难群众物资配送";
    private static final List<String> ROLES = List.of("测温", "登记", "引导", "消杀");
    /** The checkpoint, by its place in the list, that lacks people now, and the one that lacks most tonight. */
    private static final int SHORT_NOW = 4;

    private static final int SHORT_TONIGHT = 23;

    private final Demo demo;
    private final Map<Long, LocalDateTime> busy = new HashMap<>();
    private final List<Person> all;
    private final List<Person> onDuty;
    private final List<Person> standby;
    private int next;

    private RosterDemo(Demo demo) {
        this.demo = demo;
        all = new ArrayList<>(StaffingRepository.people(demo.batch()));
        Collections.shuffle(all, demo.random());
        onDuty = in("ON_DUTY");
        standby = in("STANDBY");
    }

    private List<Person> in(String state) {
        return all.stream().filter(p -> p.state().equals(state)).toList();
    }

    static void fill(Demo demo) {
        new RosterDemo(demo).fill();
    }

    private void fill() {
        List<StaffingRepository.Place> places =
                StaffingRepository.places(demo.batch(), demo.size().of(40, 400));
        for (LocalDate day = Demo.FROM; !day.isAfter(LAST); day = day.plusDays(1)) {
            for (boolean night : new boolean[] {false, true}) {
                LocalDateTime start = day.atTime(night ? 20 : 8, 0);
                // Shifts first, then people: rows of one table go to the database together.
                List<Shift> shifts = new ArrayList<>();
                places.forEach(p ->
                        shifts.add(shift(Shift.Post.CHECKPOINT, p.id(), null, start, night ? p.night() : p.day())));
                SEATS.forEach(seat -> shifts.add(shift(Shift.Post.HOTLINE, null, seat, start, 1)));
                if (!night) {
                    shifts.add(shift(Shift.Post.TASK, null, DELIVERIES, start, 6));
                }
                List<Long> ids = shifts.stream()
                        .map(s -> demo.batch().add(ShiftRepository.TABLE, s))
                        .toList();
                for (int i = 0; i < ids.size(); i++) {
                    assign(ids.get(i), shifts.get(i), i);
                }
            }
        }
    }

    private static Shift shift(Shift.Post post, Long checkpoint, String task, LocalDateTime start, int required) {
        return new Shift(
                null,
                post,
                checkpoint,
                task,
                start,
                start.plusHours(12),
                Math.max(1, required),
                null,
                0,
                null,
                null,
                null,
                null);
    }

    private void assign(long id, Shift shift, int place) {
        boolean running = !shift.startAt().isAfter(Demo.NOW) && shift.endAt().isAfter(Demo.NOW);
        boolean tonight = shift.startAt().equals(Demo.DAY.atTime(20, 0));
        int people = shift.required() - missing(shift, place, running, tonight);
        for (int i = 0; i < people; i++) {
            Person person = free(running ? onDuty : shift.startAt().isAfter(Demo.NOW) ? standby : all, shift);
            if (person != null) {
                boolean absent =
                        running ? place == SHORT_NOW && i < 2 : demo.random().nextInt(100) < 2;
                demo.batch().add(AssignmentRepository.TABLE, assignment(id, shift, person, absent));
            }
        }
    }

    /** How many of those required nobody was found for. */
    private int missing(Shift shift, int place, boolean running, boolean tonight) {
        int chance = demo.random().nextInt(100);
        if (running || shift.required() == 1) {
            return 0;
        }
        if (tonight) {
            return place == SHORT_TONIGHT ? 2 : chance < 8 ? 1 : 0;
        }
        return chance < (shift.startAt().isAfter(Demo.NOW) ? 20 : 6) ? 1 : 0;
    }

    /** The next in turn who is in the register and nowhere else; one of those standing by where a group is too small. */
    private Person free(List<Person> group, Shift shift) {
        for (List<Person> people : List.of(group, standby)) {
            for (int tries = 0; tries < people.size(); tries++) {
                Person person = people.get(next++ % people.size());
                boolean registered = person.joined() == null
                        || !person.joined().isAfter(shift.startAt().toLocalDate());
                LocalDateTime until = busy.get(person.id());
                if (registered && (until == null || !until.isAfter(shift.startAt()))) {
                    busy.put(person.id(), shift.endAt());
                    return person;
                }
            }
        }
        return null;
    }

    private Assignment assignment(long id, Shift shift, Person person, boolean absent) {
        LocalDateTime in = null;
        LocalDateTime out = null;
        int early = demo.random().nextInt(25);
        int late = demo.random().nextInt(20);
        if (!absent && shift.startAt().isBefore(Demo.NOW)) {
            in = shift.startAt().plusMinutes(early < 2 ? 12 : -early);
            out = shift.endAt().isAfter(Demo.NOW) ? null : shift.endAt().plusMinutes(late);
        }
        return new Assignment(
                null,
                id,
                person.id(),
                shift.post() == Shift.Post.CHECKPOINT ? ROLES.get(demo.random().nextInt(ROLES.size())) : null,
                in,
                out,
                null,
                0,
                null,
                null,
                null,
                null,
                null);
    }
}
