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
    private static final int LINES = 40;

    private static final int WIDTH = 40;
    /** Alerts and notes. */
    private static final int FIRST = 2;
    /** A longer line is printed so far; as wide as so many Chinese characters. */
    private static final double LONGEST = 3 * WIDTH - 22;

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
            p { margin: 0 0 0 2.4em; text-indent: -1.4em }
            .more { font-family: 'Noto Sans SC', 'Noto Serif SC' }
            .sign { margin-top: 8pt; border-top: 1.2pt solid #000 }
            .sign div { margin-top: 5pt }
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

    /**
     * How many lines of each part are printed: alerts and notes first, up to half of the room, then each part in turn gets
     * one more as long as there is room.
     */
    static int[] share(List<OpenItems> parts, int room) {
        int[] shown = new int[parts.size()];
        // Each part has its heading, and as a rule a line that counts what is not printed.
        int left = room
                - parts.size()
                - (int) parts.stream().filter(part -> part.total() > 0).count();
        int first = Math.min(FIRST, parts.size());
        left = room / 2 + fill(parts.subList(0, first), shown, left - room / 2);
        fill(parts, shown, left);
        return shown;
    }

    /** @return what of {@code left} is left */
    private static int fill(List<OpenItems> parts, int[] shown, int left) {
        boolean went = true;
        while (went) {
            went = false;
            for (int i = 0; i < parts.size(); i++) {
                List<OpenItems.Line> lines = parts.get(i).lines();
                if (shown[i] < lines.size()) {
                    boolean isLast = shown[i] + 1 == parts.get(i).total();
                    int height = height(lines.get(shown[i]).text()) - (isLast ? 1 : 0);
                    if (height <= left) {
                        left -= height;
                        shown[i]++;
                        went = true;
                    }
                }
            }
        }
        return left;
    }

    /** In lines of the page, a little too many rather than too few. */
    private static int height(String text) {
        double wide = text.codePoints().mapToDouble(HandoverPage::width).sum();
        return (int) Math.ceil(wide > LONGEST ? 3 : (wide + 3) / WIDTH);
    }

    private static double width(int letter) {
        return letter < 0x2E80 ? 0.55 : 1;
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
        under(out, words.shift(composed.shift()), words.asOf(composed.at()));
        for (int i = 0; i < shown.length; i++) {
            part(out, i + 1, composed.parts().get(i), shown[i]);
        }
        out.append("<div class=\"sign\">");
        words.signed(composed, by).forEach(signature -> element(out, "div", "", signature));
        out.append("</div>");
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
        double wide = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            wide += width(text.codePointAt(i));
            if (wide > LONGEST) {
                return texts.get("more.text", text.substring(0, i));
            }
        }
        return text;
    }

    private static void under(StringBuilder out, String left, String right) {
        out.append("<table class=\"under\"><tr>");
        element(out, "td", "", left);
        element(out, "td", "right", right);
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
