package cn.baodi.command.exchange;

import cn.baodi.command.core.Failure;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A workbook that Excel reads and the library does not: strict Open XML, days written as ISO 8601 texts, readings beside
 * the words of a cell. It is written over in memory as the library reads it; that is rare, and bounded.
 */
final class ForeignWorkbook {
    /** What is larger packed is named instead. */
    private static final long MOST_PACKED = 32L << 20;

    private static final int BUFFER = 1 << 17;
    /** No cell is written longer than this. */
    private static final int LONGEST_CELL = 1 << 20;

    private static final Charset BYTES = StandardCharsets.ISO_8859_1;
    private static final String STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships";
    private static final String USUAL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String READING = "<rPh";
    private static final Pattern READINGS = Pattern.compile("<rPh\\b.*?</rPh>", Pattern.DOTALL);
    private static final String END = "</c>";
    private static final Pattern ISO_CELL = Pattern.compile("(<c\\s[^<>]*?)\\st=[\"']d[\"']([^<>]*>)");
    private static final Pattern ISO_MOMENT = Pattern.compile(
            "(<c\\s[^<>]*?\\st=[\"']d[\"'][^<>]*>\\s*(?:<f[^<>]*>[^<>]*</f>\\s*)?<v>\\s*\\d{4}-\\d{2}-\\d{2})"
                    + "T(\\d{2}:\\d{2})(?::\\d{2}(?:\\.\\d+)?)?Z?\\s*(?=</v>)");

    private ForeignWorkbook() {}

    /** Whether a piece of an entry of a workbook is such that the library does not read it. */
    static boolean is(String entry, String piece) {
        return isSheet(entry) ? piece.contains(READING) || isIso(piece) : isWorkbook(entry) && piece.contains(STRICT);
    }

    private static boolean isIso(String cells) {
        return cells.contains("t=\"d\"") || cells.contains("t='d'");
    }

    private static boolean isSheet(String entry) {
        return entry.toLowerCase(Locale.ROOT).startsWith("xl/worksheets/");
    }

    private static boolean isWorkbook(String entry) {
        return entry.toLowerCase(Locale.ROOT).matches("xl/workbook[^/]*\\.xml");
    }

    /** The same as the library reads it. */
    static InputStream usual(Path file) throws IOException {
        if (Files.size(file) > MOST_PACKED) {
            throw new Failure("file.xlsx.strict", file.getFileName());
        }
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        try (ZipFile zip = new ZipFile(file.toFile());
                ZipOutputStream out = new ZipOutputStream(written)) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                try (InputStream in = zip.getInputStream(entry)) {
                    if (isSheet(entry.getName())) {
                        sheet(in, out);
                    } else if (isWorkbook(entry.getName())) {
                        out.write(new String(in.readAllBytes(), BYTES)
                                .replace(STRICT, USUAL)
                                .getBytes(BYTES));
                    } else {
                        in.transferTo(out);
                    }
                }
            }
        }
        return new ByteArrayInputStream(written.toByteArray());
    }

    /** Cell by cell, for none of them may be cut in two. */
    private static void sheet(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[BUFFER];
        String rest = "";
        for (int n = in.readNBytes(buffer, 0, BUFFER); n > 0; n = in.readNBytes(buffer, 0, BUFFER)) {
            String text = rest + new String(buffer, 0, n, BYTES);
            int last = text.lastIndexOf(END);
            int end = last >= 0 ? last + END.length() : text.length() > LONGEST_CELL ? text.length() : 0;
            out.write(usual(text.substring(0, end)).getBytes(BYTES));
            rest = text.substring(end);
        }
        out.write(usual(rest).getBytes(BYTES));
    }

    private static String usual(String cells) {
        String words = cells.contains(READING) ? READINGS.matcher(cells).replaceAll("") : cells;
        if (!isIso(words)) {
            return words;
        }
        String moments = ISO_MOMENT
                .matcher(words)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(1) + (found.group(2).equals("00:00") ? "" : " " + found.group(2))));
        return ISO_CELL.matcher(moments).replaceAll("$1 t=\"str\"$2");
    }
}
