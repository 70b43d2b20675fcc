package cn.baodi.command.report;

import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Problem;
import cn.baodi.command.core.Problems;
import cn.baodi.command.core.Row;
import cn.baodi.command.core.Texts;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/**
 * A report of a day or a period on its way (草稿 → 待审核 → 已审核 → 已签发), or a sheet that corrects an issued one. What is issued is
 * never changed. Moments are in Asia/Shanghai.
 *
 * @param corrects the issued report that a sheet corrects, else null
 * @param fromDay the first day of a period; null for a day
 * @param reportDay the day reported on, or the last of the period
 * @param cutAt up to when it is counted; exclusive
 * @param concerns the officer's own words under 需协调解决的问题, or ""
 * @param plans the officer's own words under 下一步工作, or ""
 * @param reason why it was issued although figures contradict each other, or ""
 * @param sentBack why the reviewer sent it back, or ""
 * @param issueYear the year of the number, or null before it is issued; a sheet has no number
 * @param pdfHash SHA-256 of the PDF that was issued
 * @param textHash SHA-256 of the text and the figures that were issued; before that of the figures that were sent for
 *     review, and then of those that were reviewed
 */
public record StoredReport(
        Long id,
        Kind kind,
        Long corrects,
        LocalDate fromDay,
        LocalDate reportDay,
        LocalDateTime cutAt,
        State state,
        String concerns,
        String plans,
        String reason,
        String sentBack,
        String drafter,
        LocalDateTime draftedAt,
        String reviewer,
        LocalDateTime reviewedAt,
        String issuer,
        LocalDateTime issuedAt,
        Integer issueYear,
        Integer issueNumber,
        String pdfHash,
        String textHash,
        int version,
        String retired)
        implements Row {
    /** An officer's own paragraph has at most so many characters. */
    public static final int LONGEST = 20_000;
    /** A reason has at most so many characters. */
    static final int LONGEST_REASON = 2_000;

    /** What it is. */
    public enum Kind {
        DAILY,
        WEEKLY,
        STAGE,
        CORRECTION
    }

    /** How far it has come. */
    public enum State {
        DRAFT,
        SUBMITTED,
        REVIEWED,
        ISSUED
    }

    static StoredReport draft(Coverage coverage, String drafter, LocalDateTime now) {
        return new StoredReport(
                null,
                coverage.kind(),
                null,
                coverage.isPeriod() ? coverage.from() : null,
                coverage.last(),
                coverage.cutoff().until(),
                State.DRAFT,
                "",
                "",
                "",
                "",
                drafter,
                now,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                0,
                null);
    }

    /** A sheet that corrects this one, which is issued. */
    StoredReport correction(String issuer, LocalDateTime now) {
        return new StoredReport(
                null,
                Kind.CORRECTION,
                id,
                fromDay,
                reportDay,
                cutAt,
                State.ISSUED,
                "",
                "",
                "",
                "",
                issuer,
                now,
                issuer,
                now,
                issuer,
                now,
                null,
                null,
                null,
                null,
                0,
                null);
    }

    StoredReport written(String newConcerns, String newPlans) {
        require(State.DRAFT);
        return with(State.DRAFT, newConcerns, newPlans, reason, sentBack);
    }

    /** @param figures SHA-256 of those that are sent for review */
    StoredReport submitted(String figures) {
        require(State.DRAFT);
        return with(State.SUBMITTED, concerns, plans, reason, "").sealed(null, figures);
    }

    StoredReport returned(String why) {
        if (state == State.DRAFT) {
            throw changed();
        }
        require(State.SUBMITTED, State.REVIEWED);
        return with(State.DRAFT, concerns, plans, "", why).by(null, null, null, null, null, null);
    }

    /** @param figures SHA-256 of those that were reviewed */
    StoredReport reviewed(String by, LocalDateTime now, String figures) {
        require(State.SUBMITTED);
        return with(State.REVIEWED, concerns, plans, reason, "")
                .by(by, now, null, null, null, null)
                .sealed(null, figures);
    }

    StoredReport issued(String by, LocalDateTime now, int year, int number, String why) {
        require(State.REVIEWED);
        return with(State.ISSUED, concerns, plans, why, "").by(reviewer, reviewedAt, by, now, year, number);
    }

    private void require(State... allowed) {
        if (!List.of(allowed).contains(state)) {
            throw changed();
        }
    }

    private static Failure changed() {
        return new Failure("report.state");
    }

    private StoredReport with(State newState, String newConcerns, String newPlans, String newReason, String newBack) {
        return new StoredReport(
                id,
                kind,
                corrects,
                fromDay,
                reportDay,
                cutAt,
                newState,
                newConcerns,
                newPlans,
                newReason,
                newBack,
                drafter,
                draftedAt,
                reviewer,
                reviewedAt,
                issuer,
                issuedAt,
                issueYear,
                issueNumber,
                pdfHash,
                textHash,
                version,
                retired);
    }

    private StoredReport by(
            String reviews, LocalDateTime reviewed, String issues, LocalDateTime issued, Integer year, Integer number) {
        return new StoredReport(
                id, kind, corrects, fromDay, reportDay, cutAt, state, concerns, plans, reason, sentBack, drafter,
                draftedAt, reviews, reviewed, issues, issued, year, number, pdfHash, textHash, version, retired);
    }

    /** As the database has it after a write. */
    StoredReport stored(long number, int written) {
        return with(number, pdfHash, textHash, written);
    }

    StoredReport sealed(String pdf, String text) {
        return with(id, pdf, text, version);
    }

    private StoredReport with(Long number, String pdf, String text, int written) {
        return new StoredReport(
                number,
                kind,
                corrects,
                fromDay,
                reportDay,
                cutAt,
                state,
                concerns,
                plans,
                reason,
                sentBack,
                drafter,
                draftedAt,
                reviewer,
                reviewedAt,
                issuer,
                issuedAt,
                issueYear,
                issueNumber,
                pdf,
                text,
                written,
                retired);
    }

    public Cutoff cutoff() {
        return new Cutoff(reportDay, cutAt);
    }

    /** Which days it is of. */
    public Coverage coverage() {
        return new Coverage(kind, fromDay == null ? reportDay : fromDay, cutoff());
    }

    public boolean isIssued() {
        return state == State.ISSUED;
    }

    public boolean isCorrection() {
        return kind == Kind.CORRECTION;
    }

    /**
     * 〔2020〕第9期, or "" where it has no number.
     *
     * @param texts of this package
     */
    public String number(Texts texts) {
        return issueNumber == null ? "" : texts.get("number", issueYear, issueNumber);
    }

    @Override
    public List<Problem> problems() {
        return new Problems()
                .atMost(LONGEST, "concerns", concerns)
                .atMost(LONGEST, "plans", plans)
                .atMost(LONGEST_REASON, "reason", reason)
                .atMost(LONGEST_REASON, "sentBack", sentBack)
                .list();
    }
}
