package cn.baodi.command.report;

import cn.baodi.command.core.ReportPart.Block;
import cn.baodi.command.core.ReportPart.Listing;
import cn.baodi.command.core.Texts;
import java.time.LocalDate;
import java.util.List;

/**
 * A paper of the command post, ready to be set on A4. Whatever stands in it is text and nothing else.
 *
 * @param organisation whose paper it is, above the title
 * @param left under the title on the left
 * @param right under the title on the right
 * @param sections in order, their headings numbered
 * @param signatures who signs, each with what stands before the line
 * @param date under the signatures
 * @param appendix tables that begin on a new page
 * @param foot in small letters below the signatures, or ""
 * @param demo whether the data are invented; every page says so then
 */
public record Paper(
        String organisation,
        String title,
        String left,
        String right,
        List<DailyReport.Section> sections,
        List<String> signatures,
        String date,
        List<Listing> appendix,
        String foot,
        boolean demo) {
    /**
     * A section with its number before the heading.
     *
     * @param number from 1
     * @param texts of this package
     */
    public static DailyReport.Section section(int number, String heading, List<Block> blocks, Texts texts) {
        return new DailyReport.Section(new Wording(texts).heading(number, heading), blocks);
    }

    /**
     * 2020年2月9日.
     *
     * @param texts of this package
     */
    public static String date(LocalDate day, Texts texts) {
        return new Wording(texts).date(day);
    }

    /** A hash in groups, so that it can be compared and breaks where it must. */
    public static String grouped(String hex) {
        return hex.replaceAll("(.{8})(?=.)", "$1 ");
    }

    static Paper of(DailyReport report, Wording wording) {
        Texts texts = wording.texts();
        Signing signing = report.signing();
        return new Paper(
                report.head().organisation(),
                wording.title(report.coverage()),
                wording.heading(report),
                wording.covers(report.coverage()),
                report.sections(),
                List.of(
                        texts.get("sign.operator", wording.officer(report)),
                        texts.get("sign.reviewer", signing.reviewer()),
                        texts.get("sign.issuer", signing.issuer())),
                wording.date(report.head().made().toLocalDate()),
                report.appendix(),
                texts.get("chain", report.head().chain()),
                report.head().demo());
    }
}
