package cn.baodi.command.report;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.core.ReportPart.Listing;
import cn.baodi.command.core.Texts;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdfparser.PDFParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDParentTreeValue;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.verapdf.pdfa.flavours.PDFAFlavour;

class TablePagesTest {
    private final Texts texts = Texts.of(Texts.CHINESE, DailyReport.class);

    private byte[] pdf(Listing... appendix) {
        return new ReportPdf()
                .bytes(new DailyReport(Area.head(true), Area.CUTOFF, List.of(), List.of(appendix)), texts);
    }

    private static Listing villages(int rows) {
        return new Listing(
                "附表1 分村居",
                List.of("村居", "人次"),
                List.of(false, true),
                IntStream.range(0, rows)
                        .mapToObj(i -> List.of("第" + i + "村", Integer.toString(i * 1000)))
                        .toList());
    }

    private static List<String> pages(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFTextStripper stripper = new PDFTextStripper();
            return IntStream.rangeClosed(1, document.getNumberOfPages())
                    .mapToObj(page -> {
                        stripper.setStartPage(page);
                        stripper.setEndPage(page);
                        try {
                            return stripper.getText(document);
                        } catch (IOException e) {
                            throw new AssertionError(e);
                        }
                    })
                    .toList();
        }
    }

    @Test
    void aLongListSaysItsHeadingsOnEachPageAndLosesNoRow() throws IOException {
        List<String> pages = pages(pdf(villages(200)));

        assertThat(pages).hasSizeGreaterThan(6);
        for (int i = 1; i < pages.size(); i++) {
            assertThat(pages.get(i)).contains("村居 人次", "— " + (i + 1) + " —", "演示数据");
        }
        String all = String.join("", pages);
        IntStream.range(0, 200).forEach(i -> assertThat(all).containsOnlyOnce("第" + i + "村 " + i * 1000 + "\n"));
    }

    @Test
    void aHeadingNeverStandsAloneAtTheFoot() throws IOException {
        for (int rows = 20; rows < 30; rows++) {
            Listing second = new Listing("附表2 分街镇", List.of("街镇"), List.of(false), List.of(List.of("方家庄镇")));

            String page = pages(pdf(villages(rows), second)).stream()
                    .filter(text -> text.contains("附表2"))
                    .findFirst()
                    .orElseThrow();

            assertThat(page.substring(page.indexOf("附表2"))).contains("方家庄镇");
        }
    }

    @Test
    void noPageHasASingleRowOfATable() throws IOException {
        for (int rows = 20; rows < 60; rows++) {
            assertThat(pages(pdf(villages(rows), villages(rows))))
                    .as("%s rows", rows)
                    .flatExtracting(page -> Stream.of(page.split("附表1"))
                            .map(part -> part.split("第\\d+村").length - 1)
                            .toList())
                    .doesNotContain(1);
        }
    }

    @Test
    void aNoteLongerThanAPageGoesOnOnTheNext() throws IOException {
        String note = IntStream.range(0, 3000).mapToObj(i -> "记" + i).collect(Collectors.joining());
        List<String> pages =
                pages(pdf(new Listing("附表1", List.of("内容"), List.of(false), List.of(List.of(note), List.of("后面")))));

        String all = String.join("", pages).replaceAll("\\s", "").replaceAll("内容|—\\d+—|演示数据·非真实情况", "");
        assertThat(pages).hasSizeGreaterThan(3);
        assertThat(all).contains(note, "后面");
    }

    @Test
    void aCharacterThatNoFontHasIsMarked() throws IOException {
        assertThat(String.join(
                        "", pages(pdf(new Listing("", List.of("甲"), List.of(false), List.of(List.of("a\uE000b")))))))
                .contains("a〓b");
    }

    /** Read as a strict reader does: the other way repairs a table of objects that is wrong. */
    @Test
    void aCellAndItsPageFindEachOther() throws IOException {
        try (PDDocument document = new PDFParser(new RandomAccessReadBuffer(pdf(villages(200)))).parse(false)) {
            PDStructureTreeRoot root = document.getDocumentCatalog().getStructureTreeRoot();
            List<PDStructureElement> tables = elements(root)
                    .filter(e -> "Table".equals(e.getStructureType()))
                    .toList();
            List<PDStructureElement> rows = elements(tables.get(tables.size() - 1))
                    .filter(e -> "TR".equals(e.getStructureType()))
                    .toList();

            assertThat(rows).hasSize(201);
            for (PDStructureElement row : rows) {
                List<PDStructureElement> cells = elements(row).toList();
                assertThat(cells)
                        .extracting(PDStructureElement::getStructureType)
                        .containsOnly(row == rows.get(0) ? "TH" : "TD")
                        .hasSize(2);
                for (PDStructureElement cell : cells) {
                    Object marked = root.getParentTree().getValue(cell.getPage().getStructParents());
                    COSArray onPage = (COSArray) ((PDParentTreeValue) marked).getCOSObject();
                    assertThat(onPage.getObject((Integer) cell.getKids().get(0)))
                            .isSameAs(cell.getCOSObject());
                    assertThat(cell.getParent().getCOSObject()).isSameAs(row.getCOSObject());
                }
            }
        }
    }

    private static Stream<PDStructureElement> elements(PDStructureNode node) {
        return node.getKids().stream()
                .filter(PDStructureElement.class::isInstance)
                .map(PDStructureElement.class::cast)
                .flatMap(kid -> Stream.concat(Stream.of(kid), elements(kid)));
    }

    @Test
    void tagsAndFontsAreThoseOfAnArchive() throws Exception {
        byte[] pdf =
                pdf(villages(60), new Listing("", List.of("空"), List.of(false), List.of(Collections.nCopies(1, ""))));

        assertThat(PdfFaults.of(pdf, PDFAFlavour.PDFA_2_A)).isEmpty();
        assertThat(PdfFaults.of(pdf, PDFAFlavour.PDFUA_1)).isEmpty();
    }
}
