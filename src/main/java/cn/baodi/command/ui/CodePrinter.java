package cn.baodi.command.ui;

import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Texts;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.print.PageFormat;
import java.awt.print.Printable;
import java.time.LocalDate;
import java.util.ArrayList;
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
        graphics.setFont(Fonts.chartFont(true, TITLE));
        graphics.drawString(texts.get("recovery.paper"), left, line);
        graphics.setFont(Fonts.chartFont(false, BODY));
        for (String words : List.of(
                texts.get("recovery.paper.folder", folder),
                texts.get("recovery.paper.day", day),
                texts.get("recovery.paper.why"))) {
            for (String part : parts(words, graphics.getFontMetrics(), (int) format.getImageableWidth())) {
                line += LEADING;
                graphics.drawString(part, left, line);
            }
        }
        graphics.setFont(Fonts.chartFont(true, CODE));
        String[] groups = code.split("-");
        line += LEADING;
        for (int i = 0; i < groups.length; i += GROUPS_A_LINE) {
            line += LEADING;
            List<String> row = List.of(groups).subList(i, Math.min(groups.length, i + GROUPS_A_LINE));
            graphics.drawString(String.join(" - ", row), left, line);
        }
    }

    /** A long path does not run off the paper. */
    private static List<String> parts(String words, FontMetrics letters, int width) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        words.codePoints().forEach(letter -> {
            String longer = part + Character.toString(letter);
            if (letters.stringWidth(longer) > width) {
                parts.add(part.toString());
                part.setLength(0);
            }
            part.appendCodePoint(letter);
        });
        parts.add(part.toString());
        return parts;
    }
}
