package cn.baodi.command.exchange;

import cn.baodi.command.core.Column;
import cn.baodi.command.core.PlainText;
import cn.baodi.command.core.Problem;
import cn.baodi.command.core.Row;
import cn.baodi.command.core.Sheet;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Type;
import cn.baodi.command.core.Type.Kind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Makes records of the rows of a file, and says of each cell what there is to say. */
final class RowReader<T extends Row> {
    /** Of these one thing has several right names. */
    private static final Set<Kind> NAMED = EnumSet.of(Kind.CODE, Kind.UNIT, Kind.REFERENCE, Kind.CHOICE, Kind.FLAG);

    /** So many letters of a cell that is too long are shown. */
    private static final int BEGINNING = 40;

    /** A day is a moment too. */
    private static final String MIDNIGHT = " 00:00";

    private final Sheet<T> sheet;
    private final Heading<T> heading;
    private final ImportPlan plan;
    private final Mending mending;
    private final Texts texts;
    private final boolean workbook;
    private final References references;
    private final Asides<T> asides;
    /** Places of columns without a heading in which something stands. */
    private final BitSet nameless = new BitSet();

    private final CellPairs<T> pairs;

    RowReader(Sheet<T> sheet, Heading<T> heading, ImportPlan plan, Mending mending, Texts texts, boolean workbook) {
        this.sheet = sheet;
        this.heading = heading;
        this.plan = plan;
        this.mending = mending;
        this.texts = texts;
        this.workbook = workbook;
        references = new References(sheet);
        asides = new Asides<>(sheet, heading, texts);
        pairs = new CellPairs<>(sheet, heading.columns());
    }

    /**
     * A row as it was read.
     *
     * @param row null where it can be no record
     * @param texts of the cells that were read otherwise than they stand there, by column
     * @param notes what is doubtful or wrong; empty where the row may be stored
     */
    record Candidate<T>(Cells cells, T row, Map<String, String> texts, List<CellNote> notes) {
        /** No data, doubtful, wrong, or none of these as far as one can see without the register. */
        Judgement judgement() {
            if (notes.stream().anyMatch(note -> note.judgement() == Judgement.ASIDE)) {
                return Judgement.ASIDE;
            }
            if (notes.stream().anyMatch(note -> note.judgement() == Judgement.WRONG)) {
                return Judgement.WRONG;
            }
            return notes.isEmpty() ? Judgement.GOOD : Judgement.DOUBTFUL;
        }
    }

    Candidate<T> read(Cells found) {
        String aside = asides.of(found);
        if (aside != null) {
            String sentence = texts.get(aside, found.line());
            return new Candidate<>(
                    found, null, Map.of(), List.of(new CellNote("", "", "", "", Judgement.ASIDE, sentence, List.of())));
        }
        Cells record = heading.filled(found);
        List<String> cells = record.values();
        note(cells);
        // A workbook keeps no blank cells at the end of a row, and what stands right of its table is no part of it.
        boolean fits = workbook
                || cells.size() >= heading.width()
                        && cells.subList(heading.width(), cells.size()).stream().allMatch(String::isBlank);
        if (!fits) {
            Problem wrong = Problem.of("", "cells", cells.size(), heading.width());
            return new Candidate<>(record, null, Map.of(), List.of(wrong(record, wrong)));
        }
        List<CellNote> unusable = uncomputed(record);
        for (Column<T, ?> column : heading.columns()) {
            String cell = column.personal() ? heading.cell(cells, column.key()) : null;
            if (cell != null && column.isMasked(cell)) {
                unusable.add(wrong(record, Problem.of(column.key(), "masked", cell.strip())));
            }
        }
        return unusable.isEmpty() ? mended(record) : new Candidate<>(record, null, Map.of(), unusable);
    }

