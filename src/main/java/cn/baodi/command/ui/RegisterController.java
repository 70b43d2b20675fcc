package cn.baodi.command.ui;

import cn.baodi.command.core.Access;
import cn.baodi.command.core.Access.Right;
import cn.baodi.command.core.Column;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.Role;
import cn.baodi.command.core.Row;
import cn.baodi.command.core.Session;
import cn.baodi.command.core.Texts;
import cn.baodi.command.data.Batch;
import cn.baodi.command.data.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** What happens on a register's screen. */
public final class RegisterController<T extends Row> {
    private final Workbench workbench;
    private final RegisterSpec<T> spec;
    private final Texts texts;
    private final RegisterModel<T> model = new RegisterModel<>();
    private final RegisterList<T> list;
    private final CardController<T> card;
    private final RegisterWrites<T> writes;
    private final SavedFilters<T> saved;
    private RegisterView<T> view;

    public RegisterController(Workbench workbench, RegisterSpec<T> spec) {
        this.workbench = workbench;
        this.spec = spec;
        texts = workbench.texts(RegisterController.class);
        saved = new SavedFilters<>(workbench, spec.register, model);
        card = new CardController<>(workbench, spec, model, this);
        writes = card.writes();
        list = new RegisterList<>(workbench, spec, model, writes::words, this::arrived);
        workbench.ledger().onWritten(written -> {
            if (written.tables().stream().anyMatch(spec.watched::contains)) {
                workbench.background().onScreen(this::refreshIfSeen);
            }
        });
    }

    /** Key of the sheet. */
    String key() {
        return spec.register.sheet().key();
    }

    String title() {
        return spec.register.sheet().title();
    }

    /** The screen; made, and its rows loaded, on the first call. */
    public RegisterView<T> view() {
        if (view == null) {
            view = new RegisterView<>(workbench, spec, model, this);
            refresh();
            saved.read();
            card.begin(view.card());
        }
        return view;
    }

    /** The rows, their counts and their chart. */
    RegisterList<T> list() {
        return list;
    }

    /** The card and what is typed in it. */
    CardController<T> card() {
        return card;
    }

    RegisterWrites<T> writes() {
        return writes;
    }

    /** The filters kept by name. */
    SavedFilters<T> saved() {
        return saved;
    }

    /** Why the officer may not do that with these rows, in words, or null. */
    String refusal(Right right) {
        String table = spec.register.repository().table();
        Session session = workbench.session();
        return session.may(table, right)
                ? null
                : texts.get("permission.only", Access.words(session.holders(table, right), texts));
    }

    boolean may(Right right) {
        return refusal(right) == null;
    }

    /** Why {@code action} cannot be done with {@code rows}, or null. */
    String disabled(RowAction<T> action, List<T> rows) {
        String refusal = refusal(action.right());
        return refusal != null ? refusal : action.disabled().apply(rows);
    }

    /** What the keys of the shell do while this register is in front. */
    public Map<Act, Runnable> acts() {
        Map<Act, Runnable> acts = new LinkedHashMap<>();
        if (!spec.fixed) {
            acts.put(Act.ADD, this::add);
            acts.put(Act.SAVE_AND_ADD, () -> view.card().save(true));
        }
        acts.put(Act.SAVE, () -> view.card().save(false));
        acts.put(Act.FILTER, () -> view.focusFilter());
        acts.put(Act.RETIRE, this::retire);
        acts.put(Act.EXPORT, this::export);
        if (spec.register.sheet().columns().stream().anyMatch(Column::personal)) {
            acts.put(Act.EXPORT_FULL, this::exportFull);
        }
        acts.put(Act.IMPORT, this::importFile);
        acts.put(Act.TABLE_TWIN, () -> view.turnChart());
        acts.put(Act.REFRESH, this::refresh);
        acts.put(Act.OTHER_PANE, () -> view.otherPane());
        return acts;
    }

    /** Shows the rows that {@code link} means, or its one record in the card. */
    public void show(Link link) {
        view();
        if (link.id() == null) {
            list.filter(link.filter());
            return;
        }
        workbench
                .background()
                .run(
                        () -> spec.register.repository().find(link.id()),
                        found -> found.filter(row -> card.leave()).ifPresent(row -> {
                            // What was selected before is not what the card shows.
                            view.deselect();
                            model.selection.clear();
                            card.open(row);
                        }));
    }

    /** A new card with the defaults, the cursor in its first blank field. */
    public void add() {
        add(Map.of());
    }

