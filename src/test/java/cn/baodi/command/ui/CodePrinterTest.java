package cn.baodi.command.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.core.Texts;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.print.PageFormat;
import java.awt.print.Paper;
import java.awt.print.Printable;
import java.awt.print.PrinterException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class CodePrinterTest {
    private static final String CODE = "0F2K-7QX9-M3TB-44VN-PZ1C-8HJD-WRE5-6YSA-9GKT";
    private static final int WIDTH = 595;
    private static final int HEIGHT = 842;
    private static final int MARGIN = 72;

    private final Texts texts = Texts.of(Texts.CHINESE, CodePrinter.class);

    private BufferedImage paper(String folder) throws PrinterException {
        PageFormat format = new PageFormat();
        Paper paper = new Paper();
        paper.setSize(WIDTH, HEIGHT);
        paper.setImageableArea(MARGIN, MARGIN, WIDTH - 2 * MARGIN, HEIGHT - 2 * MARGIN);
        format.setPaper(paper);
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        graphics.setColor(Color.BLACK);
        Printable page = new CodePrinter(texts, folder, LocalDate.of(2020, 2, 9)).page(CODE);
        assertThat(page.print(graphics, format, 0)).isEqualTo(Printable.PAGE_EXISTS);
        assertThat(page.print(graphics, format, 1)).isEqualTo(Printable.NO_SUCH_PAGE);
        graphics.dispose();
        return image;
    }

    /** Rows of the paper with ink in them, in blocks. */
    private static int lines(BufferedImage image) {
        int lines = 0;
        boolean inked = false;
        for (int y = 0; y < HEIGHT; y++) {
            boolean ink = false;
            for (int x = 0; x < WIDTH; x++) {
                boolean dark = (image.getRGB(x, y) & 0xFF) < 128;
                ink |= dark;
                assertThat(dark && x > WIDTH - MARGIN).as("ink in the margin").isFalse();
            }
            lines += ink && !inked ? 1 : 0;
            inked = ink;
        }
        return lines;
    }

    @Test
    void theSheetHasItsWordsAndTheCodeInThreeLines() throws PrinterException {
        assertThat(lines(paper("/home/duty/baodi"))).isEqualTo(7);
    }

    @Test
    void aLongFolderIsSetOnSeveralLinesWithinThePaper() throws PrinterException {
        assertThat(lines(paper("D:\\" + "指挥部资料\\".repeat(12)))).isGreaterThan(7);
    }

    @Test
    void itsFontHasEveryCharacterOfIt() {
        Font font = Fonts.chartFont(false, 11);
        for (String key : new String[] {"recovery.paper", "recovery.paper.folder", "recovery.paper.why"}) {
            assertThat(font.canDisplayUpTo(texts.get(key, "x"))).as(key).isEqualTo(-1);
        }
        assertThat(font.getFamily()).isEqualTo(Fonts.SANS);
    }
}
