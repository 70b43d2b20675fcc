package cn.baodi.command.exchange;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Rows as UTF-8 with a byte order mark and CRLF, which every Excel opens as it is. */
final class CsvText implements RowText {
    private final Writer writer;
    private final CsvWriter csv;

    CsvText(OutputStream out) throws IOException {
        writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
        csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(writer);
        writer.write('\uFEFF');
    }

    @Override
    public void write(List<String> cells) {
        csv.writeRecord(cells);
    }

    @Override
    public void end() throws IOException {
        csv.flush();
        writer.flush();
    }
}
