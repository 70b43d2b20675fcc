package cn.baodi.command.feature.volunteer;

import cn.baodi.command.core.ChartData;
import cn.baodi.command.core.ChartData.Series;
import cn.baodi.command.core.Figure;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.Scope;
import cn.baodi.command.core.Texts;
import cn.baodi.command.data.Under;
import cn.baodi.command.feature.volunteer.VolunteerRepository.Group;
import cn.baodi.command.feature.volunteer.VolunteerRepository.Grouping;
import cn.baodi.command.feature.volunteer.VolunteerRepository.Joined;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The numbers of the volunteers. Who joined on a day counts from that day on; who has left counts for no day, since the
 * register does not say when. The same holds of the state: how many stand by is known for now only, and of a past day
 * nothing is said of it.
 */
final class VolunteerCharts {
    private final VolunteerRepository volunteers;
    private final Texts texts;
    private final Clock clock;

    VolunteerCharts(VolunteerRepository volunteers, Texts texts, Clock clock) {
        this.volunteers = volunteers;
        this.texts = texts;
        this.clock = clock;
    }

    List<Figure> figures(Scope scope) {
        List<Joined> joined = volunteers.joined(new Under(scope.unit()));
        List<BigDecimal> trend = new ArrayList<>();
        for (LocalDate day : scope.trendDays()) {
            trend.add(registered(joined, day));
        }
        BigDecimal now = registered(joined, scope.lastDay());
        BigDecimal before = registered(joined, scope.before().lastDay());
        Figure registered = new Figure(
                        VolunteerFeature.KEY + ".registered",
                        texts.get("figure.registered"),
                        texts.get("unit.people"),
                        now == null ? BigDecimal.ZERO : now,
                        before,
                        trend,
                        1,
                        Link.to(VolunteerFeature.KEY, "volunteers", scope.here()))
                .because(before == null ? scope.none(texts) : null);
        Figure standby = new Figure(
                        VolunteerFeature.KEY + ".standby",
                        texts.get("figure.standby"),
                        texts.get("unit.people"),
                        BigDecimal.valueOf(
                                joined.stream().mapToLong(Joined::standby).sum()),
                        null,
                        List.of(),
                        1,
                        Link.to(
                                VolunteerFeature.KEY,
                                "volunteers",
                                scope.here().chip("state", Volunteer.State.STANDBY.name())))
                .asOfNow();
        String onlyNow = texts.get("figure.standby.now");
        return List.of(registered, isNow(scope.until()) ? standby.because(onlyNow) : standby.unanswered(onlyNow));
    }

    /** Whether a moment is of the day that runs. */
    boolean isNow(LocalDateTime moment) {
        return moment.isAfter(LocalDate.now(clock).atStartOfDay());
    }

    /** A figure by the units right under the scope's. */
    Map<Long, BigDecimal> byUnit(String figure, Scope scope) {
        Map<Long, BigDecimal> units = new HashMap<>();
        boolean standby = figure.endsWith(".standby");
        if (standby && !isNow(scope.until())) {
            return units;
        }
        volunteers
                .byUnit(scope.lastDay(), new Under(scope.unit()))
                .forEach((unit, people) ->
                        units.put(unit, BigDecimal.valueOf(standby ? people.standby() : people.people())));
        return units;
    }

    /** Registered up to and with {@code day}; null where the register had not begun. */
    private static BigDecimal registered(List<Joined> joined, LocalDate day) {
        List<Joined> until = joined.stream()
                .filter(j -> j.joined() == null || !j.joined().isAfter(day))
                .toList();
        return until.isEmpty()
                ? null
                : BigDecimal.valueOf(until.stream().mapToLong(Joined::people).sum());
    }

    /** Volunteers in the register day by day. */
    ChartData registeredByDay(Scope scope) {
        List<Joined> joined = volunteers.joined(new Under(scope.unit()));
        List<LocalDate> days = scope.trendDays();
        DateTimeFormatter format = DateTimeFormatter.ofPattern(texts.get("range.day"), texts.locale());
        return new ChartData(
                texts.get("chart.registered"),
                scope.trendRange().label(texts, LocalDateTime.now(clock)),
                texts.get("unit.people"),
                ChartData.Kind.LINES,
                days.stream().map(format::format).toList(),
                List.of(Series.of(
                        texts.get("figure.registered"),
                        new ArrayList<>(
                                days.stream().map(d -> registered(joined, d)).toList()))));
    }

    /** The volunteers that {@code filter} leaves by service field, and how many of them stand by. */
    ChartData byField(Filter filter) {
        List<Group> groups = volunteers.by(Grouping.FIELD, filter);
        List<String> names = new ArrayList<>();
        List<Long> people = new ArrayList<>();
        List<Long> standby = new ArrayList<>();
        for (Volunteer.Field field : Volunteer.Field.values()) {
            Group group = groups.stream()
                    .filter(g -> g.name().equals(field.name()))
                    .findFirst()
                    .orElse(new Group(field.name(), 0, 0));
            names.add(texts.name(field));
            people.add(group.people());
            standby.add(group.standby());
        }
        return new ChartData(
                texts.get("chart.fields"),
                texts.get("chart.now"),
                texts.get("unit.people"),
                ChartData.Kind.BARS,
                names,
                List.of(
                        Series.of(texts.get("chart.people"), people),
                        Series.of(texts.name(Volunteer.State.STANDBY), standby)));
    }
}
