package cn.baodi.command.report;

import cn.baodi.command.core.Check;
import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Figure;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.PlainText;
import cn.baodi.command.core.Refused;
import cn.baodi.command.core.Rejected;
import cn.baodi.command.core.Role;
import cn.baodi.command.core.Session;
import cn.baodi.command.core.Texts;
import cn.baodi.command.data.Batch;
import cn.baodi.command.data.Database;
import cn.baodi.command.data.Ledger;
import cn.baodi.command.report.StoredReport.Kind;
import cn.baodi.command.report.StoredReport.State;
import cn.baodi.command.ui.Feature;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The reports that are kept, of days and of periods: drafted, reviewed, issued, corrected. It knows no area by name. Queries and writes, so
 * not on the JavaFX thread. None of it is undone by Ctrl+Z: what was issued is corrected by a record.
 */
public final class Reports {
    /** Who reviews a report, issues it, and corrects it. */
    public static final Set<Role> REVIEW = Set.of(Role.LEADER);
    /** So many past ones are listed. */
    static final int LISTED = 200;

    private final ReportRepository reports;
    private final FigureRepository figures;
    private final PieceRepository pieces;
    private final Ledger ledger;
    private final Session session;
    private final Supplier<List<Feature>> areas;
    private final BooleanSupplier demo;
    private final Texts texts;
    private final Wording wording;
    private final ReportPdf setter;
    private final Corrections corrections;

    /**
     * @param areas asked each time
     * @param demo whether the data are invented
     * @param texts of this package
     * @param setter keeps its fonts
     */
    public Reports(
            Database database,
            Ledger ledger,
            Session session,
            Clock clock,
            Supplier<List<Feature>> areas,
            BooleanSupplier demo,
            Texts texts,
            ReportPdf setter) {
        this.ledger = ledger;
        this.session = session;
        this.areas = areas;
        this.demo = demo;
        this.texts = texts;
        this.setter = setter;
        wording = new Wording(texts);
        reports = new ReportRepository(database, clock);
        figures = new FigureRepository(database, clock);
        pieces = new PieceRepository(database, clock);
        corrections = new Corrections(reports, figures, areas, session::operator, this::title);
        ledger.onWritten(corrections::written);
        for (String table : List.of(ReportRepository.TABLE, FigureRepository.TABLE, PieceRepository.TABLE)) {
            session.grant(table, ReportFeature.ACCESS);
        }
    }

    /** The last ones, correction sheets among them, the latest cut-off first. */
    public List<StoredReport> past() {
        return reports.past(LISTED);
    }

    public Optional<StoredReport> find(long id) {
        return reports.find(id);
    }

    /** The report of a day up to a moment, or of a period. */
    public Optional<StoredReport> at(Coverage coverage) {
        return reports.at(coverage);
    }

    /** The issued one of a kind with a number, such as 2020 and 9; each kind has numbers of its own. */
    public Optional<StoredReport> numbered(Kind kind, int year, int number) {
        return reports.numbered(kind, year, number);
    }

    /** The last one of its kind of the days before, for the officer to go on from. */
    Optional<StoredReport> before(Coverage coverage) {
        return reports.before(coverage);
    }

    /**
     * Composes what is not issued yet.
     *
     * @param stored what officers wrote for it, or null where nobody has yet
     */
    DailyReport compose(Coverage coverage, StoredReport stored) {
        List<Correction> due = corrections(coverage);
        Additions additions = stored == null
                ? new Additions(Signing.NONE, "", "", due, "")
                : new Additions(Signing.of(stored, texts), stored.concerns(), stored.plans(), due, stored.reason());
        DailyReport.Head head = DailyReport.Head.of(ledger, session, ledger.now(), demo.getAsBoolean(), texts);
        return DailyReport.compose(areas.get(), coverage, head, additions, texts);
    }

