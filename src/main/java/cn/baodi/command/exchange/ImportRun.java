package cn.baodi.command.exchange;

import cn.baodi.command.core.Column;
import cn.baodi.command.core.Problem;
import cn.baodi.command.core.Progress;
import cn.baodi.command.core.Refused;
import cn.baodi.command.core.Row;
import cn.baodi.command.core.Texts;
import cn.baodi.command.data.Batch;
import cn.baodi.command.data.Register;
import cn.baodi.command.exchange.RowReader.Candidate;
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
    private final TableFile file;
    private final Heading<T> heading;
    private final RowReader<T> reader;
    private final RejectedRows rejectedRows;
    private final ImportOptions options;
    private final Texts texts;
    private final Progress progress;
    private final SeenIds seen = new SeenIds();
    private final Likeness<T> likeness;
    private final String name;
    private final List<RowProblem> problems = new ArrayList<>();
    private final Judged judged;
    /** Rows of the register have no greater number while this runs. */
    private long greatest;

    /** What waits for a decision; asked for where the first row is likely there. */
    private Waiting waiting;

    private long line;
    private Path rejectedFile;

    /** Ends the transaction without storing anything. */
    static final class NothingToStore extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NothingToStore() {
            super(null, null, false, false);
        }
    }

    /**
     * @param name of the file
     * @param rejectedRows takes the rows that are not stored, or null where they are only judged
     */
    ImportRun(
            Register<T> register,
            TableFile file,
            String name,
            Heading<T> heading,
            RowReader<T> reader,
            RejectedRows rejectedRows,
            ImportOptions options,
            Texts texts,
            Progress progress) {
        this.register = register;
        this.file = file;
        this.name = name;
        likeness = new Likeness<>(register);
        this.heading = heading;
        this.reader = reader;
        this.rejectedRows = rejectedRows;
        this.options = options;
        this.texts = texts;
        this.progress = progress;
        judged = new Judged(heading.columns().stream().map(Column::key).toList());
    }

    /** @throws NothingToStore when the transaction is to be rolled back and the result stands all the same */
    void run(Batch batch) {
        // Also where every row waits as a likely duplicate, or nothing is to be stored: what there is would be told.
        batch.requireWrite(register.repository().table());
        greatest = register.repository().greatest();
        List<Candidate<T>> step = new ArrayList<>(ROWS_A_STEP);
        InOrder<T> order = new InOrder<>(register.sheet().order(), candidate -> {
            step.add(candidate);
            if (step.size() == ROWS_A_STEP) {
                take(step, batch);
                step.clear();
            }
        });
        long read = 0;
        for (Cells record = file.next(); record != null; record = file.next()) {
            if (!reader.isBlank(record)) {
                order.add(reader.read(record));
            }
            if (++read % ROWS_A_STEP == 0) {
                file.tell(progress);
            }
        }
        order.end();
        judged.unseen(file.unseen());
        take(step, batch);
        file.tell(progress);
        file.requireUnchanged();
        batch.settle(); // what the database refuses, it refuses before a file is put anywhere
        if (rejectedRows != null) {
            rejectedFile = rejectedRows.finish();
        }
        if (options.dryRun() || stored() + queued() == 0) {
            throw new NothingToStore();
        }
    }

    private void take(List<Candidate<T>> step, Batch batch) {
        List<Long> ids = step.stream()
                .filter(c -> c.row() != null && c.row().id() != null)
                .map(c -> c.row().id())
                .filter(id -> id <= greatest)
                .distinct()
                .toList();
        Map<Long, T> present = new HashMap<>();
        register.repository().find(ids).forEach(row -> present.put(row.id(), row));
        likeness.look(step.stream()
                .filter(c -> c.row() != null && c.row().id() == null)
                .map(Candidate::row)
                .toList());
        register.repository()
                .expect(
                        batch,
                        step.stream()
                                .map(Candidate::row)
                                .filter(Objects::nonNull)
                                .toList());
        for (Candidate<T> candidate : step) {
            line = candidate.cells().line();
            take(candidate, present, batch);
        }
    }

    private void take(Candidate<T> candidate, Map<Long, T> present, Batch batch) {
        T row = candidate.row();
        Judgement judgement = candidate.judgement();
        if (judgement == Judgement.ASIDE) {
            judge(candidate, judgement, candidate.notes());
            return;
        }
        if (row == null) {
            reject(candidate, candidate.notes());
            return;
        }
        Long id = row.id();
        T stands = id == null ? null : present.get(id);
        boolean again = id != null && seen.has(id);
        if (stands != null && isSame(stands, row) || again && seen.isSame(id, hash(row))) {
            judge(candidate, Judgement.UNCHANGED, List.of());
        } else if (judgement == Judgement.WRONG) {
            reject(candidate, candidate.notes());
        } else if (again || stands != null && stands.retired() != null) {
            reject(candidate, List.of(reader.wrong(candidate.cells(), duplicate(row, "duplicate"))));
        } else if (stands != null && !isMostly(stands, row)) {
            reject(candidate, List.of(reader.wrong(candidate.cells(), duplicate(row, "duplicate.other"))));
        } else if (judgement == Judgement.DOUBTFUL && !(options.doubtful() && reader.isClear(candidate))) {
            reject(candidate, candidate.notes());
        } else if (stands != null) {
            queue(candidate, batch, id, reader.changed(id));
        } else {
            store(candidate, batch);
        }
    }

    private void store(Candidate<T> candidate, Batch batch) {
        List<String> said = reader.texts(candidate.row());
        // What brings its number says itself which row it is.
        boolean isNew = candidate.row().id() == null;
        Likeness.Like<T> like = isNew ? likeness.like(candidate.row()) : null;
        if (like != null) {
            Problem contradiction = like.row() == null ? null : contradiction(candidate.row(), like.row());
            if (contradiction != null) {
                reject(candidate, List.of(reader.wrong(candidate.cells(), contradiction)));
            } else if (saysNothing(candidate.row(), like.row())) {
                judge(candidate, Judgement.UNCHANGED, List.of());
            } else {
                queue(candidate, batch, like.id(), reader.like(like.id()));
            }
            return;
        }
        try {
            // Also where nothing will be stored in the end: the register refuses rows that nobody else would.
            long id = isNew
                    ? register.repository().addUnlike(batch, candidate.row())
                    : register.repository().add(batch, candidate.row());
            likeness.stored(candidate.row(), id);
            seen.add(id, SeenIds.hash(said));
        } catch (Refused e) {
            reject(candidate, List.of(reader.wrong(candidate.cells(), e.problem())));
            return;
        }
        if (reader.isRepaired(candidate, said)) {
            judge(candidate, Judgement.REPAIRED, judged.keeps(Judgement.REPAIRED) ? reader.repairs(candidate) : null);
        } else {
            judge(candidate, Judgement.GOOD, List.of());
        }
    }

    /** Puts a row into the queue, unless the same waits there already. */
    private void queue(Candidate<T> candidate, Batch batch, long existing, CellNote note) {
        if (waiting == null) {
            waiting = new Waiting(batch, register.sheet().key());
        }
        String incoming = Duplicates.incoming(candidate.row(), reader.said());
        if (waiting.add(existing, incoming)) {
            Duplicates.add(batch, register, incoming, existing, name, line);
            judge(candidate, Judgement.DUPLICATE, List.of(note));
        } else {
            judge(candidate, Judgement.UNCHANGED, List.of());
        }
    }

    /**
     * Whether a row says nothing that does not stand there: then there is nothing to decide. Of what builds upon earlier rows
     * two may be equal and both true, as of two issues of a day.
     *
     * @param there null where it is not in the register yet
     */
    private boolean saysNothing(T row, T there) {
        return there != null
                && register.sheet().order() == null
                && reader.said().stream().allMatch(column -> isSaid(column, row, there));
    }

    /** A row of which the file says what is not so of the one that it is like is not that one, and nothing to be added. */
    private Problem contradiction(T row, T there) {
        return register.sheet().columns().stream()
                .filter(column -> column.derived() && column.isImported())
                .filter(column -> column.read().apply(row) != null
                        && column.read().apply(there) != null
                        && !isEqual(column, row, there))
                .findFirst()
                .map(column -> {
                    Column<T, ?> of = register.sheet().column(column.beside());
                    return Problem.of(
                            column.key(),
                            "contradiction",
                            column.text(row),
                            of.heading(),
                            of.text(there),
                            column.text(there));
                })
                .orElse(null);
    }

    /** What a derived column would show only once the row is stored says nothing. */
    private static <T> boolean isSaid(Column<T, ?> column, T row, T there) {
        return column.derived() && column.read().apply(row) == null || isEqual(column, row, there);
    }

    /**
     * Whether a row that brings the number of another is that one, corrected: half of what it says is the same. Else the
     * number is likely that of somebody else's list.
     */
    private boolean isMostly(T stands, T row) {
        List<Column<T, ?>> said = heading.columns().stream()
                .filter(column -> !column.text(row).isEmpty()
                        && !row.id().equals(column.read().apply(row)))
                .toList();
        long same = said.stream()
                .filter(column -> column.text(row).equals(column.text(stands)))
                .count();
        return same * 2 >= said.size();
    }

    /** Of the columns in the file; a name or a number that was written another way may still mean the same. */
    private boolean isSame(T one, T other) {
        return heading.columns().stream().allMatch(column -> isEqual(column, one, other));
    }

    private static <T> boolean isEqual(Column<T, ?> column, T one, T other) {
        return Objects.equals(column.read().apply(one), column.read().apply(other))
                || column.text(one).equals(column.text(other));
    }

    private long hash(T row) {
        return SeenIds.hash(reader.texts(row));
    }

    /** The number stands in the column whose value it is. */
    private Problem duplicate(T row, String key) {
        return heading.columns().stream()
                .filter(column -> row.id().equals(column.read().apply(row)))
                .findFirst()
                .map(column -> Problem.of(column.key(), key, column.text(row)))
                .orElseGet(() -> Problem.of("", key, row.id()));
    }

    private void reject(Candidate<T> candidate, List<CellNote> notes) {
        boolean doubtful = notes.stream().allMatch(note -> note.judgement() == Judgement.DOUBTFUL);
        judge(candidate, doubtful ? Judgement.DOUBTFUL : Judgement.WRONG, notes);
        notes.stream()
                .limit(Imported.SHOWN - problems.size())
                .map(note -> new RowProblem(line, note.heading(), note.found(), note.sentence()))
                .forEach(problems::add);
        if (rejectedRows != null) {
            String reasons = notes.stream()
                    .map(p -> p.heading().isEmpty() ? p.sentence() : texts.get("reason", p.heading(), p.sentence()))
                    .collect(Collectors.joining(texts.get("reason.next")));
            rejectedRows.write(reasons, heading.withoutReasons(candidate.cells().values()));
        }
    }

    private void judge(Candidate<T> candidate, Judgement judgement, List<CellNote> notes) {
        boolean kept = options.dryRun() && judged.keeps(judgement);
        judged.add(
                judgement,
                kept ? new JudgedRow(line, judgement, reader.shown(candidate, judged.columns()), notes) : null);
    }

    private long rejected() {
        return judged.count(Judgement.DOUBTFUL) + judged.count(Judgement.WRONG);
    }

    private long stored() {
        return options.allOrNothing() && rejected() > 0
                ? 0
                : judged.count(Judgement.GOOD) + judged.count(Judgement.REPAIRED);
    }

    private long queued() {
        return options.allOrNothing() && rejected() > 0 ? 0 : judged.count(Judgement.DUPLICATE);
    }

    Judged judged() {
        return judged;
    }

    /** @param seq number of the write, or null where there was none */
    Imported result(Long seq) {
        return new Imported(
                judged.total(),
                stored(),
                stored() == 0 ? 0 : judged.count(Judgement.REPAIRED),
                judged.count(Judgement.UNCHANGED),
                judged.count(Judgement.ASIDE),
                reader.unread(),
                queued(),
                rejected(),
                rejectedFile,
                problems,
                judged.unseen(),
                seq);
    }

    /** The last line that went to the database. */
    long line() {
        return line;
    }

    void discard() {
        if (rejectedRows != null) {
            rejectedRows.discard();
        }
    }

    @Override
    public void close() {
        if (rejectedRows != null) {
            rejectedRows.close();
        }
    }
}