    /** Formulas that came to nothing, unless somebody said what is to be read in their stead. */
    private List<CellNote> uncomputed(Cells record) {
        List<CellNote> notes = new ArrayList<>();
        if (record.values().stream().noneMatch(FormulaError::is)) {
            return notes;
        }
        for (Column<T, ?> column : heading.columns()) {
            String error = heading.uncomputed(record.values(), column.key());
            if (error != null && !plan.corrections().containsKey(new ImportPlan.Cell(column.key(), error))) {
                String key = error.equals(FormulaError.UNCOMPUTED) ? "formula.open" : "formula.error";
                notes.add(wrong(record, Problem.of(column.key(), key, error)));
            }
        }
        return notes;
    }

    /** Whether nothing stands in any column that is read: where only the running number was filled in beforehand. */
    boolean isBlank(Cells row) {
        boolean none = heading.columns().stream().allMatch(column -> {
            String cell = heading.cell(row.values(), column.key());
            return cell == null || cell.isBlank();
        });
        return none && asides.of(row) == null;
    }

    private void note(List<String> cells) {
        for (int place = 0; place < cells.size(); place++) {
            if (heading.isNameless(place) && !cells.get(place).isBlank()) {
                nameless.set(place);
            }
        }
    }

    /** The headings that nobody knows, and the columns without one in which something stands. */
    List<String> unread() {
        List<String> unread = new ArrayList<>(heading.unknown());
        nameless.stream().forEach(place -> unread.add(texts.get("column.nameless", place + 1)));
        return unread;
    }

    /** What stands in the file under a column, or what is to be taken for it. */
    private String cell(Cells record, String column) {
        String cell = heading.cell(record.values(), column);
        if (cell == null) {
            return plan.fixed().get(column);
        }
        if (plan.corrections().isEmpty()) {
            return cell;
        }
        return plan.corrections().getOrDefault(new ImportPlan.Cell(column, named(cell)), cell);
    }

    private Candidate<T> mended(Cells record) {
        Map<String, String> changed = new HashMap<>();
        List<Problem> amiss = rewrite(record, changed);
        if (!amiss.isEmpty()) {
            return new Candidate<>(
                    record,
                    null,
                    changed,
                    amiss.stream().map(problem -> wrong(record, problem)).toList());
        }
        Sheet.Reading<T> reading = read(record, changed);
        if (reading.record() == null && mend(record, reading.problems(), changed)) {
            reading = read(record, changed);
        }
        if (reading.record() == null
                && pairs.narrow(reading.problems(), column -> cell(record, changed, column), changed)) {
            reading = read(record, changed);
        }
        if (reading.good()) {
            return new Candidate<>(record, reading.record(), changed, List.of());
        }
        List<CellNote> notes = new ArrayList<>();
        Map<String, String> likely = new HashMap<>(changed);
        for (Problem problem : reading.problems()) {
            CellNote note = note(record, problem, changed);
            notes.add(note);
            if (note.judgement() == Judgement.DOUBTFUL) {
                likely.put(note.column(), note.becomes());
            }
        }
        if (notes.stream().allMatch(note -> note.judgement() == Judgement.DOUBTFUL)) {
            Sheet.Reading<T> second = read(record, likely);
            second.problems().forEach(problem -> notes.add(wrong(record, problem)));
            return new Candidate<>(record, second.record(), likely, notes);
        }
        return new Candidate<>(record, reading.record(), changed, notes);
    }

    /**
     * Changes what can be read as it stands and means something else: names that were set wide, weights in another unit.
     *
     * @return what is wrong with it
     */
    private List<Problem> rewrite(Cells record, Map<String, String> changed) {
        List<Problem> amiss = new ArrayList<>();
        for (Column<T, ?> column : heading.columns()) {
            if (pairs.isMeasured(column.key())) {
                Problem problem = pairs.measure(
                        column,
                        stands(record, column) ? heading.called(column.key()) : "",
                        c -> cell(record, c),
                        changed);
                Optional.ofNullable(problem).ifPresent(amiss::add);
                continue;
            }
            String meant = rewritten(column, record);
            if (meant != null) {
                changed.put(column.key(), meant);
            }
        }
        pairs.passCut(column -> cell(record, column), changed);
        return amiss;
    }

