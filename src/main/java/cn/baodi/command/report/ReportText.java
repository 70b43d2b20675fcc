package cn.baodi.command.report;

import cn.baodi.command.core.ReportPart.Block;
import cn.baodi.command.core.ReportPart.Chart;
import cn.baodi.command.core.ReportPart.Listing;
import cn.baodi.command.core.ReportPart.Sentence;
import cn.baodi.command.core.Texts;
import java.util.List;

/** The report as plain text, for chat groups and scripts. Tables are tab-separated, as a spreadsheet takes them. */
public final class ReportText {
    private final Texts texts;
    private final Wording wording;
    private final StringBuilder out = new StringBuilder();

    private ReportText(Texts texts) {
        this.texts = texts;
        wording = new Wording(texts);
    }

    /**
     * The whole report. Lines end with a line feed. Charts are left out: the appendix has the values of the trends.
     *
     * @param texts of this package
     */
    public static String of(DailyReport report, Texts texts) {
        return new ReportText(texts).write(report);
    }

    private String write(DailyReport report) {
        if (report.head().demo()) {
            line(texts.get("demo.mark"));
        }
        line(report.head().organisation());
        line(wording.title(report.coverage()) + " " + wording.heading(report));
        line(wording.covers(report.coverage()));
        for (DailyReport.Section section : report.sections()) {
            line("");
            line(section.heading());
            section.blocks().forEach(this::block);
        }
        for (Listing table : report.appendix()) {
            line("");
            block(table);
        }
        line("");
        line(texts.get("sign.operator", wording.officer(report)));
        Signing signing = report.signing();
        if (!signing.reviewer().isEmpty()) {
            line(texts.get("sign.reviewer", signing.reviewer()));
        }
        if (!signing.issuer().isEmpty()) {
            line(texts.get("sign.issuer", signing.issuer()));
        }
        line(wording.date(report.head().made().toLocalDate()));
        return out.toString();
    }

    private void block(Block block) {
        if (block instanceof Sentence sentence) {
            line(sentence.text());
        } else if (block instanceof Listing table) {
            if (!table.title().isBlank()) {
                line(table.title());
            }
            cells(table.headings());
            table.rows().forEach(this::cells);
        } else if (!(block instanceof Chart)) {
            throw new IllegalArgumentException(block.toString());
        }
    }

    private void cells(List<String> cells) {
        line(String.join("\t", cells.stream().map(ReportText::flat).toList()));
    }

    /** A cell stays one cell. */
    private static String flat(String cell) {
        return cell.replaceAll("[\\t\\r\\n]+", " ");
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