    /**
     * Keeps what the officer wrote.
     *
     * @param stored null where there is none yet
     * @throws Refused where a text is too long or has what no screen shows
     */
    public StoredReport write(StoredReport stored, Coverage coverage, String concerns, String plans) {
        StoredReport old = stored == null ? StoredReport.draft(coverage, session.operator(), ledger.now()) : stored;
        StoredReport written = old.written(plain("concerns", concerns), plain("plans", plans));
        if (stored != null) {
            return change("action.write", old, written);
        }
        long[] id = new long[1];
        ledger.sign(action("action.draft", written), batch -> {
            batch.require(ReportFeature.ACCESS.write());
            if (reports.isThere(batch, coverage)) {
                throw new Failure("report.twice", wording.coverage(coverage));
            }
            id[0] = reports.add(batch, written);
        });
        return written.stored(id[0], 1);
    }

    private static String plain(String field, String typed) {
        return plain(field, typed, StoredReport.LONGEST);
    }

    private static String plain(String field, String typed, int longest) {
        try {
            String text = PlainText.lines(typed);
            if (text != null && text.length() > longest) {
                throw new Rejected("toolong", longest);
            }
            return text == null ? "" : text;
        } catch (Rejected e) {
            throw new Refused(e.at(field));
        }
    }

    /** Sends a draft for review. */
    public StoredReport submit(StoredReport draft) {
        return change("action.submit", draft, draft.submitted(hash(figures(draft.coverage()))));
    }

    /** Sends it back to whoever drafted it. */
    public StoredReport sendBack(StoredReport report, String reason) {
        session.require(REVIEW);
        return change(
                "action.sendBack", report, report.returned(plain("sentBack", reason, StoredReport.LONGEST_REASON)));
    }

    /** Says that it was reviewed. */
    public StoredReport review(StoredReport report) {
        session.require(REVIEW);
        return change(
                "action.review",
                report,
                report.reviewed(session.operator(), ledger.now(), hash(figures(report.coverage()))));
    }

    /** Of what a past cut-off can be asked again for. */
    private static String hash(List<Figure> figures) {
        return Issued.words(
                "",
                figures.stream()
                        .filter(figure -> !figure.current())
                        .map(ReportFigure::of)
                        .sorted(Comparator.comparing(ReportFigure::figure))
                        .toList());
    }

    /**
     * Whether the data say otherwise than when it was sent for review, or then reviewed: whoever decides next has to look
     * again. False of a draft, which follows the data, and of what is issued.
     */
    boolean hasChanged(StoredReport report) {
        boolean isUnderWay = report.state() == State.SUBMITTED || report.state() == State.REVIEWED;
        return isUnderWay && report.textHash() != null && !report.textHash().equals(hash(figures(report.coverage())));
    }

    /** The rows behind each figure of a report, as they are now. */
    Map<String, Link> links(Coverage coverage) {
        Map<String, Link> links = new HashMap<>();
        figures(coverage).stream()
                .filter(figure -> figure.link() != null)
                .forEach(figure -> links.put(figure.key(), figure.link()));
        return links;
    }

    private StoredReport change(String action, StoredReport old, StoredReport changed) {
        if (changed.equals(old)) {
            return old; // nothing is written, so its version stays as well
        }
        ledger.sign(action(action, changed), batch -> {
            batch.require(ReportFeature.ACCESS.write());
            reports.change(batch, old, changed);
        });
        return changed.stored(old.id(), old.version() + 1);
    }

    private String action(String key, StoredReport report) {
        return texts.get(key, title(report));
    }

    /** Which report it is: 〔2020〕第9期（2020年2月9日24时）, 周报〔2020〕第2期（2020年2月3日至2月9日）. */
    String title(StoredReport report) {
        Coverage coverage = report.coverage();
        if (report.issueNumber() == null) {
            return wording.coverage(coverage);
        }
        String number = report.number(texts);
        return coverage.isPeriod()
                ? texts.get("numbered", wording.kind(coverage) + number, wording.span(coverage))
                : texts.get("numbered", number, wording.cutoff(coverage.cutoff()));
    }

