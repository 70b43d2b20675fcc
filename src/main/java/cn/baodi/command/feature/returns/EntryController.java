package cn.baodi.command.feature.returns;

import cn.baodi.command.core.Access.Right;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.Problem;
import cn.baodi.command.core.Refused;
import cn.baodi.command.core.Sheet;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.TimeRange;
import cn.baodi.command.core.Types;
import cn.baodi.command.data.Register;
import cn.baodi.command.feature.returns.EntryModel.Entry;
import cn.baodi.command.feature.returns.EntryModel.Place;
import cn.baodi.command.feature.unit.Unit;
import cn.baodi.command.feature.unit.UnitDirectory;
import cn.baodi.command.ui.Act;
import cn.baodi.command.ui.Workbench;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What happens in the entry grid: all villages of a town are typed, pasted, made zero, and stored in one write. */
final class EntryController {
    /** Characters; a district of returns has a tenth of them. */
    private static final int LONGEST_BLOCK = 1 << 20;

    private final Workbench workbench;
    private final Texts texts;
    private final ReturnRepository repository;
    private final Register<DailyReturn> register;
    private final Sheet<DailyReturn> sheet;
    private final UnitDirectory units;
    private final ReturnForm form;
    private final EntryModel model = new EntryModel();
    /** What was typed and not stored when another town or day was opened, by town and day. */
    private final Map<String, Map<Long, List<String>>> left = new HashMap<>();

    private boolean saving;
    private boolean filling;
    private int asked;

    EntryController(
            Workbench workbench,
            Texts texts,
            ReturnRepository repository,
            Register<DailyReturn> register,
            UnitDirectory units,
            ReturnForm form) {
        this.form = form;
        this.workbench = workbench;
        this.texts = texts;
        this.repository = repository;
        this.register = register;
        sheet = register.sheet();
        this.units = units;
        workbench.ledger().onWritten(written -> {
            if (written.tables().contains(ReturnRepository.TABLE)) {
                workbench.background().onScreen(() -> {
                    if (model.town.get() != null && !saving) {
                        open(model.town.get(), model.day.get(), null);
                    }
                });
            }
        });
    }

    EntryModel model() {
        return model;
    }

    /** What the shell's keys do in the grid. */
    Map<Act, Runnable> acts() {
        return Map.of(
                Act.SAVE,
                this::save,
                Act.REFRESH,
                this::refresh,
                Act.EXPORT,
                this::export,
                Act.PRINT,
                this::print,
                Act.IMPORT,
                this::importForm);
    }

    /** The town's form as a workbook, or CSV, to be filled in and read back. */
    void export() {
        workbench
                .exchange()
                .export(
                        form.register(),
                        ReturnForm.of(model.town.get(), model.day.get()),
                        form.register().sort(),
                        List.of());
    }

    /** What a town sends back. */
    void importForm() {
        workbench.exchange().importInto(register);
    }

    /** The town's form on A4. */
    void print() {
        Unit town = model.town.get();
        LocalDate day = model.day.get();
        workbench.exchange().print(() -> form.paper(town, day));
    }

    boolean mayExport() {
        return workbench.session().may(ReturnRepository.TABLE, Right.EXPORT);
    }

    boolean mayWrite() {
        return workbench.session().may(ReturnRepository.TABLE, Right.WRITE);
    }

    /** Today and the first town, unless the grid holds something already. */
    void begin() {
        if (model.town.get() == null && !units.towns().isEmpty()) {
            open(units.towns().get(0), workbench.now().toLocalDate(), null);
        }
    }

    /** The town, the day and the row that {@code link} means. */
    void show(Link link) {
        TimeRange.Span span = link.filter().range().resolve(workbench.now());
        LocalDate day =
                span == null ? workbench.now().toLocalDate() : span.from().toLocalDate();
        String unit = link.filter().chip("unit");
        long code = unit == null ? 0 : Long.parseLong(unit);
        units.find(Unit.town(code)).ifPresentOrElse(town -> open(town, day, code), this::begin);
    }

