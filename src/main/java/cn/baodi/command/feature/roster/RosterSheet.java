package cn.baodi.command.feature.roster;

import cn.baodi.command.core.Reference;
import cn.baodi.command.core.Rejected;
import cn.baodi.command.core.Sheet;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Type;
import cn.baodi.command.core.Types;
import java.math.BigDecimal;
import java.time.LocalDateTime;

/** The columns of {@code shifts} and {@code assignments}. */
final class RosterSheet {
    private static final int MOMENT = "2020-02-09 20:00".length();

    private RosterSheet() {}

    static Sheet<Shift> shifts(Texts texts, Type<Reference> checkpoint) {
        return Sheet.<Shift>of("shifts", texts)
                .column("code", Types.code(ShiftRepository.CODE, ShiftRepository.DIGITS), 5, Shift::id)
                .derived("called", Types.TEXT, 15, Shift::called)
                .required("post", Types.choice(Shift.Post.class, texts), 6, Shift::post)
                .column("checkpoint", checkpoint, 16, s -> Reference.of(s.checkpoint(), s.checkpointName()))
                .column("task", Types.TEXT, 12, Shift::task)
                .required("start", Types.MOMENT, 9, Shift::startAt)
                .required("end", Types.MOMENT, 9, Shift::endAt)
                .required("required", Types.WHOLE, 4, Shift::required)
                .derived("assigned", Types.WHOLE, 4, Shift::assigned)
                .derived("staffing", Types.TEXT, 5, Shift::staffing)
                .derived("present", Types.WHOLE, 4, Shift::present)
                .column("note", Types.NOTE, 12, Shift::note)
                .inside()
                .build((v, base) -> {
                    Reference at = v.get("checkpoint");
                    return new Shift(
                            base == null ? v.get("code") : base.id(),
                            v.get("post"),
                            at == null ? null : at.id(),
                            v.get("task"),
                            v.get("start"),
                            v.get("end"),
                            v.get("required"),
                            v.get("note"),
                            base == null ? 0 : base.version(),
                            base == null ? null : base.retired(),
                            at == null ? null : at.label(),
                            v.get("assigned"),
                            v.get("present"));
                });
    }

    static Sheet<Assignment> assignments(Texts texts, Type<Reference> shift, Type<Reference> volunteer) {
        return Sheet.<Assignment>of("assignments", texts)
                .column("code", Types.code(AssignmentRepository.CODE, AssignmentRepository.DIGITS), 6, Assignment::id)
                .required("shift", shift, 22, RosterSheet::shift)
                .derived("end", Types.MOMENT, 9, Assignment::endAt)
                .required("volunteer", volunteer, 9, a -> Reference.of(a.volunteer(), a.volunteerName()))
                .inside()
                .column("role", Types.TEXT, 5, Assignment::role)
                .derived(
                        "signed",
                        Types.choice(AssignmentRepository.Signed.class, texts),
                        5,
                        AssignmentRepository.Signed::of)
                .column("signedIn", Types.MOMENT, 9, Assignment::signedIn)
                .column("signedOut", Types.MOMENT, 9, Assignment::signedOut)
                .derived("hours", Types.TEXT, 4, a -> hours(a.hours()))
                .column("note", Types.NOTE, 12, Assignment::note)
                .inside()
                .build((v, base) -> {
                    Reference in = v.get("shift");
                    Reference who = v.get("volunteer");
                    LocalDateTime start = start(in.label());
                    return new Assignment(
                            base == null ? v.get("code") : base.id(),
                            in.id(),
                            who.id(),
                            v.get("role"),
                            v.get("signedIn"),
                            v.get("signedOut"),
                            v.get("note"),
                            base == null ? 0 : base.version(),
                            base == null ? null : base.retired(),
                            called(in.label(), start),
                            start,
                            base != null && base.shift().equals(in.id()) ? base.endAt() : null,
                            who.label());
                });
    }

    private static Reference shift(Assignment row) {
        return Reference.of(
                row.shift(), row.startAt() == null ? row.called() : ShiftRepository.label(row.called(), row.startAt()));
    }

    /** The start at the end of a shift's label, or null where it has none. */
    private static LocalDateTime start(String label) {
        try {
            return label.length() <= MOMENT ? null : Types.MOMENT.read(label.substring(label.length() - MOMENT));
        } catch (Rejected e) {
            return null;
        }
    }

    private static String called(String label, LocalDateTime start) {
        String called = start == null
                ? label
                : label.substring(0, label.length() - MOMENT).strip();
        return called.isEmpty() ? null : called;
    }

    private static String hours(BigDecimal hours) {
        return hours == null ? "" : hours.toPlainString();
    }
}
