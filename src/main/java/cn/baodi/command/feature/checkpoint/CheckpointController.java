package cn.baodi.command.feature.checkpoint;

import cn.baodi.command.core.DutyShift;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.Reference;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.TimeRange;
import cn.baodi.command.core.Type;
import cn.baodi.command.core.Types;
import cn.baodi.command.data.Register;
import cn.baodi.command.ui.RegisterController;
import cn.baodi.command.ui.RegisterTabs;
import cn.baodi.command.ui.Workbench;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What officers do with checkpoints and their counts. */
final class CheckpointController {
    private final Workbench workbench;
    private final Texts texts;
    private final CheckpointRepository repository;
    private final Type<Reference> type;
    private final RegisterController<Checkpoint> checkpoints;
    private final RegisterController<PassageCount> passages;
    private RegisterTabs tabs;

    CheckpointController(
            Workbench workbench,
            Texts texts,
            CheckpointRepository repository,
            CheckpointView view,
            Register<Checkpoint> checkpointRegister,
            Register<PassageCount> passageRegister) {
        this.workbench = workbench;
        this.texts = texts;
        this.repository = repository;
        type = repository.type();
        checkpoints = new RegisterController<>(workbench, view.checkpoints(checkpointRegister, this));
        passages = new RegisterController<>(workbench, view.passages(passageRegister, type, this));
    }

    /** The screen, made on the first call. */
    RegisterTabs tabs() {
        if (tabs == null) {
            tabs = new RegisterTabs(List.of(checkpoints, passages));
        }
        return tabs;
    }

    /** 停用: not manned for a while. */
    void suspend(List<Checkpoint> rows) {
        turn(rows, "done.suspend", row -> row.in(Checkpoint.State.SUSPENDED, row.closed()));
    }

    /** 恢复使用, and no end is set any more. */
    void resume(List<Checkpoint> rows) {
        turn(rows, "done.resume", row -> row.in(Checkpoint.State.OPEN, null));
    }

    /** 关闭: today was its last day, unless another is written down. */
    void close(List<Checkpoint> rows) {
        LocalDate today = workbench.now().toLocalDate();
        turn(rows, "done.close", row -> row.in(Checkpoint.State.CLOSED, row.closed() == null ? today : row.closed()));
    }

    private void turn(List<Checkpoint> rows, String done, UnaryOperator<Checkpoint> turned) {
        String called = rows.size() == 1 ? rows.get(0).name() : texts.get("done.several", rows.size());
        checkpoints.each(
                rows, texts.get(done, called), (batch, row) -> repository.change(batch, row, turned.apply(row)));
    }

    /** The sheet for whoever goes there. */
    void visit(Checkpoint row) {
        workbench.open().accept(CheckpointVisit.of(row).link());
    }

    /** The counts of one checkpoint. */
    void passages(Checkpoint row) {
        tabs().show(Link.to(
                CheckpointFeature.KEY,
                "passages",
                Filter.NONE.chip("checkpoint", row.id().toString()).range(TimeRange.LAST14)));
    }

    /** A new count for the checkpoint: of the shift that ended last if that is missing, else of the present one. */
    void record(Checkpoint row) {
        DutyShift last = CheckpointRepository.before(workbench.now());
        workbench.background().run(() -> repository.lacks(row.id(), last), lacks -> {
            Map<String, String> cells = new HashMap<>(lacks ? of(last) : expected());
            cells.put("checkpoint", type.write(new Reference(row.id(), row.name())));
            tabs().add("passages", cells);
        });
    }

    /** A new count, wherever the officer is. */
    void record() {
        workbench.open().accept(new Link(CheckpointFeature.KEY, "", Filter.NONE, null));
        tabs().add("passages", Map.of());
    }

    /** Which counts are coming in now: those of the present shift, in its first hour still those of the one before. */
    Map<String, String> expected() {
        return of(DutyShift.at(workbench.now().minus(CheckpointAlerts.GRACE)));
    }

    private Map<String, String> of(DutyShift shift) {
        PassageCount.Duty duty = shift.night() ? PassageCount.Duty.NIGHT : PassageCount.Duty.DAY;
        return Map.of("date", Types.DATE.write(shift.date()), "duty", texts.name(duty));
    }

    /** After one count comes that of the next checkpoint which has none of the same shift. */
    Map<String, String> next(PassageCount stored) {
        DutyShift shift = new DutyShift(stored.date(), stored.duty() == PassageCount.Duty.NIGHT);
        Map<String, String> cells = new HashMap<>(of(shift));
        repository.nextUnrecorded(stored.checkpoint(), shift).ifPresent(c -> cells.put("checkpoint", type.write(c)));
        return cells;
    }
}
