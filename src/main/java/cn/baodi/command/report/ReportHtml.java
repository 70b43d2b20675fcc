package cn.baodi.command.report;

import cn.baodi.command.core.ChartData;
import cn.baodi.command.core.ReportPart.Block;
import cn.baodi.command.core.ReportPart.Chart;
import cn.baodi.command.core.ReportPart.Listing;
import cn.baodi.command.core.ReportPart.Sentence;
import cn.baodi.command.core.Texts;
import java.util.ArrayList;
import java.util.List;

/**
 * The report as a page of HTML for the setter, without the tables behind it. Everything that officers typed goes through {@link #esc}: it is text and
 * nothing else. Measures follow GB/T 9704: A4, 22 lines of 28 characters.
 */
public final class ReportHtml {
    /** Element and attribute by which the setter asks for a chart. */
    static final String CHART_TYPE = "application/x-console-chart";

    private static final String STYLE = """
            @page { size: A4; margin: 37mm 26mm 35mm 28mm;
              @bottom-center { content: '— ' counter(page) ' —'; font-family: 'Noto Serif SC'; font-size: 14pt;
                vertical-align: top; padding-top: 7mm }
              %s }
            body { margin: 0; padding: 0 .4pt; font-family: 'Noto Serif SC', 'Noto Sans SC';
              font-size: 15.79pt; line-height: 28.99pt; color: #000; word-wrap: break-word }
            h1 { margin: 0; font-size: 22pt; line-height: 38pt; font-weight: bold; text-align: center }
            .title { margin: 0 0 10pt 0; font-size: 22pt; line-height: 38pt; font-weight: bold; text-align: center }
            .under { width: 100%%; border-collapse: collapse; margin-bottom: 14pt; border-bottom: 1.6pt solid #000 }
            .under td { border: 0; padding: 0 0 4pt 0; font-size: 14pt; line-height: 24pt }
            .right { text-align: right }
            h2 { margin: 0; font-family: 'Noto Sans SC', 'Noto Serif SC'; font-size: 15.79pt; font-weight: bold;
              text-indent: 2em; page-break-after: avoid }
            p { margin: 0; text-indent: 2em; text-align: justify; orphans: 2; widows: 2 }
            h3 { margin: 10pt 0 3pt 0; font-family: 'Noto Sans SC', 'Noto Serif SC'; font-size: 12pt;
              line-height: 18pt; font-weight: bold; text-align: center; page-break-after: avoid }
            table.list { width: 100%%; margin: 3pt 0 10pt 0; border-collapse: collapse; table-layout: fixed;
              -fs-table-paginate: paginate; -fs-border-rendering: no-bevel; font-size: 11pt; line-height: 16pt }
            table.list tr { page-break-inside: avoid }
            table.list tbody tr:first-child { page-break-after: avoid }
            table.list tbody tr:last-child { page-break-before: avoid }
            table.whole { page-break-inside: avoid }
            table.list th, table.list td { border: .6pt solid #000; padding: 2.2pt 4pt; vertical-align: middle }
            table.list th { font-family: 'Noto Sans SC', 'Noto Serif SC'; font-weight: bold; text-align: center }
            table.list td.n { text-align: right }
            .chart { margin: 4pt 0 10pt 0; page-break-inside: avoid }
            object { display: block; width: 155mm; height: 60mm }
            .sign { margin-top: 28pt; page-break-before: avoid; page-break-inside: avoid }
            .sign table { width: 100%%; border-collapse: collapse }
            .sign td { border: 0; padding: 0; width: 34%% }
            .sign .right { padding-right: 2em }
            .foot { margin-top: 10pt; font-family: 'Noto Sans SC'; font-size: 9pt; line-height: 14pt; text-align: right;
              page-break-inside: avoid }
            """;

    /** Rows of a table that is not divided. */
    private static final int MOST_TOGETHER = 8;

    private final Texts texts;
    private final StringBuilder out = new StringBuilder();
    private final List<ChartData> charts = new ArrayList<>();

    private ReportHtml(Texts texts) {
        this.texts = texts;
    }

    /**
     * @param html a whole document
     * @param charts in the order of the numbers by which the document asks for them
     */
    record Page(String html, List<ChartData> charts) {}

    static Page of(Paper paper, Texts texts) {
        return new ReportHtml(texts).write(paper);
    }

    private Page write(Paper paper) {
        String mark = paper.demo()
                ? "@top-center { content: '" + texts.get("demo.mark")
                        + "'; font-family: 'Noto Sans SC'; font-size: 10.5pt }"
                : "";
        out.append("<html lang=\"").append(texts.locale().toLanguageTag()).append("\"><head><title>");
        out.append(esc(paper.title() + " " + paper.left()));
        out.append("</title>")
                .append(about(paper.organisation(), paper.right()))
                .append("<style>")
                .append(STYLE.formatted(mark))
                .append("</style></head><body>");
        element("h1", paper.organisation());
        out.append("<div class=\"title\">").append(esc(paper.title())).append("</div>");
        out.append("<table class=\"under\"><tr><td>");
        out.append(esc(paper.left()));
        out.append("</td><td class=\"right\">");
        out.append(esc(paper.right())).append("</td></tr></table>");
        for (DailyReport.Section section : paper.sections()) {
            element("h2", section.heading());
            section.blocks().forEach(this::block);
        }
        sign(paper);
        out.append("<div class=\"foot\">").append(esc(paper.foot())).append("</div>");
        return new Page(out.append("</body></html>").toString(), charts);
    }

