package cn.baodi.command.exchange;

import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Progress;
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
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rows of a text file; its separator is found. */
final class CsvRows implements Rows {
    private static final int HEAD = 1 << 16;
    /** Title rows stand before the headings in so many rows at most. */
    private static final int HEAD_ROWS = 20;

    /** As in Excel; more are refused by the library. */
    private static final int MOST_CELLS = 16_384;

    private static final char[] SEPARATORS = {',', ';', '\t'};
    /** Taken only where they part headings that are known: both stand in many a text. */
    private static final char[] RARE = {'|', '，'};

    private static final Pattern SEPARATOR_LINE = Pattern.compile("\uFEFF?\"?sep=(.)\"?(\r\n|\r|\n)");

    private final Path file;
    private final Charset charset;
    private final long size;
    private final Counted bytes;
    private final CsvReader<CsvRecord> reader;
    private final CloseableIterator<CsvRecord> records;
    private final long skipped;
    private final char separator;
    private long line = 1;

    /**
     * @param wanted what parts the cells, or null to find it
     * @param known how many cells of a row are headings; the separator under which most are is the one
     * @throws Failure when the file cannot be read
     */
    @SuppressWarnings("resource") // closed with this
    CsvRows(Path file, Inlet inlet, Charset charset, String wanted, ToLongFunction<List<String>> known) {
        this.file = file;
        this.charset = charset;
        try {
            size = inlet.stamp(file).size();
            bytes = new Counted(inlet.open(file));
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
            separator =
                    wanted != null ? wanted.charAt(0) : isNamed ? named.group(1).charAt(0) : separator(head, known);
            reader = rows(separator).ofCsvRecord(text);
        } catch (CharacterCodingException e) {
            throw new Failure(e, "file.charset", file.getFileName(), charset.name());
        } catch (IOException e) {
            throw new Failure(e, "file.unreadable", file);
        }
        records = reader.iterator();
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

    /** Under which most headings are known, or where none is known in any, most cells are to be seen. */
    private static char separator(String head, ToLongFunction<List<String>> known) {
        char best = ',';
        long most = 0;
        for (char[] candidates : List.of(SEPARATORS, RARE)) {
            for (char candidate : candidates) {
                long found = most(head, candidate, known);
                if (found > most) {
                    most = found;
                    best = candidate;
                }
            }
        }
        for (char candidate : most > 0 ? new char[0] : SEPARATORS) {
            long found = most(head, candidate, row -> row.size() - 1L);
            if (found > most) {
                most = found;
                best = candidate;
            }
        }
        return best;
    }

    private static long most(String head, char separator, ToLongFunction<List<String>> known) {
        long most = 0;
        try (CsvReader<CsvRecord> reader = rows(separator).ofCsvRecord(head.replace("\uFEFF", ""))) {
            int read = 0;
            for (CsvRecord row : reader) {
                most = Math.max(most, known.applyAsLong(row.getFields()));
                if (++read == HEAD_ROWS) {
                    break;
                }
            }
        } catch (CsvParseException e) {
            return most; // the head ends within a quoted cell, or this is not the one
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return most;
    }

    @Override
    public Cells next() {
        try {
            while (records.hasNext()) {
                CsvRecord record = records.next();
                line = end(record);
                Cells cells = new Cells(record.getStartingLineNumber() + skipped, record.getFields());
                if (!cells.isBlank()) {
                    return cells;
                }
            }
            return null;
        } catch (CsvParseException e) {
            throw new Failure(e, reason(e), file.getFileName(), line + skipped, MOST_CELLS);
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                throw new Failure(e, "file.charset", file.getFileName(), charset.name());
            }
            throw new Failure(e, "file.unreadable", file);
        }
    }

    /** Its own words say which of its limits was reached; it has no other sign of it. */
    private static String reason(CsvParseException e) {
        String words = String.valueOf(e.getMessage());
        if (words.contains(" fields")) {
            return "file.wide";
        }
        return words.contains(" size") ? "file.cell" : "file.quote";
    }

    /** Where the next row begins. */
    private static long end(CsvRecord record) {
        long breaks = record.getFields().stream()
                .filter(cell -> cell.indexOf('\n') >= 0 || cell.indexOf('\r') >= 0)
                .mapToLong(cell -> cell.lines().count() - 1)
                .sum();
        return record.getStartingLineNumber() + breaks + 1;
    }

    @Override
    public String separator() {
        return String.valueOf(separator);
    }

    @Override
    public void tell(Progress progress) {
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