    /**
     * Issues a reviewed report: it takes the next number of its kind in the year of its last day, and is kept with its
     * figures, its text and its PDF. All of it is stored or nothing, the number included.
     *
     * @param reason why it is issued although figures contradict each other; needed only then
     * @throws Failure where figures contradict each other and there is no reason
     */
    public StoredReport issue(StoredReport reviewed, String reason) {
        session.require(REVIEW);
        int year = reviewed.reportDay().getYear();
        int number = reports.next(reviewed.kind(), year);
        StoredReport signed = reviewed.issued(
                session.operator(), ledger.now(), year, number, plain("reason", reason, StoredReport.LONGEST_REASON));
        DailyReport composed = compose(signed.coverage(), signed);
        if (!composed.open().isEmpty() && signed.reason().isEmpty()) {
            throw new Failure(
                    "report.contradiction",
                    String.join(
                            texts.get("list.comma"),
                            composed.open().stream().map(Check::name).toList()));
        }
        List<ReportFigure> said = new ArrayList<>();
        composed.figures().forEach(figure -> said.add(ReportFigure.of(figure)));
        composed.corrections().forEach(correction -> said.add(ReportFigure.of(correction)));
        String text = ReportText.of(composed, texts);
        byte[] pdf = setter.bytes(composed, texts);
        StoredReport issued = signed.sealed(Issued.sha256(pdf), Issued.words(text, said));
        ledger.sign(texts.get("action.issue", title(issued), issued.pdfHash()), batch -> {
            batch.require(REVIEW);
            if (reports.next(batch, reviewed.kind(), year) != number) {
                throw new Failure("report.state");
            }
            reports.change(batch, reviewed, issued);
            batch.settle();
            freeze(batch, reviewed.id(), said, text, pdf);
        });
        // Not read again: what is stored is issued, whatever a full disk says to the next question.
        return issued.stored(reviewed.id(), reviewed.version() + 1);
    }

    private void freeze(Batch batch, long id, List<ReportFigure> said, String text, byte[] pdf) {
        said.forEach(figure -> figures.add(batch, figure.of(id)));
        ReportPiece.of(id, ReportPiece.Part.TEXT, text).forEach(piece -> pieces.add(batch, piece));
        ReportPiece.of(id, ReportPiece.Part.PDF, Base64.getEncoder().encodeToString(pdf))
                .forEach(piece -> pieces.add(batch, piece));
    }

    /**
     * An issued one as it was issued.
     *
     * @throws Failure when it is not that any more
     */
    public Issued open(StoredReport report) {
        Issued issued;
        try {
            issued = new Issued(
                    report,
                    pieces.whole(report.id(), ReportPiece.Part.TEXT),
                    Base64.getDecoder().decode(pieces.whole(report.id(), ReportPiece.Part.PDF)),
                    figures.of(report.id()));
        } catch (IllegalArgumentException e) {
            throw new Failure(e, "report.damaged", title(report));
        }
        if (!issued.isWhole()) {
            throw new Failure("report.damaged", title(report));
        }
        return issued;
    }

    /** How many were issued, correction sheets among them. */
    public int issuedCount() {
        return reports.issuedCount();
    }

    /** All that were issued, without anything about people. */
    public IssueRegister register() {
        return new IssueRegister(
                reports.issued().stream()
                        .map(report -> new IssueRegister.Entry(
                                report, title(report), isWhole(report), figures.of(report.id())))
                        .toList(),
                wording);
    }

    private boolean isWhole(StoredReport report) {
        try {
            return open(report).isWhole();
        } catch (Failure e) {
            return false;
        }
    }

    /** What is to be corrected of every report of the kind that was issued before, the oldest first. */
    List<Correction> corrections(Coverage coverage) {
        return corrections.before(coverage);
    }

