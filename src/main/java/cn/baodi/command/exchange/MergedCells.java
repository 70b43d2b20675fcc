package cn.baodi.command.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Cells of a sheet that are merged over several rows, as a town writes its name once beside all its villages. The file
 * keeps the text in the first of them; who looks at it sees it beside each row. They stand behind the rows in the file,
 * and the reader does not tell of them, so they are looked for first.
 */
final class MergedCells {
    private static final String RELATIONS = "xl/_rels/workbook.xml.rels";
    private static final int MOST_RELATIONS = 1 << 20;
    /** A list has no more of them; the rest would only fill memory. */
    private static final int MOST = 100_000;

    private static final int BUFFER = 1 << 16;
    /** No place of merged cells is written longer than this. */
    private static final int PLACE = 128;

    private static final Pattern RELATION = Pattern.compile("<[^<>]*Relationship\\s[^<>]*>");
    private static final Pattern ID = Pattern.compile("\\sId\\s*=\\s*[\"']([^\"']*)[\"']");
    private static final Pattern TARGET = Pattern.compile("\\sTarget\\s*=\\s*[\"']([^\"']*)[\"']");
    private static final String MARK = "mergeCell";
    private static final Pattern AREA =
            Pattern.compile("mergeCell\\s+ref\\s*=\\s*[\"']([A-Z]{1,3})(\\d{1,7}):[A-Z]{1,3}(\\d{1,7})[\"']");

    /** By the number of their first row. */
    private final Map<Integer, List<Area>> areas = new HashMap<>();
    /** What covers the row that is read, by the place of its column. */
    private final Map<Integer, Covering> covering = new HashMap<>();

    private int found;

    /** @param column from 0 */
    private record Area(int column, int last) {}

    private record Covering(String text, int last) {}

    /** @param sheet by which the workbook refers to it */
    MergedCells(Path file, String sheet) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry part = part(zip, sheet);
            if (part != null) {
                find(zip, part);
            }
        }
    }

    private static ZipEntry part(ZipFile zip, String sheet) throws IOException {
        ZipEntry relations = zip.getEntry(RELATIONS);
        if (relations == null) {
            return null;
        }
        String all;
        try (InputStream in = zip.getInputStream(relations)) {
            all = new String(in.readNBytes(MOST_RELATIONS), StandardCharsets.UTF_8);
        }
        Matcher each = RELATION.matcher(all);
        while (each.find()) {
            Matcher id = ID.matcher(each.group());
            Matcher target = TARGET.matcher(each.group());
            if (id.find() && id.group(1).equals(sheet) && target.find()) {
                String name = target.group(1);
                return zip.getEntry(name.startsWith("/") ? name.substring(1) : "xl/" + name);
            }
        }
        return null;
    }

    private void find(ZipFile zip, ZipEntry part) throws IOException {
        byte[] buffer = new byte[BUFFER];
        String end = "";
        try (InputStream in = zip.getInputStream(part)) {
            for (int n = in.read(buffer); n >= 0 && found < MOST; n = in.read(buffer)) {
                String text = end + new String(buffer, 0, n, StandardCharsets.ISO_8859_1);
                int from = text.indexOf(MARK);
                int done = 0;
                if (from >= 0) {
                    Matcher area = AREA.matcher(text);
                    for (boolean more = area.find(from); more && found < MOST; more = area.find()) {
                        add(column(area.group(1)), Integer.parseInt(area.group(2)), Integer.parseInt(area.group(3)));
                        done = area.end();
                    }
                }
                end = text.substring(Math.max(done, text.length() - PLACE));
            }
        }
    }

    private void add(int column, int first, int last) {
        if (last > first) {
            areas.computeIfAbsent(first, row -> new ArrayList<>()).add(new Area(column, last));
            found++;
        }
    }

    private static int column(String letters) {
        int column = 0;
        for (int i = 0; i < letters.length(); i++) {
            column = column * 26 + letters.charAt(i) - 'A' + 1;
        }
        return column - 1;
    }

    /**
     * What stands beside a row and in a row above it, by the place of its column. Rows are asked of in their order.
     *
     * @param row from 1
     */
    Map<Integer, String> over(int row, List<String> texts) {
        if (areas.isEmpty()) {
            return Map.of();
        }
        covering.values().removeIf(each -> each.last < row);
        Map<Integer, String> over = new HashMap<>();
        covering.forEach((column, each) -> over.put(column, each.text));
        for (Area area : areas.getOrDefault(row, List.of())) {
            if (area.column < texts.size() && !texts.get(area.column).isBlank()) {
                covering.put(area.column, new Covering(texts.get(area.column), area.last));
            }
        }
        return over;
    }
}
