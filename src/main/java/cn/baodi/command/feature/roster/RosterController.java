package cn.baodi.command.feature.roster;

import cn.baodi.command.core.DutyShift;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.Masking;
import cn.baodi.command.core.Reference;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.TimeRange;
import cn.baodi.command.core.Type;
import cn.baodi.command.core.Types;
import cn.baodi.command.data.Batch;
import cn.baodi.command.data.Register;
import cn.baodi.command.ui.RegisterController;
import cn.baodi.command.ui.RegisterTabs;
import cn.baodi.command.ui.Workbench;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What officers do with the roster: sign people in and out, fill holes, carry a day over to the next. */
final class RosterController {
    private final Workbench workbench;
    private final Texts texts;
    private final ShiftRepository shiftRepository;
    private final AssignmentRepository repository;
    private final RosterDay days;
    private final Substitutes substitutes;
    private final Type<Reference> shiftType;
    private final RegisterController<Shift> shifts;
    private final RegisterController<Assignment> assignments;
    private RegisterTabs tabs;

    RosterController(
            Workbench workbench,
            Texts texts,
            ShiftRepository shiftRepository,
            AssignmentRepository repository,
            Substitutes substitutes,
            RosterView view,
            Register<Shift> shiftRegister,
            Register<Assignment> assignmentRegister,
            Type<Reference> volunteerType) {
        this.workbench = workbench;
        this.texts = texts;
        this.shiftRepository = shiftRepository;
        this.repository = repository;
        this.substitutes = substitutes;
        days = new RosterDay(shiftRepository, repository);
        shiftType = shiftRepository.type();
        shifts = new RegisterController<>(workbench, view.shifts(shiftRegister, this));
        assignments = new RegisterController<>(
                workbench, view.assignments(assignmentRegister, shiftType, volunteerType, this));
    }

    /** The screen, made on the first call. */
    RegisterTabs tabs() {
        if (tabs == null) {
            tabs = new RegisterTabs(List.of(shifts, assignments));
        }
        return tabs;
    }

    /** 签到 now. */
    void signIn(List<Assignment> rows) {
        LocalDateTime now = minute();
        sign(rows, "done.signIn", row -> row.signIn(now));
    }

    /** 签退 now. */
    void signOut(List<Assignment> rows) {
        LocalDateTime now = minute();
        sign(rows, "done.signOut", row -> row.signOut(now));
    }

    /** Times of a roster are told to the minute. */
    private LocalDateTime minute() {
        return workbench.now().truncatedTo(ChronoUnit.MINUTES);
    }

    private void sign(List<Assignment> rows, String done, UnaryOperator<Assignment> signed) {
        String called =
                rows.size() == 1 ? Masking.name(rows.get(0).volunteerName()) : texts.get("done.several", rows.size());
        assignments.each(
                rows, texts.get(done, called), (batch, row) -> repository.change(batch, row, signed.apply(row)));
    }

    /** Who is rostered for the running shift and has not come yet, wherever the officer is. */
    void missing() {
        open(Link.to(
                RosterFeature.KEY,
                "assignments",
                Filter.NONE.range(TimeRange.SHIFT).chip("signed", AssignmentRepository.Signed.NOT_YET.name())));
    }

    /** The shifts from now to the end of the next duty shift for which people are missing. */
    void holes() {
        LocalDateTime now = workbench.now();
        open(Link.to(
                RosterFeature.KEY,
                "shifts",
                Filter.NONE
                        .range(TimeRange.between(now, RosterAlerts.horizon(now)))
                        .chip("gap", ShiftRepository.SHORT)));
    }

    private void open(Link link) {
        workbench.open().accept(link);
    }

    /** The people of one shift. */
    void people(Shift row) {
        tabs().show(Link.to(
                RosterFeature.KEY,
                "assignments",
                Filter.NONE.chip("shift", row.id().toString())));
    }

    /** 排入志愿者: a new card with the shift filled in; the officer looks for the person. */
    void assign(Shift row) {
        people(row);
        tabs().add("assignments", Map.of("shift", shiftType.write(new Reference(row.id(), row.label()))));
    }

    /** 谁能顶. */
    void substitutes(Shift row) {
        workbench
                .background()
                .run(
                        () -> substitutes.words(row),
                        words -> workbench
                                .notices()
                                .tell(texts.get("substitutes.title", row.label()), words.shown(), words.leaving()));
    }

    /** Today's shifts with their people to tomorrow, and shows them. */
    void copyDay() {
        LocalDate today = workbench.now().toLocalDate();
        LocalDate tomorrow = today.plusDays(1);
        copy(
                texts.get("done.copyDay", Types.DATE.write(today), Types.DATE.write(tomorrow)),
                batch -> days.copy(batch, today, tomorrow),
                () -> open(Link.to(
                        RosterFeature.KEY,
                        "shifts",
                        Filter.NONE.range(TimeRange.between(
                                tomorrow.atStartOfDay(), tomorrow.plusDays(1).atStartOfDay())))));
    }

    /** These shifts with their people to the day after. */
    void copy(List<Shift> rows) {
        String called = rows.size() == 1 ? rows.get(0).label() : texts.get("done.copy.several", rows.size());
        copy(texts.get("done.copy", called), batch -> days.copy(batch, rows, 1), () -> {});
    }

    private void copy(String action, Function<Batch, RosterDay.Copied> copying, Runnable then) {
        RosterDay.Copied[] copied = new RosterDay.Copied[1];
        workbench
                .background()
                .run(() -> workbench.ledger().write(action, batch -> copied[0] = copying.apply(batch)), written -> {
                    then.run();
                    say(written.action(), copied[0]);
                });
    }

    private void say(String action, RosterDay.Copied copied) {
        if (copied.shifts() == 0 && copied.refused().isEmpty()) {
            workbench.notices().toast(texts.get("copied.none"));
        } else {
            workbench.notices().toastWithUndo(texts.get("copied", action, copied.shifts(), copied.assignments()));
        }
        if (!copied.refused().isEmpty()) {
            String title = texts.get("copied.refused", copied.refused().size());
            String reasons = copied.refused().stream().map(texts::problem).collect(Collectors.joining("\n"));
            workbench.notices().tell(title, reasons, title); // the reasons name people
        }
    }

    /** A new shift of a checkpoint is one of the next duty shift. */
    Map<String, String> expected() {
        LocalDateTime start = DutyShift.at(workbench.now()).end();
        return Map.of(
                "post", texts.name(Shift.Post.CHECKPOINT),
                "start", Types.MOMENT.write(start),
                "end", Types.MOMENT.write(start.plusHours(12)));
    }

    /** After one post's shift comes the same shift of another post. */
    Map<String, String> next(Shift stored) {
        return Map.of(
                "post", texts.name(stored.post()),
                "start", Types.MOMENT.write(stored.startAt()),
                "end", Types.MOMENT.write(stored.endAt()));
    }

    /** After one person comes another in the same shift. */
    Map<String, String> next(Assignment stored) {
        return shiftRepository
                .label(stored.shift())
                .map(label -> Map.of("shift", shiftType.write(new Reference(stored.shift(), label))))
                .orElse(Map.of());
    }
}
