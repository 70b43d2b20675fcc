package cn.baodi.command.exchange;

import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Progress;
import cn.baodi.command.core.Row;
import cn.baodi.command.core.Texts;
import cn.baodi.command.data.Ledger;
import cn.baodi.command.data.Register;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Reads a CSV file into a register as one transaction. Good rows are stored; the others are written to a file beside,
 * with the reasons, to be repaired and imported again. A row that brings its number and is there already with the same
 * content changes nothing, so a file may be imported twice.
 */
public final class CsvImport {
    /** What the database refuses, as the import of a whole file. */
    private static final Map<String, String> REFUSALS = Map.of(
            "row.referenced", "import.referenced",
            "row.duplicate", "import.duplicate",
            "row.refused", "import.refused");

    private final Ledger ledger;
    private final Texts texts;

    /** @param locale language of the reasons and of the audit line */
    public CsvImport(Ledger ledger, Locale locale) {
        this.ledger = ledger;
        this.texts = Texts.of(locale, CsvImport.class);
    }

    /**
     * Imports {@code file}.
     *
     * @param progress in bytes of the file
     * @throws Failure when the file is not one that fits the sheet, cannot be read, or the database refuses it;
     *     nothing is stored then
     * @throws java.util.concurrent.CancellationException when cancelled; nothing is stored then
     */
    public <T extends Row> Imported read(Register<T> register, Path file, ImportOptions options, Progress progress) {
        Path source = file.toAbsolutePath();
        try (TableFile<T> rows = new TableFile<>(source, register.sheet(), texts);
                ImportRun<T> run = new ImportRun<>(register, rows, source, options, texts, progress)) {
            String action = texts.get("action", register.sheet().title(), source.getFileName());
            try {
                ledger.write(action, progress, run::run);
            } catch (ImportRun.NothingToStore e) {
                return run.result(); // the transaction is rolled back, as it should
            } catch (Failure e) {
                run.discard();
                String key = REFUSALS.get(e.key());
                throw key == null ? e : new Failure(e, key, source.getFileName(), run.line());
            } catch (RuntimeException e) {
                run.discard();
                throw e;
            }
            return run.result();
        }
    }
}
