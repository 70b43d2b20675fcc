package cn.baodi.command.ui;

import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Texts;
import java.awt.Font;
import java.awt.Graphics;
import java.awt.print.PageFormat;
import java.awt.print.Printable;
import java.time.LocalDate;
import java.util.List;
import javax.print.DocFlavor;
import javax.print.PrintException;
import javax.print.PrintService;
import javax.print.PrintServiceLookup;
import javax.print.SimpleDoc;
import javax.print.attribute.HashPrintRequestAttributeSet;
import javax.print.attribute.PrintRequestAttributeSet;
import javax.print.attribute.standard.MediaSizeName;

/** A recovery code on paper, by the default printer; it goes through no file of ours. Not on the JavaFX thread. */
final class CodePrinter {
    private static final String FAMILY = "Noto Sans SC";
    private static final int TITLE = 20;
    private static final int BODY = 11;
    private static final int CODE = 18;
    private static final int LEADING = 26;
    private static final int GROUPS_A_LINE = 3;

    private final Texts texts;
    private final String folder;
    private final LocalDate day;

    CodePrinter(Texts texts, String folder, LocalDate day) {
        this.texts = texts;
        this.folder = folder;
        this.day = day;
    }

    /**
     * Prints the sheet.
     *
     * @return name of the printer
     * @throws Failure when there is none or it refuses
     */
    String print(String code) {
        PrintService printer = PrintServiceLookup.lookupDefaultPrintService();
        if (printer == null) {
            throw new Failure("printer.none.code");
        }
        PrintRequestAttributeSet wishes = new HashPrintRequestAttributeSet(MediaSizeName.ISO_A4);
        try {
            printer.createPrintJob()
                    .print(new SimpleDoc(page(code), DocFlavor.SERVICE_FORMATTED.PRINTABLE, null), wishes);
            return printer.getName();
        } catch (PrintException e) {
            throw new Failure(e, "printer.refused.code", printer.getName());
        }
    }

    /** The one page. */
    Printable page(String code) {
        return (graphics, format, index) -> {
            if (index > 0) {
                return Printable.NO_SUCH_PAGE;
            }
            draw(graphics, format, code);
            return Printable.PAGE_EXISTS;
        };
    }

    private void draw(Graphics graphics, PageFormat format, String code) {
        int left = (int) format.getImageableX();
        int line = (int) format.getImageableY() + LEADING;
        graphics.setFont(new Font(FAMILY, Font.BOLD, TITLE));
        graphics.drawString(texts.get("recovery.paper"), left, line);
        graphics.setFont(new Font(FAMILY, Font.PLAIN, BODY));
        for (String words : List.of(
                texts.get("recovery.paper.folder", folder),
                texts.get("recovery.paper.day", day),
                texts.get("recovery.paper.why"))) {
            line += LEADING;
            graphics.drawString(words, left, line);
        }
        graphics.setFont(new Font(FAMILY, Font.BOLD, CODE));
        String[] groups = code.split("-");
        line += LEADING;
        for (int i = 0; i < groups.length; i += GROUPS_A_LINE) {
            line += LEADING;
            List<String> row = List.of(groups).subList(i, Math.min(groups.length, i + GROUPS_A_LINE));
            graphics.drawString(String.join(" - ", row), left, line);
        }
    }
}
