package cn.baodi.command.ui;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.CategoryLabelPositions;
import org.jfree.chart.axis.CategoryTick;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.text.TextBlock;
import org.jfree.chart.text.TextLine;
import org.jfree.chart.ui.RectangleEdge;

/**
 * A category axis whose labels never run into each other. Days and hours are an order, so some of them may go without
 * a label, counted back from the last; names are turned first.
 */
final class LabelAxis extends CategoryAxis {
    private static final long serialVersionUID = 1L;
    /** So many characters stand side by side on a chart of usual width. */
    private static final int CHARACTERS_ABREAST = 64;

    private static final int NAMES_ASLANT = 18;
    private static final int LONGEST_NAME = 9;
    private static final int SHORTEST_NAME = 4;
    /** Upright names take at most so much of a low chart from its bars. */
    private static final double NAMES_SHARE = 0.4;

    private static final double GAP = 8;

    private int longestName = LONGEST_NAME;

    LabelAxis(List<String> labels) {
        int longest = labels.stream().mapToInt(String::length).max().orElse(0);
        boolean ordered = labels.stream().allMatch(l -> l.chars().anyMatch(c -> c >= '0' && c <= '9'));
        if (!ordered && longest * labels.size() > CHARACTERS_ABREAST) {
            setCategoryLabelPositions(
                    labels.size() > NAMES_ASLANT ? CategoryLabelPositions.UP_90 : CategoryLabelPositions.UP_45);
        }
    }

    @Override
    public AxisSpace reserveSpace(Graphics2D g2, Plot plot, Rectangle2D plotArea, RectangleEdge edge, AxisSpace space) {
        if (getCategoryLabelPositions() == CategoryLabelPositions.UP_90) {
            double names =
                    plotArea.getHeight() * NAMES_SHARE / getTickLabelFont().getSize2D();
            longestName = (int) Math.max(SHORTEST_NAME, Math.min(LONGEST_NAME, names));
        }
        AxisSpace reserved = super.reserveSpace(g2, plot, plotArea, edge, space);
        if (RectangleEdge.isTopOrBottom(edge) && getCategoryLabelPositions() == CategoryLabelPositions.STANDARD) {
            reserved.ensureAtLeast(overhang(g2, (CategoryPlot) plot, plotArea.getWidth(), edge), RectangleEdge.RIGHT);
        }
        return reserved;
    }

    /** How far the last label, which always stands there, reaches beyond its half of the last column and the margin. */
    private double overhang(Graphics2D g2, CategoryPlot plot, double width, RectangleEdge edge) {
        List<?> categories = plot.getCategoriesForAxis(this);
        if (categories.isEmpty()) {
            return 0;
        }
        Comparable<?> last = (Comparable<?>) categories.get(categories.size() - 1);
        double label = createLabel(last, 0, edge, g2).calculateDimensions(g2).getWidth();
        double columns = width * (1 - getLowerMargin() - getUpperMargin());
        return Math.max(0, label / 2 - columns / categories.size() / 2 - width * getUpperMargin() + GAP / 2);
    }

    @Override
    protected TextBlock createLabel(Comparable category, float width, RectangleEdge edge, Graphics2D g2) {
        String name = category.toString();
        if (name.codePointCount(0, name.length()) > longestName) {
            name = name.substring(0, name.offsetByCodePoints(0, longestName - 1)) + "…";
        }
        TextBlock block = new TextBlock();
        block.addLine(new TextLine(name, getTickLabelFont(category), getTickLabelPaint(category)));
        return block;
    }

    @Override
    @SuppressWarnings({"unchecked", "rawtypes"})
    public List refreshTicks(Graphics2D g2, AxisState state, Rectangle2D dataArea, RectangleEdge edge) {
        List<CategoryTick> ticks = super.refreshTicks(g2, state, dataArea, edge);
        if (ticks.isEmpty()) {
            return ticks;
        }
        double room = dataArea.getWidth()
                / ((CategoryPlot) getPlot()).getCategoriesForAxis(this).size();
        int step = Math.max(1, (int) Math.ceil(needed(ticks, g2) / room));
        for (int i = 0; i < ticks.size(); i++) {
            if ((ticks.size() - 1 - i) % step != 0) {
                CategoryTick tick = ticks.get(i);
                ticks.set(
                        i,
                        new CategoryTick(
                                tick.getCategory(),
                                new TextBlock(),
                                tick.getLabelAnchor(),
                                tick.getRotationAnchor(),
                                tick.getAngle()));
            }
        }
        return ticks;
    }

    private double needed(List<CategoryTick> ticks, Graphics2D g2) {
        Font font = getTickLabelFont();
        FontMetrics metrics = g2.getFontMetrics(font);
        double angle = Math.abs(ticks.get(0).getAngle());
        if (angle > 0) {
            return metrics.getAscent() / Math.sin(angle);
        }
        double widest = 0;
        for (CategoryTick tick : ticks) {
            widest = Math.max(widest, tick.getLabel().calculateDimensions(g2).getWidth());
        }
        return widest + GAP;
    }
}
