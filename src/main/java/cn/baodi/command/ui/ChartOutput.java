package cn.baodi.command.ui;

import cn.baodi.command.core.ChartData;
import cn.baodi.command.core.ChartData.Series;
import cn.baodi.command.core.Texts;
import java.awt.Dimension;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.DOMImplementation;
import org.w3c.dom.Document;
import org.w3c.dom.bootstrap.DOMImplementationRegistry;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSOutput;

/** A chart as it leaves the console: a picture, a drawing or a table. Light in any theme; may be called on any thread. */
public final class ChartOutput {
    private static final int WIDTH = 960;
    private static final int HEIGHT = 480;
    private static final int SHARPNESS = 2;

    private ChartOutput() {}

    /** A PNG of 1,920 by 960 pixels. */
    public static byte[] png(ChartData data) {
        Fonts.loadForScreen();
        BufferedImage image = Charts.of(data, ChartTheme.LIGHT)
                .createBufferedImage(WIDTH * SHARPNESS, HEIGHT * SHARPNESS, WIDTH, HEIGHT, null);
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return png.toByteArray();
    }

    /** An SVG in UTF-8; its words stay words, which can be searched and changed. */
    public static byte[] svg(ChartData data) {
        Fonts.loadForScreen();
        try {
            DOMImplementation dom = DOMImplementationRegistry.newInstance().getDOMImplementation("LS 3.0");
            Document document = dom.createDocument("http://www.w3.org/2000/svg", "svg", null);
            SVGGraphics2D paper = new SVGGraphics2D(document);
            paper.setSVGCanvasSize(new Dimension(WIDTH, HEIGHT));
            Charts.of(data, ChartTheme.LIGHT).draw(paper, new Rectangle2D.Double(0, 0, WIDTH, HEIGHT));
            DOMImplementationLS writer = (DOMImplementationLS) dom;
            LSOutput output = writer.createLSOutput();
            output.setEncoding(StandardCharsets.UTF_8.name());
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            output.setByteStream(bytes);
            // The library's own writer names a document type on the net, which readers would fetch.
            writer.createLSSerializer().write(paper.getRoot(), output);
            return bytes.toByteArray();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same numbers as rows of cells, headings first; what is no number is blank. */
    public static List<List<String>> table(ChartData data, Locale locale) {
        Texts texts = Texts.of(locale, ChartOutput.class);
        List<List<String>> rows = new ArrayList<>();
        rows.add(Stream.concat(
                        Stream.of(texts.get("chart.category")),
                        data.series().stream().map(series -> texts.get("chart.column", series.name(), data.unit())))
                .toList());
        for (int row = 0; row < data.categories().size(); row++) {
            int at = row;
            rows.add(Stream.concat(
                            Stream.of(data.categories().get(at)),
                            data.series().stream().map(series -> number(series, at)))
                    .toList());
        }
        return rows;
    }

    private static String number(Series series, int at) {
        return at < series.values().size() ? Charts.number(series.values().get(at)) : "";
    }
}
