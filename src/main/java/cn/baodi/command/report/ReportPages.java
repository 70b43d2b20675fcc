package cn.baodi.command.report;

import cn.baodi.command.core.Failure;
import java.awt.image.BufferedImage;
import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** The pages of a finished report as pictures. One page at a time; on any thread. */
public final class ReportPages implements AutoCloseable {
    private final PDDocument document;
    private final int count;
    private boolean closed;

    /** @throws Failure when it is no PDF */
    public ReportPages(byte[] pdf) {
        try {
            document = Loader.loadPDF(pdf);
            count = document.getNumberOfPages();
        } catch (IOException e) {
            throw new Failure(e, "report.failed");
        }
    }

    /** How many pages there are. */
    public int count() {
        return count;
    }

    /**
     * @param page from 0
     * @param width of the picture in pixels
     * @return null once the pages are closed, since another report has taken their place
     */
    public synchronized BufferedImage picture(int page, int width) {
        if (closed) {
            return null;
        }
        try {
            float scale = width / document.getPage(page).getMediaBox().getWidth();
            return new PDFRenderer(document).renderImage(page, scale, ImageType.RGB);
        } catch (IOException e) {
            throw new Failure(e, "report.failed");
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        try {
            document.close();
        } catch (IOException e) {
            throw new Failure(e, "report.failed");
        }
    }
}
