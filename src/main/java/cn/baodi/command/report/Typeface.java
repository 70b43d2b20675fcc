package cn.baodi.command.report;

import java.io.IOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** A font on paper, with another that has the characters which it lacks. Lengths are in points. */
final class Typeface {
    /** 〓, a printer's own mark for a character that no font has. */
    private static final int MISSING = 0x3013;

    private final PDType0Font font;
    private final CmapLookup glyphs;
    private final TrueTypeFont file;
    private final double unit;
    private final Typeface other;

    /** @param other asked for what this font lacks, or null */
    Typeface(PDType0Font font, TrueTypeFont file, Typeface other) throws IOException {
        this.font = font;
        this.file = file;
        this.other = other;
        glyphs = file.getUnicodeCmapLookup();
        unit = file.getUnitsPerEm();
    }

    private boolean has(int character) {
        return glyphs.getGlyphId(character) != 0;
    }

    private Typeface of(int character) {
        return has(character) || other == null || !other.has(character) ? this : other;
    }

    private int printed(int character) {
        return has(character) ? character : MISSING;
    }

    /** How wide a text is. */
    double width(String text, double size) throws IOException {
        double sum = 0;
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            Typeface face = of(character);
            sum += face.file.getAdvanceWidth(face.glyphs.getGlyphId(face.printed(character))) / face.unit;
            i += Character.charCount(character);
        }
        return sum * size;
    }

    /** A text as lines that are at most so wide: broken where the language allows it, else anywhere. */
    List<String> lines(String text, double size, double wide, Locale locale) throws IOException {
        if (width(text, size) <= wide) {
            return List.of(text);
        }
        BreakIterator breaks = BreakIterator.getLineInstance(locale);
        breaks.setText(text);
        List<String> lines = new ArrayList<>();
        String line = "";
        int from = breaks.first();
        for (int to = breaks.next(); to != BreakIterator.DONE; to = breaks.next()) {
            String piece = text.substring(from, to);
            from = to;
            if (width((line + piece).stripTrailing(), size) <= wide) {
                line += piece;
                continue;
            }
            if (!line.isEmpty()) {
                lines.add(line.stripTrailing());
            }
            line = cut(piece, size, wide, lines);
        }
        lines.add(line.stripTrailing());
        return lines;
    }

    /** Cuts a piece without a place for a break; what is left of it begins the next line. */
    private String cut(String piece, double size, double wide, List<String> lines) throws IOException {
        int from = 0;
        double used = 0;
        for (int i = 0; i < piece.length(); ) {
            int end = i + Character.charCount(piece.codePointAt(i));
            double more = width(piece.substring(i, end), size);
            if (used + more > wide && i > from && !piece.substring(i).isBlank()) {
                lines.add(piece.substring(from, i));
                from = i;
                used = 0;
            }
            used += more;
            i = end;
        }
        return piece.substring(from);
    }

    /** Writes a line from where it begins; the caller has begun no text. */
    void write(PDPageContentStream out, String text, double size, double x, double y) throws IOException {
        if (text.isEmpty()) {
            return;
        }
        out.beginText();
        out.newLineAtOffset((float) x, (float) y);
        StringBuilder run = new StringBuilder();
        Typeface face = of(text.codePointAt(0));
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            Typeface next = of(character);
            if (next != face) {
                face.show(out, run, size);
                face = next;
            }
            run.appendCodePoint(face.printed(character));
            i += Character.charCount(character);
        }
        face.show(out, run, size);
        out.endText();
    }

    private void show(PDPageContentStream out, StringBuilder run, double size) throws IOException {
        out.setFont(font, (float) size);
        out.showText(run.toString());
        run.setLength(0);
    }
}
