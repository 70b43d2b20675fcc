package cn.baodi.command.exchange;

import cn.baodi.command.core.ChartData;
import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Role;
import cn.baodi.command.core.SafeFile;
import cn.baodi.command.core.Session;
import cn.baodi.command.core.Texts;
import cn.baodi.command.data.Kind;
import cn.baodi.command.data.Ledger;
import cn.baodi.command.ui.ChartOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The door out for charts: into files and to the clipboard. It asks whether the officer may, and notes in the audit what
 * left. What cannot be noted does not leave.
 */
public final class ChartExport {
    private final Ledger ledger;
    private final Session session;
    private final Locale locale;
    private final Texts texts;

    public ChartExport(Ledger ledger, Session session, Locale locale) {
        this.ledger = ledger;
        this.session = session;
        this.locale = locale;
        texts = Texts.of(locale, ChartExport.class);
    }

    /**
     * Writes the chart over a file that was there: {@code .svg} is a drawing, {@code .csv} the table behind it, and
     * anything else a picture, which gets {@code .png} where it has another ending.
     *
     * @param holders who may take it along
     * @return the file that was written
     * @throws cn.baodi.command.core.Failure when the officer may not, or it cannot be written
     */
    public Path write(ChartData chart, Set<Role> holders, Path file) {
        session.requireExport(holders);
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        boolean picture = !name.endsWith(".svg") && !name.endsWith(".csv");
        Path to = picture && !name.endsWith(".png") ? file.resolveSibling(file.getFileName() + ".png") : file;
        byte[] content = picture
                ? ChartOutput.png(chart)
                : name.endsWith(".svg") ? ChartOutput.svg(chart) : csv(ChartOutput.table(chart, locale));
        try (SafeFile safe = new SafeFile(to)) {
            safe.stream().write(content);
            String hash = HexFormat.of().formatHex(TableOutput.sha256().digest(content));
            ledger.note(Kind.EXPORT, texts.get("chart.note.file", words(chart), to.getFileName(), hash));
            safe.finish();
        } catch (IOException e) {
            throw new Failure(e, "file.write", to);
        }
        return to;
    }

    /** As a PNG for the clipboard. */
    public byte[] picture(ChartData chart, Set<Role> holders) {
        session.requireExport(holders);
        byte[] png = ChartOutput.png(chart);
        ledger.note(Kind.EXPORT, texts.get("chart.note.picture", words(chart)));
        return png;
    }

    /** As text for the clipboard, as a spreadsheet takes it. */
    public String table(ChartData chart, Set<Role> holders) {
        session.requireExport(holders);
        String cells = ChartOutput.table(chart, locale).stream()
                .map(row -> row.stream()
                        .map(cell -> Guard.again(cell.replaceAll("[\\t\\r\\n]", " ")))
                        .collect(Collectors.joining("\t")))
                .collect(Collectors.joining("\n", "", "\n"));
        ledger.note(Kind.EXPORT, texts.get("chart.note.table", words(chart)));
        return cells;
    }

    private String words(ChartData chart) {
        return texts.get("chart.note", chart.title(), chart.range());
    }

    private static byte[] csv(List<List<String>> rows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            CsvText csv = new CsvText(bytes, StandardCharsets.UTF_8);
            rows.forEach(row -> csv.write(row.stream().map(Guard::again).toList()));
            csv.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
