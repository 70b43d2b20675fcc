package cn.baodi.command.feature.roster;

import cn.baodi.command.core.Alert;
import cn.baodi.command.core.DutyShift;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.OpenItems;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.TimeRange;
import cn.baodi.command.feature.roster.StaffingRepository.Hole;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Posts without enough people, now and until the end of the next duty shift: one line each, the worst post named. */
final class RosterAlerts {
    /** So long after the beginning of a shift people may still be on their way. */
    static final Duration GRACE = Duration.ofMinutes(30);

    private static final String SHIFTS = "shifts";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final StaffingRepository staffing;
    private final Texts texts;

    RosterAlerts(StaffingRepository staffing, Texts texts) {
        this.staffing = staffing;
        this.texts = texts;
    }

    /** The end of the next duty shift: by day the coming night belongs to it, by night the coming day. */
    static LocalDateTime horizon(LocalDateTime now) {
        return DutyShift.at(now).end().plusHours(12);
    }

    List<Alert> at(LocalDateTime now) {
        List<Alert> alerts = new ArrayList<>();
        List<Hole> absent = staffing.absent(now, now.minus(GRACE));
        if (!absent.isEmpty()) {
            alerts.add(alert("now", Alert.Severity.HIGH, absent, now.minusDays(1), now, ShiftRepository.ABSENT));
        }
        List<Hole> holes = staffing.holes(now, horizon(now));
        if (!holes.isEmpty()) {
            alerts.add(alert("next", Alert.Severity.MEDIUM, holes, now, horizon(now), ShiftRepository.SHORT));
        }
        return alerts;
    }

    /** The same posts one by one, those where people are missing now first. */
    List<OpenItems> open(LocalDateTime now) {
        return List.of(
                open(
                        "now",
                        staffing.absent(now, now.minus(GRACE)),
                        link(now.minusDays(1), now, ShiftRepository.ABSENT)),
                open("next", staffing.holes(now, horizon(now)), link(now, horizon(now), ShiftRepository.SHORT)));
    }

    private OpenItems open(String kind, List<Hole> holes, Link all) {
        return new OpenItems(
                texts.get("open." + kind),
                holes.size(),
                holes.stream()
                        .limit(OpenItems.MOST)
                        .map(hole -> line("alert." + kind, hole))
                        .toList(),
                all);
    }

    private OpenItems.Line line(String key, Hole hole) {
        return new OpenItems.Line(
                texts.get(
                        key,
                        hole.called(),
                        span(hole.startAt(), hole.endAt()),
                        hole.required() - hole.people(),
                        hole.required(),
                        hole.people()),
                Link.to(RosterFeature.KEY, SHIFTS, hole.shift()));
    }

    private static Link link(LocalDateTime from, LocalDateTime to, String gap) {
        // The range ends before its end.
        Filter filter =
                Filter.NONE.range(TimeRange.between(from, to.plusNanos(1000))).chip("gap", gap);
        return Link.to(RosterFeature.KEY, SHIFTS, filter);
    }

    private Alert alert(
            String kind, Alert.Severity severity, List<Hole> holes, LocalDateTime from, LocalDateTime to, String gap) {
        Hole worst = holes.get(0);
        String text = texts.get(
                "alert." + kind,
                worst.called(),
                span(worst.startAt(), worst.endAt()),
                worst.required() - worst.people(),
                worst.required(),
                worst.people());
        return new Alert(
                RosterFeature.KEY + "." + kind,
                severity,
                holes.size() == 1 ? text : text + texts.get("alert.others", holes.size() - 1),
                texts.get("alert." + kind + ".guidance"),
                worst.phone() == null ? "" : worst.phone(),
                link(from, to, gap));
    }

    /** 2月9日20:00–次日08:00. */
    private String span(LocalDateTime start, LocalDateTime end) {
        boolean sameDay = start.toLocalDate().equals(end.toLocalDate());
        return texts.get(
                sameDay ? "span.same" : "span.next",
                start.getMonthValue(),
                start.getDayOfMonth(),
                TIME.format(start),
                TIME.format(end));
    }
}
