package cn.baodi.command.feature.roster;

import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.Masking;
import cn.baodi.command.core.OpenItems;
import cn.baodi.command.core.Sort;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.TimeRange;
import cn.baodi.command.core.Visit;
import cn.baodi.command.core.VisitPart;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Who stands where now, and where somebody is missing in the next day. */
final class RosterVisit {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final ShiftRepository shifts;
    private final AssignmentRepository assignments;
    private final Texts texts;

    RosterVisit(ShiftRepository shifts, AssignmentRepository assignments, Texts texts) {
        this.shifts = shifts;
        this.assignments = assignments;
        this.texts = texts;
    }

    VisitPart at(Visit visit, LocalDateTime now) {
        // no shift is longer than a day
        List<String> onDuty =
                rows(visit.rows().range(TimeRange.between(now.minusDays(1), now.plusNanos(1000)))).stream()
                        .filter(shift -> shift.runsAt(now))
                        .map(this::line)
                        .toList();
        Filter holes = visit.rows().chip("gap", ShiftRepository.SHORT).range(TimeRange.between(now, now.plusDays(1)));
        List<OpenItems.Line> lines = rows(holes).stream()
                .map(shift -> new OpenItems.Line(
                        texts.get("visit.hole", shift.label(), shift.gap()),
                        Link.to(RosterFeature.KEY, "shifts", shift.id())))
                .toList();
        return new VisitPart(
                List.of(),
                onDuty,
                List.of(),
                List.of(new OpenItems(
                        texts.get("visit.holes"),
                        shifts.count(holes),
                        lines,
                        Link.to(RosterFeature.KEY, "shifts", holes))));
    }

    private List<Shift> rows(Filter filter) {
        return shifts.page(filter, Sort.up("start"), null, OpenItems.MOST).rows();
    }

    private String line(Shift shift) {
        String names = assignments
                .page(Filter.NONE.chip("shift", shift.id().toString()), Sort.up("code"), null, OpenItems.MOST)
                .rows()
                .stream()
                .map(row -> Masking.name(row.volunteerName()))
                .collect(Collectors.joining(texts.get("list.comma")));
        return texts.get(
                names.isEmpty() ? "visit.shift.empty" : "visit.shift",
                shift.called(),
                TIME.format(shift.startAt()),
                TIME.format(shift.endAt()),
                shift.required(),
                shift.present() == null ? 0 : shift.present(),
                names);
    }
}