    private String rewritten(Column<T, ?> column, Cells record) {
        String cell = column.personal() || column.type().kind() == Kind.WEIGHT ? cell(record, column.key()) : null;
        if (cell == null) {
            return null;
        }
        if (column.personal()) {
            return Mending.name(column, cell);
        }
        return stands(record, column) ? Mending.inUnitOf(heading.called(column.key()), column, cell) : null;
    }

    /** Whoever put a cell right, or said it for all rows, wrote it in our unit, whatever the heading says. */
    private boolean stands(Cells record, Column<T, ?> column) {
        return Objects.equals(cell(record, column.key()), heading.cell(record.values(), column.key()));
    }

    private Sheet.Reading<T> read(Cells record, Map<String, String> changed) {
        return sheet.read(column -> references.coded(column, cell(record, changed, column)), null);
    }

    private String cell(Cells record, Map<String, String> changed, String column) {
        String other = changed.get(column);
        return other != null ? other : cell(record, column);
    }

    /** @return whether another text was found for a cell that could not be read */
    private boolean mend(Cells record, List<Problem> problems, Map<String, String> changed) {
        boolean any = false;
        for (Problem problem : problems) {
            String cell = problem.field().isEmpty() ? null : cell(record, problem.field());
            String sure = cell == null || cell.isBlank() || pairs.isMeasured(problem.field())
                    ? null
                    : mending.sure(sheet.column(problem.field()), cell);
            if (sure != null && sheet.column(problem.field()).reads(sure)) {
                changed.put(problem.field(), sure);
                any = true;
            }
        }
        return any;
    }

    private CellNote note(Cells record, Problem problem, Map<String, String> changed) {
        String cell = problem.field().isEmpty() || changed.containsKey(problem.field())
                ? null
                : cell(record, problem.field());
        List<String> candidates = cell == null || !isUnread(problem) || pairs.isMeasure(problem.field())
                ? List.of()
                : mending.candidates(sheet.column(problem.field()), cell);
        if (candidates.isEmpty()) {
            return wrong(record, problem);
        }
        String sentence = texts.get(
                candidates.size() == 1 ? "doubt.one" : "doubt.several",
                cell.strip(),
                String.join(texts.get("list.comma"), candidates));
        return new CellNote(
                problem.field(),
                called(problem.field()),
                found(record, problem.field()),
                candidates.get(0),
                Judgement.DOUBTFUL,
                sentence,
                candidates);
    }

    /** Whether of all that is doubtful one thing alone is likely, so that nobody need choose. */
    boolean isClear(Candidate<T> candidate) {
        return candidate.notes().stream().allMatch(note -> mending.isClear(note.found(), note.candidates()));
    }

    /** Whether the text itself is not understood, rather than what it says being wrong. */
    private static boolean isUnread(Problem problem) {
        return problem.key().equals("choice")
                || problem.key().equals("day")
                || problem.key().startsWith("phone.")
                || problem.key().startsWith("unit.")
                || problem.key().equals("reference.unknown")
                || problem.key().equals("reference.ambiguous");
    }

    CellNote wrong(Cells record, Problem problem) {
        return new CellNote(
                problem.field(),
                called(problem.field()),
                found(record, problem.field()),
                "",
                Judgement.WRONG,
                sheet.sentence(problem),
                List.of());
    }

    /** What the file, or somebody for all of it, says of each row. */
    List<Column<T, ?>> said() {
        List<Column<T, ?>> said = new ArrayList<>(heading.columns());
        plan.fixed().keySet().stream()
                .<Column<T, ?>>map(sheet::column)
                .filter(column -> !said.contains(column))
                .forEach(said::add);
        return said;
    }

    /** That a row is likely the one with this number. */
    CellNote like(long id) {
        return waits(id, "like");
    }

