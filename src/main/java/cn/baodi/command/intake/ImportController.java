package cn.baodi.command.intake;

import cn.baodi.command.core.Access.Right;
import cn.baodi.command.core.Column;
import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.Progress;
import cn.baodi.command.core.Row;
import cn.baodi.command.core.Sheet;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Type;
import cn.baodi.command.core.Types;
import cn.baodi.command.data.BuiltUpon;
import cn.baodi.command.data.Ledger;
import cn.baodi.command.data.Register;
import cn.baodi.command.exchange.Duplicate;
import cn.baodi.command.exchange.Duplicate.Decision;
import cn.baodi.command.exchange.Duplicates;
import cn.baodi.command.exchange.FileImport;
import cn.baodi.command.exchange.ImportMemory;
import cn.baodi.command.exchange.ImportOptions;
import cn.baodi.command.exchange.ImportPlan;
import cn.baodi.command.exchange.Imported;
import cn.baodi.command.exchange.Inspection;
import cn.baodi.command.exchange.Judged;
import cn.baodi.command.exchange.JudgedRow;
import cn.baodi.command.exchange.Judgement;
import cn.baodi.command.exchange.Mapping;
import cn.baodi.command.exchange.PastImport;
import cn.baodi.command.exchange.Shape;
import cn.baodi.command.intake.ImportModel.Step;
import cn.baodi.command.ui.Act;
import cn.baodi.command.ui.Feature;
import cn.baodi.command.ui.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What happens in the wizard. */
final class ImportController {
    /** So many imports are offered to be taken back. */
    private static final int PAST = 8;
    /** So many of the queue are listed; more come as these are decided. */
    private static final int QUEUE = 200;

    private final Workbench workbench;
    private final List<Feature> areas;
    private final Texts texts;
    private final FileImport files;
    private final ImportMemory memory;
    private final Duplicates duplicates;
    private final ImportModel model = new ImportModel();
    private ImportView view;
    private Watched watched;
    /** Whether somebody chose the register, so that it is not to be found by the headings. */
    private boolean chosen;

    ImportController(Workbench workbench, List<Feature> areas) {
        this.workbench = workbench;
        this.areas = areas;
        texts = workbench.texts(ImportController.class);
        files = new FileImport(workbench.ledger(), workbench.locale());
        memory = new ImportMemory(workbench.ledger());
        duplicates = new Duplicates(workbench.database(), workbench.ledger(), workbench.clock(), workbench.locale());
    }

    ImportView view() {
        if (view == null) {
            view = new ImportView(workbench, texts, model, this);
        }
        return view;
    }

    Map<Act, Runnable> acts() {
        Map<Act, Runnable> acts = new LinkedHashMap<>();
        acts.put(Act.IMPORT, this::choose);
        acts.put(Act.SAVE, this::goOn);
        acts.put(Act.OTHER_PANE, () -> view().otherPane());
        return acts;
    }

    /** The registers that the officer may write. */
    List<Register<?>> registers() {
        return areas.stream()
                .flatMap(area -> area.registers().stream())
                .filter(register ->
                        workbench.session().may(register.repository().table(), Right.WRITE))
                .toList();
    }

    /** What the officer calls a register. */
    String title(String key) {
        return registers().stream()
                .map(Register::sheet)
                .filter(sheet -> sheet.key().equals(key))
                .map(Sheet::title)
                .findFirst()
                .orElse(key);
    }

    /** Begins with the register that a screen was showing. */
    void show(Link link) {
        if (model.isBusy()) {
            return;
        }
        registers().stream()
                .filter(register -> register.sheet().key().equals(link.sheet()))
                .findFirst()
                .ifPresent(register -> {
                    begin();
                    pickRegister(register);
                });
    }

    /** The wizard as it opens, with nothing chosen. */
    void begin() {
        if (model.isBusy()) {
            return;
        }
        forget(model.source.get());
        chosen = false;
        model.register.set(null);
        model.source.set(null);
        model.inspection.set(null);
        model.judged.set(null);
        model.imported.set(null);
        model.failure.set("");
        model.undone.set(false);
        model.doubtful.set(false);
        model.allOrNothing.set(false);
        model.fixed.clear();
        model.corrections.clear();
        model.step.set(Step.SOURCE);
        readPast();
    }

