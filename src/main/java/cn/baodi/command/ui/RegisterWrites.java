package cn.baodi.command.ui;

import cn.baodi.command.core.Access;
import cn.baodi.command.core.Access.Right;
import cn.baodi.command.core.Column;
import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Problem;
import cn.baodi.command.core.Refused;
import cn.baodi.command.core.Row;
import cn.baodi.command.core.Session;
import cn.baodi.command.core.Sheet;
import cn.baodi.command.core.Texts;
import cn.baodi.command.data.Batch;
import cn.baodi.command.data.Repository;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** Stores what is done to the rows of a register, and says what became of it. */
final class RegisterWrites<T extends Row> implements InlineEditor.Store<T> {
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
        return texts.words(failure);
    }

    /** Tells why nothing was stored. */
    void say(Problem problem) {
        say(words(problem));
    }

    @Override
    public void say(String reason) {
        workbench.notices().failure(new Failure("refused", reason));
    }

    @Override
    public String closed(T row, Column<T, ?> column) {
        Session session = workbench.session();
        String table = spec.register.repository().table();
        if (!session.may(table, Right.WRITE)) {
            return texts.get("edit.forbidden", Access.words(session.holders(table, Right.WRITE), texts));
        }
        if (row.retired() != null) {
            return texts.get("edit.retired");
        }
        if (column == null || column.derived()) {
            return texts.get("edit.derived");
        }
        if (column.key().equals("code")) {
            return texts.get("edit.code");
        }
        return spec.locked.contains(column.key()) ? texts.get("edit.locked", column.heading()) : null;
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
     * @param failed takes another reason why it could not be stored, which is told
     */
    void store(
            String action,
            Writing<T> writing,
            Consumer<Long> then,
            Consumer<Problem> refused,
            Consumer<RuntimeException> failed) {
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
                                failed.accept(failure);
                                workbench.notices().failure(failure);
                            }
                        });
    }

    /**
     * Changes one cell in place.
     *
     * @param refused takes why nothing was stored
     */
    @Override
    public void edit(T row, String column, String text, Consumer<String> refused) {
        if (spec.register.sheet().column(column).text(row).equals(text.strip())) {
            return;
        }
        Sheet.Reading<T> reading = spec.register.sheet().read(c -> c.equals(column) ? text : null, row);
        if (!reading.good()) {
            refused.accept(words(reading.problems().get(0)));
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
                problem -> refused.accept(words(problem)),
                failure -> refused.accept(words(failure)));
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
