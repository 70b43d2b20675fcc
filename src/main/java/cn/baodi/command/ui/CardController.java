package cn.baodi.command.ui;

import cn.baodi.command.core.Access;
import cn.baodi.command.core.Access.Right;
import cn.baodi.command.core.Column;
import cn.baodi.command.core.Masking;
import cn.baodi.command.core.Row;
import cn.baodi.command.core.Sheet;
import cn.baodi.command.core.Texts;
import cn.baodi.command.data.Kind;
import cn.baodi.command.data.Repository;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What happens in a register's card: a record is opened, changed, unmasked, stored; what is half typed is kept. */
final class CardController<T extends Row> {
    private final Workbench workbench;
    private final RegisterSpec<T> spec;
    private final RegisterModel<T> model;
    private final RegisterController<T> register;
    private final RegisterWrites<T> writes;
    private final Texts texts;
    private final Draft draft;
    /** Changes of a record that were on the screen when it went away. */
    private final Draft edit;

    private RegisterCard<T> view;
    /** Counts what the card has held; an answer that was meant for an earlier content is dropped. */
    private int opened;

    private boolean saving;
    /** The record whose masked fields were asked for, until the card holds another. */
    private Long revealed;

    CardController(Workbench workbench, RegisterSpec<T> spec, RegisterModel<T> model, RegisterController<T> register) {
        this.workbench = workbench;
        this.spec = spec;
        this.model = model;
        this.register = register;
        texts = workbench.texts(CardController.class);
        writes = new RegisterWrites<>(workbench, spec, this::reopenIfShown);
        draft = new Draft(workbench, register.key());
        edit = new Draft(workbench, register.key() + ".edit");
    }

    /** Begins with {@code shown}, and with what was left half typed the last time. */
    void begin(RegisterCard<T> shown) {
        view = shown;
        draft.read(this::offerDraft);
        edit.read(this::offerEdit);
    }

    /** How the card's record and the others of the register are stored. */
    RegisterWrites<T> writes() {
        return writes;
    }

    /** The card lets its record go, as where several are selected or none. */
    void close(RegisterModel.Card now) {
        opened++;
        revealed = null;
        model.card.set(now);
        model.current.set(null);
    }

    /**
     * A new card with the defaults, the cursor in its first blank field.
     *
     * @param cells what it holds besides the defaults, as text by column
     * @return false where the card stays as it is
     */
    boolean add(Map<String, String> cells) {
        if (spec.fixed || !register.may(Right.WRITE) || !leave()) {
            return false;
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
        return true;
    }

    /**
     * Takes care of what is typed before the card holds something else: a record is stored, a new one kept as a draft.
     *
     * @return false where the card must stay, because what is typed cannot be stored yet
     */
    boolean leave() {
        if (!view.isTyping() || saving) {
            return true;
        }
        if (model.card.get() == RegisterModel.Card.NEW) {
            keepDraft(view.cells());
            view.clean();
            workbench.notices().toast(texts.get("draft.kept", register.title()));
            return true;
        }
        save(view.cells(), false);
        if (!model.problems.isEmpty()) {
            workbench.notices().toast(texts.get("card.unfinished"));
            return false;
        }
        return true;
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

    /** The card shows what is stored now, unless the officer is typing in it. */
    void follow(List<T> rows) {
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

    /** Whether the card masks this column of {@code row} now. */
    boolean isMasked(Column<T, ?> column, T row) {
        return column.masks(row)
                && !row.id().equals(revealed)
                && !column.text(row).isEmpty();
    }

    /** Why the masked fields of {@code row} cannot be shown to this officer, or null. */
    String hidden(T row) {
        boolean shielded = row.shielded() && !workbench.session().may(Access.SHIELD);
        return shielded
                ? texts.get("permission.only", Access.words(Access.SHIELD, texts))
                : register.refusal(Right.WRITE);
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
                        texts.get("reveal.why", writes.called(row)),
                        reason -> workbench
                                .background()
                                .run(
                                        () -> workbench
                                                .ledger()
                                                .note(
                                                        Kind.REVEAL,
                                                        texts.get(
                                                                "reveal.note",
                                                                writes.called(row),
                                                                Masking.text(reason)),
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
                register.add();
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
        writes.store(
                texts.get(adding ? "written.added" : "written.changed", writes.called(row)),
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
                        workbench.background().run(() -> adding ? spec.next.apply(row) : unmasked(row), register::add);
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
                        writes.say(problem);
                    }
                },
                failure -> {
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

    /** Whether the card holds changes that an action on its record would pass over; says so. */
    boolean mustSaveFirst() {
        boolean typing = model.card.get() == RegisterModel.Card.ONE && view.isTyping();
        if (typing) {
            workbench.notices().toast(texts.get("card.saveFirst"));
        }
        return typing;
    }

    /** Opens what was left half typed the last time. */
    private void offerDraft() {
        if (model.card.get() == RegisterModel.Card.NONE && register.may(Right.WRITE)) {
            register.add();
        }
    }

    private void continueDraft(Map<String, String> cells) {
        view.fillDraft(cells);
        workbench.notices().toast(texts.get("draft.found", register.title()));
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
        if (model.card.get() != RegisterModel.Card.NONE || edit.id().isEmpty() || !register.may(Right.WRITE)) {
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
                                    workbench.notices().toast(texts.get("draft.edit", writes.called(row)));
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
