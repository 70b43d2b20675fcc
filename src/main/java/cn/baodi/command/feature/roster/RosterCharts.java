package cn.baodi.command.feature.roster;

import cn.baodi.command.core.ChartData;
import cn.baodi.command.core.ChartData.Series;
import cn.baodi.command.core.Check;
import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.DutyShift;
import cn.baodi.command.core.Figure;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.Scope;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.TimeRange;
import cn.baodi.command.data.Under;
import cn.baodi.command.feature.roster.ShiftRepository.DutyTally;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * The numbers of the roster by duty shift. A shift belongs to the duty shift in which it begins; 本班 of a cut-off is the
 * one that runs just before it, and 昨日 is the same one of the day before, up to the same time.
 */
final class RosterCharts {
    private final ShiftRepository shifts;
    private final Texts texts;
    private final Clock clock;

    RosterCharts(ShiftRepository shifts, Texts texts, Clock clock) {
        this.shifts = shifts;
        this.texts = texts;
        this.clock = clock;
    }

    /** 本班 of a cut-off: at 24时 it is the night that began at 20:00. */
    static DutyShift duty(Cutoff cutoff) {
        return DutyShift.at(cutoff.until().minusNanos(1));
    }

    /** The shifts that begin in {@code duty}. */
    static Filter during(DutyShift duty) {
        return Filter.NONE.range(TimeRange.between(duty.start(), duty.end()));
    }

    /** The duty shifts that a scope is about: 本班 of a day, the one shift, or all that have begun in several days. */
    private static List<DutyShift> duties(Scope scope) {
        if (scope.isDay()) {
            return List.of(duty(scope.cutoff()));
        }
        List<DutyShift> duties = new ArrayList<>();
        DutyShift duty = DutyShift.at(scope.span().from());
        while (duty.start().isBefore(scope.until()) || duties.isEmpty()) {
            if (!duty.start().isBefore(scope.span().from())) {
                duties.add(duty);
            }
            duty = DutyShift.at(duty.end());
        }
        return duties;
    }

    /** From the first duty shift of trend and comparison to the end of the last. */
    private static Filter all(Scope scope, int days) {
        List<DutyShift> duties = duties(scope);
        LocalDateTime end = duties.get(duties.size() - 1).end();
        LocalDateTime first = duties.get(0).start();
        LocalDateTime start = duties.size() > 1 ? first.minusDays(days) : first.minusDays(Cutoff.TREND_DAYS - 1L);
        return scope.here().range(TimeRange.between(start, end));
    }

    List<Figure> figures(Scope scope) {
        TreeMap<LocalDateTime, DutyTally> tallies = shifts.byDuty(
                all(scope, scope.daysBack()), scope.until(), scope.before().until());
        return List.of(
                figure("present", 1, scope, tallies, DutyTally::present, DutyTally::before),
                figure("required", 0, scope, tallies, DutyTally::required, DutyTally::required),
                figure("gap", -1, scope, tallies, DutyTally::gap, DutyTally::gap));
    }

    /** A figure by the units right under the scope's; 0 is for posts that are of none, such as hotline seats. */
    Map<Long, BigDecimal> byUnit(String figure, Scope scope) {
        List<DutyShift> duties = duties(scope);
        Map<Long, BigDecimal> units = new HashMap<>();
        shifts.byUnit(
                        duties.get(0).start(),
                        duties.get(duties.size() - 1).end(),
                        scope.until(),
                        new Under(scope.unit()))
                .forEach((unit, tally) -> units.put(
                        unit,
                        BigDecimal.valueOf(
                                switch (figure) {
                                    case RosterFeature.KEY + ".present" -> tally.present();
                                    case RosterFeature.KEY + ".required" -> tally.required();
                                    default -> tally.gap();
                                })));
        return units;
    }

    /** Who is on duty was rostered. */
    List<Check> checks(Cutoff cutoff) {
        DutyShift duty = duty(cutoff);
        Filter rows = during(duty);
        DutyTally tally = shifts.byDuty(rows, cutoff.until(), cutoff.until()).get(duty.start());
        if (tally == null) {
            return List.of();
        }
        return List.of(Check.atMost(
                texts.get("check.present"),
                source("figure.present", tally.present(), rows),
                source("check.assigned", tally.assigned(), rows),
                texts.get("check.good"),
                texts.get("check.present.day")));
    }

    private Check.Source source(String label, long people, Filter rows) {
        return new Check.Source(
                texts.get(label),
                BigDecimal.valueOf(people),
                texts.get("unit.people"),
                Link.to(RosterFeature.KEY, "shifts", rows));
    }

