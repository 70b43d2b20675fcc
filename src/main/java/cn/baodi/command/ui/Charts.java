package cn.baodi.command.ui;

import cn.baodi.command.core.ChartData;
import cn.baodi.command.core.ChartData.Kind;
import cn.baodi.command.core.ChartData.Series;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Stroke;
import java.awt.geom.Line2D;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.labels.StandardCategoryToolTipGenerator;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.renderer.category.AbstractCategoryItemRenderer;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.CategoryStepRenderer;
import org.jfree.chart.renderer.category.LineAndShapeRenderer;
import org.jfree.chart.renderer.category.StackedBarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.RangeType;
import org.jfree.data.category.DefaultCategoryDataset;

/**
 * Draws every chart of the console alike, on the screen and on paper. Knows no JavaFX; may be called on any thread. The
 * library's own paints, fonts and formats fit neither Chinese nor a dark screen, so all of them are set here.
 */
public final class Charts {
    private static final RectangleInsets AROUND = new RectangleInsets(6, 6, 4, 10);
    private static final RectangleInsets NONE = RectangleInsets.ZERO_INSETS;
    /** A zero is drawn as a hair line, no data as nothing. */
    private static final double ZERO_HEIGHT = 1.2;

    private static final double WIDEST_BAR = 0.12;
    private static final float HAIR = 0.7f;
    private static final double BUTTON = 124;
    private static final int FEWEST_WHOLE_STEPS = 4;
    /** Room for the top tick label, half of which stands above the axis. */
    private static final int UNDER = 10;

    /** Where the series with a scale of their own lie. */
    private static final int APART = 2;
    /** What their legend points with. */
    private static final String AT_THE_RIGHT = " →";

    private Charts() {}

    /**
     * A chart of {@code data}. Values that are null are left out as gaps; a series that is a limit becomes a stepped
     * line over the rest. Data without any value gives empty axes.
     *
     * @throws cn.baodi.command.core.Failure when the bundled font is missing
     */
    public static JFreeChart of(ChartData data, ChartTheme theme) {
        return of(data, theme, 1);
    }

    /** @param letters how many times larger than usual the letters are */
    static JFreeChart of(ChartData data, ChartTheme theme, double letters) {
        Font small = theme.font(false, 1, letters);
        CategoryPlot plot = new CategoryPlot();
        plot.setDomainAxis(domain(data, theme, small));
        plot.setRangeAxis(range(values(data, false), theme, small));
        fill(plot, data, theme);
        if (data.series().stream().anyMatch(Series::apart)) {
            plot.setRangeAxis(1, range(values(data, true), theme, small));
            plot.setRangeAxisLocation(1, AxisLocation.BOTTOM_OR_RIGHT);
            plot.mapDatasetToRangeAxis(APART, 1);
            levelZero(plot.getRangeAxis(), plot.getRangeAxis(1));
        }
        dress(plot, theme);

        JFreeChart chart = new JFreeChart(null, small, plot, false);
        chart.setBackgroundPaint(theme.background());
        chart.setBorderVisible(false);
        chart.setAntiAlias(true);
        chart.setTextAntiAlias(true);
        chart.setPadding(AROUND);
        if (!data.title().isBlank()) {
            chart.addSubtitle(line(data.title(), theme.font(true, 1.125, letters), theme.text(), 2));
        }
        String under = String.join(
                " · ",
                List.of(data.range(), data.unit()).stream()
                        .filter(s -> !s.isBlank())
                        .toList());
        if (!under.isEmpty()) {
            chart.addSubtitle(line(under, small, theme.muted(), UNDER));
        }
        if (data.series().size() > 1) {
            chart.addSubtitle(legend(plot, theme, small));
        }
        return chart;
    }

    /** Keeps the title clear of what stands in the upper right corner on the screen. */
    static JFreeChart besideButton(JFreeChart chart, double letters) {
        if (chart.getSubtitleCount() > 0 && chart.getSubtitle(0) instanceof TextTitle title) {
            title.setPadding(new RectangleInsets(0, 4, 2, BUTTON * letters));
        }
        return chart;
    }

    /** A value as it stands in ticks, tips and tables: plain, without trailing zeros. */
    public static String number(Number value) {
        return value == null ? "" : format().format(value);
    }

    private static DecimalFormat format() {
        return new DecimalFormat("0.###", DecimalFormatSymbols.getInstance(Locale.ROOT));
    }

