package cn.baodi.command.feature.roster;

import cn.baodi.command.core.Masking;
import cn.baodi.command.core.Reference;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.TimeRange;
import cn.baodi.command.core.Type;
import cn.baodi.command.data.Register;
import cn.baodi.command.feature.unit.UnitDirectory;
import cn.baodi.command.ui.Chip;
import cn.baodi.command.ui.RegisterSpec;
import cn.baodi.command.ui.RowAction;
import cn.baodi.command.ui.Tone;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** What the two lists of the area show: which columns, chips, marks, charts and buttons. */
final class RosterView {
    private final Texts texts;
    private final UnitDirectory units;
    private final RosterCharts charts;
    private final Supplier<LocalDateTime> now;

    RosterView(Texts texts, UnitDirectory units, RosterCharts charts, Supplier<LocalDateTime> now) {
        this.texts = texts;
        this.units = units;
        this.charts = charts;
        this.now = now;
    }

    RegisterSpec<Shift> shifts(Register<Shift> register, RosterController controller) {
        Map<String, String> gaps = new LinkedHashMap<>();
        gaps.put(ShiftRepository.SHORT, texts.get("chip.gap.short"));
        gaps.put(ShiftRepository.ABSENT, texts.get("chip.gap.absent"));
        return RegisterSpec.of(register, texts)
                .chip(Chip.unit("unit", texts.get("chip.unit"), units.type()))
                .chip(Chip.choice("post", texts.get("shifts.post"), Shift.Post.class, texts))
                .chip(Chip.of("gap", texts.get("chip.gap"), gaps))
                .range(TimeRange.TODAY)
                .form("post", "checkpoint", "task", "start", "end", "required", "note")
                .hidden("code", "checkpoint", "task", "required", "assigned", "note")
                .defaults(controller::expected)
                .next(controller::next)
                .titleAndCalled(Shift::label)
                .tone("staffing", row -> row.assigned() == null ? null : row.gap() > 0 ? Tone.WARNING : Tone.GOOD)
                .tone("present", this::presence)
                .action(one("substitutes", "fth-user-check", this::lacks, controller::substitutes))
                .action(one("assign", "fth-user-plus", row -> row.retired() == null, controller::assign))
                .action(one("showPeople", "fth-users", row -> true, controller::people)
                        .reading())
                .action(new RowAction<>(
                        "copyShifts",
                        texts.get("action.copyShifts"),
                        "fth-copy",
                        rows -> rows.stream().allMatch(row -> row.retired() == null)
                                ? null
                                : texts.get("action.copyShifts.none"),
                        controller::copy))
                .chart(texts.get("chart.people"), charts::peopleByDuty)
                .watch("assignment", "checkpoint");
    }

    /** Only of a shift that runs; of others nobody is expected to be there. */
    private Tone presence(Shift row) {
        if (!row.runsAt(now.get()) || row.present() == null) {
            return null;
        }
        return row.present() < row.required() ? Tone.BAD : Tone.GOOD;
    }

    private boolean lacks(Shift row) {
        LocalDateTime moment = now.get();
        boolean absent = row.runsAt(moment) && row.present() != null && row.present() < row.required();
        return row.retired() == null && row.endAt().isAfter(moment) && (row.gap() > 0 || absent);
    }

    private RowAction<Shift> one(String id, String icon, Function<Shift, Boolean> possible, Consumer<Shift> action) {
        Function<List<Shift>, String> disabled =
                rows -> rows.size() == 1 && possible.apply(rows.get(0)) ? null : texts.get("action." + id + ".none");
        return new RowAction<>(id, texts.get("action." + id), icon, disabled, rows -> action.accept(rows.get(0)));
    }

    RegisterSpec<Assignment> assignments(
            Register<Assignment> register,
            Type<Reference> shift,
            Type<Reference> volunteer,
            RosterController controller) {
        return RegisterSpec.of(register, texts)
                .chip(Chip.unit("unit", texts.get("chip.unit"), units.type()))
                .chip(Chip.reference("shift", texts.get("assignments.shift"), shift))
                .chip(Chip.reference("volunteer", texts.get("assignments.volunteer"), volunteer))
                .chip(Chip.choice("signed", texts.get("assignments.signed"), AssignmentRepository.Signed.class, texts))
                .range(TimeRange.SHIFT)
                .form("shift", "volunteer", "role", "signedIn", "signedOut", "note")
                .hidden("code", "end", "signedOut", "hours", "note")
                .next(controller::next)
                .title(row -> texts.get("assignment.title", row.volunteerName(), row.label()))
                .called(row -> texts.get("assignment.title", Masking.name(row.volunteerName()), row.label()))
                .tone("signed", this::attendance)
                .action(sign("signIn", "fth-log-in", RosterView::canSignIn, controller::signIn))
                .action(sign("signOut", "fth-log-out", RosterView::canSignOut, controller::signOut))
                .watch("shift", "volunteer", "checkpoint");
    }

    private Tone attendance(Assignment row) {
        return switch (AssignmentRepository.Signed.of(row)) {
            case NOT_YET -> row.startAt() != null && row.startAt().isBefore(now.get()) ? Tone.BAD : Tone.WAITING;
            case IN -> Tone.GOOD;
            case OUT -> Tone.QUIET;
        };
    }

    private static boolean canSignIn(Assignment row) {
        return row.signedIn() == null && row.retired() == null;
    }

    private static boolean canSignOut(Assignment row) {
        return row.signedIn() != null && row.signedOut() == null && row.retired() == null;
    }

    private RowAction<Assignment> sign(
            String id, String icon, Function<Assignment, Boolean> possible, Consumer<List<Assignment>> action) {
        Function<List<Assignment>, String> disabled =
                rows -> rows.stream().anyMatch(possible::apply) ? null : texts.get("action." + id + ".none");
        return new RowAction<>(
                id,
                texts.get("action." + id),
                icon,
                disabled,
                rows -> action.accept(rows.stream().filter(possible::apply).toList()));
    }
}