    private Figure figure(
            String key,
            int good,
            Scope scope,
            TreeMap<LocalDateTime, DutyTally> tallies,
            ToLongFunction<DutyTally> number,
            ToLongFunction<DutyTally> earlier) {
        List<DutyShift> duties = duties(scope);
        boolean several = !scope.isDay() && !scope.isShift();
        int back = scope.daysBack();
        List<DutyTally> now = tallies(tallies, duties, 0);
        List<DutyTally> before = tallies(tallies, duties, back);
        String note = before.isEmpty()
                ? scope.none(texts)
                : several && before.size() != now.size() ? texts.get("figure.other.shifts") : null;
        Filter rows = scope.here()
                .range(TimeRange.between(
                        duties.get(0).start(), duties.get(duties.size() - 1).end()));
        String label = texts.get(several ? "figure." + key + ".days" : "figure." + key, duties.size());
        return new Figure(
                        RosterFeature.KEY + "." + key,
                        scope.unit() == null ? label : texts.get("figure.checkpoints", label),
                        texts.get(several ? "unit.times" : "unit.people"),
                        BigDecimal.valueOf(now.stream().mapToLong(number).sum()),
                        note == null
                                ? BigDecimal.valueOf(
                                        before.stream().mapToLong(earlier).sum())
                                : null,
                        trend(scope, duties, tallies, number),
                        good,
                        Link.to(
                                RosterFeature.KEY,
                                "shifts",
                                key.equals("gap") ? rows.chip("gap", ShiftRepository.SHORT) : rows))
                .because(note);
    }

    private static List<DutyTally> tallies(
            TreeMap<LocalDateTime, DutyTally> tallies, List<DutyShift> duties, int daysBack) {
        return duties.stream()
                .map(duty -> tallies.get(duty.start().minusDays(daysBack)))
                .filter(Objects::nonNull)
                .toList();
    }

    /** The same duty shift on the days before; of several days all shifts of each. */
    private static List<BigDecimal> trend(
            Scope scope,
            List<DutyShift> duties,
            TreeMap<LocalDateTime, DutyTally> tallies,
            ToLongFunction<DutyTally> number) {
        List<BigDecimal> trend = new ArrayList<>();
        if (duties.size() > 1) {
            for (LocalDate day : scope.trendDays()) {
                LocalDateTime first = new DutyShift(day, false).start();
                Collection<DutyTally> both =
                        tallies.subMap(first, first.plusDays(1)).values();
                trend.add(
                        both.isEmpty()
                                ? null
                                : BigDecimal.valueOf(
                                        both.stream().mapToLong(number).sum()));
            }
            return trend;
        }
        for (int days = Cutoff.TREND_DAYS - 1; days >= 0; days--) {
            DutyTally tally = tallies.get(duties.get(0).start().minusDays(days));
            trend.add(tally == null ? null : BigDecimal.valueOf(number.applyAsLong(tally)));
        }
        return trend;
    }

    /** People on duty by duty shift against those required. */
    ChartData peopleByDuty(Scope scope) {
        return peopleByDuty(all(scope, 0), scope.until());
    }

    /** The same for the shifts that {@code filter} leaves, up to now. */
    ChartData peopleByDuty(Filter filter) {
        return peopleByDuty(filter, LocalDateTime.now(clock));
    }

    private ChartData peopleByDuty(Filter filter, LocalDateTime until) {
        TreeMap<LocalDateTime, DutyTally> tallies = shifts.byDuty(filter, until, until);
        List<String> names = new ArrayList<>();
        List<Long> present = new ArrayList<>();
        List<Long> required = new ArrayList<>();
        if (!tallies.isEmpty()) {
            for (LocalDateTime start = tallies.firstKey();
                    !start.isAfter(tallies.lastKey());
                    start = start.plusHours(12)) {
                DutyTally tally = tallies.get(start);
                names.add(name(DutyShift.at(start)));
                required.add(tally == null ? null : tally.required());
                present.add(tally == null || start.isAfter(until) ? null : tally.present());
            }
        }
        return new ChartData(
                texts.get("chart.people"),
                filter.range().label(texts, LocalDateTime.now(clock)),
                texts.get("unit.people"),
                ChartData.Kind.BARS,
                names,
                List.of(
                        Series.of(texts.get("chart.present"), present),
                        new Series(texts.get("chart.required"), required, true)));
    }

    /** 2月9日夜班, short enough for an axis. */
    String name(DutyShift duty) {
        return texts.get(
                duty.night() ? "duty.night" : "duty.day",
                duty.date().getMonthValue(),
                duty.date().getDayOfMonth());
    }
}
