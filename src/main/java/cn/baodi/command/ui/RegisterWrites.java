package cn.baodi.command.ui;

import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Problem;
import cn.baodi.command.core.Refused;
import cn.baodi.command.core.Row;
import cn.baodi.command.core.Sheet;
import cn.baodi.command.core.Texts;
import cn.baodi.command.data.Batch;
import cn.baodi.command.data.Repository;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** Stores what is done to the rows of a register, and says what became of it. */
final class RegisterWrites<T extends Row> {
    private final Workbench workbench;
    private final RegisterSpec<T> spec;
    private final Texts texts;
    private final LongConsumer changed;

    /** @param changed takes the number of a record that was written elsewhere than in the card */
    RegisterWrites(Workbench workbench, RegisterSpec<T> spec, LongConsumer changed) {
        this.workbench = workbench;
        this.spec = spec;
        this.changed = changed;
        texts = workbench.texts(RegisterWrites.class);
    }

    /** The record as the officer calls it: its sheet and what tells it from others. */
    String called(T row) {
        String title = row.id() == null ? "" : spec.called.apply(row);
        return spec.register.sheet().title() + (title.isEmpty() ? "" : " " + title);
    }

    /** The problem in one sentence. */
    String words(Problem problem) {
        return spec.texts.problem(problem);
    }

    /** What went wrong, for the officer. */
    String words(RuntimeException failure) {
        return failure instanceof Failure known ? known.text(workbench.locale()) : texts.get("failed.other");
    }

    /** Tells why nothing was stored. */
    void say(Problem problem) {
        workbench.notices().failure(new Failure("refused", words(problem)));
    }

    /** Writes one record and returns its number. */
    interface Writing<T extends Row> {
        long write(Repository<T> repository, Batch batch);
    }

    /**
     * Stores one record.
     *
     * @param then takes its number
     * @param refused takes what is wrong with it; nothing is stored then
     * @param failed runs when it could not be stored for another reason, which is told
     */
    void store(String action, Writing<T> writing, Consumer<Long> then, Consumer<Problem> refused, Runnable failed) {
        long[] id = new long[1];
        workbench
                .background()
                .run(
                        () -> workbench
                                .ledger()
                                .write(action, batch -> id[0] = writing.write(spec.register.repository(), batch)),
                        written -> {
                            workbench.notices().toastWithUndo(written.action());
                            then.accept(id[0]);
                        },
                        failure -> {
                            if (failure instanceof Refused no) {
                                refused.accept(no.problem());
                            } else {
                                failed.run();
                                workbench.notices().failure(failure);
                            }
                        });
    }

    /**
     * Changes one cell in place.
     *
     * @param refused takes what is wrong with the text; nothing is stored then
     */
    void edit(T row, String column, String text, Consumer<Problem> refused) {
        if (spec.register.sheet().column(column).text(row).equals(text.strip())) {
            return;
        }
        Sheet.Reading<T> reading = spec.register.sheet().read(c -> c.equals(column) ? text : null, row);
        if (!reading.good()) {
            refused.accept(reading.problems().get(0));
            return;
        }
        String seen = spec.register.sheet().column(column).text(row);
        store(
                texts.get("written.changed", called(row)),
                (repository, batch) -> {
                    // The cell before may just have changed the same row; only this column must be as it was seen.
                    T stored = repository.find(row.id()).orElse(row);
                    if (!spec.register.sheet().column(column).text(stored).equals(seen)) {
                        throw new Failure("row.changed");
                    }
                    T changed = spec.register
                            .sheet()
                            .read(c -> c.equals(column) ? text : null, stored)
                            .record();
                    repository.change(batch, stored, changed);
                    return row.id();
                },
                changed::accept,
                this::say, // the cell is closed by now
                () -> {});
    }

    /** Does something to each row as one undoable write; a row that refuses leaves all as they were. */
    void each(List<T> rows, String action, BiConsumer<Batch, T> change) {
        workbench
                .background()
                .run(
                        () -> workbench.ledger().write(action, batch -> rows.forEach(row -> change.accept(batch, row))),
                        written -> {
                            workbench.notices().toastWithUndo(written.action());
                            if (rows.size() == 1) {
                                changed.accept(rows.get(0).id());
                            }
                        },
                        failure -> workbench
                                .notices()
                                .failure(
                                        failure instanceof Refused no
                                                ? new Failure("refused", words(no.problem()))
                                                : failure));
    }
}