    void town(Unit town) {
        if (town != null && !filling && !town.equals(model.town.get())) {
            open(town, model.day.get(), null);
        }
    }

    /** So many days later, or earlier below 0. */
    void move(int days) {
        open(model.town.get(), model.day.get().plusDays(days), null);
    }

    void today() {
        open(model.town.get(), workbench.now().toLocalDate(), null);
    }

    private void refresh() {
        open(model.town.get(), model.day.get(), null);
    }

    /** @param unit whose row the cursor goes to, or null to leave it where it is */
    private void open(Unit town, LocalDate day, Long unit) {
        leave();
        read(town, day, unit);
    }

    private void read(Unit town, LocalDate day, Long unit) {
        int mine = ++asked;
        record Read(List<DailyReturn> today, List<DailyReturn> before) {}
        workbench
                .background()
                .run(
                        () -> new Read(repository.of(town.id(), day), repository.of(town.id(), day.minusDays(1))),
                        read -> {
                            if (mine == asked) {
                                fill(town, day, byUnit(read.today()), byUnit(read.before()), unit);
                            }
                        });
    }

    private static Map<Long, DailyReturn> byUnit(List<DailyReturn> rows) {
        return rows.stream().collect(Collectors.toMap(DailyReturn::unit, Function.identity(), (one, other) -> one));
    }

    /** What is typed and not stored waits for the officer to come back to this town and day. */
    private void leave() {
        if (model.town.get() != null) {
            Map<Long, List<String>> typed = new HashMap<>();
            model.rows.stream().filter(Entry::isChanged).forEach(row -> typed.put(row.unit.id(), row.typed()));
            left.put(key(model.town.get(), model.day.get()), typed);
        }
    }

    private static String key(Unit town, LocalDate day) {
        return town.id() + " " + day;
    }

    private void fill(
            Unit town, LocalDate day, Map<Long, DailyReturn> today, Map<Long, DailyReturn> before, Long unit) {
        filling = true;
        boolean same = town.equals(model.town.get()) && day.equals(model.day.get());
        model.towns.setAll(units.towns());
        model.town.set(town);
        model.day.set(day);
        if (!same) {
            model.said.set("");
        }
        Map<Long, List<String>> typed = left.getOrDefault(key(town, day), Map.of());
        List<Entry> rows = new ArrayList<>();
        for (Unit village : units.villages()) {
            if (Unit.town(village.id()) == town.id() && village.isActive(day)) {
                Entry row = new Entry(village, today.get(village.id()), before.get(village.id()));
                List<String> cells = typed.get(village.id());
                for (int i = 0; cells != null && i < cells.size(); i++) {
                    row.cells.get(i).set(cells.get(i));
                }
                rows.add(row);
            }
        }
        rows.forEach(row -> row.cells.forEach(cell -> cell.addListener((property, was, text) -> typed(row))));
        model.rows.setAll(rows);
        rows.forEach(this::judge);
        count();
        filling = false;
        int at = 0;
        for (int i = 0; i < rows.size(); i++) {
            at = unit != null && rows.get(i).unit.id().equals(unit) ? i : at;
        }
        if (!same || unit != null) {
            model.goTo.set(new Place(at, 0));
        }
    }

    private void typed(Entry row) {
        if (!filling) {
            row.problems.clear();
            judge(row);
            count();
        }
    }

    private void count() {
        model.changed.set((int) model.rows.stream().filter(Entry::isChanged).count());
        model.filed.set(
                (int) model.rows.stream().filter(row -> row.stored != null).count());
    }

    /** What is doubtful in a row shows while it is typed; what is wrong with it, when it is to be stored. */
    private void judge(Entry row) {
        row.doubts.clear();
        Sheet.Reading<DailyReturn> reading = read(row);
        if (reading.record() != null && reading.good()) {
            for (Problem doubt : reading.record().doubts(row.before)) {
                row.doubts.put(doubt.field(), texts.problem(doubt));
            }
        }
    }

