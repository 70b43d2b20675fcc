package cn.baodi.command.report;

import cn.baodi.command.core.OpenItems;
import cn.baodi.command.core.Texts;
import java.util.List;

/** 现场简况 on one A4 page. What does not fit is counted on the page; nothing is cut off silently. */
final class VisitPage {
    /** So many lines of a kind at first; less until all is on one page. */
    private static final int MOST = 12;
    /** With fewer than these the figures stand closer first. */
    private static final int FEWEST = 3;
    /** Size of the figures' letters and their lines in points, each step closer. */
    private static final double[][] STEPS = {{9, 12}, {8.5, 10.5}, {8, 9.5}};

    private static final String STYLE = """
            @page { size: A4; margin: 26mm 22mm 22mm 24mm; %s }
            body { margin: 0; font-family: 'Noto Serif SC', 'Noto Sans SC'; font-size: 10.5pt; line-height: 15pt;
              color: #000; word-wrap: break-word }
            h1 { margin: 0; font-size: 14pt; line-height: 21pt; font-weight: bold; text-align: center }
            .title { font-size: 18pt; line-height: 28pt; font-weight: bold; text-align: center }
            .under { width: 100%%; border-collapse: collapse; border-bottom: 1.2pt solid #000; margin-bottom: 4pt }
            .under td { padding: 0 }
            .right { text-align: right }
            h2 { margin: 5pt 0 0 0; font-family: 'Noto Sans SC', 'Noto Serif SC'; font-size: 10.5pt; font-weight: bold }
            p { margin: 0 0 0 1em }
            .kind { font-family: 'Noto Sans SC', 'Noto Serif SC' }
            .item { margin-left: 2em }
            table.list { width: 100%%; margin: 2pt 0; border-collapse: collapse; font-size: %spt; line-height: %spt }
            table.list th, table.list td { border: .6pt solid #000; padding: .8pt 4pt }
            table.list th { font-family: 'Noto Sans SC', 'Noto Serif SC'; font-weight: bold; text-align: center }
            .n { text-align: right }
            .foot { margin-top: 6pt; font-family: 'Noto Sans SC'; font-size: 9pt; line-height: 13pt }
            """;

    private final VisitSheet sheet;
    private final Wording wording;
    private final Texts texts;

    VisitPage(VisitSheet sheet, Wording wording) {
        this.sheet = sheet;
        this.wording = wording;
        texts = wording.texts();
    }

    byte[] pdf(ReportPdf setter) {
        int step = 0;
        int most = MOST;
        while (true) {
            byte[] pdf = setter.bytes(
                    html(most, step), texts.get("visit.title"), sheet.head().demo(), texts);
            if (most == 0 || isOnePage(pdf)) {
                return pdf;
            }
            if (most == FEWEST && step + 1 < STEPS.length) {
                step++;
            } else {
                most--;
            }
        }
    }

    private static boolean isOnePage(byte[] pdf) {
        try (ReportPages pages = new ReportPages(pdf)) {
            return pages.count() == 1;
        }
    }

    private String html(int most, int step) {
        String mark = sheet.head().demo()
                ? "@top-center { content: '" + texts.get("demo.mark")
                        + "'; font-family: 'Noto Sans SC'; font-size: 10.5pt }"
                : "";
        String about = texts.get("visit.title") + " " + sheet.visit().label();
        StringBuilder out = new StringBuilder("<html lang=\"")
                .append(texts.locale().toLanguageTag())
                .append("\"><head><title>")
                .append(ReportHtml.esc(about))
                .append("</title>")
                .append(ReportHtml.about(sheet.head().organisation(), about))
                .append("<style>")
                .append(STYLE.formatted(mark, STEPS[step][0], STEPS[step][1]))
                .append("</style></head><body>");
        element(out, "h1", "", sheet.head().organisation());
        element(out, "div", "title", texts.get("visit.title"));
        out.append("<table class=\"under\"><tr>");
        element(out, "td", "", sheet.visit().label());
        element(out, "td", "right", texts.get("cutoff", sheet.moment(wording)));
        out.append("</tr></table>");
        list(out, 1, "visit.people", sheet.people(), most);
        list(out, 2, "visit.duty", sheet.onDuty(), most);
        element(out, "h2", "", wording.heading(3, texts.get("visit.figures")));
        figures(out);
        element(out, "h2", "", wording.heading(4, texts.get("visit.open")));
        for (OpenItems kind : sheet.open()) {
            element(out, "p", "kind", texts.get("visit.kind", kind.title(), kind.total()));
            lines(out, "item", kind.lines().stream().map(OpenItems.Line::text).toList(), kind.total(), most);
        }
        sheet.quiet(texts).forEach(line -> element(out, "p", "", line));
        element(out, "div", "foot", sheet.foot(texts));
        return out.append("</body></html>").toString();
    }

    private void list(StringBuilder out, int number, String key, List<String> lines, int most) {
        element(out, "h2", "", wording.heading(number, texts.get(key)));
        if (lines.isEmpty()) {
            element(out, "p", "", texts.get(key + ".none"));
        }
        lines(out, "", lines, lines.size(), most);
    }

    private void lines(StringBuilder out, String style, List<String> lines, long total, int most) {
        int shown = Math.min(most, lines.size());
        lines.subList(0, shown).forEach(line -> element(out, "p", style, line));
        if (total > shown) {
            element(out, "p", style, texts.get("visit.more", total - shown));
        }
    }

    private void figures(StringBuilder out) {
        if (sheet.figures().isEmpty()) {
            element(out, "p", "", texts.get("visit.figures.none"));
            return;
        }
        out.append("<table class=\"list\"><thead><tr>");
        sheet.headings(wording).forEach(heading -> element(out, "th", "", heading));
        out.append("</tr></thead><tbody>");
        for (List<String> row : sheet.rows(wording)) {
            out.append("<tr>");
            for (int i = 0; i < row.size(); i++) {
                element(out, "td", i == 0 || i == row.size() - 1 ? "" : "n", row.get(i));
            }
            out.append("</tr>");
        }
        out.append("</tbody></table>");
    }

    private static void element(StringBuilder out, String name, String style, String text) {
        out.append('<').append(name);
        if (!style.isEmpty()) {
            out.append(" class=\"").append(style).append('"');
        }
        out.append('>').append(ReportHtml.esc(text)).append("</").append(name).append('>');
    }
}
