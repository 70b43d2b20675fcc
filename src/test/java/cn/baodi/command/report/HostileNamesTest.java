package cn.baodi.command.report;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.core.ChartData;
import cn.baodi.command.core.Rejected;
import cn.baodi.command.core.ReportPart.Block;
import cn.baodi.command.core.ReportPart.Chart;
import cn.baodi.command.core.ReportPart.Listing;
import cn.baodi.command.core.ReportPart.Sentence;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Types;
import cn.baodi.command.data.ChainHead;
import cn.baodi.command.naughty.NaughtyStrings;
import cn.baodi.command.ui.Fonts;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names that ask a setter of pages to fetch something: they are printed as they are, and nothing is fetched. */
class HostileNamesTest {
    private final Texts texts = Texts.of(Texts.CHINESE, DailyReport.class);

    @TempDir
    Path folder;

    /** Every way known to us by which HTML, CSS, SVG, XML and a few libraries fetch. */
    private static List<String> hostile(String there, String file) {
        return List.of(
                "<img src=http://" + there + "/1>",
                "<img src='http://" + there + "/2'/>",
                "<img src=\"" + file + "\"/>",
                "\"/><img src=\"http://" + there + "/3",
                "'/><img src='http://" + there + "/4",
                "<IMG SRC=http://" + there + "/5 onerror=alert(1)>",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><image href=\"http://" + there + "/6\"/></svg>",
                "<link rel=\"stylesheet\" href=\"http://" + there + "/7\"/>",
                "<style>@import url(http://" + there + "/8);body{background:url(http://" + there + "/9)}</style>",
                "</style><img src=http://" + there + "/10>",
                "url(http://" + there + "/11)",
                "'; background: url(http://" + there + "/12); content: '",
                "<div style=\"background-image:url('http://" + there + "/13')\">x</div>",
                "<object data=\"http://" + there + "/14\" type=\"text/html\"></object>",
                "<object type=\"application/x-console-chart\" data-chart=\"999\"/>",
                "<iframe src=\"" + file + "\"></iframe>",
                "<embed src=\"http://" + there + "/15\"/>",
                "<a href=\"http://" + there + "/16\">点我</a>",
                "<base href=\"http://" + there + "/17\"/>",
                "<meta http-equiv=\"refresh\" content=\"0;url=http://" + there + "/18\"/>",
                "<script src=\"http://" + there + "/19\"></script>",
                "<bookmarks><bookmark name=\"x\" href=\"http://" + there + "/20\"/></bookmarks>",
                "<!DOCTYPE html SYSTEM \"http://" + there + "/21\">",
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"" + file + "\">]>&e;",
                "<!DOCTYPE x [<!ENTITY % p SYSTEM \"http://" + there + "/22\"> %p;]>",
                "<?xml-stylesheet href=\"http://" + there + "/23\"?>",
                "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"" + file + "\"/>",
                "]]><img src=http://" + there + "/24><![CDATA[",
                "--><img src=http://" + there + "/25><!--",
                "&lt;img src=http://" + there + "/26&gt;",
                "&#60;img src=http://" + there + "/27&#62;",
                "&#x26;#60;b&#x26;#62;",
                "<input type=\"image\" src=\"http://" + there + "/28\"/>",
                "<math><mi xlink:href=\"http://" + there + "/29\">x</mi></math>",
                "<img src=\"jar:" + file + "!/x\"/>",
                "<img src=\"data:image/svg+xml,<svg><image href='http://" + there + "/30'/></svg>\"/>",
                "${jndi:ldap://" + there + "/31}",
                "\\\\" + there + "\\share\\32",
                "file://" + there + "/33",
                "http://" + there + "/34");
    }

    /** Each name in every place of the report that a name can get to. */
    private static DailyReport everywhere(List<String> names) {
        List<DailyReport.Section> sections = new ArrayList<>();
        List<Listing> appendix = new ArrayList<>();
        for (String name : names) {
            ChartData chart = new ChartData(
                    name,
                    name,
                    name,
                    ChartData.Kind.LINES,
                    List.of(name, "2月9日"),
                    List.of(ChartData.Series.of(name, List.of(1, 2))));
            List<Block> blocks = List.of(
                    new Sentence(name),
                    new Chart(chart),
                    new Listing(name, List.of(name, "人次"), List.of(false, true), List.of(List.of(name, name))));
            sections.add(new DailyReport.Section(name, blocks));
            appendix.add(new Listing(name, List.of(name), List.of(false), List.of(List.of(name))));
        }
        String all = String.join(" ", names);
        DailyReport.Head head = new DailyReport.Head(
                all, all, LocalDateTime.of(2020, 2, 10, 7, 40), true, new ChainHead(123, "7K2M-9QXF-1A3B"));
        return new DailyReport(head, Area.CUTOFF, sections, appendix);
    }

