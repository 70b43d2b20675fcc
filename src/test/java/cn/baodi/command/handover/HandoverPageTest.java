package cn.baodi.command.handover;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.core.DutyShift;
import cn.baodi.command.core.OpenItems;
import cn.baodi.command.core.Texts;
import cn.baodi.command.data.ChainHead;
import cn.baodi.command.handover.Composed.Signatures;
import cn.baodi.command.naughty.NaughtyStrings;
import cn.baodi.command.report.PdfFaults;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** The page, which is always one. */
class HandoverPageTest {
    private static final LocalDateTime NOW = LocalDateTime.of(2020, 2, 9, 19, 50);
    private static final Signatures BY = new Signatures(
            NOW,
            "李强",
            NOW.plusMinutes(9),
            true,
            ChainHead.parse("1234-7K2M-9QXF-1A3B").orElseThrow());

    static Composed composed(int lines, String text) {
        List<OpenItems> parts = new ArrayList<>();
        for (String title : List.of("未确认的告警", "备注", "未办结的配送", "还没跟进的高风险来电", "排班空缺")) {
            parts.add(new OpenItems(
                    title,
                    lines,
                    IntStream.range(0, Math.min(lines, OpenItems.MOST))
                            .mapToObj(i -> new OpenItems.Line(text.formatted(i + 1), null))
                            .toList(),
                    null));
        }
        return new Composed(
                new DutyShift(LocalDate.of(2020, 2, 9), false), NOW, "宝坻区新冠肺炎疫情防控工作指挥部", "王芳", false, parts, List.of());
    }

    private static String set(Composed composed, Signatures by, Locale locale) {
        byte[] pdf = new HandoverPage(new HandoverWords(Texts.of(locale, HandoverFeature.class))).pdf(composed, by);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            return new PDFTextStripper().getText(document);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void itNamesBothTheShiftTheTimesAndTheHeadOfTheChain() {
        assertThat(set(composed(1, "事情%d"), BY, Texts.CHINESE))
                .contains("交接班记录")
                .contains("宝坻区新冠肺炎疫情防控工作指挥部")
                .contains("2020年2月9日白班 08:00–20:00", "截至2020年2月9日 19:50")
                .contains("交班：王芳（2月9日 19:50 签）", "接班：李强（2月9日 19:59 签）")
                .contains("1234-7K2M-9QXF-1A3B")
                .contains("一、未确认的告警（1 条）", "1. 事情1");
    }

    @Test
    void itIsATaggedPdfForTheArchive() throws Exception {
        byte[] pdf = new HandoverPage(new HandoverWords(Texts.of(Texts.CHINESE, HandoverFeature.class)))
                .pdf(composed(3, "事情%d"), BY);

        assertThat(PdfFaults.of(pdf, PDFAFlavour.PDFA_2_A)).isEmpty();
    }

    @Test
    void whereThereIsNothingItSaysSo() {
        assertThat(set(composed(0, ""), BY, Texts.CHINESE)).contains("二、备注：没有").doesNotContain("另有");
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 6, 7, 12, 40, 5000})
    void howeverMuchThereIsItIsOnePageAndWhatDoesNotFitIsCounted(int lines) {
        String text = set(composed(lines, "第%d单 小杜庄村 · 方家庄镇 米面油，已派单，应在2月9日18:00送到，已过时"), BY, Texts.CHINESE);

        assertCounted(text, lines);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 30})
    void linesOfAnyLengthAreOnePage(int lines) {
        String text = set(composed(lines, "第%d条" + "很长的备注，写了又写，".repeat(300)), BY, Texts.CHINESE);

        assertCounted(text, lines);
        assertThat(text.replaceAll("\\s", "")).contains("（全文在指挥台的“交接班”里）");
    }

    @Test
    void soItIsInEnglish() {
        assertThat(set(
                        composed(40, "No. %d Xiaodu Village, Fangjiazhuang, rice and oil, dispatched"),
                        BY,
                        Texts.ENGLISH))
                .contains("Handed over by 王芳", "more, on the screen Handover");
    }

    @Test
    void namesWithMarkupInThemAreText() {
        assertThat(set(composed(1, "<b>粗</b>&amp;<script>%d</script>"), BY, Texts.CHINESE))
                .contains("<b>粗</b>&amp;<script>1</script>");
    }

    @Test
    void noTextBreaksThePage() {
        List<String> texts = NaughtyStrings.some();
        for (int i = 0; i < texts.size(); i += 20) {
            List<OpenItems.Line> lines = texts.subList(i, Math.min(i + 20, texts.size())).stream()
                    .map(text -> new OpenItems.Line(text, null))
                    .toList();
            Composed one = composed(0, "");
            set(
                    new Composed(
                            one.shift(),
                            NOW,
                            "指挥部",
                            "王芳",
                            true,
                            List.of(new OpenItems("备注", 20, lines, null)),
                            List.of()),
                    BY,
                    Texts.CHINESE);
        }
    }

    @Test
    void unsignedItLeavesRoomForBothAndSaysSo() {
        assertThat(set(composed(2, "事情%d"), null, Texts.CHINESE)).contains("交班：王芳", "接班：", "还没有签字");
    }

    /** What is printed of each part and what is counted make the whole. */
    private static void assertCounted(String text, int lines) {
        String joined = text.replaceAll("\\s", "");
        for (int part = 1; part <= 5; part++) {
            String heading = "一二三四五".charAt(part - 1) + "、";
            int from = joined.indexOf(heading);
            int to = part == 5 ? joined.indexOf("交班：") : joined.indexOf("一二三四五".charAt(part) + "、");
            String body = joined.substring(from, to);
            long printed = java.util.regex.Pattern.compile("\\d+\\.第")
                    .matcher(body)
                    .results()
                    .count();
            java.util.regex.Matcher more =
                    java.util.regex.Pattern.compile("(?:另有|共)(\\d+)条").matcher(body);
            long counted = more.find() ? Long.parseLong(more.group(1)) : 0;
            assertThat(printed + counted).as(body).isEqualTo(lines);
        }
    }
}
