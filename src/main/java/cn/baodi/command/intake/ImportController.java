package cn.baodi.command.intake;

import cn.baodi.command.core.Access.Right;
import cn.baodi.command.core.Column;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.Row;
import cn.baodi.command.core.Sheet;
import cn.baodi.command.core.Texts;
import cn.baodi.command.data.Register;
import cn.baodi.command.exchange.Duplicates;
import cn.baodi.command.exchange.FileImport;
import cn.baodi.command.exchange.ImportOptions;
import cn.baodi.command.exchange.ImportPlan;
import cn.baodi.command.exchange.Imported;
import cn.baodi.command.exchange.Inspection;
import cn.baodi.command.exchange.Judged;
import cn.baodi.command.exchange.JudgedRow;
import cn.baodi.command.exchange.Judgement;
import cn.baodi.command.exchange.Mapping;
import cn.baodi.command.exchange.Pasted;
import cn.baodi.command.exchange.Shape;
import cn.baodi.command.intake.ImportModel.Step;
import cn.baodi.command.ui.Act;
import cn.baodi.command.ui.Feature;
import cn.baodi.command.ui.Workbench;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What happens in the wizard. */
final class ImportController {
    /** So many letters of a cell at most are shown among the first rows. */
    private static final int SHOWN = 400;

    private final Workbench workbench;
    private final List<Feature> areas;
    private final Texts texts;
    private final Pasted pasted = new Pasted();
    private final FileImport files;
    private final ImportModel model = new ImportModel();
    private final ImportWork work;
    private final PastController past;
    private final QueueController queue;
    private ImportView view;
    /** Whether somebody chose the register, so that it is not to be found by the headings. */
    private boolean chosen;

    ImportController(Workbench workbench, List<Feature> areas) {
        this.workbench = workbench;
        this.areas = areas;
        texts = workbench.texts(ImportController.class);
        files = new FileImport(workbench.ledger(), workbench.locale(), pasted);
        work = new ImportWork(workbench, texts, model);
        past = new PastController(workbench, texts, model, work, areas);
        queue = new QueueController(workbench, texts, model, work, this::registers);
    }

    ImportView view() {
        if (view == null) {
            view = new ImportView(workbench, texts, model, this);
        }
        return view;
    }

    QueueController queue() {
        return queue;
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

    /** Begins with the register that a screen was showing, or shows the queue that an alert speaks of. */
    void show(Link link) {
        if (model.isBusy()) {
            return;
        }
        if (link.sheet().equals(Duplicates.TABLE)) {
            openQueue();
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

    private void forget(Source source) {
        if (source != null) {
            pasted.forget(source.file());
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
        workbench.background().run(() -> new Source(pasted.keep(text, texts.get("paste.file")), true), this::take);
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
        work.begin(
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
            String cell = row.get(i).strip();
            // A screen would take minutes for a cell of a million letters.
            String shown =
                    cell.length() <= SHOWN ? cell : cell.substring(0, cell.offsetByCodePoints(0, SHOWN / 2)) + "…";
            cells.add(FileImport.shown(column, shown));
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
        work.begin(
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
        work.begin(
                texts.get("storing", model.source.get().name()),
                progress -> files.read(register, file, plan, options, progress),
                this::stored);
    }

    private void stored(Imported imported) {
        model.imported.set(imported);
        model.undone.set(false);
        model.step.set(Step.DONE);
    }

    /** The queue of what is likely there already. */
    void openQueue() {
        if (!model.isBusy()) {
            queue.read();
            model.step.set(Step.QUEUE);
        }
    }

    /** Brings the queue to the front from anywhere. */
    void showQueue() {
        workbench.open().accept(Link.to(ImportFeature.KEY, "", Filter.NONE));
        openQueue();
    }

    /** Reads the imports of any day that the officer might take back. */
    void readPast() {
        past.read(registers());
        queue.count();
    }

    /** Takes back the import that was just done. */
    void undo() {
        past.undo(this::readPast);
    }

    /** Takes back an import of any day, unless something was built upon it, which is told then. */
    void undo(long seq, String file) {
        past.undo(seq, file, this::readPast);
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
        work.cancel();
    }
}
