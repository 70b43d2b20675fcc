package cn.baodi.command.exchange;

import cn.baodi.command.core.Column;
import cn.baodi.command.core.Column.Privacy;
import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Masking;
import cn.baodi.command.core.Progress;
import cn.baodi.command.core.Row;
import cn.baodi.command.core.Sheet;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Type.Kind;
import cn.baodi.command.data.Ledger;
import cn.baodi.command.data.Register;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads somebody's file into a register: first what it is and what its columns mean, then what each row is worth, at
 * last all of it as one transaction. Good rows are stored; the others are written to a file beside, with the reasons, to
 * be repaired and imported again. A row that brings its number and is there already with the same content changes
 * nothing, so a file may be imported twice.
 */
public final class FileImport {
    private static final Logger LOG = LoggerFactory.getLogger(FileImport.class);
    /** What the database refuses, as the import of a whole file. */
    private static final Map<String, String> REFUSALS = Map.of(
            "row.referenced", "import.referenced",
            "row.duplicate", "import.duplicate",
            "row.refused", "import.refused");

    private final Ledger ledger;
    private final Texts texts;
    private final ImportMemory memory;
    private final Inlet inlet;
    private final Path elsewhere;

    /** As {@link #FileImport(Ledger, Locale, Inlet)}, of files. */
    public FileImport(Ledger ledger, Locale locale) {
        this(ledger, locale, Inlet.DISK);
    }

    /** As {@link #FileImport(Ledger, Locale, Inlet, Path)}, with the officer's own folder. */
    public FileImport(Ledger ledger, Locale locale, Inlet inlet) {
        this(ledger, locale, inlet, Path.of(System.getProperty("user.home")));
    }

    /**
     * @param locale language of the reasons and of the audit line
     * @param elsewhere the folder for rejected rows where nothing can be written beside their file
     */
    public FileImport(Ledger ledger, Locale locale, Inlet inlet, Path elsewhere) {
        this.inlet = inlet;
        this.elsewhere = elsewhere;
        this.ledger = ledger;
        this.texts = Texts.of(locale, FileImport.class);
        memory = new ImportMemory(ledger);
    }

    /**
     * The register that {@code file} goes into: the one of which it names most columns, and of several the one of which
     * it leaves out fewest that must be filled. None where no column of any is named.
     *
     * @throws Failure when it is missing or no table
     */
    public Optional<Register<?>> suited(Path file, List<Register<?>> registers) {
        ToLongFunction<List<String>> known = cells -> registers.stream()
                .mapToLong(register -> Proposal.known(cells, register.sheet()))
                .max()
                .orElse(0);
        try (TableFile rows = new TableFile(file.toAbsolutePath(), inlet, Shape.FOUND, known)) {
            List<String> headings = rows.headings();
            return registers.stream()
                    .filter(register -> Proposal.known(headings, register.sheet()) > 0)
                    .max(Comparator.<Register<?>>comparingLong(r -> Proposal.known(headings, r.sheet()))
                            .thenComparingLong(r -> -missing(headings, r.sheet())));
        }
    }

    private <T> long missing(List<String> headings, Sheet<T> sheet) {
        return Heading.missing(Proposal.byHeadings(headings, sheet, texts), sheet)
                .size();
    }

    /**
     * Looks into {@code file}: how it is to be read and what its columns may mean.
     *
     * @param wanted what somebody knows better
     * @throws Failure when it is missing, no table, or cannot be read so
     */
    public <T extends Row> Inspection look(Register<T> register, Path file, Shape wanted) {
        Sheet<T> sheet = register.sheet();
        try (TableFile rows = new TableFile(file.toAbsolutePath(), inlet, wanted, known(sheet))) {
            if (rows.headings().size() > Inspection.MOST_COLUMNS) {
                long line = Math.max(1, rows.shape().headingLine());
                throw new Failure("file.wide", file.getFileName(), line, Inspection.MOST_COLUMNS);
            }
            List<List<String>> sample = new ArrayList<>();
            for (Cells row = rows.next(); row != null && sample.size() < Inspection.SAMPLE; row = rows.next()) {
                sample.add(row.values());
            }
            Mapping proposed = Proposal.of(rows.headings(), sample, sheet, texts);
            Optional<ImportMemory.Learnt> learnt = memory.learnt(sheet, rows.headings(), context(file, rows));
            Mapping mapping = learnt.map(known -> ImportMemory.recall(proposed, known, sheet))
                    .orElse(proposed);
            return new Inspection(
                    rows.shape(),
                    rows.isWorkbook(),
                    rows.pages(),
                    rows.unseen().pages(),
                    rows.titles(),
                    mapping,
                    sample.stream()
                            .map(row -> fitted(row, mapping.columns().size()))
                            .toList(),
                    Heading.missing(mapping, sheet),
                    learnt.map(ImportMemory::corrections).orElse(Map.of()),
                    before(file).orElse(null),
                    rows.stamp());
        }
    }

