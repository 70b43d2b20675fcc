package cn.baodi.command.report;

import cn.baodi.command.report.StoredReport.State;

/**
 * How far a report has come, for its head and its foot.
 *
 * @param number 〔2020〕第9期, or "" before it is issued
 * @param drafter the duty officer, or "" for whoever composes it
 * @param reviewer or ""
 * @param issuer or ""
 */
public record Signing(State state, String number, String drafter, String reviewer, String issuer) {
    /** Of what is only looked at. */
    public static final Signing NONE = new Signing(State.DRAFT, "", "", "", "");

    /** @param texts of this package */
    static Signing of(StoredReport report, cn.baodi.command.core.Texts texts) {
        return new Signing(
                report.state(),
                report.number(texts),
                report.drafter(),
                report.reviewer() == null ? "" : report.reviewer(),
                report.issuer() == null ? "" : report.issuer());
    }
}
