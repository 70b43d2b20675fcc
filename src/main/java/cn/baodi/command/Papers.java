package cn.baodi.command;

import cn.baodi.command.core.SafeFile;
import cn.baodi.command.core.Session;
import cn.baodi.command.core.Texts;
import cn.baodi.command.data.Demo;
import cn.baodi.command.data.Kind;
import cn.baodi.command.data.Ledger;
import cn.baodi.command.report.DailyReport;
import cn.baodi.command.report.Issued;
import cn.baodi.command.report.Paper;
import cn.baodi.command.report.ReportPdf;
import cn.baodi.command.ui.Exchange;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;

/** The papers of the areas as PDF, in the dress of the command post. */
final class Papers {
    private final Ledger ledger;
    private final Session session;
    private final Clock clock;
    private final Texts texts;
    private final Texts reportTexts;
    private final ReportPdf setter = new ReportPdf();

    Papers(Ledger ledger, Session session, Clock clock, Locale locale) {
        this.ledger = ledger;
        this.session = session;
        this.clock = clock;
        texts = Texts.of(locale, Papers.class);
        reportTexts = Texts.of(locale, ReportPdf.class);
    }

    /**
     * Sets a paper; that it left is in the audit.
     *
     * @param to its name gets .pdf where it has another ending
     * @return where it is
     * @throws cn.baodi.command.core.Failure when the officer may not, or the file cannot be written
     */
    Path write(Exchange.Paper paper, Path to) {
        session.requireExport(paper.table());
        String name = to.getFileName().toString();
        Path file = name.toLowerCase(Locale.ROOT).endsWith(".pdf") ? to : to.resolveSibling(name + ".pdf");
        byte[] pdf = setter.bytes(dressed(paper), reportTexts);
        ledger.note(
                Kind.EXPORT,
                texts.get("paper.note", paper.title(), paper.left(), file.getFileName(), Issued.sha256(pdf)));
        SafeFile.write(file, pdf);
        return file;
    }

    private Paper dressed(Exchange.Paper paper) {
        LocalDateTime now = LocalDateTime.now(clock);
        DailyReport.Head head = DailyReport.Head.of(ledger, session, now, Demo.isMarked(ledger), reportTexts);
        return new Paper(
                head.organisation(),
                paper.title(),
                paper.left(),
                paper.right(),
                List.of(new DailyReport.Section(paper.heading(), paper.blocks())),
                paper.signatures(),
                Paper.date(now.toLocalDate(), reportTexts),
                List.of(),
                "",
                head.demo());
    }
}
