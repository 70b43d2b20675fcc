package cn.baodi.command.feature.returns;

import cn.baodi.command.feature.returns.DailyReturn.State;
import cn.baodi.command.feature.unit.Unit;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Who owed a return on each of some days, and what came of it: each unit that is expected on a day is in exactly one
 * {@link State}, however often it filed. Made of the units and one query.
 */
final class Completeness {
    private final List<LocalDate> days;
    private final List<Unit> villages;
    private final Map<Long, Map<LocalDate, ReturnRepository.Filed>> filed = new HashMap<>();
    /** Found once: tiles, charts and sentences ask again and again. */
    private final Map<LocalDate, Counts> counted = new ConcurrentHashMap<>();

    /**
     * @param villages all that there are, in their order
     * @param days oldest first
     * @param until returns of a day that came in at or after this moment are not known yet
     */
    Completeness(
            List<Unit> villages,
            List<LocalDate> days,
            List<ReturnRepository.Filed> returns,
            Function<LocalDate, LocalDateTime> until) {
        this.days = List.copyOf(days);
        this.villages = List.copyOf(villages);
        for (ReturnRepository.Filed one : returns) {
            if (one.filedAt().isBefore(until.apply(one.day()))) {
                filed.computeIfAbsent(one.unit(), unit -> new HashMap<>()).put(one.day(), one);
            }
        }
    }

    /** How many units are in each state. */
    record Counts(Map<State, Integer> by) {
        int of(State state) {
            return by.getOrDefault(state, 0);
        }

        /** 应报. */
        int expected() {
            return by.values().stream().mapToInt(Integer::intValue).sum();
        }

        /** Those of which there is a return, whatever it is worth. */
        int reported() {
            return expected() - of(State.SILENT);
        }
    }

    List<LocalDate> days() {
        return days;
    }

    /** Whether nobody at all filed a return of these days, here or elsewhere. */
    boolean isEmpty() {
        return filed.isEmpty();
    }

    /** All units there are, in their order. */
    List<Unit> villages() {
        return villages;
    }

    /** The state of a unit on a day, or null where nothing is expected of it. */
    State state(Unit unit, LocalDate day) {
        if (!unit.isActive(day)) {
            return null;
        }
        ReturnRepository.Filed one = filed(unit.id(), day);
        return one == null ? State.SILENT : one.state();
    }

    /** The return of a unit and a day, or null. */
    ReturnRepository.Filed filed(long unit, LocalDate day) {
        return filed.getOrDefault(unit, Map.of()).get(day);
    }

    /** The units under {@code town} that are there on some of the days, in their order. */
    List<Unit> villages(long town) {
        return villages.stream()
                .filter(unit -> Unit.town(unit.id()) == town)
                .filter(unit -> days.stream().anyMatch(unit::isActive))
                .toList();
    }

    Counts counts(LocalDate day) {
        return counted.computeIfAbsent(day, asked -> counts(asked, unit -> true));
    }

    Counts counts(LocalDate day, long town) {
        return counts(day, unit -> Unit.town(unit.id()) == town);
    }

    /** All of it by the code of the town and then by day as {@link #days}, in one pass. */
    Map<Long, List<Counts>> byTown() {
        Map<Long, List<Map<State, Integer>>> towns = new LinkedHashMap<>();
        for (Unit unit : villages) {
            List<Map<State, Integer>> own = towns.computeIfAbsent(
                    Unit.town(unit.id()),
                    town -> Stream.<Map<State, Integer>>generate(() -> new EnumMap<>(State.class))
                            .limit(days.size())
                            .toList());
            for (int i = 0; i < days.size(); i++) {
                State state = state(unit, days.get(i));
                if (state != null) {
                    own.get(i).merge(state, 1, Integer::sum);
                }
            }
        }
        Map<Long, List<Counts>> counts = new LinkedHashMap<>();
        towns.forEach(
                (town, own) -> counts.put(town, own.stream().map(Counts::new).toList()));
        return counts;
    }

    private Counts counts(LocalDate day, Predicate<Unit> among) {
        Map<State, Integer> by = new EnumMap<>(State.class);
        for (Unit unit : villages) {
            State state = among.test(unit) ? state(unit, day) : null;
            if (state != null) {
                by.merge(state, 1, Integer::sum);
            }
        }
        return new Counts(by);
    }

    /** The units in {@code state} on {@code day}, by the code of their town, in their order. */
    Map<Long, List<Unit>> in(State state, LocalDate day) {
        Map<Long, List<Unit>> towns = new LinkedHashMap<>();
        for (Unit unit : villages) {
            if (state(unit, day) == state) {
                towns.computeIfAbsent(Unit.town(unit.id()), town -> new ArrayList<>())
                        .add(unit);
            }
        }
        return towns;
    }
}
