package cn.baodi.command.intake;

import cn.baodi.command.core.Sheet;
import cn.baodi.command.core.Texts;
import cn.baodi.command.data.Register;
import cn.baodi.command.exchange.Duplicate;
import cn.baodi.command.exchange.Duplicate.Decision;
import cn.baodi.command.exchange.Duplicates;
import cn.baodi.command.exchange.PastImports;
import cn.baodi.command.ui.Workbench;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The queue of what is likely there already, and what an officer decides of it. */
final class QueueController {
    /** So many are listed; more come as these are decided. */
    private static final int LISTED = 200;

    private final Workbench workbench;
    private final Texts texts;
    private final ImportModel model;
    private final ImportWork work;
    private final Supplier<List<Register<?>>> registers;
    private final Duplicates duplicates;

    /** @param registers those that the officer may write */
    QueueController(
            Workbench workbench,
            Texts texts,
            ImportModel model,
            ImportWork work,
            Supplier<List<Register<?>>> registers) {
        this.workbench = workbench;
        this.texts = texts;
        this.model = model;
        this.work = work;
        this.registers = registers;
        duplicates = new Duplicates(workbench.database(), workbench.ledger(), workbench.clock(), workbench.locale());
    }

    /** How many rows wait for somebody to decide. */
    long open() {
        return duplicates.count(registers.get());
    }

    /** When the one was found that waits longest. */
    Optional<LocalDateTime> oldest() {
        return duplicates.open(registers.get(), 1).stream()
                .map(Duplicate::foundAt)
                .findFirst();
    }

    /** Counts those that wait. */
    void count() {
        List<Register<?>> may = registers.get();
        workbench.background().run(() -> duplicates.count(may), model.queued::set);
    }

    void read() {
        List<Register<?>> may = registers.get();
        workbench.background().run(() -> duplicates.open(may, LISTED), model.queue::setAll);
        count();
    }

    /** Lays one beside what is there. */
    void compare(Duplicate duplicate) {
        register(duplicate)
                .ifPresent(register ->
                        workbench.background().run(() -> duplicates.compare(register, duplicate), model.pairs::setAll));
    }

    private Optional<Register<?>> register(Duplicate duplicate) {
        return registers.get().stream()
                .filter(register -> register.sheet().key().equals(duplicate.sheet()))
                .findFirst();
    }

    /** What the officer calls the register of one. */
    String title(Duplicate duplicate) {
        return register(duplicate).map(Register::sheet).map(Sheet::title).orElse(duplicate.sheet());
    }

    /** The number of what is there. */
    String existing(Duplicate duplicate) {
        return register(duplicate)
                .map(register -> PastImports.code(register.sheet(), duplicate.existing()))
                .orElse("");
    }

    /** Decides the selected ones, each register's as one step to undo. */
    void decide(List<Duplicate> selected, Decision decision) {
        if (model.isBusy() || selected.isEmpty()) {
            return;
        }
        List<Duplicate> rows = List.copyOf(selected);
        List<Register<?>> may = registers.get();
        work.begin(
                texts.get("deciding"),
                progress -> {
                    for (Register<?> register : may) {
                        List<Duplicate> mine = rows.stream()
                                .filter(row ->
                                        row.sheet().equals(register.sheet().key()))
                                .toList();
                        if (!mine.isEmpty()) {
                            duplicates.decide(register, mine, decision);
                        }
                    }
                    return rows.size();
                },
                done -> {
                    workbench.notices().toastWithUndo(texts.get("queue.decided", done, texts.name(decision)));
                    read();
                });
    }
}
