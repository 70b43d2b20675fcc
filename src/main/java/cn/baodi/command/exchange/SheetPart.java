package cn.baodi.command.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The part of a workbook that holds a sheet, read through for what the reader of its rows does not tell. */
final class SheetPart {
    private static final String RELATIONS = "xl/_rels/workbook.xml.rels";
    private static final int MOST_RELATIONS = 1 << 20;
    private static final int BUFFER = 1 << 17;
    /** Nothing that is looked for is longer than this; it might be cut by the end of the buffer. */
    private static final int OVERLAP = 1 << 13;

    private static final Pattern RELATION = Pattern.compile("<[^<>]*Relationship\\s[^<>]*>");
    private static final Pattern ID = Pattern.compile("\\sId\\s*=\\s*[\"']([^\"']*)[\"']");
    private static final Pattern TARGET = Pattern.compile("\\sTarget\\s*=\\s*[\"']([^\"']*)[\"']");

    private SheetPart() {}

    /** Looks for something in the text of a sheet. */
    interface Finder {
        /** @param text a piece of it; what stands at its end comes again at the beginning of the next */
        void look(String text);
    }

    /** @param sheet by which the workbook refers to it */
    static void read(Path file, String sheet, List<? extends Finder> finders) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry part = part(zip, sheet);
            if (part == null) {
                return;
            }
            byte[] buffer = new byte[BUFFER];
            String end = "";
            try (InputStream in = zip.getInputStream(part)) {
                for (int n = in.readNBytes(buffer, 0, BUFFER); n > 0; n = in.readNBytes(buffer, 0, BUFFER)) {
                    String text = end + new String(buffer, 0, n, StandardCharsets.ISO_8859_1);
                    finders.forEach(finder -> finder.look(text));
                    end = text.substring(Math.max(0, text.length() - OVERLAP));
                }
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
}
