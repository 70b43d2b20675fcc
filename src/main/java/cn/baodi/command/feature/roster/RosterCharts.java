package cn.baodi.command.feature.roster;

import cn.baodi.command.core.ChartData;
import cn.baodi.command.core.ChartData.Series;
import cn.baodi.command.core.Check;
import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.DutyShift;
import cn.baodi.command.core.Figure;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.TimeRange;
import cn.baodi.command.feature.roster.ShiftRepository.DutyTally;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
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

    private static Filter trend(Cutoff cutoff) {
        DutyShift duty = duty(cutoff);
        return Filter.NONE.range(TimeRange.between(duty.start().minusDays(Cutoff.TREND_DAYS - 1L), duty.end()));
    }

    /** The duty shifts of the trend up to 本班, by their start. */
    TreeMap<LocalDateTime, DutyTally> tallies(Cutoff cutoff) {
        return shifts.byDuty(trend(cutoff), cutoff.until(), cutoff.yesterday().until());
    }

    List<Figure> figures(Cutoff cutoff) {
        TreeMap<LocalDateTime, DutyTally> tallies = tallies(cutoff);
        return List.of(
                figure("present", 1, cutoff, tallies, DutyTally::present, DutyTally::before),
                figure("required", 0, cutoff, tallies, DutyTally::required, DutyTally::required),
                figure("gap", -1, cutoff, tallies, DutyTally::gap, DutyTally::gap));
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
            Cutoff cutoff,
            TreeMap<LocalDateTime, DutyTally> tallies,
            ToLongFunction<DutyTally> number,
            ToLongFunction<DutyTally> earlier) {
        DutyShift duty = duty(cutoff);
        DutyTally now = tallies.get(duty.start());
        DutyTally before = tallies.get(duty.start().minusDays(1));
        List<BigDecimal> trend = new ArrayList<>();
        for (int days = Cutoff.TREND_DAYS - 1; days >= 0; days--) {
            DutyTally tally = tallies.get(duty.start().minusDays(days));
            trend.add(tally == null ? null : BigDecimal.valueOf(number.applyAsLong(tally)));
        }
        Filter rows = during(duty);
        return new Figure(
                RosterFeature.KEY + "." + key,
                texts.get("figure." + key),
                texts.get("unit.people"),
                now == null ? BigDecimal.ZERO : BigDecimal.valueOf(number.applyAsLong(now)),
                before == null ? null : BigDecimal.valueOf(earlier.applyAsLong(before)),
                trend,
                good,
                Link.to(
                        RosterFeature.KEY,
                        "shifts",
                        key.equals("gap") ? rows.chip("gap", ShiftRepository.SHORT) : rows));
    }

    /** People on duty by duty shift against those required. */
    ChartData peopleByDuty(Cutoff cutoff) {
        return peopleByDuty(trend(cutoff), cutoff.until());
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
