package cn.baodi.command.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An issued report or correction sheet as it was issued, byte by byte.
 *
 * @param text as it is copied
 * @param figures what it says, and which figures of others it corrects
 */
public record Issued(StoredReport report, String text, byte[] pdf, List<ReportFigure> figures) {
    /** Whether it is what was issued. */
    boolean isWhole() {
        return sha256(pdf).equals(report.pdfHash()) && words(text, figures).equals(report.textHash());
    }

    /** SHA-256 of the text and of each figure. */
    static String words(String text, List<ReportFigure> figures) {
        String all = text + "\n" + figures.stream().map(ReportFigure::line).collect(Collectors.joining("\n"));
        return sha256(all.getBytes(StandardCharsets.UTF_8));
    }

    /** As hex, the way it stands in the audit. */
    public static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
