package cn.baodi.command.handover;

import cn.baodi.command.core.DutyShift;
import cn.baodi.command.core.Failure;
import cn.baodi.command.core.SafeFile;
import cn.baodi.command.core.Texts;
import cn.baodi.command.data.Kind;
import cn.baodi.command.report.ReportPrinter;
import cn.baodi.command.ui.Workbench;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.Supplier;

/** A handover on its way out: printed, saved, copied; each time noted in the audit with what left. */
final class Leaving {
    private final Workbench workbench;
    private final Texts texts;

    /** @param texts of this package */
    Leaving(Workbench workbench, Texts texts) {
        this.workbench = workbench;
        this.texts = texts;
    }

    /**
     * What leaves.
     *
     * @param called which shift, in words
     * @param pdf made when it is wanted; it takes a while
     * @param text likewise
     */
    record Content(String called, DutyShift shift, Supplier<byte[]> pdf, Supplier<String> text) {}

    /** Prints on the system's usual printer. */
    void print(Content content) {
        if (content == null) {
            return;
        }
        workbench
                .background()
                .run(
                        () -> {
                            ReportPrinter.Printer printer = ReportPrinter.printers().stream()
                                    .findFirst()
                                    .orElseThrow(() -> new Failure("printer.none"));
                            byte[] pdf = content.pdf.get();
                            note(Kind.PRINT, content, printer.toString(), pdf);
                            ReportPrinter.print(pdf, printer, file(content));
                            return printer;
                        },
                        printer -> workbench.notices().toast(texts.get("done.printed", printer)));
    }

    void save(Content content) {
        if (content == null) {
            return;
        }
        workbench
                .notices()
                .saveFile(file(content))
                .map(Leaving::asPdf)
                .ifPresent(file -> workbench
                        .background()
                        .run(
                                () -> {
                                    byte[] pdf = content.pdf.get();
                                    note(
                                            Kind.EXPORT,
                                            content,
                                            file.getFileName().toString(),
                                            pdf);
                                    SafeFile.write(file, pdf);
                                    return file;
                                },
                                saved -> workbench.notices().toast(texts.get("done.saved", saved))));
    }

    private String file(Content content) {
        return texts.get("file", content.shift.date(), texts.get(content.shift.night() ? "file.night" : "file.day"));
    }

    private static Path asPdf(Path file) {
        String name = file.getFileName().toString();
        return name.toLowerCase(Locale.ROOT).endsWith(".pdf") ? file : file.resolveSibling(name + ".pdf");
    }

    void copy(Content content) {
        if (content == null) {
            return;
        }
        workbench
                .background()
                .run(
                        () -> {
                            String text = content.text.get();
                            note(
                                    Kind.EXPORT,
                                    content,
                                    texts.get("audit.clipboard"),
                                    text.getBytes(StandardCharsets.UTF_8));
                            return text;
                        },
                        text -> {
                            workbench.notices().copy(text);
                            workbench.notices().toast(texts.get("done.copied"));
                        });
    }

    private void note(Kind kind, Content content, String where, byte[] bytes) {
        workbench.session().requireExport(HandoverFeature.ACCESS.export());
        try {
            String hash = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            String key = kind == Kind.PRINT ? "audit.print" : "audit.export";
            workbench.ledger().note(kind, texts.get(key, content.called, where, hash));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