    private Sheet.Reading<DailyReturn> read(Entry row) {
        Map<String, String> cells = new HashMap<>();
        EntryModel.COLUMNS.forEach(column -> cells.put(column, row.cell(column)));
        cells.put("unit", Long.toString(row.unit.id()));
        cells.put("day", Types.DATE.write(model.day.get()));
        return sheet.read(cells::get, row.stored);
    }

    /** 零报告: what is blank in the row with the cursor becomes zero; what is typed stays. */
    void zero() {
        if (model.at.get() < model.rows.size()) {
            zero(model.rows.get(model.at.get()));
            if (model.at.get() + 1 < model.rows.size()) {
                model.goTo.set(new Place(model.at.get() + 1, 0));
            }
        }
    }

    /** The same for every village of which nothing is typed or stored. */
    void zeroRest() {
        model.rows.stream()
                .filter(row -> row.stored == null && row.typed().stream().allMatch(String::isEmpty))
                .forEach(this::zero);
    }

    private void zero(Entry row) {
        for (int i = 0; i < EntryModel.FIGURES; i++) {
            if (row.cells.get(i).get().isBlank()) {
                row.cells.get(i).set("0");
            }
        }
    }

    /** A block from a spreadsheet, with its first cell at this one; what finds no place is named above the grid. */
    void paste(int row, int column, String block) {
        if (block.length() > LONGEST_BLOCK) {
            model.said.set(texts.get("paste.large", block.length() / 10_000));
            return;
        }
        PastedBlock pasted = PastedBlock.read(block, sheet);
        List<String> lost = pasted.into(model.rows, row, column);
        model.said.set(
                lost.isEmpty()
                        ? texts.get("paste.done", pasted.size())
                        : texts.get(
                                "paste.lost",
                                pasted.size() - lost.size(),
                                lost.size(),
                                lost.stream().limit(5).collect(Collectors.joining(texts.get("list.comma")))));
    }

    /** Stores every changed row in one write, or none where one of them is wrong. */
    void save() {
        if (saving || model.town.get() == null) {
            return;
        }
        List<Entry> changed = model.rows.stream().filter(Entry::isChanged).toList();
        if (changed.isEmpty()) {
            workbench.notices().toast(texts.get("entry.unchanged"));
            return;
        }
        Map<Entry, DailyReturn> records = new HashMap<>();
        for (Entry row : changed) {
            row.problems.clear();
            Sheet.Reading<DailyReturn> reading = read(row);
            reading.problems().forEach(p -> row.problems.put(p.field(), texts.problem(p)));
            records.put(row, reading.record());
        }
        if (changed.stream().anyMatch(row -> !row.problems.isEmpty())) {
            refuse();
            return;
        }
        saving = true;
        String action =
                texts.get("written.entry", model.town.get().name(), Types.DATE.write(model.day.get()), changed.size());
        String grid = key(model.town.get(), model.day.get());
        workbench
                .background()
                .run(
                        () -> workbench
                                .ledger()
                                .write(
                                        action,
                                        batch -> changed.forEach(
                                                row -> repository.file(batch, row.stored, records.get(row)))),
                        written -> {
                            saving = false;
                            model.said.set("");
                            left.remove(grid);
                            workbench.notices().toastWithUndo(written.action());
                            read(model.town.get(), model.day.get(), null);
                        },
                        failure -> {
                            saving = false;
                            if (failure instanceof Refused refused) {
                                model.said.set(texts.get("entry.refused", texts.problem(refused.problem())));
                            } else {
                                workbench.notices().failure(failure);
                            }
                        });
    }

    /** Says what is wrong and goes to the first of it. */
    private void refuse() {
        for (int i = 0; i < model.rows.size(); i++) {
            Entry row = model.rows.get(i);
            for (int column = 0; column < EntryModel.COLUMNS.size(); column++) {
                String problem = row.problems.get(EntryModel.COLUMNS.get(column));
                if (problem != null) {
                    model.said.set(texts.get("entry.wrong", row.unit.name(), problem));
                    model.goTo.set(new Place(i, column));
                    return;
                }
            }
        }
    }
}
