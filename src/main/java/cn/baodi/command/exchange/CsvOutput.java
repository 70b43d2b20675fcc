package cn.baodi.command.exchange;

import cn.baodi.command.core.SafeFile;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A CSV file in the making: UTF-8 with a byte order mark and CRLF, which every Excel opens as it is. */
final class CsvOutput implements AutoCloseable {
    private final SafeFile file;
    private final Writer writer;
    private final CsvWriter csv;

    /** @throws cn.baodi.command.core.Failure when nothing can be written there */
    CsvOutput(Path path) {
        file = new SafeFile(path);
        writer = new BufferedWriter(new OutputStreamWriter(file.stream(), StandardCharsets.UTF_8), 1 << 16);
        csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(writer);
        try {
            writer.write('\uFEFF');
        } catch (IOException e) {
            file.close();
            throw file.failure(e);
        }
    }

    void write(List<String> cells) {
        try {
            csv.writeRecord(cells);
        } catch (UncheckedIOException e) {
            throw file.failure(e);
        }
    }

    /** Puts the file in its place, over one that was there. */
    void finish() {
        try {
            csv.flush();
            writer.flush();
        } catch (IOException | UncheckedIOException e) {
            throw file.failure(e);
        }
        file.finish();
    }

    /** Leaves nothing behind where {@link #finish} was not reached. */
    @Override
    public void close() {
        file.close();
    }
}
