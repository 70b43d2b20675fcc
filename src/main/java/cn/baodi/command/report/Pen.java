package cn.baodi.command.report;

import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** What writes on one page. It says the font only where it changes: most cells of a table have the same. */
final class Pen implements AutoCloseable {
    private final PDPageContentStream out;
    private PDType0Font font;
    private double size;

    Pen(PDDocument document, PDPage page) throws IOException {
        out = new PDPageContentStream(document, page, PDPageContentStream.AppendMode.OVERWRITE, true);
    }

    /** For lines and marks. */
    PDPageContentStream out() {
        return out;
    }

    /** Begins to write at a point; {@link PDPageContentStream#endText} ends it. */
    void at(double x, double y) throws IOException {
        out.beginText();
        out.newLineAtOffset((float) x, (float) y);
    }

    void show(PDType0Font with, double height, String text) throws IOException {
        if (font != with || size != height) {
            out.setFont(with, (float) height);
            font = with;
            size = height;
        }
        out.showText(text);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
