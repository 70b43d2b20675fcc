package cn.baodi.command.report;

import java.io.IOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TrueTypeFont;
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
    /** By character; 0 is not yet asked for, less is none. A long table asks for the same few a hundred thousand times. */
    private final float[] widths = new float[Character.MAX_VALUE + 1];

    /** @param other asked for what this font lacks, or null */
    Typeface(PDType0Font font, TrueTypeFont file, Typeface other) throws IOException {
        this.font = font;
        this.file = file;
        this.other = other;
        glyphs = file.getUnicodeCmapLookup();
        unit = file.getUnitsPerEm();
    }

    /** For a letter of size 1, or -1 where the font has none. */
    private float width(int character) throws IOException {
        float known = character < widths.length ? widths[character] : 0;
        if (known == 0) {
            int glyph = glyphs.getGlyphId(character);
            // A mark that takes no room is none the less there.
            known = glyph == 0 ? -1 : (float) Math.max(1e-6, file.getAdvanceWidth(glyph) / unit);
            if (character < widths.length) {
                widths[character] = known;
            }
        }
        return known;
    }

    private Typeface of(int character) throws IOException {
        return width(character) > 0 || other == null || other.width(character) < 0 ? this : other;
    }

    private int printed(int character) throws IOException {
        return width(character) > 0 ? character : MISSING;
    }

    /** How wide a text is. */
    double width(String text, double size) throws IOException {
        double sum = 0;
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            Typeface face = of(character);
            sum += face.width(face.printed(character));
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

    /** Writes a line from where it begins. */
    void write(Pen pen, String text, double size, double x, double y) throws IOException {
        if (text.isEmpty()) {
            return;
        }
        pen.at(x, y);
        int from = 0;
        while (from < text.length()) {
            from = run(pen, text, from, size);
        }
        pen.out().endText();
    }

    /** Shows what one font has of the text, and says where the rest begins. */
    private int run(Pen pen, String text, int from, double size) throws IOException {
        Typeface face = of(text.codePointAt(from));
        boolean whole = true;
        int to = from;
        while (to < text.length() && of(text.codePointAt(to)) == face) {
            int character = text.codePointAt(to);
            whole &= face.width(character) > 0;
            to += Character.charCount(character);
        }
        String shown = text.substring(from, to);
        if (!whole) {
            StringBuilder marked = new StringBuilder();
            for (int character : shown.codePoints().toArray()) {
                marked.appendCodePoint(face.printed(character));
            }
            shown = marked.toString();
        }
        pen.show(face.font, size, shown);
        return to;
    }
}