    /** @param cells what the new card holds besides the defaults, as text by column */
    public void add(Map<String, String> cells) {
        view();
        if (card.add(cells)) {
            view.deselect();
        }
    }

    /** Reads the list, its counts and its chart anew. */
    public void refresh() {
        list.refresh();
    }

    /** The rows of a new list; what was selected stays so where it is among them. */
    private void arrived(List<T> rows) {
        List<Long> selected = model.selection.stream().map(Row::id).toList();
        view.replace(rows);
        // What is done next to the selected rows builds on what they are now.
        model.selection.setAll(
                rows.stream().filter(row -> selected.contains(row.id())).toList());
        if (model.selection.isEmpty() && model.card.get() == RegisterModel.Card.SEVERAL) {
            model.card.set(RegisterModel.Card.NONE);
        }
        card.follow(rows);
    }

    private void refreshIfSeen() {
        if (view != null) {
            refresh();
        }
    }

    /** The rows selected in the table. One goes into the card; several get the bulk bar. */
    void select(List<T> rows) {
        if (model.card.get() == RegisterModel.Card.NEW && rows.isEmpty()) {
            return;
        }
        T shown = model.current.get();
        boolean same = rows.size() == 1
                && shown != null
                && shown.id().equals(rows.get(0).id());
        if (!same && !card.leave()) {
            view.deselect();
            return;
        }
        model.selection.setAll(rows);
        if (rows.size() == 1) {
            T row = rows.get(0);
            if (same
                    && model.card.get() == RegisterModel.Card.ONE
                    && (shown.equals(row) || view.card().isTyping())) {
                return;
            }
            card.open(row);
        } else {
            card.close(rows.isEmpty() ? RegisterModel.Card.NONE : RegisterModel.Card.SEVERAL);
        }
    }

    /** Retires the selected rows with a reason, or restores them where all are retired. */
    void retire() {
        List<T> rows = List.copyOf(model.selection.isEmpty() ? current() : model.selection);
        if (rows.isEmpty() || card.mustSaveFirst()) {
            return;
        }
        if (rows.stream().allMatch(r -> r.retired() != null)) {
            writes.each(
                    rows,
                    texts.get("written.restored", count(rows)),
                    (batch, row) -> spec.register.repository().retire(batch, row, null));
            return;
        }
        workbench
                .notices()
                .ask(
                        texts.get("retire"),
                        texts.get("retire.why", count(rows)),
                        reason -> writes.each(
                                rows.stream().filter(r -> r.retired() == null).toList(),
                                texts.get("written.retired", count(rows)),
                                (batch, row) -> spec.register.repository().retire(batch, row, reason)));
    }

    private List<T> current() {
        return model.current.get() == null ? List.of() : List.of(model.current.get());
    }

    private String count(List<T> rows) {
        return rows.size() == 1
                ? writes.called(rows.get(0))
                : texts.get("written.count", spec.register.sheet().title(), rows.size());
    }

    /** Does something to each row as one undoable write; a row that refuses leaves all as they were. */
    public void each(List<T> rows, String action, BiConsumer<Batch, T> change) {
        writes.each(rows, action, change);
    }

    void run(RowAction<T> action) {
        List<T> rows = new ArrayList<>(model.selection.isEmpty() ? current() : model.selection);
        if (!rows.isEmpty() && disabled(action, rows) == null && !card.mustSaveFirst()) {
            action.action().accept(rows);
        }
    }

    /** Who may take the list and its chart along. */
    Set<Role> exporters() {
        return workbench.session().holders(spec.register.repository().table(), Right.EXPORT);
    }

    void export() {
        workbench.exchange().export(spec.register, model.filter.get(), model.sort.get(), view().columns());
    }

    /** Rows go to the clipboard, masked; that is a way out like a file. */
    void copy(String rows, int count) {
        String refusal = refusal(Right.EXPORT);
        if (refusal != null) {
            workbench.notices().toast(refusal);
            return;
        }
        workbench
                .background()
                .run(() -> workbench.ledger().note(Kind.EXPORT, texts.get("copied.note", title(), count)), noted -> {
                    workbench.notices().copy(rows);
                    workbench.notices().toast(texts.get("copied", count));
                });
    }

    void exportFull() {
        workbench.exchange().exportFull(spec.register, model.filter.get(), model.sort.get(), view().columns());
    }

    void importFile() {
        workbench.exchange().importInto(spec.register);
    }
}
