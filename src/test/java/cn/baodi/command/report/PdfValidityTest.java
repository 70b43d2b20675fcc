package cn.baodi.command.report;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.core.Texts;
import java.io.ByteArrayOutputStream;
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
    void theValidatorFindsWhatIsNone() throws Exception {
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            document.addPage(new PDPage());
            document.save(out);
            assertThat(PdfFaults.of(out.toByteArray(), PDFAFlavour.PDFA_2_A)).isNotEmpty();
        }
    }
}
