package cn.baodi.command.report;

import cn.baodi.command.core.ChartData;
import cn.baodi.command.core.Failure;
import cn.baodi.command.core.ReportPart.Listing;
import cn.baodi.command.core.Texts;
import cn.baodi.command.ui.ChartTheme;
import cn.baodi.command.ui.Charts;
import cn.baodi.command.ui.Fonts;
import com.openhtmltopdf.extend.FSObjectDrawer;
import com.openhtmltopdf.extend.FSObjectDrawerFactory;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.slf4j.Slf4jLogger;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jfree.chart.JFreeChart;
import org.w3c.dom.Element;

/** Sets the report as A4 pages with embedded fonts and charts as vectors. One report at a time; on any thread. */
public final class ReportPdf {
    private static final double DOTS_TO_POINTS = 72;
    private static final byte[] COLOURS =
            ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

    private final List<Parsed> fonts = new ArrayList<>();

    /** Reading a font takes longer than setting a report, but it may go when memory is short. */
    private record Parsed(Fonts.File file, SoftReference<TrueTypeFont> font) {}

    /** Remembers the fonts that it has read, so keep it for the next report. */
    public ReportPdf() {
        XRLog.setLoggerImpl(new Slf4jLogger());
    }

    /**
     * The whole file.
     *
     * @param texts of this package
     * @throws Failure when it cannot be set
     */
    public byte[] bytes(DailyReport report, Texts texts) {
        return bytes(Paper.of(report, new Wording(texts)), texts);
    }

    /**
     * As {@link #bytes(DailyReport, Texts)} for any other paper.
     *
     * @param texts of this package
     */
    public byte[] bytes(Paper paper, Texts texts) {
        return bytes(ReportHtml.of(paper, texts), paper.appendix(), paper.title(), paper.demo(), texts);
    }

    /**
     * As {@link #bytes(Paper, Texts)} for a page that says itself how it is set.
     *
     * @param html a whole document without charts, with {@link ReportHtml#about}; whatever somebody typed went through
     *     {@link ReportHtml#esc}
     * @param demo whether the data are invented; every page says so then
     * @param texts of this package
     */
    public byte[] bytes(String html, String title, boolean demo, Texts texts) {
        return bytes(new ReportHtml.Page(html, List.of()), List.of(), title, demo, texts);
    }

    private synchronized byte[] bytes(
            ReportHtml.Page page, List<Listing> appendix, String title, boolean demo, Texts texts) {
        try (PDDocument document = new PDDocument()) {
            PdfRendererBuilder builder = new PdfRendererBuilder()
                    .usePDDocument(document)
                    .usePdfAConformance(PdfAConformance.PDFA_2_A)
                    .usePdfUaAccessibility(true)
                    .useColorProfile(COLOURS)
                    .withProducer(title)
                    .withHtmlContent(page.html(), null)
                    .useUriResolver((base, uri) -> null)
                    .useExternalResourceAccessControl(
                            (uri, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
                    .useExternalResourceAccessControl(
                            (uri, type) -> false, ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI)
                    .useObjectDrawerFactory(new ChartFactory(page.charts()));
            Map<Fonts.File, PDType0Font> loaded = new EnumMap<>(Fonts.File.class);
            for (Fonts.File file : Fonts.File.values()) {
                PDType0Font font = PDType0Font.load(document, font(file), true);
                loaded.put(file, font);
                builder.useFont(
                        new PDFontSupplier(font), file.family(), file.bold() ? 700 : 400, FontStyle.NORMAL, true);
            }
            try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
                renderer.createPDFWithoutClosing();
            }
            IncrementalUpdate update = new IncrementalUpdate(document);
            if (!appendix.isEmpty()) {
                append(document, update, appendix, loaded, demo ? texts.get("demo.mark") : "", texts.locale());
            }
            if (demo) {
                Watermark.stamp(document, texts.get("demo.watermark"));
            }
            return update.save();
        } catch (IOException e) {
            throw new Failure(e, "report.failed");
        }
    }

    private void append(
            PDDocument document,
            IncrementalUpdate update,
            List<Listing> tables,
            Map<Fonts.File, PDType0Font> loaded,
            String mark,
            Locale locale)
            throws IOException {
        Typeface plain = face(loaded, Fonts.File.SERIF_REGULAR, face(loaded, Fonts.File.SANS_REGULAR, null));
        Typeface bold = face(loaded, Fonts.File.SANS_BOLD, face(loaded, Fonts.File.SERIF_BOLD, null));
        try (TablePages pages = new TablePages(document, update, plain, bold, mark, locale)) {
            for (Listing table : tables) {
                pages.add(table);
            }
        }
    }

    private Typeface face(Map<Fonts.File, PDType0Font> loaded, Fonts.File file, Typeface other) throws IOException {
        return new Typeface(loaded.get(file), font(file), other);
    }

    private TrueTypeFont font(Fonts.File file) throws IOException {
        for (Parsed parsed : fonts) {
            TrueTypeFont font = parsed.file == file ? parsed.font.get() : null;
            if (font != null) {
                return font;
            }
        }
        fonts.removeIf(parsed -> parsed.file == file);
        try (InputStream stream = file.open()) {
            TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(stream));
            fonts.add(new Parsed(file, new SoftReference<>(font)));
            return font;
        }
    }

    private record ChartFactory(List<ChartData> charts) implements FSObjectDrawerFactory {
        @Override
        public FSObjectDrawer createDrawer(Element element) {
            ChartData data = charts.get(Integer.parseInt(element.getAttribute("data-chart")));
            return (e, x, y, width, height, device, context, dotsPerPixel) -> {
                // In CSS pixels; the device thinks in dots.
                float wide = (float) (width / dotsPerPixel);
                float high = (float) (height / dotsPerPixel);
                device.drawWithGraphics((float) x, (float) y, (float) width, (float) height, graphics -> {
                    double scale = 96 / DOTS_TO_POINTS;
                    graphics.scale(scale, scale);
                    JFreeChart chart = Charts.of(data, ChartTheme.PRINT);
                    chart.setBackgroundPaint(null);
                    chart.draw(graphics, new Rectangle2D.Double(0, 0, wide / scale, high / scale));
                });
                return Map.of();
            };
        }

        @Override
        public boolean isReplacedObject(Element element) {
            return element.getAttribute("type").equals(ReportHtml.CHART_TYPE);
        }
    }
}