    /**
     * The last import of a file with the same content that still stands.
     *
     * @throws Failure when it cannot be read
     */
    public Optional<PastImport> before(Path file) {
        return memory.before(hash(file));
    }

    /** Name, page and titles, which tell whose list it is. */
    private static String context(Path file, TableFile rows) {
        String page = rows.shape().page() == null ? "" : rows.shape().page() + " ";
        return file.getFileName() + " " + page + String.join(" ", rows.titles());
    }

    private String hash(Path file) {
        try {
            return ImportMemory.hash(file, inlet);
        } catch (NoSuchFileException e) {
            throw new Failure(e, "file.missing", file);
        } catch (IOException e) {
            throw new Failure(e, "file.unreadable", file);
        }
    }

    private static List<String> fitted(List<String> row, int width) {
        List<String> cells = new ArrayList<>(row.subList(0, Math.min(width, row.size())));
        while (cells.size() < width) {
            cells.add("");
        }
        return cells;
    }

    /** Keys of the columns that must be filled and that neither the file nor anybody fills so far. */
    public static List<String> missing(Mapping mapping, Sheet<?> sheet) {
        return Heading.missing(mapping, sheet);
    }

    /** Whether several columns of a file may be read into this one. */
    public static boolean joins(Column<?, ?> column) {
        return Heading.joins(column);
    }

    /**
     * What the screen may show of a cell of a file: what the register masks is masked here too.
     *
     * @param column that the cell is read into, or null
     */
    public static String shown(Column<?, ?> column, String cell) {
        if (column == null) {
            return Masking.text(cell);
        }
        if (column.privacy() != Privacy.ASKED && !column.sealed()) {
            return cell;
        }
        return column.type().kind() == Kind.PHONE
                ? Masking.digits(cell)
                : column.mask().apply(cell);
    }

    /**
     * Judges every row as the import would, against the register too, and stores nothing.
     *
     * @param doubtful whether what is likely is to be taken for what is meant
     * @param progress in bytes of a text, in rows of a workbook
     * @throws Failure when the file is not one that fits the sheet, cannot be read, or the database refuses it
     * @throws java.util.concurrent.CancellationException when cancelled
     */
    public <T extends Row> Judged judge(
            Register<T> register, Path file, ImportPlan plan, boolean doubtful, Progress progress) {
        Judged[] judged = new Judged[1];
        run(
                register,
                file,
                plan,
                new ImportOptions(false, true, doubtful, null),
                progress,
                run -> judged[0] = run.judged());
        return judged[0];
    }

    /**
     * How {@code file} is read where somebody says what some of its headings mean; the others are as {@link
     * #read(Register, Path, ImportOptions, Progress)} takes them.
     *
     * @param page of a workbook that is read, or null to find it
     * @param said heading or key of the sheet's column, by heading of the file; "" not to read it
     * @throws Failure when that cannot be, or the file is missing or no table
     */
    public <T extends Row> ImportPlan plan(Register<T> register, Path file, String page, Map<String, String> said) {
        Path source = file.toAbsolutePath();
        Sheet<T> sheet = register.sheet();
        try (TableFile rows = new TableFile(source, inlet, Shape.FOUND.page(page), known(sheet))) {
            ImportPlan plan = recalled(ImportPlan.BY_HEADINGS, rows, sheet, context(source, rows));
            Mapping found =
                    plan.mapping() != null ? plan.mapping() : Proposal.byHeadings(rows.headings(), sheet, texts);
            return new ImportPlan(
                    rows.shape(),
                    SaidMapping.of(found, said, sheet, source, texts),
                    plan.fixed(),
                    plan.corrections(),
                    rows.stamp());
        }
    }

    /** As {@link #read(Register, Path, ImportPlan, ImportOptions, Progress)}, by the headings. */
    public <T extends Row> Imported read(Register<T> register, Path file, ImportOptions options, Progress progress) {
        return read(register, file, ImportPlan.BY_HEADINGS, options, progress);
    }

    /**
     * Imports {@code file}.
     *
     * @param progress in bytes of a text, in rows of a workbook
     * @throws Failure when the file is not one that fits the sheet, cannot be read, or the database refuses it;
     *     nothing is stored then
     * @throws java.util.concurrent.CancellationException when cancelled; nothing is stored then
     */
    public <T extends Row> Imported read(
            Register<T> register, Path file, ImportPlan plan, ImportOptions options, Progress progress) {
        return run(register, file, plan, options, progress, run -> {});
    }

