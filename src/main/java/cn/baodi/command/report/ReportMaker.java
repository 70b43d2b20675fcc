package cn.baodi.command.report;

import cn.baodi.command.core.Check;
import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Visit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes what the report's screen shows: what is not issued is composed anew, what is issued is taken as it is. */
final class ReportMaker {
    private final Reports reports;
    private final Visits visits;
    private final ReportPdf setter;
    private final Texts texts;
    private final Wording wording;

    ReportMaker(Reports reports, Visits visits, ReportPdf setter, Texts texts) {
        this.reports = reports;
        this.visits = visits;
        this.setter = setter;
        this.texts = texts;
        wording = new Wording(texts);
    }

    /**
     * A figure in a line, with the rows behind it.
     *
     * @param link the rows as they are now, which may be others than when it was issued; null without any
     */
    record Line(String text, Link link) {}

    /**
     * A report ready to be shown and given away.
     *
     * @param stored as it is kept, or null where nobody has kept it yet
     * @param visit the place where it is a sheet about one, else null
     * @param title which report it is, in words
     * @param changed whether the data changed since it was sent for review, or reviewed
     * @param before the last one of the days before, or null
     * @param corrections of an issued one those that are due, else those that it prints
     */
    record Made(
            Coverage coverage,
            StoredReport stored,
            Visit visit,
            String title,
            byte[] pdf,
            String text,
            ReportPages pages,
            List<Line> figures,
            List<Check> open,
            boolean changed,
            List<Correction> corrections,
            StoredReport before,
            List<StoredReport> past) {
        /** What it is, for the audit. */
        String called(Wording wording) {
            return visit == null ? wording.called(coverage) : title;
        }
    }

    /**
     * @param coverage which report, unless {@code chosen} says
     * @param chosen number of a kept one, or null
     * @throws Failure when an issued one is damaged
     */
    Made make(Coverage coverage, Long chosen) {
        Optional<StoredReport> stored = chosen == null ? reports.at(coverage) : reports.find(chosen);
        return stored.filter(StoredReport::isIssued)
                .map(this::issued)
                .orElseGet(() -> composed(stored.map(StoredReport::coverage).orElse(coverage), stored.orElse(null)));
    }

    /** What is known now of a place. */
    Made visit(Visit visit) {
        VisitSheet sheet = visits.sheet(visit);
        byte[] pdf = visits.pdf(sheet);
        return new Made(
                Coverage.daily(sheet.cutoff()),
                null,
                visit,
                texts.get("visit.of", visit.label()),
                pdf,
                sheet.text(wording),
                new ReportPages(pdf),
                List.of(),
                List.of(),
                false,
                List.of(),
                null,
                List.of());
    }

    private Made issued(StoredReport stored) {
        Issued issued = reports.open(stored);
        Map<String, Link> links = stored.isCorrection() ? Map.of() : reports.links(stored.coverage());
        return new Made(
                stored.coverage(),
                stored,
                null,
                reports.title(stored),
                issued.pdf(),
                issued.text(),
                new ReportPages(issued.pdf()),
                issued.figures().stream()
                        .map(figure -> line(
                                figure.label(),
                                wording.amount(figure.value(), figure.unit()),
                                figure.corrects() == null ? links.get(figure.figure()) : null))
                        .toList(),
                List.of(),
                false,
                stored.isCorrection() ? List.of() : reports.corrections(stored),
                null,
                reports.past());
    }

    private Made composed(Coverage coverage, StoredReport stored) {
        DailyReport report = reports.compose(coverage, stored);
        byte[] pdf = setter.bytes(report, texts);
        return new Made(
                coverage,
                stored,
                null,
                wording.coverage(coverage),
                pdf,
                ReportText.of(report, texts),
                new ReportPages(pdf),
                report.figures().stream()
                        .map(figure ->
                                line(figure.label(), wording.amount(figure.value(), figure.unit()), figure.link()))
                        .toList(),
                report.open(),
                stored != null && reports.hasChanged(stored),
                report.corrections(),
                reports.before(coverage).orElse(null),
                reports.past());
    }

    private Line line(String label, String amount, Link link) {
        return new Line(texts.get("figures.line", label, amount), link);
    }
}