    private static TextTitle line(String text, Font font, Color paint, double below) {
        TextTitle title = new TextTitle(text, font);
        title.setPaint(paint);
        title.setHorizontalAlignment(HorizontalAlignment.LEFT);
        title.setTextAlignment(HorizontalAlignment.LEFT);
        title.setPosition(RectangleEdge.TOP);
        title.setExpandToFitSpace(true);
        title.setPadding(new RectangleInsets(0, 4, below, 4));
        return title;
    }

    private static LegendTitle legend(CategoryPlot plot, ChartTheme theme, Font font) {
        LegendTitle legend = new LegendTitle(plot);
        legend.setItemFont(font);
        legend.setItemPaint(theme.text());
        legend.setBackgroundPaint(null);
        legend.setFrame(BlockBorder.NONE);
        legend.setPosition(RectangleEdge.BOTTOM);
        legend.setHorizontalAlignment(HorizontalAlignment.LEFT);
        legend.setPadding(new RectangleInsets(4, 0, 0, 0));
        legend.setItemLabelPadding(new RectangleInsets(1, 3, 1, 10));
        return legend;
    }

    private static LabelAxis domain(ChartData data, ChartTheme theme, Font font) {
        LabelAxis axis = new LabelAxis(data.categories());
        axis.setTickLabelFont(font);
        axis.setTickLabelPaint(theme.text());
        axis.setAxisLinePaint(theme.muted());
        axis.setAxisLineStroke(new BasicStroke(1));
        axis.setTickMarksVisible(false);
        axis.setLowerMargin(0.01);
        axis.setUpperMargin(0.01);
        axis.setCategoryMargin(data.kind() == Kind.LINES ? 0 : 0.25);
        return axis;
    }

    /** Where bars go below zero, a line on the other scale would start there too and seem to be less than nothing. */
    private static void levelZero(ValueAxis left, ValueAxis right) {
        double below = -left.getLowerBound() / left.getUpperBound();
        if (below > 0 && right.getLowerBound() == 0) {
            right.setRange(-below * right.getUpperBound(), right.getUpperBound());
        }
    }

    private static double[] values(ChartData data, boolean apart) {
        return data.series().stream()
                .filter(series -> series.apart() == apart)
                .flatMap(s -> s.values().stream())
                .filter(Objects::nonNull)
                .mapToDouble(Number::doubleValue)
                .toArray();
    }

    private static NumberAxis range(double[] values, ChartTheme theme, Font font) {
        boolean whole = Arrays.stream(values).allMatch(v -> v == Math.rint(v));
        boolean positive = Arrays.stream(values).allMatch(v -> v >= 0);
        NumberAxis axis = positive ? new PositiveAxis() : new NumberAxis();
        if (values.length == 0) {
            axis.setRange(0, FEWEST_WHOLE_STEPS);
        } else if (positive) {
            axis.setRangeType(RangeType.POSITIVE);
        }
        axis.setStandardTickUnits(
                whole
                        ? NumberAxis.createIntegerTickUnits(Locale.ROOT)
                        : NumberAxis.createStandardTickUnits(Locale.ROOT));
        axis.setNumberFormatOverride(format());
        axis.setAutoRangeIncludesZero(true);
        axis.setAutoRangeMinimumSize(whole ? FEWEST_WHOLE_STEPS : 1);
        axis.setUpperMargin(0.08);
        axis.setTickLabelFont(font);
        axis.setTickLabelPaint(theme.text());
        axis.setAxisLineVisible(false);
        axis.setTickMarksVisible(false);
        return axis;
    }

    private static void dress(CategoryPlot plot, ChartTheme theme) {
        plot.setBackgroundPaint(null);
        plot.setOutlineVisible(false);
        plot.setInsets(NONE);
        plot.setAxisOffset(NONE);
        plot.setRangeGridlinePaint(theme.grid());
        plot.setRangeGridlineStroke(new BasicStroke(HAIR));
        plot.setRangeZeroBaselineVisible(true);
        plot.setRangeZeroBaselinePaint(theme.muted());
        plot.setRangeZeroBaselineStroke(new BasicStroke(1));
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
    }

