package cn.baodi.command.handover;

import cn.baodi.command.core.OpenItems;
import cn.baodi.command.core.Texts;
import cn.baodi.command.handover.Composed.Signatures;
import cn.baodi.command.report.ReportHtml;
import cn.baodi.command.report.ReportPages;
import cn.baodi.command.report.ReportPdf;
import java.util.List;

/**
 * A handover on one A4 page. What does not fit is counted on the page and stands on the screen; nothing is cut off
 * silently. One at a time; on any thread.
 */
final class HandoverPage {
    /** So many lines of so many Chinese characters stand between title and signatures. */
    private static final int LINES = 33;

    private static final int WIDTH = 40;
    /** Of a longer line so many characters are printed. */
    private static final int LONGEST = 3 * WIDTH - 12;

    private static final String STYLE = """
            @page { size: A4; margin: 37mm 26mm 35mm 28mm; %s }
            body { margin: 0; font-family: 'Noto Serif SC', 'Noto Sans SC'; font-size: 10.5pt; line-height: 15pt;
              color: #000; word-wrap: break-word }
            h1 { margin: 0; font-size: 14pt; line-height: 21pt; font-weight: bold; text-align: center }
            .title { font-size: 18pt; line-height: 28pt; font-weight: bold; text-align: center }
            table { width: 100%%; border-collapse: collapse }
            td { padding: 0 }
            .under { border-bottom: 1.2pt solid #000; margin-bottom: 4pt }
            .right { text-align: right }
            h2 { margin: 2pt 0 0 0; font-family: 'Noto Sans SC', 'Noto Serif SC'; font-size: 10.5pt; font-weight: bold }
            p { margin: 0 0 0 1em }
            .more { font-family: 'Noto Sans SC', 'Noto Serif SC' }
            .sign { margin-top: 8pt; border-top: 1.2pt solid #000 }
            .sign td { padding-top: 6pt; width: 50%% }
            .foot { margin-top: 4pt; font-family: 'Noto Sans SC'; font-size: 9pt; line-height: 13pt }
            """;

    private final HandoverWords words;
    private final Texts texts;
    private final Texts paperTexts;
    private final ReportPdf setter = new ReportPdf();

    HandoverPage(HandoverWords words) {
        this.words = words;
        texts = words.texts();
        paperTexts = Texts.of(texts.locale(), ReportPdf.class);
    }

    /** The page as a PDF. */
    byte[] pdf(Composed composed, Signatures by) {
        for (int lines = LINES; ; lines--) {
            int[] shown = share(composed.parts(), lines);
            byte[] pdf = setter.bytes(html(composed, by, shown), texts.get("paper.title"), composed.demo(), paperTexts);
            if (isOnePage(pdf) || lines == 0) {
                return pdf;
            }
        }
    }

    private static boolean isOnePage(byte[] pdf) {
        try (ReportPages pages = new ReportPages(pdf)) {
            return pages.count() == 1;
        }
    }

    /** How many lines of each part are printed: each in turn gets one more, as long as there is room. */
    static int[] share(List<OpenItems> parts, int room) {
        int[] shown = new int[parts.size()];
        // Each part has its heading, and as a rule a line that counts what is not printed.
        int left = room
                - parts.size()
                - (int) parts.stream().filter(part -> part.total() > 0).count();
        boolean went = true;
        while (went) {
            went = false;
            for (int i = 0; i < shown.length; i++) {
                List<OpenItems.Line> lines = parts.get(i).lines();
                if (shown[i] < lines.size()) {
                    int height = height(lines.get(shown[i]).text());
                    boolean isLast = shown[i] + 1 == parts.get(i).total();
                    if (height - (isLast ? 1 : 0) <= left) {
                        left -= height - (isLast ? 1 : 0);
                        shown[i]++;
                        went = true;
                    }
                }
            }
        }
        return shown;
    }

    /** In lines of the page, a little too many rather than too few. */
    private static int height(String text) {
        double wide = text.codePoints()
                        .limit(LONGEST)
                        .mapToDouble(c -> c < 0x2E80 ? 0.6 : 1)
                        .sum()
                + (text.length() > LONGEST ? 12 : 2);
        return (int) Math.ceil(wide / WIDTH);
    }

    private String html(Composed composed, Signatures by, int[] shown) {
        String mark = composed.demo()
                ? "@top-center { content: '" + texts.get("demo.mark")
                        + "'; font-family: 'Noto Sans SC'; font-size: 10.5pt }"
                : "";
        StringBuilder out = new StringBuilder("<html lang=\"")
                .append(texts.locale().toLanguageTag())
                .append("\"><head><title>");
        out.append(ReportHtml.esc(texts.get("paper.title") + " " + words.shift(composed.shift())));
        out.append("</title>").append(ReportHtml.about(composed.organisation(), texts.get("paper.title")));
        out.append("<style>").append(STYLE.formatted(mark)).append("</style></head><body>");
        element(out, "h1", "", composed.organisation());
        element(out, "div", "title", texts.get("paper.title"));
        row(out, "under", List.of(words.shift(composed.shift()), words.asOf(composed.at())));
        for (int i = 0; i < shown.length; i++) {
            part(out, i + 1, composed.parts().get(i), shown[i]);
        }
        row(out, "sign", words.signed(composed, by));
        element(out, "div", "foot", words.foot(by));
        return out.append("</body></html>").toString();
    }

    private void part(StringBuilder out, int number, OpenItems part, int shown) {
        element(out, "h2", "", words.heading(number, part));
        for (int j = 0; j < shown; j++) {
            element(out, "p", "", shortened(words.line(j + 1, part.lines().get(j))));
        }
        if (part.total() > shown) {
            element(out, "p", "more", texts.get(shown == 0 ? "more.all" : "more.page", part.total() - shown));
        }
    }

    /** A note may be longer than the page; the rest of it is on the screen, and the page says so. */
    private String shortened(String text) {
        if (text.codePointCount(0, text.length()) <= LONGEST) {
            return text;
        }
        return texts.get("more.text", text.substring(0, text.offsetByCodePoints(0, LONGEST)));
    }

    private static void row(StringBuilder out, String style, List<String> cells) {
        out.append("<table class=\"").append(style).append("\"><tr>");
        for (int i = 0; i < cells.size(); i++) {
            element(out, "td", style.equals("under") && i > 0 ? "right" : "", cells.get(i));
        }
        out.append("</tr></table>");
    }

    private static void element(StringBuilder out, String name, String style, String text) {
        out.append('<').append(name);
        if (!style.isEmpty()) {
            out.append(" class=\"").append(style).append('"');
        }
        out.append('>').append(ReportHtml.esc(text)).append("</").append(name).append('>');
    }
}
