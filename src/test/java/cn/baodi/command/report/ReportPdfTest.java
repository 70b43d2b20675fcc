package cn.baodi.command.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baodi.command.core.ReportPart.Block;
import cn.baodi.command.core.ReportPart.Listing;
import cn.baodi.command.core.ReportPart.Sentence;
import cn.baodi.command.core.Texts;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.print.DocFlavor;
import javax.print.StreamPrintServiceFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportPdfTest {
    private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)?");

    private final Texts texts = Texts.of(Texts.CHINESE, DailyReport.class);

    @TempDir
    Path folder;

    private DailyReport report(boolean demo) {
        return DailyReport.compose(Area.two(), Area.CUTOFF, Area.head(demo), texts);
    }

    private DailyReport saying(String sentence) {
        return new DailyReport(
                Area.head(false),
                Area.CUTOFF,
                List.of(new DailyReport.Section(sentence, List.of(new Sentence(sentence)))),
                List.of());
    }

    private static String read(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static String bare(String text) {
        return text.replaceAll("\\s", "");
    }

    @Test
    void everyNumberOfTheTextIsOnPaper() throws IOException {
        String paper = read(new ReportPdf().bytes(report(false), texts));

        assertThat(NUMBER.matcher(ReportText.of(report(false), texts)).results().map(m -> m.group()))
                .allSatisfy(number -> assertThat(paper).contains(number));
        assertThat(paper).contains("值班员：张值班", "审核：", "签发：", "— 1 —", "审计链头 123-7K2M-9QXF-1A3B");
    }

    private static List<String> pages(byte[] pdf) throws IOException {
        List<String> pages = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                PDFTextStripper stripper = new PDFTextStripper();
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                pages.add(stripper.getText(document));
            }
        }
        return pages;
    }

    private static Listing table(String row, int rows) {
        return new Listing(
                "",
                List.of("项目", "数"),
                List.of(false, true),
                IntStream.rangeClosed(1, rows)
                        .mapToObj(i -> List.of(row, Integer.toString(i)))
                        .toList());
    }

    private static int count(String text, String word) {
        return text.split(word, -1).length - 1;
    }

    @Test
    void whereverPagesEndSignaturesAreNotAloneAndATableLeavesNoSingleLine() throws IOException {
        ReportPdf setter = new ReportPdf();
        for (int lines = 1; lines <= 22; lines++) { // of the twenty-two of a page
            List<Block> blocks = new ArrayList<>(Collections.nCopies(lines, new Sentence("一句话。")));
            byte[] signed = setter.bytes(
                    new DailyReport(
                            Area.head(false), Area.CUTOFF, List.of(new DailyReport.Section("一、", blocks)), List.of()),
                    texts);
            assertThat(pages(signed)).filteredOn(page -> page.contains("签发")).allMatch(page -> page.contains("一句话"));

            blocks.add(table("短表", 8));
            blocks.add(table("长表", 40));
            byte[] tables = setter.bytes(
                    new DailyReport(
                            Area.head(false), Area.CUTOFF, List.of(new DailyReport.Section("一、", blocks)), List.of()),
                    texts);
            assertThat(pages(tables))
                    .as("after %s lines", lines)
                    .extracting(page -> count(page, "短表"))
                    .containsOnly(0, 8);
            assertThat(pages(tables))
                    .as("after %s lines", lines)
                    .extracting(page -> count(page, "长表"))
                    .doesNotContain(1);
        }
    }

    @Test
    void rareCharactersComeOutAsThemselves() throws IOException {
        assertThat(bare(read(new ReportPdf().bytes(report(false), texts)))).contains("大堼村·大口屯镇", "𨟠家庄村");
    }

    @Test
    void whatOfficersTypeStaysText() throws IOException {
        String typed = "<b>张</b>&nbsp;\"'<img src=x>]]><!-- {0} \\ %s";

        assertThat(bare(read(new ReportPdf().bytes(saying(typed + "\u0000\u0007\uD800"), texts))))
                .contains(bare(typed));
    }

    @Test
    void nothingIsFetched() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.html"), "泄露");
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            listener.setSoTimeout(1);
            String there = "http://127.0.0.1:" + listener.getLocalPort() + "/x";
            String typed = "<object data=\"" + secret.toUri() + "\"/><img src='" + there + "'/><link href=\"" + there
                    + "\" rel=\"stylesheet\"/>url(" + there + ")";

            assertThat(read(new ReportPdf().bytes(saying(typed), texts))).doesNotContain("泄露");
            assertThatThrownBy(listener::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void allFontsAreEmbeddedSubsets() throws IOException {
        try (PDDocument document = Loader.loadPDF(new ReportPdf().bytes(report(true), texts))) {
            var resources = document.getPage(0).getResources();
            for (var name : resources.getFontNames()) {
                PDFont font = resources.getFont(name);
                assertThat(font.isEmbedded()).isTrue();
                assertThat(font.getName()).matches("[A-Z]{6}\\+Noto.*");
            }
            assertThat(resources.getFontNames()).isNotEmpty();
        }
    }

    @Test
    void inventedDataAreMarkedOnEveryPage() throws IOException {
        byte[] pdf = new ReportPdf().bytes(report(true), texts);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isGreaterThan(1);
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                PDFTextStripper stripper = new PDFTextStripper();
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                assertThat(stripper.getText(document)).contains("演示数据");
            }
        }
        assertThat(paleShare(pdf)).isGreaterThan(0.05);
        assertThat(paleShare(new ReportPdf().bytes(report(false), texts))).isLessThan(0.005);
    }

    /** How much of the first page the watermark covers. */
    private static double paleShare(byte[] pdf) {
        try (ReportPages pages = new ReportPages(pdf)) {
            BufferedImage picture = pages.picture(0, 300);
            int pale = 0;
            for (int x = 0; x < picture.getWidth(); x++) {
                for (int y = 0; y < picture.getHeight(); y++) {
                    pale += (picture.getRGB(x, y) & 0xFFFFFF) == 0xECECEC ? 1 : 0;
                }
            }
            return (double) pale / (picture.getWidth() * picture.getHeight());
        }
    }

    @Test
    void aPrinterWithoutPdfGetsPages() throws IOException {
        Path paper = folder.resolve("paper.ps");
        byte[] pdf = new ReportPdf().bytes(report(false), texts);
        var factory = StreamPrintServiceFactory.lookupStreamPrintServiceFactories(
                DocFlavor.SERVICE_FORMATTED.PAGEABLE, "application/postscript")[0];
        try (OutputStream out = Files.newOutputStream(paper);
                ReportPages pages = new ReportPages(pdf)) {
            ReportPrinter.print(pdf, new ReportPrinter.Printer(factory.getPrintService(out)), "日报");

            assertThat(Files.readString(paper, StandardCharsets.ISO_8859_1))
                    .startsWith("%!PS")
                    .contains("%%Page: " + pages.count() + " ");
        }
    }
}
