package cn.baodi.command.exchange;

import cn.baodi.command.core.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Unpacks a workbook once, to nowhere, before anything of it is read: what the archive says of its sizes need not be
 * true, and one cell that stands far to the right would ask for all memory there is.
 */
final class WorkbookWeight {
    /** What is packed larger than that is no list that a town sends. */
    private static final long MOST_BYTES = 1L << 30;

    private static final long MOST_SHARED = 100L << 20;
    private static final String SHARED = "xl/sharedStrings.xml";
    /** Real workbooks shrink ten- to fiftyfold. */
    private static final long MOST_RATIO = 200;

    private static final long SMALL = 10L << 20;
    private static final int BUFFER = 1 << 16;
    /** No place of a cell is written longer than this. */
    private static final int PLACE = 64;
    /** The last column there is, is XFD; a place that is not written plainly hides one beyond. */
    private static final Pattern FAR = Pattern.compile("\\sr\\s*=\\s*[\"'](?:[A-Za-z]{4}|[^\"']*&)");

    private WorkbookWeight() {}

    /**
     * @return whether it is one that the library does not read as it stands
     * @throws Failure when it is too large unpacked, or one of its cells stands where no cell can stand
     */
    static boolean check(Path file) throws IOException {
        long all = 0;
        boolean[] foreign = new boolean[1];
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                all += check(file, zip, entry, all, foreign);
            }
            return foreign[0];
        } catch (IllegalArgumentException e) { // a name that is no text
            throw new Failure(e, "file.xlsx.broken", file.getFileName());
        }
    }

    private static long check(Path file, ZipFile zip, ZipEntry entry, long before, boolean[] foreign)
            throws IOException {
        byte[] buffer = new byte[BUFFER];
        long packed = Math.max(1, entry.getCompressedSize());
        boolean cells = entry.getName().toLowerCase(java.util.Locale.ROOT).startsWith("xl/worksheets/");
        boolean far = false;
        String end = "";
        long size = 0;
        try (InputStream in = zip.getInputStream(entry)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                size += n;
                boolean bomb = size > SMALL && size / packed > MOST_RATIO;
                if (bomb || before + size > MOST_BYTES || entry.getName().equals(SHARED) && size > MOST_SHARED) {
                    throw new Failure("file.xlsx.large", file.getFileName());
                }
                if (cells || entry.getName().startsWith("xl/workbook")) {
                    String part = end + new String(buffer, 0, n, StandardCharsets.ISO_8859_1);
                    foreign[0] |= ForeignWorkbook.is(entry.getName(), part);
                    far |= cells && isFar(part);
                    end = part.substring(Math.max(0, part.length() - PLACE));
                }
            }
        }
        if (far) {
            throw new Failure("file.xlsx.broken", file.getFileName());
        }
        return size;
    }

    private static boolean isFar(String part) {
        return part.indexOf('\0') >= 0 || FAR.matcher(part).find(); // a NUL: not the charset we look in
    }
}
