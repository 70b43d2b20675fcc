package cn.baodi.command.exchange;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Rows as text with CRLF: UTF-8 with a byte order mark, which every Excel opens as it is, or GB18030 without one, which
 * older Chinese programs ask for and which has every character too.
 */
final class CsvText implements RowText {
    private final Writer writer;
    private final CsvWriter csv;

    CsvText(OutputStream out, Charset charset) throws IOException {
        writer = new BufferedWriter(new OutputStreamWriter(out, charset), 1 << 16);
        csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(writer);
        if (charset.equals(StandardCharsets.UTF_8)) {
            writer.write('\uFEFF');
        }
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