    /**
     * The days that can be reviewed.
     *
     * @param first of the first daily report that was issued
     * @param last that is over
     */
    record Days(LocalDate first, LocalDate last) {}

    /** Which days can be reviewed; none before a daily report was issued. */
    Optional<Days> reviewable() {
        LocalDate yesterday = ledger.now().toLocalDate().minusDays(1);
        return reports.firstIssued().map(first -> new Days(first, first.isAfter(yesterday) ? first : yesterday));
    }

    /**
     * A day as its last issued report knew it, beside the same counted now. A day without one is counted up to 24时.
     *
     * @throws Failure when the report is damaged
     */
    Review review(LocalDate day) {
        Optional<StoredReport> issued = reports.issuedOf(day);
        Coverage coverage = issued.map(StoredReport::coverage).orElseGet(() -> Coverage.daily(Cutoff.endOf(day)));
        Map<String, Figure> now = new LinkedHashMap<>();
        figures(coverage).forEach(figure -> now.put(figure.key(), figure));
        List<Review.Line> lines = new ArrayList<>();
        issued.ifPresent(report -> {
            Map<String, BigDecimal> later = new HashMap<>();
            figures.corrections(report.id()).forEach(c -> later.put(c.figure(), c.value()));
            for (ReportFigure said : open(report).figures()) {
                if (said.corrects() == null) {
                    Figure figure = now.remove(said.figure());
                    lines.add(new Review.Line(
                            said.label(),
                            said.unit(),
                            said.value(),
                            later.get(said.figure()),
                            figure == null ? null : figure.value(),
                            figure != null && figure.current(),
                            figure != null && figure.cumulative(),
                            figure != null && !figure.current()));
                }
            }
        });
        now.values()
                .forEach(figure -> lines.add(new Review.Line(
                        figure.label(),
                        figure.unit(),
                        null,
                        null,
                        figure.value(),
                        figure.current(),
                        figure.cumulative(),
                        false)));
        return new Review(coverage, issued.orElse(null), lines);
    }

    /** What is to be corrected of an issued report: its figures as they were said last, against the data now. */
    List<Correction> corrections(StoredReport issued) {
        return corrections.of(issued);
    }

    /** Every figure of a report as it is counted now. */
    private List<Figure> figures(Coverage coverage) {
        return coverage.figures(areas.get());
    }

    /**
     * Issues a sheet that corrects an issued report (更正单); it is kept as the report is.
     *
     * @throws Failure where there is nothing to correct
     */
    public StoredReport correct(StoredReport issued) {
        session.require(REVIEW);
        List<Correction> due = corrections(issued);
        if (due.isEmpty()) {
            throw new Failure("report.correction.none", title(issued));
        }
        StoredReport sheet = issued.correction(session.operator(), ledger.now());
        DailyReport.Head head = DailyReport.Head.of(ledger, session, ledger.now(), demo.getAsBoolean(), texts);
        CorrectionSheet composed = new CorrectionSheet(head, title(issued), due, wording);
        List<ReportFigure> said = due.stream().map(ReportFigure::of).toList();
        String text = composed.text();
        byte[] pdf = setter.bytes(composed.paper(), texts);
        StoredReport sealed = sheet.sealed(Issued.sha256(pdf), Issued.words(text, said));
        long[] id = new long[1];
        ledger.sign(texts.get("action.correct", title(issued), sealed.pdfHash()), batch -> {
            batch.require(REVIEW);
            id[0] = reports.add(batch, sealed);
            batch.settle();
            freeze(batch, id[0], said, text, pdf);
        });
        return sealed.stored(id[0], 1);
    }

    /** Whether the officer may do what leads on from a state. */
    boolean mayReview() {
        return session.may(REVIEW);
    }

    boolean mayWrite() {
        return session.may(ReportFeature.ACCESS.write());
    }

    /** Nobody's texts but a draft's are changed. */
    static boolean isOpen(StoredReport stored) {
        return stored == null || stored.state() == State.DRAFT;
    }
}
