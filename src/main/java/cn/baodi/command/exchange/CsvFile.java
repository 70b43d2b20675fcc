package cn.baodi.command.exchange;

import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Progress;
import cn.baodi.command.core.Sheet;
import cn.baodi.command.core.Texts;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file of somebody else's, row by row: its charset and separator found, its headings understood. */
final class CsvFile<T> implements AutoCloseable {
    private static final int HEAD = 1 << 16;
    private static final Pattern SEPARATOR_LINE = Pattern.compile("\uFEFF?\"?sep=(.)\"?(\r\n|\r|\n)");

    private final Path file;
    private final long size;
    private final Counted bytes;
    private final CsvReader<CsvRecord> reader;
    private final CloseableIterator<CsvRecord> records;
    private final Heading<T> heading;
    private final long skipped;
    private long line = 1;

    /** @throws Failure when it is missing, not a text, or its headings are not those of the sheet */
    @SuppressWarnings("resource") // closed with this
    CsvFile(Path file, Sheet<T> sheet, Texts texts) {
        this.file = file;
        Charset charset = Probe.charset(file);
        try {
            size = Files.size(file);
            bytes = new Counted(Files.newInputStream(file));
            Reader text = new BufferedReader(Probe.reader(bytes, charset), HEAD);
            String head = head(text);
            Matcher named = SEPARATOR_LINE.matcher(head);
            boolean isNamed = named.lookingAt();
            skipped = isNamed ? 1 : 0;
            if (isNamed) {
                text.skip(named.end());
            } else if (head.startsWith("\uFEFF")) {
                text.skip(1);
            }
            reader = rows(isNamed ? named.group(1).charAt(0) : separator(head, sheet))
                    .ofCsvRecord(text);
        } catch (IOException e) {
            throw new Failure(e, "file.unreadable", file);
        }
        records = reader.iterator();
        try {
            CsvRecord first = next();
            if (first == null) {
                throw new Failure("file.empty", file.getFileName());
            }
            heading = Heading.of(first.getFields(), sheet, file, texts);
        } catch (Failure e) {
            close();
            throw e;
        }
    }

    private static String head(Reader text) throws IOException {
        text.mark(HEAD);
        char[] head = new char[HEAD / 2];
        int length = 0;
        for (int n = 0; n >= 0 && length < head.length; n = text.read(head, length, head.length - length)) {
            length += n;
        }
        text.reset();
        return new String(head, 0, length);
    }

    private static CsvReader.CsvReaderBuilder rows(char separator) {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false);
    }

    /** The separator under which the heading names most columns. */
    private static <T> char separator(String head, Sheet<T> sheet) {
        char best = ',';
        long most = 0;
        for (char candidate : new char[] {',', ';', '\t'}) {
            try (CsvReader<CsvRecord> reader = rows(candidate).ofCsvRecord(head.replace("\uFEFF", ""))) {
                for (CsvRecord first : reader) {
                    long known = Heading.known(first.getFields(), sheet);
                    if (known > most) {
                        most = known;
                        best = candidate;
                    }
                    break;
                }
            } catch (CsvParseException e) {
                continue; // the head ends within a quoted cell, or this is not the one
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return best;
    }

    Heading<T> heading() {
        return heading;
    }

    /** The next row that is not blank, or null at the end. */
    CsvRecord next() {
        try {
            while (records.hasNext()) {
                CsvRecord record = records.next();
                line = end(record);
                if (record.getFields().stream().anyMatch(cell -> !cell.isBlank())) {
                    return record;
                }
            }
            return null;
        } catch (CsvParseException e) {
            throw new Failure(e, "file.quote", file.getFileName(), line + skipped);
        } catch (UncheckedIOException e) {
            throw new Failure(e, "file.unreadable", file);
        }
    }

    /** Where the next row begins. */
    private static long end(CsvRecord record) {
        long breaks = record.getFields().stream()
                .mapToLong(cell -> cell.lines().count() - (cell.isEmpty() ? 0 : 1))
                .sum();
        return record.getStartingLineNumber() + breaks + 1;
    }

    /** The line of the file in which a row begins. */
    long line(CsvRecord record) {
        return record.getStartingLineNumber() + skipped;
    }

    void tell(Progress progress) {
        progress.check();
        progress.at(Math.min(bytes.count, size), size);
    }

    @Override
    public void close() {
        try {
            records.close();
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Counted extends FilterInputStream {
        private long count;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            count += b < 0 ? 0 : 1;
            return b;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int n = super.read(buffer, offset, length);
            count += Math.max(0, n);
            return n;
        }
    }
}