    private static void fill(CategoryPlot plot, ChartData data, ChartTheme theme) {
        List<Slot> slots = new ArrayList<>();
        for (String category : data.categories()) {
            slots.add(new Slot(slots.size(), category));
        }
        DefaultCategoryDataset measured = new DefaultCategoryDataset();
        DefaultCategoryDataset limits = new DefaultCategoryDataset();
        DefaultCategoryDataset apart = new DefaultCategoryDataset();
        for (int s = 0; s < data.series().size(); s++) {
            Series series = data.series().get(s);
            Slot name = new Slot(s, series.apart() ? series.name() + AT_THE_RIGHT : series.name());
            for (Slot slot : slots) {
                Number value =
                        slot.index < series.values().size() ? series.values().get(slot.index) : null;
                (series.apart() ? apart : series.limit() ? limits : measured).addValue(value, name, slot);
            }
        }
        plot.setDataset(0, measured);
        plot.setRenderer(0, renderer(data.kind(), 0, measured.getRowCount(), theme));
        if (limits.getRowCount() > 0) {
            plot.setDataset(1, limits);
            plot.setRenderer(1, steps(limits.getRowCount(), theme));
        }
        if (apart.getRowCount() > 0) {
            plot.setDataset(APART, apart);
            plot.setRenderer(APART, renderer(Kind.LINES, measured.getRowCount(), apart.getRowCount(), theme));
        }
    }

    /** @param before so many series are drawn already, and have their paints */
    private static AbstractCategoryItemRenderer renderer(Kind kind, int before, int series, ChartTheme theme) {
        AbstractCategoryItemRenderer renderer =
                kind == Kind.LINES ? new LineAndShapeRenderer(true, true) : bars(kind, theme);
        for (int s = 0; s < series; s++) {
            int look = before + s;
            renderer.setSeriesPaint(s, kind == Kind.LINES ? theme.linePaint(look) : theme.fill(look));
            renderer.setSeriesStroke(s, theme.stroke(look));
            renderer.setSeriesShape(s, theme.marker(look));
            if (renderer instanceof LineAndShapeRenderer lines) {
                lines.setSeriesShapesFilled(s, theme.filledMarker(look));
                lines.setSeriesFillPaint(s, theme.filledMarker(look) ? theme.linePaint(look) : theme.background());
                lines.setSeriesOutlinePaint(s, theme.linePaint(look));
            }
        }
        if (renderer instanceof LineAndShapeRenderer lines) {
            lines.setUseFillPaint(true);
            lines.setDrawOutlines(true);
        }
        return tipped(renderer);
    }

    private static BarRenderer bars(Kind kind, ChartTheme theme) {
        BarRenderer bars = kind == Kind.STACKED ? new StackedBarRenderer() : new BarRenderer();
        bars.setBarPainter(new StandardBarPainter());
        bars.setShadowVisible(false);
        bars.setItemMargin(0.08);
        bars.setMaximumBarWidth(WIDEST_BAR);
        bars.setMinimumBarLength(kind == Kind.STACKED ? 0 : ZERO_HEIGHT);
        bars.setDrawBarOutline(theme == ChartTheme.PRINT);
        bars.setDefaultOutlinePaint(theme.text());
        bars.setDefaultOutlineStroke(new BasicStroke(HAIR));
        bars.setAutoPopulateSeriesOutlinePaint(false);
        bars.setAutoPopulateSeriesOutlineStroke(false);
        return bars;
    }

    private static AbstractCategoryItemRenderer steps(int series, ChartTheme theme) {
        CategoryStepRenderer steps = new StepRenderer();
        for (int s = 0; s < series; s++) {
            steps.setSeriesPaint(s, theme.limit());
            steps.setSeriesStroke(s, limitStroke(s));
        }
        return tipped(steps);
    }

    private static Stroke limitStroke(int series) {
        float dash = 6 - 2 * (series % 2);
        return new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {dash, dash / 2}, 0);
    }

    private static AbstractCategoryItemRenderer tipped(AbstractCategoryItemRenderer renderer) {
        renderer.setDefaultToolTipGenerator(new StandardCategoryToolTipGenerator("{1} {0} {2}", format()));
        return renderer;
    }

    /** A key that stays itself where two towns or series are called alike. */
    private record Slot(int index, String name) implements Comparable<Slot> {
        @Override
        public int compareTo(Slot other) {
            return Integer.compare(index, other.index);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** Its legend shows a line; the library's shows a box as for a bar. */
    private static final class StepRenderer extends CategoryStepRenderer {
        private static final long serialVersionUID = 1L;

        @Override
        public LegendItem getLegendItem(int datasetIndex, int series) {
            String name = getPlot().getDataset(datasetIndex).getRowKey(series).toString();
            return new LegendItem(
                    name,
                    name,
                    null,
                    null,
                    new Line2D.Double(-9, 0, 9, 0),
                    getSeriesStroke(series),
                    getSeriesPaint(series));
        }
    }
}
