package cn.baodi.command.ui;

import cn.baodi.command.core.Access;
import cn.baodi.command.core.Access.Right;
import cn.baodi.command.core.Column;
import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.Masking;
import cn.baodi.command.core.Problem;
import cn.baodi.command.core.Refused;
import cn.baodi.command.core.Row;
import cn.baodi.command.core.Session;
import cn.baodi.command.core.Sheet;
import cn.baodi.command.core.Sort;
import cn.baodi.command.core.Texts;
import cn.baodi.command.data.Batch;
import cn.baodi.command.data.Kind;
import cn.baodi.command.data.Page;
import cn.baodi.command.data.Repository;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** What happens on a register's screen. */
public final class RegisterController<T extends Row> {
    private static final int PAGE = 200;
    private static final int MOST_KEPT = 2000;

    private final Workbench workbench;
    private final RegisterSpec<T> spec;
    private final Texts texts;
    private final RegisterModel<T> model = new RegisterModel<>();
    private final Draft draft;
    /** Changes of a record that were on the screen when it went away. */
    private final Draft edit;

    private final SavedFilters<T> saved;
    private RegisterView<T> view;
    /** Counts the loads; the answer to an older one is dropped. */
    private int load;
    /** The loads whose rows and whose counts have come; only both together say that there is nothing. */
    private int rowsOf;

    private int countsOf;

    private boolean loadingMore;
    /** Counts what the card has held; an answer that was meant for an earlier content is dropped. */
    private int opened;

    private boolean saving;
    /** The record whose masked fields were asked for, until the card holds another. */
    private Long revealed;

    public RegisterController(Workbench workbench, RegisterSpec<T> spec) {
        this.workbench = workbench;
        this.spec = spec;
        texts = workbench.texts(RegisterController.class);
        draft = new Draft(workbench, key());
        edit = new Draft(workbench, key() + ".edit");
        saved = new SavedFilters<>(workbench, spec.register, model);
        model.sort.set(spec.register.sort());
        model.filter.set(opening());
        spec.charts.keySet().stream().findFirst().ifPresent(model.chartLabel::set);
        workbench.ledger().onWritten(written -> {
            if (written.tables().stream().anyMatch(spec.watched::contains)) {
                workbench.background().onScreen(this::refreshIfSeen);
            }
        });
    }