    /** What was pasted is the console's own file, and nobody's once it is done with. */
    private void forget(Source source) {
        if (source != null && source.pasted()) {
            workbench
                    .background()
                    .run(
                            () -> {
                                try {
                                    Files.deleteIfExists(source.file());
                                    Files.deleteIfExists(source.file().getParent());
                                } catch (IOException e) {
                                    return false; // wiped with the folder when the console closes
                                }
                                return true;
                            },
                            gone -> {});
        }
    }

    void choose() {
        if (!model.isBusy()) {
            workbench.notices().openFile().ifPresent(this::take);
        }
    }

    /** A file that somebody chose, or dropped on the window. */
    void take(Path file) {
        if (!model.isBusy()) {
            take(new Source(file, false));
        }
    }

    /** A block from the clipboard, as Excel puts it there. */
    void paste(String text) {
        if (model.isBusy()) {
            return;
        }
        if (text == null || text.isBlank()) {
            workbench.notices().toast(texts.get("paste.nothing"));
            return;
        }
        workbench.background().run(() -> kept(text), this::take);
    }

    /** Lies in the data folder's own place for temporary files, which is wiped. */
    private Source kept(String text) {
        try {
            Path file = Files.createTempDirectory("paste").resolve(texts.get("paste.file"));
            return new Source(Files.writeString(file, "\uFEFF" + text), true);
        } catch (IOException e) {
            throw new Failure(e, "file.write", texts.get("paste.file"));
        }
    }

    private void take(Source source) {
        forget(model.source.get());
        model.source.set(source);
        model.fixed.clear();
        model.corrections.clear();
        model.doubtful.set(false);
        model.allOrNothing.set(false);
        look(Shape.FOUND);
    }

    /** @param register null for the one that fits the headings best */
    void pickRegister(Register<?> register) {
        if (model.isBusy() || register == model.register.get()) {
            return;
        }
        chosen = register != null;
        model.register.set(register);
        model.fixed.clear();
        model.corrections.clear();
        if (model.source.get() != null && model.step.get() == Step.COLUMNS) {
            look(model.inspection.get().shape());
        }
    }

    /** Reads the file again as somebody knows better how it is to be read. */
    void reshape(Shape wanted) {
        if (!model.isBusy() && model.inspection.get() != null) {
            look(wanted);
        }
    }

    private record Looked(Register<?> register, Inspection inspection) {}

    private void look(Shape wanted) {
        Path file = model.source.get().file();
        Register<?> fixed = chosen ? model.register.get() : null;
        List<Register<?>> may = registers();
        work(
                texts.get("looking", model.source.get().name()),
                progress -> {
                    Register<?> register = fixed;
                    if (register == null) {
                        register = files.suited(file, may)
                                .or(() -> Optional.ofNullable(model.register.get()))
                                .orElse(may.get(0));
                    }
                    return new Looked(register, files.look(register, file, wanted));
                },
                looked -> {
                    model.register.set(looked.register());
                    model.inspection.set(looked.inspection());
                    model.judged.set(null);
                    looked.inspection().corrections().forEach(model.corrections::putIfAbsent);
                    map(looked.inspection().mapping());
                    model.step.set(Step.COLUMNS);
                });
    }

    private void map(Mapping mapping) {
        Sheet<?> sheet = model.register.get().sheet();
        model.missing.setAll(FileImport.missing(mapping, sheet));
        model.fixed.keySet().retainAll(model.missing);
        model.sample.setAll(model.inspection.get().sample().stream()
                .map(row -> masked(row, mapping, sheet))
                .toList());
        model.mapping.set(mapping); // last: the page is made anew then
    }

