package cn.baodi.command.report;

import cn.baodi.command.ui.Fonts;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;

/** A word across every page, under its text. It is drawn as a shape, so that it does not get into copied text. */
final class Watermark {
    private static final Color PALE = new Color(0xECECEC);
    private static final double SLOPE = Math.toRadians(-52);
    private static final double SHARE_OF_PAGE = 0.82;

    private Watermark() {}

    static void stamp(PDDocument document, String word) throws IOException {
        PDRectangle size = PDRectangle.A4;
        PdfBoxGraphics2D graphics = new PdfBoxGraphics2D(document, size.getWidth(), size.getHeight());
        graphics.setPaint(PALE);
        graphics.fill(shape(word, size));
        graphics.dispose();
        PDFormXObject form = graphics.getXFormObject();
        for (PDPage page : document.getPages()) {
            try (PDPageContentStream under = new PDPageContentStream(document, page, AppendMode.PREPEND, true, true)) {
                under.beginMarkedContent(COSName.ARTIFACT); // nothing that a reader's voice should read out
                under.drawForm(form);
                under.endMarkedContent();
            }
        }
    }

    private static Shape shape(String word, PDRectangle page) {
        Fonts.loadForCharts();
        Shape letters = new Font(Fonts.SANS, Font.BOLD, 100)
                .createGlyphVector(new FontRenderContext(null, true, true), word)
                .getOutline();
        Rectangle2D bounds = letters.getBounds2D();
        double diagonal = Math.hypot(page.getWidth(), page.getHeight());
        double scale = Math.min(1.6, diagonal * SHARE_OF_PAGE / bounds.getWidth());
        AffineTransform place = AffineTransform.getTranslateInstance(page.getWidth() / 2.0, page.getHeight() / 2.0);
        place.rotate(SLOPE);
        place.scale(scale, scale);
        place.translate(-bounds.getCenterX(), -bounds.getCenterY());
        return place.createTransformedShape(letters);
    }
}
