package cn.baodi.command.exchange;

import cn.baodi.command.core.Column;
import cn.baodi.command.core.Problem;
import cn.baodi.command.core.Progress;
import cn.baodi.command.core.Refused;
import cn.baodi.command.core.Row;
import cn.baodi.command.core.Sheet;
import cn.baodi.command.core.Texts;
import cn.baodi.command.data.Batch;
import cn.baodi.command.data.Register;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** One import while it runs: a thousand rows at a time are read, looked up and stored. */
final class ImportRun<T extends Row> implements AutoCloseable {
    private static final int ROWS_A_STEP = 1000;

    private final Register<T> register;
    private final Sheet<T> sheet;
    private final TableFile<T> file;
    private final Heading<T> heading;
    private final RejectedRows rejectedRows;
    private final ImportOptions options;
    private final Texts texts;
    private final Progress progress;
    private final SeenIds seen = new SeenIds();
    private final List<RowProblem> problems = new ArrayList<>();
    private long read;
    private long stored;
    private long unchanged;
    private long rejected;
    private long line;
    private Path rejectedFile;

    /** Ends the transaction without storing anything. */
    static final class NothingToStore extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NothingToStore() {
            super(null, null, false, false);
        }
    }

    /** A row as read, with what is wrong with it. */
    private record Candidate<T>(Cells cells, T row, List<Problem> problems) {}

    ImportRun(
            Register<T> register,
            TableFile<T> file,
            Path source,
            ImportOptions options,
            Texts texts,
            Progress progress) {
        this.register = register;
        this.sheet = register.sheet();
        this.file = file;
        this.heading = file.heading();
        this.options = options;
        this.texts = texts;
        this.progress = progress;
        List<String> headings = new ArrayList<>();
        headings.add(texts.get("reasons"));
        headings.addAll(heading.names());
        rejectedRows = new RejectedRows(source, file.isWorkbook(), headings);
    }

    /** @throws NothingToStore when the transaction is to be rolled back and the result stands all the same */
    void run(Batch batch) {
        List<Candidate<T>> step = new ArrayList<>(ROWS_A_STEP);
        for (Cells record = file.next(); record != null; record = file.next()) {
            read++;
            step.add(candidate(record));
            if (step.size() == ROWS_A_STEP) {
                take(step, batch);
                step.clear();
                file.tell(progress);
            }
        }
        take(step, batch);
        file.tell(progress);
        file.requireUnchanged();
        if (options.dryRun()) {
            batch.settle();
        }
        rejectedFile = rejectedRows.finish();
        if (options.allOrNothing() && rejected > 0) {
            stored = 0;
        }
        if (options.dryRun() || stored == 0) {
            throw new NothingToStore();
        }
    }

    private Candidate<T> candidate(Cells record) {
        List<String> cells = record.values();
        // A workbook keeps no blank cells at the end of a row.
        boolean fits = cells.size() < heading.width()
                ? file.isWorkbook()
                : cells.subList(heading.width(), cells.size()).stream().allMatch(String::isBlank);
        if (!fits) {
            return new Candidate<>(record, null, List.of(Problem.of("", "cells", cells.size(), heading.width())));
        }
        List<Problem> wrong = new ArrayList<>();
        for (Column<T, ?> column : heading.columns()) {
            String cell = column.personal() ? heading.cell(cells, column.key()) : null;
            if (cell != null && column.isMasked(cell)) {
                wrong.add(Problem.of(column.key(), "masked", cell.strip()));
            }
        }
        if (!wrong.isEmpty()) {
            return new Candidate<>(record, null, wrong);
        }
        Sheet.Reading<T> reading = sheet.read(column -> heading.cell(cells, column), null);
        return new Candidate<>(record, reading.record(), reading.problems());
    }

    private void take(List<Candidate<T>> step, Batch batch) {
        List<Long> ids = step.stream()
                .filter(c -> c.row() != null && c.row().id() != null)
                .map(c -> c.row().id())
                .distinct()
                .toList();
        Map<Long, T> present = new HashMap<>();
        register.repository().find(ids).forEach(row -> present.put(row.id(), row));
        for (Candidate<T> candidate : step) {
            line = candidate.cells().line();
            take(candidate, present, batch);
        }
    }

    private void take(Candidate<T> candidate, Map<Long, T> present, Batch batch) {
        T row = candidate.row();
        if (row == null) {
            reject(candidate, candidate.problems());
            return;
        }
        Long id = row.id();
        T stands = id == null ? null : present.get(id);
        boolean again = id != null && seen.has(id);
        if (stands != null && isSame(stands, row) || again && seen.isSame(id, hash(row))) {
            unchanged++;
        } else if (!candidate.problems().isEmpty()) {
            reject(candidate, candidate.problems());
        } else if (stands != null || again) {
            reject(candidate, List.of(duplicate(row)));
        } else {
            store(candidate, batch);
        }
    }

    private void store(Candidate<T> candidate, Batch batch) {
        if (options.allOrNothing() && rejected > 0) {
            stored++; // only counted: nothing will be stored, but the other rows are still to be judged
            return;
        }
        try {
            long id = register.repository().add(batch, candidate.row());
            seen.add(id, hash(candidate.row()));
            stored++;
        } catch (Refused e) {
            reject(candidate, List.of(e.problem()));
        }
    }

    /** Of the columns in the file; a name or a number that was written another way may still mean the same. */
    private boolean isSame(T one, T other) {
        return heading.columns().stream()
                .allMatch(column ->
                        Objects.equals(column.read().apply(one), column.read().apply(other))
                                || column.text(one).equals(column.text(other)));
    }

    private long hash(T row) {
        return SeenIds.hash(
                heading.columns().stream().map(column -> column.text(row)).toList());
    }

    /** The number stands in the column whose value it is. */
    private Problem duplicate(T row) {
        return heading.columns().stream()
                .filter(column -> row.id().equals(column.read().apply(row)))
                .findFirst()
                .map(column -> Problem.of(column.key(), "duplicate", column.text(row)))
                .orElseGet(() -> Problem.of("", "duplicate", row.id()));
    }

    private void reject(Candidate<T> candidate, List<Problem> wrong) {
        rejected++;
        List<RowProblem> found = wrong.stream()
                .map(problem -> described(candidate.cells(), problem))
                .toList();
        found.stream().limit(Imported.SHOWN - problems.size()).forEach(problems::add);
        if (!options.dryRun()) {
            String reasons = found.stream()
                    .map(p -> p.heading().isEmpty() ? p.sentence() : texts.get("reason", p.heading(), p.sentence()))
                    .collect(Collectors.joining(texts.get("reason.next")));
            rejectedRows.write(reasons, heading.withoutReasons(candidate.cells().values()));
        }
    }

    private RowProblem described(Cells cells, Problem problem) {
        String cell = heading.cell(cells.values(), problem.field());
        String name = sheet.columns().stream()
                .filter(column -> column.key().equals(problem.field()))
                .map(Column::heading)
                .findFirst()
                .orElse("");
        return new RowProblem(cells.line(), name, cell == null ? "" : cell, sheet.sentence(problem));
    }

    Imported result() {
        return new Imported(read, stored, unchanged, rejected, rejectedFile, problems);
    }

    /** The last line that went to the database. */
    long line() {
        return line;
    }

    void discard() {
        rejectedRows.discard();
    }

    @Override
    public void close() {
        rejectedRows.close();
    }
}