    private void sign(Paper paper) {
        out.append("<div class=\"sign\"><table><tr>");
        paper.signatures().forEach(signature -> element("td", signature));
        out.append("</tr></table><div class=\"right\">");
        out.append(esc(paper.date())).append("</div></div>");
    }

    private void block(Block block) {
        if (block instanceof Sentence sentence) {
            element("p", sentence.text());
        } else if (block instanceof Listing table) {
            table(table);
        } else if (block instanceof Chart chart) {
            out.append("<div class=\"chart\"><object type=\"")
                    .append(CHART_TYPE)
                    .append("\" data-chart=\"");
            out.append(charts.size())
                    .append("\" alt=\"")
                    .append(esc(chart.data().title()));
            out.append("\"></object></div>");
            charts.add(chart.data());
        } else {
            throw new IllegalArgumentException(block.toString());
        }
    }

    private void table(Listing table) {
        if (!table.title().isBlank()) {
            element("h3", table.title());
        }
        // A short one that began at the foot of a page would leave a line or two on the next.
        boolean isShort = table.rows().size() <= MOST_TOGETHER;
        out.append(isShort ? "<table class=\"list whole\"><colgroup>" : "<table class=\"list\"><colgroup>");
        double[] widths = widths(table);
        for (double width : widths) {
            out.append("<col style=\"width:")
                    .append(Math.round(width * 1000) / 10.0)
                    .append("%\"/>");
        }
        out.append("</colgroup><thead><tr>");
        table.headings().forEach(heading -> element("th", heading));
        out.append("</tr></thead><tbody>");
        for (List<String> row : table.rows()) {
            out.append("<tr>");
            for (int i = 0; i < row.size(); i++) {
                boolean numeric = i < table.numeric().size() && table.numeric().get(i);
                out.append(numeric ? "<td class=\"n\">" : "<td>")
                        .append(esc(row.get(i)))
                        .append("</td>");
            }
            out.append("</tr>");
        }
        out.append("</tbody></table>");
    }

    /** Wide texts get wide columns, within limits; a share of 1 in all. */
    static double[] widths(Listing table) {
        double[] widths = new double[table.headings().size()];
        double sum = 0;
        for (int i = 0; i < widths.length; i++) {
            double widest = Math.min(width(table.headings().get(i)), 4.5);
            for (List<String> row : table.rows()) {
                widest = Math.max(widest, i < row.size() ? width(row.get(i)) : 0);
            }
            widths[i] = Math.max(3.5, Math.min(widest, 18)) + 1.6;
            sum += widths[i];
        }
        for (int i = 0; i < widths.length; i++) {
            widths[i] /= sum;
        }
        return widths;
    }

    /** In Chinese characters; what is not Chinese takes about half. */
    private static double width(String text) {
        double sum = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            sum += c < 0x2E80 ? 0.55 : Character.isLowSurrogate(c) ? 0 : 1;
        }
        return sum;
    }

    private void element(String name, String text) {
        out.append('<')
                .append(name)
                .append('>')
                .append(esc(text))
                .append("</")
                .append(name)
                .append('>');
    }

    /**
     * For the head of a document: what an archive wants to know of it.
     *
     * @param organisation whose paper it is
     * @param content what it is about, in a few words
     */
    public static String about(String organisation, String content) {
        return "<meta name=\"author\" content=\"" + esc(organisation) + "\"/><meta name=\"description\" content=\""
                + esc(content) + "\"/>";
    }

    /** Text as text: no markup, and {@link #printable}. */
    public static String esc(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        printable(text).codePoints().forEach(c -> {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.appendCodePoint(c);
            }
        });
        return safe.toString();
    }

    /** Without control characters and halves of surrogate pairs; the end of a line is a space. */
    static String printable(String text) {
        int plain = 0;
        while (plain < text.length() && isPlain(text.charAt(plain))) {
            plain++;
        }
        if (plain == text.length()) {
            return text;
        }
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c == '\t' || c == '\n' || c == '\r') {
                kept.append(' ');
            } else if (c >= 0x20
                    && !(c >= 0x7F && c < 0xA0)
                    && !(c >= 0xD800 && c < 0xE000)
                    && (c & 0xFFFE) != 0xFFFE) {
                kept.appendCodePoint(c);
            }
        });
        return kept.toString();
    }

    private static boolean isPlain(char c) {
        return c >= 0x20 && c < 0x7F || c >= 0xA0 && c < 0xD800;
    }
}