    private Filter opening() {
        return spec.range == null ? Filter.NONE : Filter.NONE.range(spec.range);
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
            draft.read(this::offerDraft);
            edit.read(this::offerEdit);
        }
        return view;
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
            acts.put(Act.SAVE_AND_ADD, () -> view.save(true));
        }
        acts.put(Act.SAVE, () -> view.save(false));
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
            filter(link.filter());
            return;
        }
        workbench
                .background()
                .run(
                        () -> spec.register.repository().find(link.id()),
                        found -> found.filter(row -> leave()).ifPresent(row -> {
                            // What was selected before is not what the card shows.
                            view.deselect();
                            model.selection.clear();
                            open(row);
                        }));
    }

    /** A new card with the defaults, the cursor in its first blank field. */
    public void add() {
        add(Map.of());
    }

    /** @param cells what the new card holds besides the defaults, as text by column */
    public void add(Map<String, String> cells) {
        view();
        if (spec.fixed || !may(Right.WRITE) || !leave()) {
            return;
        }
        opened++;
        revealed = null;
        model.selection.clear();
        model.current.set(null);
        model.problems.clear();
        model.history.clear();
        model.card.set(RegisterModel.Card.NEW);
        Map<String, String> filled = new LinkedHashMap<>(spec.defaults.get());
        filled.putAll(cells);
        view.fillNew(filled);
        if (cells.isEmpty()) {
            draft.cells().ifPresent(this::continueDraft);
        }
    }

    /**
     * Takes care of what is typed before the card holds something else: a record is stored, a new one kept as a draft.
     *
     * @return false where the card must stay, because what is typed cannot be stored yet
     */
    private boolean leave() {
        if (!view.isTyping() || saving) {
            return true;
        }
        if (model.card.get() == RegisterModel.Card.NEW) {
            keepDraft(view.cells());
            view.clean();
            workbench.notices().toast(texts.get("draft.kept", title()));
            return true;
        }
        save(view.cells(), false);
        if (!model.problems.isEmpty()) {
            workbench.notices().toast(texts.get("card.unfinished"));
            return false;
        }
        return true;
    }

    void filter(Filter filter) {
        model.filter.set(filter);
        refresh();
    }

    void clearFilter() {
        filter(Filter.NONE);
    }

    boolean sortable(String column) {
        return spec.register.repository().sortable(column);
    }

    void sort(Sort sort) {
        model.sort.set(sort);
        refresh();
    }

    private void refreshIfSeen() {
        if (view != null) {
            refresh();
        }
    }

    /** Reads the list, its counts and its chart anew. */
    public void refresh() {
        int mine = ++load;
        model.next = null;
        loadingMore = false;
        Filter filter = model.filter.get();
        Sort sort = model.sort.get();
        Repository<T> repository = spec.register.repository();
        int size = Math.max(PAGE, Math.min(model.rows.size(), MOST_KEPT));
        workbench
                .background()
                .run(
                        () -> repository.page(filter, sort, null, size),
                        page -> {
                            if (mine == load) {
                                arrived(page);
                            }
                        },
                        failure -> {
                            if (mine == load) {
                                model.failure.set(words(failure));
                                model.state.set(RegisterModel.State.FAILED);
                            }
                        });
        workbench
                .background()
                .run(
                        () -> new long[] {repository.count(filter), repository.total(filter.retired())},
                        counts -> {
                            if (mine == load) {
                                countsOf = load;
                                model.shown.set(counts[0]);
                                model.total.set(counts[1]);
                                judgeEmpty();
                            }
                        },
                        failure -> {});
        chart(model.chartLabel.get());
    }

    private void arrived(Page<T> page) {
        rowsOf = load;
        model.next = page.next();
        loadingMore = false;
        List<Long> selected = model.selection.stream().map(Row::id).toList();
        view.replace(page.rows());
        // What is done next to the selected rows builds on what they are now.
        model.selection.setAll(
                page.rows().stream().filter(row -> selected.contains(row.id())).toList());
        if (model.selection.isEmpty() && model.card.get() == RegisterModel.Card.SEVERAL) {
            model.card.set(RegisterModel.Card.NONE);
        }
        model.state.set(page.rows().isEmpty() ? RegisterModel.State.LOADING : RegisterModel.State.ROWS);
        judgeEmpty();
        followCard(page.rows());
    }

    /** The card shows what is stored now, unless the officer is typing in it. */
    private void followCard(List<T> rows) {
        T shown = model.current.get();
        if (shown == null || model.card.get() != RegisterModel.Card.ONE || view.isTyping()) {
            return;
        }
        Optional<T> stored =
                rows.stream().filter(row -> row.id().equals(shown.id())).findFirst();
        if (stored.isEmpty()) {
            reopen(shown.id(), opened);
        } else if (!stored.get().equals(shown)) {
            open(stored.get());
        }
    }

    private void judgeEmpty() {
        boolean known = rowsOf == load && countsOf == load;
        if (known && model.rows.isEmpty() && model.state.get() != RegisterModel.State.FAILED) {
            model.state.set(model.total.get() == 0 ? RegisterModel.State.NO_DATA : RegisterModel.State.FILTERED_OUT);
        }
    }

    /** Loads the page behind the last row, once. */
    void more() {
        if (model.next == null || loadingMore) {
            return;
        }
        loadingMore = true;
        int mine = load;
        Page.Cursor after = model.next;
        Filter filter = model.filter.get();
        Sort sort = model.sort.get();
        workbench
                .background()
                .run(
                        () -> spec.register.repository().page(filter, sort, after, PAGE),
                        page -> {
                            if (mine == load) {
                                model.next = page.next();
                                model.rows.addAll(page.rows());
                                loadingMore = false;
                            }
                        },
                        failure -> {
                            loadingMore = false;
                            workbench.notices().failure(failure);
                        });
    }

    void chart(String label) {
        model.chartLabel.set(label);
        if (label == null) {
            return;
        }
        int mine = load;
        Filter filter = model.filter.get();
        workbench
                .background()
                .run(
                        () -> spec.charts.get(label).apply(filter),
                        data -> {
                            if (mine == load && label.equals(model.chartLabel.get())) {
                                model.chart.set(data);
                            }
                        },
                        failure -> model.chart.set(null));
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
        if (!same && !leave()) {
            view.deselect();
            return;
        }
        model.selection.setAll(rows);
        if (rows.size() == 1) {
            T row = rows.get(0);
            if (same && model.card.get() == RegisterModel.Card.ONE && (shown.equals(row) || view.isTyping())) {
                return;
            }
            open(row);
        } else {
            opened++;
            revealed = null;
            model.card.set(rows.isEmpty() ? RegisterModel.Card.NONE : RegisterModel.Card.SEVERAL);
            model.current.set(null);
        }
    }

    /** Whether the card masks this column of {@code row} now. */
    boolean isMasked(Column<T, ?> column, T row) {
        return column.masks(row)
                && !row.id().equals(revealed)
                && !column.text(row).isEmpty();
    }

    /** Why the masked fields of {@code row} cannot be shown to this officer, or null. */
    String hidden(T row) {
        boolean shielded = row.shielded() && !workbench.session().may(Access.SHIELD);
        return shielded ? texts.get("permission.only", Access.words(Access.SHIELD, texts)) : refusal(Right.WRITE);
    }

    /** 显示: the masked fields of the record in the card, for as long as it stays there, with a reason for the audit. */
    void reveal() {
        T row = model.current.get();
        if (row == null || hidden(row) != null || mustSaveFirst()) {
            return;
        }
        workbench
                .notices()
                .ask(
                        texts.get("reveal"),
                        texts.get("reveal.why", called(row)),
                        reason -> workbench
                                .background()
                                .run(
                                        () -> workbench
                                                .ledger()
                                                .note(
                                                        Kind.REVEAL,
                                                        texts.get("reveal.note", called(row), Masking.text(reason)),
                                                        spec.register
                                                                .repository()
                                                                .table(),
                                                        row.id()),
                                        noted -> {
                                            if (row.equals(model.current.get())) {
                                                revealed = row.id();
                                                view.fill(row);
                                            }
                                        }));
    }

    /** Puts one record into the card. */
    void open(T row) {
        opened++;
        if (!row.id().equals(revealed)) {
            revealed = null;
        }
        model.problems.clear();
        model.current.set(row);
        model.card.set(RegisterModel.Card.ONE);
        view.fill(row);
        workbench
                .background()
                .run(
                        () -> history(row),
                        changes -> {
                            if (model.current.get() == row) {
                                model.history.setAll(changes);
                            }
                        },
                        failure -> model.history.clear());
    }

    private List<HistoryLine> history(T row) {
        Repository<T> repository = spec.register.repository();
        ChangeWords<T> words = ChangeWords.onScreen(spec.register, texts);
        return workbench.ledger().history(repository.table(), row.id()).stream()
                .map(change -> new HistoryLine(
                        change.at(),
                        change.operator(),
                        change.action(),
                        change.before() == null || change.after() == null
                                ? List.of()
                                : words.of(change.before(), change.after(), repository.image(row))))
                .toList();
    }

    /**
     * Stores what the card holds.
     *
     * @param cells text by column
     * @param andNew go on with an empty card
     */
    void save(Map<String, String> cells, boolean andNew) {
        if (saving) {
            return; // a key held down must not store a record twice
        }
        T base = model.current.get();
        if (base != null && unchanged(base, cells)) {
            view.clean();
            edit.forget();
            if (andNew) {
                add();
            }
            return;
        }
        Sheet.Reading<T> reading = spec.register.sheet().read(cells::get, base);
        model.problems.setAll(reading.problems());
        if (!reading.good()) {
            view.focusProblem();
            return;
        }
        T row = reading.record();
        boolean adding = base == null;
        int card = opened;
        saving = true;
        view.editable(false);
        store(
                texts.get(adding ? "written.added" : "written.changed", called(row)),
                (repository, batch) -> {
                    if (adding) {
                        return repository.add(batch, row);
                    }
                    repository.change(batch, base, row);
                    return base.id();
                },
                id -> {
                    saving = false;
                    (adding ? draft : edit).forget();
                    if (card != opened) {
                        return; // the card holds something else by now
                    }
                    view.clean();
                    if (andNew) {
                        workbench.background().run(() -> adding ? spec.next.apply(row) : unmasked(row), this::add);
                    } else {
                        reopen(id, card);
                    }
                },
                problem -> {
                    saving = false;
                    view.editable(true);
                    if (card == opened) {
                        model.problems.setAll(problem);
                        view.focusProblem();
                    } else {
                        say(problem);
                    }
                },
                () -> {
                    saving = false;
                    view.editable(true);
                });
    }

    /** What the next card begins with, but for what the card of {@code row} may have masked. */
    private Map<String, String> unmasked(T row) {
        Map<String, String> cells = new HashMap<>(spec.next.apply(row));
        cells.keySet().removeIf(key -> spec.register.sheet().column(key).masks(row));
        return cells;
    }

    private boolean unchanged(T base, Map<String, String> cells) {
        return cells.entrySet().stream().allMatch(cell -> isStored(base, cell));
    }

    private boolean isStored(T base, Map.Entry<String, String> cell) {
        String stored = spec.register.sheet().column(cell.getKey()).text(base);
        return stored.equals(cell.getValue().strip());
    }

    private String called(T row) {
        String title = row.id() == null ? "" : spec.called.apply(row);
        return spec.register.sheet().title() + (title.isEmpty() ? "" : " " + title);
    }

    /**
     * Shows a record as it is stored now; where it is gone the card closes.
     *
     * @param card what {@link #opened} was when this was decided: a card opened since is left alone
     */
    private void reopen(long id, int card) {
        workbench.background().run(() -> spec.register.repository().find(id), found -> {
            if (card != opened || view.isTyping()) {
                return;
            }
            if (found.isPresent()) {
                open(found.get());
            } else {
                opened++;
                model.current.set(null);
                model.card.set(RegisterModel.Card.NONE);
            }
        });
    }

    private void reopenIfShown(long id) {
        if (model.current.get() != null && model.current.get().id().equals(id)) {
            reopen(id, opened);
        }
    }

    private void say(Problem problem) {
        workbench.notices().failure(new Failure("refused", words(problem)));
    }

    private interface Writing<T extends Row> {
        long write(Repository<T> repository, Batch batch);
    }

    private void store(
            String action, Writing<T> writing, Consumer<Long> then, Consumer<Problem> refused, Runnable failed) {
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
                this::reopenIfShown,
                this::say, // the cell is closed by now
                () -> {});
    }

    /** The problem in one sentence. */
    String words(Problem problem) {
        return spec.texts.problem(problem);
    }

    private String words(RuntimeException failure) {
        return failure instanceof Failure known ? known.text(workbench.locale()) : texts.get("failed.other");
    }

    /** Retires the selected rows with a reason, or restores them where all are retired. */
    void retire() {
        List<T> rows = List.copyOf(model.selection.isEmpty() ? current() : model.selection);
        if (rows.isEmpty() || mustSaveFirst()) {
            return;
        }
        if (rows.stream().allMatch(r -> r.retired() != null)) {
            each(
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
                        reason -> each(
                                rows.stream().filter(r -> r.retired() == null).toList(),
                                texts.get("written.retired", count(rows)),
                                (batch, row) -> spec.register.repository().retire(batch, row, reason)));
    }

    private List<T> current() {
        return model.current.get() == null ? List.of() : List.of(model.current.get());
    }

    private String count(List<T> rows) {
        return rows.size() == 1
                ? called(rows.get(0))
                : texts.get("written.count", spec.register.sheet().title(), rows.size());
    }

    /** Does something to each row as one undoable write; a row that refuses leaves all as they were. */
    public void each(List<T> rows, String action, BiConsumer<Batch, T> change) {
        workbench
                .background()
                .run(
                        () -> workbench.ledger().write(action, batch -> rows.forEach(row -> change.accept(batch, row))),
                        written -> {
                            workbench.notices().toastWithUndo(written.action());
                            if (rows.size() == 1) {
                                reopenIfShown(rows.get(0).id());
                            }
                        },
                        failure -> workbench
                                .notices()
                                .failure(
                                        failure instanceof Refused no
                                                ? new Failure("refused", spec.texts.problem(no.problem()))
                                                : failure));
    }

    void run(RowAction<T> action) {
        List<T> rows = new ArrayList<>(model.selection.isEmpty() ? current() : model.selection);
        if (!rows.isEmpty() && disabled(action, rows) == null && !mustSaveFirst()) {
            action.action().accept(rows);
        }
    }

    /** Whether the card holds changes that an action on its record would pass over; says so. */
    private boolean mustSaveFirst() {
        boolean typing = model.card.get() == RegisterModel.Card.ONE && view.isTyping();
        if (typing) {
            workbench.notices().toast(texts.get("card.saveFirst"));
        }
        return typing;
    }

    void export() {
        workbench.exchange().export(spec.register, model.filter.get(), model.sort.get());
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
        workbench.exchange().exportFull(spec.register, model.filter.get(), model.sort.get());
    }

    void importFile() {
        workbench.exchange().importInto(spec.register);
    }

    /** Opens what was left half typed the last time. */
    private void offerDraft() {
        if (model.card.get() == RegisterModel.Card.NONE && may(Right.WRITE)) {
            add();
        }
    }

    private void continueDraft(Map<String, String> cells) {
        view.fillDraft(cells);
        workbench.notices().toast(texts.get("draft.found", title()));
    }

    /** Keeps a new card's content while it is being typed. */
    void keepDraft(Map<String, String> cells) {
        if (model.card.get() == RegisterModel.Card.NEW && !saving) {
            draft.keep(cells);
        }
    }

    /** The card leaves the screen, perhaps for good: what is typed in it and not stored is kept. */
    void keepUnfinished() {
        if (!view.isTyping()) {
            return;
        }
        T base = model.current.get();
        if (base == null) {
            keepDraft(view.cells());
        } else if (!saving) {
            Map<String, String> changed = new LinkedHashMap<>(view.cells());
            changed.entrySet().removeIf(cell -> isStored(base, cell));
            edit.keep(base.id(), changed);
        }
    }

    /** Goes on with the changes that another officer's coming, or leaving, interrupted. */
    private void offerEdit() {
        if (model.card.get() != RegisterModel.Card.NONE || edit.id().isEmpty() || !may(Right.WRITE)) {
            return;
        }
        workbench
                .background()
                .run(
                        () -> spec.register.repository().find(edit.id().get()),
                        found -> found.filter(
                                        row -> row.retired() == null && model.card.get() == RegisterModel.Card.NONE)
                                .ifPresent(row -> {
                                    open(row);
                                    edit.cells().ifPresent(view::type);
                                    workbench.notices().toast(texts.get("draft.edit", called(row)));
                                }));
    }

    /** Throws a new card away, or puts the record back as it was read. */
    void discard() {
        if (model.card.get() == RegisterModel.Card.NEW) {
            draft.forget();
            view.clean();
            opened++;
            model.card.set(RegisterModel.Card.NONE);
        } else if (model.current.get() != null) {
            view.clean();
            edit.forget();
            open(model.current.get());
        }
        model.problems.clear();
    }
}