    /** That a row brings the number of one that is there, and says something else of it. */
    CellNote changed(long id) {
        return waits(id, "changed");
    }

    private CellNote waits(long id, String key) {
        String code = sheet.columns().stream()
                .filter(column -> column.type().kind() == Kind.CODE)
                .findFirst()
                .map(column -> code(column.type(), id))
                .orElse(String.valueOf(id));
        return new CellNote("", "", "", code, Judgement.DUPLICATE, texts.get(key, code), List.of());
    }

    @SuppressWarnings("unchecked")
    private static String code(Type<?> type, long id) {
        return ((Type<Long>) type).write(id);
    }

    private String found(Cells record, String column) {
        String cell = heading.cell(record.values(), column);
        return cell == null ? "" : named(column, cell);
    }

    /** Nobody is shown a sealed number to be put right: what is not known by heart is put right in the file. */
    private String named(String column, String cell) {
        return !column.isEmpty() && sheet.column(column).sealed()
                ? FileImport.shown(sheet.column(column), named(cell))
                : named(cell);
    }

    /** What a cell is called when one speaks of it; no screen shows, and no memory keeps, one of a million letters. */
    private static String named(String cell) {
        String text = cell.strip();
        return text.length() <= PlainText.LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, BEGINNING)) + "…(" + text.length() + ")";
    }

    private String called(String column) {
        return sheet.columns().stream()
                .filter(c -> c.key().equals(column))
                .map(Column::heading)
                .findFirst()
                .orElse("");
    }

    /** What would be written to a file in the columns that the file has. */
    List<String> texts(T row) {
        List<String> texts = new ArrayList<>(heading.columns().size());
        for (Column<T, ?> column : heading.columns()) {
            texts.add(column.text(row));
        }
        return texts;
    }

    /**
     * Whether a cell of a row that is stored is written another way in the file.
     *
     * @param stored what {@link #texts} says of the row
     */
    boolean isRepaired(Candidate<T> candidate, List<String> stored) {
        for (int i = 0; i < stored.size(); i++) {
            if (isRepaired(heading.columns().get(i), candidate, stored.get(i))) {
                return true;
            }
        }
        return false;
    }

    private boolean isRepaired(Column<T, ?> column, Candidate<T> candidate, String stored) {
        String cell = heading.cell(candidate.cells().values(), column.key());
        if (cell == null || cell.isBlank() || column.derived() && stored.isEmpty()) {
            return false;
        }
        String found = cell.strip();
        if (stored.equals(found) || stored.equals(found + MIDNIGHT)) {
            return false;
        }
        boolean corrected = plan.corrections().containsKey(new ImportPlan.Cell(column.key(), found));
        return corrected
                || candidate.texts().containsKey(column.key())
                || !NAMED.contains(column.type().kind());
    }

    /** The cells of a row that are written another way in the file. */
    List<CellNote> repairs(Candidate<T> candidate) {
        return heading.columns().stream()
                .filter(column -> isRepaired(column, candidate, column.text(candidate.row())))
                .map(column -> new CellNote(
                        column.key(),
                        column.heading(),
                        FileImport.shown(column, found(candidate.cells(), column.key())),
                        FileImport.shown(column, column.text(candidate.row())),
                        Judgement.REPAIRED,
                        "",
                        List.of()))
                .toList();
    }

    /** For the screen: what would be stored, or what stands there where it is in question. */
    List<String> shown(Candidate<T> candidate, List<String> columns) {
        Set<String> inQuestion = new HashSet<>();
        candidate.notes().forEach(note -> inQuestion.add(note.column()));
        return columns.stream()
                .map(key -> {
                    Column<T, ?> column = sheet.column(key);
                    if (inQuestion.contains(key) || candidate.row() == null) {
                        String found = found(candidate.cells(), key);
                        return inQuestion.contains(key) ? found : FileImport.shown(column, found);
                    }
                    return FileImport.shown(column, column.text(candidate.row()));
                })
                .toList();
    }
}
