package cn.baodi.command.report;

import cn.baodi.command.core.ReportPart.Listing;
import cn.baodi.command.core.ReportPart.Sentence;
import cn.baodi.command.core.Texts;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * 签发登记: every report and correction sheet that was issued, with its figures and the hash of its PDF, and without what
 * officers wrote, who they are, and where anything happened. It stays when everything about people is destroyed.
 */
public final class IssueRegister {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final List<Entry> entries;
    private final Wording wording;
    private final Texts texts;
    private final Map<Long, String> titles = new HashMap<>();

    /**
     * @param title which report it is, in words
     * @param isWhole whether text, figures and PDF are those that were issued
     */
    record Entry(StoredReport report, String title, boolean isWhole, List<ReportFigure> figures) {}

    /** @param entries in the order in which they were issued */
    IssueRegister(List<Entry> entries, Wording wording) {
        this.entries = List.copyOf(entries);
        this.wording = wording;
        texts = wording.texts();
        entries.forEach(entry -> titles.put(entry.report.id(), entry.title));
    }

    /** The headings of {@link #rows}. */
    public List<String> headings() {
        return List.of(
                texts.get("register.report"),
                texts.get("register.issued"),
                texts.get("register.hash"),
                texts.get("register.whole"),
                texts.get("figure.label"),
                texts.get("register.number"),
                texts.get("figure.unit"),
                texts.get("register.corrects"),
                texts.get("correction.was"));
    }

    /** One row a figure. */
    public List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        for (Entry entry : entries) {
            for (ReportFigure figure : entry.figures) {
                rows.add(List.of(
                        called(entry),
                        MOMENT.format(entry.report.issuedAt()),
                        entry.report.pdfHash(),
                        whole(entry),
                        figure.label(),
                        plain(figure.amount()),
                        figure.unit(),
                        figure.corrects() == null ? "" : titles.getOrDefault(figure.corrects(), ""),
                        plain(figure.was())));
            }
        }
        return rows;
    }

    private static String plain(String number) {
        return number == null ? "" : number;
    }

    private String whole(Entry entry) {
        return texts.get(entry.isWhole ? "register.whole.yes" : "register.whole.no");
    }

    private String called(Entry entry) {
        Long corrected = entry.report.corrects();
        return corrected == null ? entry.title : texts.get("register.sheet", titles.getOrDefault(corrected, ""));
    }

    /** The same in print: the reports first, then the figures of each. */
    public Paper paper(String organisation, LocalDate made, List<String> signatures, boolean demo) {
        List<List<String>> issued = entries.stream()
                .map(entry -> List.of(
                        called(entry),
                        MOMENT.format(entry.report.issuedAt()),
                        Paper.grouped(entry.report.pdfHash()),
                        whole(entry)))
                .toList();
        Listing reports = new Listing("", headings().subList(0, 4), List.of(false, false, false, false), issued);
        return new Paper(
                organisation,
                texts.get("register.title"),
                texts.get("register.count", entries.size()),
                wording.date(made),
                List.of(new DailyReport.Section(
                        wording.heading(1, texts.get("register.reports")),
                        List.of(new Sentence(texts.get("register.what")), reports))),
                signatures,
                wording.date(made),
                List.of(figures()),
                "",
                demo);
    }

    private Listing figures() {
        List<List<String>> rows = new ArrayList<>();
        for (Entry entry : entries) {
            for (ReportFigure figure : entry.figures) {
                rows.add(List.of(
                        called(entry),
                        figure.corrects() == null
                                ? figure.label()
                                : texts.get(
                                        "register.corrected",
                                        figure.label(),
                                        titles.getOrDefault(figure.corrects(), "")),
                        plain(figure.amount()),
                        plain(figure.was()),
                        figure.unit()));
            }
        }
        return new Listing(
                texts.get("register.figures"),
                List.of(
                        texts.get("register.report"),
                        texts.get("figure.label"),
                        texts.get("register.number"),
                        texts.get("correction.was"),
                        texts.get("figure.unit")),
                List.of(false, false, true, true, false),
                rows);
    }
}
