package cn.baodi.command.report;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Visit;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** What is put into an archive must open in thirty years: judged by the validator of the PDF Association's members. */
class PdfValidityTest {
    private final Texts texts = Texts.of(Texts.CHINESE, DailyReport.class);

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theReportIsATaggedPdfForTheArchive(boolean demo) throws Exception {
        byte[] pdf = new ReportPdf().bytes(DailyReport.compose(Area.two(), Area.CUTOFF, Area.head(demo), texts), texts);

        assertThat(PdfFaults.of(pdf, PDFAFlavour.PDFA_2_A)).isEmpty();
        assertThat(PdfFaults.of(pdf, PDFAFlavour.PDFUA_1)).isEmpty();
    }

    @Test
    void soAreTheWeeksReportAndTheSheetForAVisit() throws Exception {
        Coverage week = Coverage.weekly(Area.CUTOFF.day());
        byte[] weekly = new ReportPdf()
                .bytes(DailyReport.compose(Area.two(), week, Area.head(true), Additions.NONE, texts), texts);
        Wording wording = new Wording(texts);
        Visit place = new Visit("陈家庄村 · 王卜庄镇", 120115103204L, null);
        VisitSheet sheet = VisitSheet.of(Area.two(), place, Area.CUTOFF.from().plusHours(14), Area.head(true), wording);
        byte[] visit = new VisitPage(sheet, wording).pdf(new ReportPdf());

        for (byte[] pdf : List.of(weekly, visit)) {
            assertThat(PdfFaults.of(pdf, PDFAFlavour.PDFA_2_A)).isEmpty();
            assertThat(PdfFaults.of(pdf, PDFAFlavour.PDFUA_1)).isEmpty();
        }
    }

    @Test
    void theValidatorFindsWhatIsNone() throws Exception {
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            document.addPage(new PDPage());
            document.save(out);
            assertThat(PdfFaults.of(out.toByteArray(), PDFAFlavour.PDFA_2_A)).isNotEmpty();
        }
    }
}