    /** Takes a run that is over, whether or not anything is stored. */
    private interface Over<T extends Row> {
        void is(ImportRun<T> run);
    }

    private <T extends Row> Imported run(
            Register<T> register,
            Path file,
            ImportPlan wanted,
            ImportOptions options,
            Progress progress,
            Over<T> over) {
        Path source = file.toAbsolutePath();
        Sheet<T> sheet = register.sheet();
        try (TableFile rows = new TableFile(source, inlet, wanted.shape(), known(sheet))) {
            if (wanted.stamp() != null) {
                wanted.stamp().require(source, inlet);
            }
            String context = context(source, rows);
            ImportPlan plan = recalled(wanted, rows, sheet, context);
            String hash = options.dryRun() ? "" : hash(source);
            Heading<T> heading = heading(rows, sheet, plan, source);
            if (options.allOrNothing() && wanted.mapping() == null) {
                heading.refuseUnknown(sheet, texts.get("list.comma"));
            }
            try (ImportRun<T> run = new ImportRun<>(
                    register,
                    rows,
                    source.getFileName().toString(),
                    heading,
                    new RowReader<>(
                            sheet, heading, plan, new Mending(ledger.today(), context), texts, rows.isWorkbook()),
                    options.dryRun() ? null : rejected(source, rows, heading, options),
                    options,
                    texts,
                    progress)) {
                Long seq = stored(run, texts.get("action", sheet.title(), source.getFileName()), source, progress);
                over.is(run);
                Imported result = run.result(seq);
                if (seq != null) {
                    keep(
                            sheet,
                            plan,
                            rows,
                            context,
                            new PastImport(
                                    seq,
                                    source.getFileName().toString(),
                                    hash,
                                    sheet.key(),
                                    result.stored(),
                                    ledger.now(),
                                    ledger.operator()));
                }
                return result;
            }
        }
    }

    /** Where nobody looked at the columns, a layout is read as somebody once said. */
    private <T> ImportPlan recalled(ImportPlan wanted, TableFile rows, Sheet<T> sheet, String context) {
        if (wanted.mapping() != null) {
            return wanted;
        }
        return memory.learnt(sheet, rows.headings(), context)
                .map(known -> new ImportPlan(
                        wanted.shape(),
                        ImportMemory.recall(Proposal.byHeadings(rows.headings(), sheet, texts), known, sheet),
                        wanted.fixed(),
                        ImportMemory.corrections(known),
                        wanted.stamp()))
                .orElse(wanted);
    }

    private <T> void keep(Sheet<T> sheet, ImportPlan plan, TableFile rows, String context, PastImport past) {
        try {
            memory.note(past);
            if (plan.mapping() != null) {
                memory.learn(sheet, plan, rows.headings(), context);
            }
        } catch (Failure e) {
            LOG.warn("import {} is stored but not noted: {}", past.seq(), e.key());
        }
    }

    /** @return number of the write, or null where nothing is stored */
    private <T extends Row> Long stored(ImportRun<T> run, String action, Path source, Progress progress) {
        try {
            return ledger.write(action, progress, run::run).seq();
        } catch (ImportRun.NothingToStore e) {
            return null; // the transaction is rolled back, as it should
        } catch (Failure e) {
            run.discard();
            String key = REFUSALS.get(e.key());
            throw key == null ? e : new Failure(e, key, source.getFileName(), run.line());
        } catch (RuntimeException e) {
            run.discard();
            throw e;
        }
    }

    private <T extends Row> Heading<T> heading(TableFile rows, Sheet<T> sheet, ImportPlan plan, Path source) {
        if (plan.mapping() == null) {
            return Heading.of(rows.headings(), sheet, source, texts);
        }
        Heading<T> heading = Heading.of(plan.mapping(), sheet, texts);
        heading.require(sheet, plan.fixed(), source, texts.get("list.comma"));
        return heading;
    }

    private RejectedRows rejected(Path source, TableFile rows, Heading<?> heading, ImportOptions options) {
        List<String> headings = new ArrayList<>();
        headings.add(texts.get("reasons"));
        headings.addAll(heading.names());
        return new RejectedRows(source, options.rejected(), elsewhere, rows.isWorkbook(), headings);
    }

    private static ToLongFunction<List<String>> known(Sheet<?> sheet) {
        return cells -> Proposal.known(cells, sheet);
    }
}
