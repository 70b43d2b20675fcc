package cn.baodi.command.feature.roster;

import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Problem;
import cn.baodi.command.core.Refused;
import cn.baodi.command.core.Sort;
import cn.baodi.command.core.TimeRange;
import cn.baodi.command.data.Batch;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** One day's roster made another's. */
final class RosterDay {
    private final ShiftRepository shifts;
    private final AssignmentRepository assignments;

    RosterDay(ShiftRepository shifts, AssignmentRepository assignments) {
        this.shifts = shifts;
        this.assignments = assignments;
    }

    /**
     * What came of a copy.
     *
     * @param shifts shifts that were added
     * @param assignments people that were assigned in them
     * @param refused why others were not
     */
    record Copied(int shifts, int assignments, List<Problem> refused) {}

    /**
     * Copies the shifts that begin on {@code from}, with their people, to {@code to}. A shift that the post has already
     * is left as it is; who is somewhere else at that time, or has left, is left out and named.
     */
    Copied copy(Batch batch, LocalDate from, LocalDate to) {
        return copy(batch, on(from), ChronoUnit.DAYS.between(from, to));
    }

    /** The same for chosen shifts, so many days later. */
    Copied copy(Batch batch, List<Shift> chosen, long days) {
        List<Shift> known = chosen.stream()
                .map(shift -> shift.startAt().toLocalDate().plusDays(days))
                .distinct()
                .flatMap(day -> on(day).stream())
                .toList();
        int added = 0;
        int assigned = 0;
        List<Problem> refused = new ArrayList<>();
        for (Shift shift : chosen) {
            Shift copy = shift.later(days);
            if (known.stream().anyMatch(k -> isSame(k, copy))) {
                continue;
            }
            try {
                long id = shifts.add(batch, copy);
                added++;
                assigned += people(batch, shift, id, refused);
            } catch (Refused e) {
                refused.add(e.problem());
            }
        }
        return new Copied(added, assigned, refused);
    }

    private int people(Batch batch, Shift shift, long copy, List<Problem> refused) {
        List<Assignment> people = new ArrayList<>();
        assignments.each(Filter.NONE.chip("shift", shift.id().toString()), Sort.up("code"), people::add);
        int assigned = 0;
        for (Assignment person : people) {
            try {
                assignments.add(batch, person.in(copy));
                assigned++;
            } catch (Refused e) {
                refused.add(e.problem());
            }
        }
        return assigned;
    }

    private List<Shift> on(LocalDate day) {
        LocalDateTime start = day.atStartOfDay();
        List<Shift> found = new ArrayList<>();
        shifts.each(Filter.NONE.range(TimeRange.between(start, start.plusDays(1))), Sort.up("start"), found::add);
        return found;
    }

    private static boolean isSame(Shift one, Shift other) {
        return one.startAt().equals(other.startAt()) && one.called().equals(other.called());
    }
}