    private static String bare(String text) {
        return text.replaceAll("[\\s\\p{Z}]", "");
    }

    @Test
    void areTextEverywhereAndNothingIsFetched() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.html"), "泄露出来的内容");
        try (Hits hits = new Hits()) {
            List<String> names = hostile(hits.address(), secret.toUri().toString());
            byte[] pdf = new ReportPdf().bytes(everywhere(names), texts);
            try (PDDocument document = Loader.loadPDF(pdf)) {
                String paper = bare(new PDFTextStripper().getText(document));
                assertThat(paper).doesNotContain("泄露出来的内容");
                for (String name : names) {
                    // As heading, sentence, title, column, cell, and the same in the appendix.
                    assertThat(paper.split(Pattern.quote(bare(name)), -1))
                            .as(name)
                            .hasSizeGreaterThan(7);
                }
                assertThat(document.getDocumentCatalog().getOpenAction()).isNull();
                assertThat(document.getDocumentCatalog().getDocumentOutline()).isNull();
                for (PDPage page : document.getPages()) {
                    assertThat(page.getAnnotations()).isEmpty();
                }
            }
            try (ReportPages pages = new ReportPages(pdf)) {
                assertThat(pages.picture(0, 300)).isNotNull();
                assertThat(pages.picture(pages.count() - 1, 300)).isNotNull();
            }
            assertThat(ReportText.of(everywhere(names), texts)).contains(names);
            assertThat(hits.count()).isZero();
        }
    }

    /** So that 0 hits means something. */
    @Test
    void theSocketWouldNotice() throws IOException {
        try (Hits hits = new Hits()) {
            URL url = new URL("http://" + hits.address() + "/x");
            var connection = url.openConnection();
            connection.setConnectTimeout(5000);
            connection.connect();
            assertThat(hits.count()).isEqualTo(1);
        }
    }

    @Test
    void everyNaughtyStringComesThroughTextAndPaper() throws IOException {
        List<String> strings = new ArrayList<>();
        for (String string : NaughtyStrings.all()) {
            try {
                String kept = Types.TEXT.read(string);
                if (kept != null && kept.length() <= 2000 && !strings.contains(kept)) {
                    strings.add(kept);
                }
            } catch (Rejected e) {
                continue; // it never gets as far as a report
            }
        }
        Listing list = new Listing(
                "怪字符",
                List.of("序号", "内容"),
                List.of(true, false),
                strings.stream()
                        .map(s -> List.of("〔" + strings.indexOf(s) + "〕", s))
                        .toList());
        DailyReport report = new DailyReport(Area.head(false), Area.CUTOFF, List.of(), List.of(list));

        String text = ReportText.of(report, texts);
        String paper;
        try (PDDocument document = Loader.loadPDF(new ReportPdf().bytes(report, texts))) {
            paper = bare(new PDFTextStripper().getText(document));
        }

        CmapLookup glyphs = glyphs();
        int onPaper = 0;
        for (int i = 0; i < strings.size(); i++) {
            assertThat(text).contains("〔" + i + "〕\t" + strings.get(i) + "\n");
            boolean plain = strings.get(i).codePoints().allMatch(c -> glyphs.getGlyphId(c) != 0);
            if (plain && strings.get(i).length() < 60) {
                assertThat(paper).contains(bare(strings.get(i)));
                onPaper++;
            }
        }
        assertThat(strings).hasSizeGreaterThan(450);
        assertThat(onPaper).isGreaterThan(250);
    }

    private static CmapLookup glyphs() throws IOException {
        try (InputStream in = Fonts.File.values()[0].open()) {
            return new TTFParser().parse(new RandomAccessReadBuffer(in)).getUnicodeCmapLookup();
        }
    }
}
