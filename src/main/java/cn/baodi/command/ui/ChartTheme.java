package cn.baodi.command.ui;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.TexturePaint;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * What a chart looks like on a light screen, a dark screen and paper. The colours can be told apart by the colour-blind
 * and carry at least 3:1 to their ground, texts at least 4.5:1. Paper has greys and hatching only, and lines differ by
 * dash and marker, so that a copy in black and white reads as well.
 */
public enum ChartTheme {
    LIGHT(
            0xFFFFFF,
            0x24292F,
            0x57606A,
            0xD8DEE4,
            12,
            List.of(0x0B6BB5, 0xD55E00, 0x00856A, 0x8E4FA8, 0x7A6A00, 0x56606B)),
    DARK(
            0x0D1117,
            0xC9D1D9,
            0x9BA4AE,
            0x30363D,
            12,
            List.of(0x56B4E9, 0xF0A030, 0x3FC79A, 0xD890C8, 0xE5D54A, 0xB0B8C0)),
    PRINT(
            0xFFFFFF,
            0x000000,
            0x333333,
            0xBBBBBB,
            9,
            List.of(0x000000, 0x666666, 0x000000, 0x666666, 0x000000, 0x666666));

    private static final double MARK = 3;
    /** Of a hatching in chart units; its picture is drawn larger, so that it prints sharp. */
    private static final int HATCH = 5;

    private static final int SHARPNESS = 16;

    private final Color background;
    private final Color text;
    private final Color muted;
    private final Color grid;
    private final float size;
    private final List<Color> colours;

    ChartTheme(int background, int text, int muted, int grid, float size, List<Integer> colours) {
        this.background = new Color(background);
        this.text = new Color(text);
        this.muted = new Color(muted);
        this.grid = new Color(grid);
        this.size = size;
        this.colours = colours.stream().map(Color::new).toList();
    }

    public Color background() {
        return background;
    }

    public Color text() {
        return text;
    }

    Color muted() {
        return muted;
    }

    Color grid() {
        return grid;
    }

    Color limit() {
        return text;
    }

    Font font(boolean bold, double larger, double letters) {
        return Fonts.chartFont(bold, (float) (size * larger * letters));
    }

    /** @param series from 0; beyond the last colour they begin again */
    public Color linePaint(int series) {
        return colours.get(series % colours.size());
    }

    Paint fill(int series) {
        if (this != PRINT) {
            return linePaint(series);
        }
        return switch (series % 6) {
            case 0 -> new Color(0x8C8C8C);
            case 1 -> new Color(0xDEDEDE);
            case 2 -> hatch(new Line2D.Double(-1, HATCH + 1, HATCH + 1, -1));
            case 3 -> hatch(new Line2D.Double(0, HATCH / 2.0, HATCH, HATCH / 2.0));
            case 4 -> hatch(new Line2D.Double(-1, -1, HATCH + 1, HATCH + 1));
            default -> Color.WHITE;
        };
    }

    private static Paint hatch(Shape line) {
        int side = HATCH * SHARPNESS;
        BufferedImage tile = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = tile.createGraphics();
        g.setPaint(Color.WHITE);
        g.fillRect(0, 0, side, side);
        g.scale(SHARPNESS, SHARPNESS);
        g.setPaint(Color.BLACK);
        g.setStroke(new BasicStroke(0.9f));
        g.draw(line);
        // The corners that a diagonal leaves blank belong to its neighbours' lines.
        if (line.getBounds2D().getHeight() > HATCH) {
            g.translate(HATCH, 0);
            g.draw(line);
            g.translate(-2 * HATCH, 0);
            g.draw(line);
        }
        g.dispose();
        return new TexturePaint(tile, new Rectangle2D.Double(0, 0, HATCH, HATCH));
    }

    Stroke stroke(int series) {
        float[] dash = switch (series % 4) {
            case 1 -> new float[] {7, 3};
            case 2 -> new float[] {2, 3};
            case 3 -> new float[] {8, 3, 2, 3};
            default -> null;
        };
        float width = this == PRINT ? 1.2f : 2;
        return dash == null
                ? new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
                : new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dash, 0);
    }

    Shape marker(int series) {
        double m = this == PRINT ? MARK * 0.8 : MARK;
        return switch (series % 4) {
            case 1 -> new Rectangle2D.Double(-m, -m, 2 * m, 2 * m);
            case 2 -> polygon(0, -1.3 * m, 1.2 * m, m, -1.2 * m, m);
            case 3 -> polygon(0, -1.4 * m, 1.4 * m, 0, 0, 1.4 * m, -1.4 * m, 0);
            default -> new Ellipse2D.Double(-m, -m, 2 * m, 2 * m);
        };
    }

    boolean filledMarker(int series) {
        return series % 2 == 0;
    }

    private static Shape polygon(double... points) {
        Path2D path = new Path2D.Double();
        path.moveTo(points[0], points[1]);
        for (int i = 2; i < points.length; i += 2) {
            path.lineTo(points[i], points[i + 1]);
        }
        path.closePath();
        return path;
    }
}