    private static List<String> masked(List<String> row, Mapping mapping, Sheet<?> sheet) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            Mapping.Mapped mapped = mapping.columns().get(i);
            Column<?, ?> column = mapped.isRead() ? sheet.column(mapped.column()) : null;
            cells.add(FileImport.shown(column, row.get(i).strip()));
        }
        return cells;
    }

    /**
     * Says what a column of the file means.
     *
     * @param column key of the sheet's column, or "" not to read it
     */
    void pick(int place, String column) {
        Mapping mapping = model.mapping.get();
        if (model.isBusy() || mapping.columns().get(place).column().equals(column)) {
            return;
        }
        Mapping changed = mapping.picked(place, column);
        if (!column.isEmpty() && !FileImport.joins(model.register.get().sheet().column(column))) {
            for (int i = 0; i < mapping.columns().size(); i++) {
                if (i != place && mapping.columns().get(i).column().equals(column)) {
                    changed = changed.picked(i, "");
                }
            }
        }
        map(changed);
    }

    /** Fills a column that the file does not have with the same in every row. */
    void fill(String column, String text) {
        if (text == null || text.isBlank()) {
            model.fixed.remove(column);
        } else {
            model.fixed.put(column, text.strip());
        }
    }

    /** Why the rows cannot be judged yet, or "". */
    String notYet() {
        if (model.mapping.get() == null) {
            return "";
        }
        List<String> open = model.missing.stream()
                .filter(key -> !model.fixed.containsKey(key))
                .map(key -> model.register.get().sheet().column(key).heading())
                .toList();
        return open.isEmpty() ? "" : texts.get("columns.open", String.join(texts.get("list.comma"), open));
    }

    /** Judges every row; nothing is stored. */
    void judge() {
        if (!model.isBusy() && notYet().isEmpty()) {
            judge(model.register.get());
        }
    }

    private <T extends Row> void judge(Register<T> register) {
        Path file = model.source.get().file();
        ImportPlan plan = model.plan();
        boolean doubtful = model.doubtful.get();
        work(
                texts.get("judging", model.source.get().name()),
                progress -> files.judge(register, file, plan, doubtful, progress),
                judged -> {
                    JudgedRow before = model.selected.get();
                    boolean first = model.step.get() != Step.ROWS;
                    model.judged.set(judged);
                    if (first) {
                        model.shown.set(first(judged));
                    }
                    list();
                    model.step.set(Step.ROWS);
                    view().select(before == null || first ? 0 : before.line());
                });
    }

    /** What an eye should fall on first. */
    private static Judgement first(Judged judged) {
        if (judged.count(Judgement.WRONG) > 0) {
            return Judgement.WRONG;
        }
        return judged.count(Judgement.DOUBTFUL) > 0 ? Judgement.DOUBTFUL : null;
    }

    /** @param judgement which rows are shown; null for all */
    void filter(Judgement judgement) {
        model.shown.set(judgement);
        list();
        view().select(0);
    }

    private void list() {
        Judged judged = model.judged.get();
        Judgement judgement = model.shown.get();
        model.rows.setAll(judgement == null ? judged.rows() : judged.rows(judgement));
    }

    /** What is likely is from now on taken for what is meant, or no more. */
    void takeDoubtful(boolean take) {
        if (!model.isBusy() && model.doubtful.get() != take) {
            model.doubtful.set(take);
            judge();
        }
    }

    /**
     * Reads another text wherever {@code found} stands in a column.
     *
     * @param text what is read instead; as it stood before where it is the same
     */
    void correct(String column, String found, String text) {
        if (model.isBusy()) {
            return;
        }
        ImportPlan.Cell cell = new ImportPlan.Cell(column, found);
        if (text.strip().equals(found)) {
            model.corrections.remove(cell);
        } else {
            model.corrections.put(cell, text.strip());
        }
        judge();
    }

    /** To the next page, whatever the key was. */
    void goOn() {
        switch (model.step.get()) {
            case SOURCE -> choose();
            case COLUMNS -> judge();
            case ROWS -> store();
            case DONE, QUEUE -> begin();
        }
    }

    /** To the page before; the first stays. */
    void back() {
        if (model.isBusy()) {
            return;
        }
        model.failure.set("");
        switch (model.step.get()) {
            case COLUMNS -> begin();
            case ROWS -> model.step.set(Step.COLUMNS);
            case QUEUE -> begin();
            default -> {}
        }
    }

    /** Stores what may be stored, as one step to undo. */
    void store() {
        if (model.isBusy() || model.importable() + model.queueable() == 0) {
            return;
        }
        Path rejected = null;
        if (model.source.get().pasted() && model.leftOut() > 0) {
            Optional<Path> place = workbench.notices().saveFile(texts.get("paste.rejected"));
            if (place.isEmpty()) {
                return; // nobody would know which rows were left out
            }
            rejected = place.get();
        }
        store(model.register.get(), new ImportOptions(model.allOrNothing.get(), false, model.doubtful.get(), rejected));
    }

    private <T extends Row> void store(Register<T> register, ImportOptions options) {
        Path file = model.source.get().file();
        ImportPlan plan = model.plan();
        work(
                texts.get("storing", model.source.get().name()),
                progress -> files.read(register, file, plan, options, progress),
                this::stored);
    }

    private void stored(Imported imported) {
        model.imported.set(imported);
        model.undone.set(false);
        model.step.set(Step.DONE);
    }

    /** How many rows wait for somebody to decide. */
    long open() {
        return duplicates.count(registers());
    }

    /** The queue of what is likely there already. */
    void openQueue() {
        if (!model.isBusy()) {
            readQueue();
            model.step.set(Step.QUEUE);
        }
    }

    /** Brings the queue to the front from anywhere. */
    void showQueue() {
        workbench.open().accept(Link.to(ImportFeature.KEY, "", Filter.NONE));
        openQueue();
    }

    private void readQueue() {
        List<Register<?>> may = registers();
        workbench.background().run(() -> duplicates.open(may, QUEUE), model.queue::setAll);
        workbench.background().run(() -> duplicates.count(may), model.queued::set);
    }

    /** Lays one beside what is there. */
    void compare(Duplicate duplicate) {
        register(duplicate)
                .ifPresent(register ->
                        workbench.background().run(() -> duplicates.compare(register, duplicate), model.pairs::setAll));
    }

    private Optional<Register<?>> register(Duplicate duplicate) {
        return registers().stream()
                .filter(register -> register.sheet().key().equals(duplicate.sheet()))
                .findFirst();
    }

    /** The number of what is there. */
    String existing(Duplicate duplicate) {
        return register(duplicate)
                .map(register -> code(register.sheet(), duplicate.existing()))
                .orElse("");
    }

    /** Decides the selected ones, each register's as one step to undo. */
    void decide(List<Duplicate> selected, Decision decision) {
        if (model.isBusy() || selected.isEmpty()) {
            return;
        }
        List<Duplicate> rows = List.copyOf(selected);
        List<Register<?>> may = registers();
        work(
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
                    readQueue();
                });
    }

    /** Reads the imports of any day that the officer might take back. */
    void readPast() {
        List<Register<?>> may = registers();
        workbench.background().run(() -> past(may), model.past::setAll);
        workbench.background().run(() -> duplicates.count(may), model.queued::set);
    }

    private List<ImportModel.Past> past(List<Register<?>> may) {
        List<ImportModel.Past> found = new ArrayList<>();
        for (PastImport done : memory.past()) {
            may.stream()
                    .filter(register -> register.sheet().key().equals(done.sheet()))
                    .findFirst()
                    .ifPresent(register -> found.add(new ImportModel.Past(
                            done, register.sheet().title(), workbench.ledger().stands(done.seq()))));
            if (found.size() == PAST) {
                break;
            }
        }
        return found;
    }

    /** Takes back the import that was just done. */
    void undo() {
        Imported imported = model.imported.get();
        if (imported != null && imported.seq() != null) {
            undo(imported.seq(), model.source.get().name());
        }
    }

    /** Either of the two: what was taken back, or what stands in the way of it. */
    private record Undone(Ledger.Written written, List<BuiltUpon> built) {}

    /** Takes back an import of any day, unless something was built upon it, which is told then. */
    void undo(long seq, String file) {
        if (model.isBusy()) {
            return;
        }
        Ledger ledger = workbench.ledger();
        work(
                texts.get("undoing", file),
                progress -> {
                    List<BuiltUpon> built = ledger.builtUpon(seq);
                    return built.isEmpty()
                            ? new Undone(ledger.takeBack(seq, texts.get("undo.action", file)), built)
                            : new Undone(null, built);
                },
                undone -> {
                    if (undone.written() == null) {
                        workbench.notices().tell(texts.get("undo.built"), told(undone.built()));
                        return;
                    }
                    Imported last = model.imported.get();
                    model.undone.set(model.undone.get() || last != null && last.seq() != null && last.seq() == seq);
                    workbench
                            .notices()
                            .toast(texts.get("done.undone", undone.written().rows()));
                    readPast();
                });
    }

    private String told(List<BuiltUpon> built) {
        return texts.get("undo.built.what")
                + built.stream()
                        .map(row -> texts.get(
                                row.refers() ? "undo.built.refers" : "undo.built.changed",
                                called(row),
                                row.operator(),
                                Types.MOMENT.write(row.at())))
                        .collect(Collectors.joining("\n", "\n\n", ""));
    }

    /** Register and number; a name may not leave the screen with what is copied. */
    private String called(BuiltUpon row) {
        if (row.table().equals(Duplicates.TABLE)) {
            return texts.get("queue.row", row.id());
        }
        for (Feature area : areas) {
            for (Register<?> register : area.registers()) {
                if (register.repository().table().equals(row.table())) {
                    return register.sheet().title() + " " + code(register.sheet(), row.id());
                }
            }
        }
        return row.table() + " " + row.id(); // of an area that he may not see
    }

    @SuppressWarnings("unchecked")
    private static String code(Sheet<?> sheet, long id) {
        return sheet.columns().stream()
                .filter(column -> column.type().kind() == Type.Kind.CODE)
                .findFirst()
                .map(column -> ((Type<Long>) column.type()).write(id))
                .orElse(String.valueOf(id));
    }

    /** Goes to the register that the rows are in now. */
    void showRegister() {
        String key = model.register.get().sheet().key();
        areas.stream()
                .filter(area -> area.registers().stream()
                        .anyMatch(register -> register.sheet().key().equals(key)))
                .findFirst()
                .ifPresent(area -> workbench.open().accept(Link.to(area.key(), key, Filter.NONE)));
    }

    void copyRejectedPath() {
        workbench.notices().copy(model.imported.get().rejectedFile().toString());
        workbench.notices().toast(texts.get("done.copied"));
    }

    /** Gives up what is being done; the data are as before. */
    void cancel() {
        if (watched != null) {
            watched.stop();
        }
    }

    /** What came of work that may go wrong or be given up: the wizard has to know of all three. */
    private record Outcome<R>(R result, RuntimeException failure) {}

    private <R> void work(String what, Function<Progress, R> work, Consumer<R> then) {
        model.busy.set(what);
        model.failure.set("");
        model.fraction.set(-1);
        Watched mine = new Watched(fraction -> workbench.background().onScreen(() -> model.fraction.set(fraction)));
        watched = mine;
        workbench.background().<Outcome<R>>longRun(what, bar -> outcome(work, mine.beside(bar)), outcome -> {
            model.busy.set("");
            if (outcome.failure() == null) {
                then.accept(outcome.result());
            } else if (outcome.failure() instanceof CancellationException) {
                workbench.notices().toast(texts.get("cancelled", what));
            } else if (outcome.failure() instanceof Failure failure) {
                model.failure.set(failure.text(workbench.locale()));
            } else {
                workbench.notices().failure(outcome.failure());
            }
        });
    }

    private static <R> Outcome<R> outcome(Function<Progress, R> work, Progress progress) {
        try {
            return new Outcome<>(work.apply(progress), null);
        } catch (RuntimeException e) {
            return new Outcome<>(null, e);
        } catch (Error e) {
            return new Outcome<>(
                    null, new IllegalStateException(e)); // such as no memory: the page must not wait for ever
        }
    }
}
