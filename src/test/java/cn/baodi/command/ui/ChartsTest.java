package cn.baodi.command.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cn.baodi.command.core.ChartData;
import cn.baodi.command.core.ChartData.Kind;
import cn.baodi.command.core.ChartData.Series;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.CategoryTick;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.axis.ValueTick;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.RectangleEdge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChartsTest {
    private static ChartData data(Kind kind, List<Series> series) {
        List<String> days =
                IntStream.rangeClosed(1, 14).mapToObj(i -> "2月" + i + "日").toList();
        return new ChartData("通行人次", "近14天", "人次", kind, days, series);
    }

    private static List<Integer> values(int from) {
        return Arrays.asList(from, 3, null, 0, 5, 8, 2, 4, null, 6, 1, 9, 7, from);
    }

    private static BufferedImage picture(JFreeChart chart, int width) {
        return chart.createBufferedImage(width, 240);
    }

    private static Set<Integer> colours(BufferedImage image) {
        Set<Integer> found = new TreeSet<>();
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                found.add(image.getRGB(x, y) & 0xFFFFFF);
            }
        }
        return found;
    }

    @ParameterizedTest
    @EnumSource(ChartTheme.class)
    void everyKindIsDrawnInEveryTheme(ChartTheme theme) {
        for (Kind kind : Kind.values()) {
            ChartData full = data(
                    kind,
                    List.of(
                            Series.of("进城", values(10)),
                            Series.of("出城", values(4)),
                            Series.of("外来", values(2)),
                            new Series("应到", values(12), true),
                            new Series("累计", values(900), false, true)));
            Set<Integer> drawn = colours(picture(Charts.of(full, theme), 640));
            assertThat(drawn).contains(theme.background().getRGB() & 0xFFFFFF).hasSizeGreaterThan(5);

            ChartData gaps = data(kind, List.of(Series.of("进城", Arrays.asList(new Integer[14]))));
            assertThat(colours(picture(Charts.of(gaps, theme), 640))).hasSizeGreaterThan(2);
            ChartData nothing = new ChartData("", "", "", kind, List.of(), List.of());
            assertThat(picture(Charts.of(nothing, theme), 640)).isNotNull();
        }
    }

    @Test
    void bothScalesHaveTheirZeroAtOneHeightWhereBarsGoBelowIt() {
        CategoryPlot plot = Charts.of(
                        data(
                                Kind.BARS,
                                List.of(
                                        new Series("新增", List.of(5, -2), false),
                                        new Series("累计", List.of(40, 38), false, true))),
                        ChartTheme.PRINT)
                .getCategoryPlot();

        ValueAxis left = plot.getRangeAxis(0);
        ValueAxis right = plot.getRangeAxis(1);
        assertThat(left.getLowerBound()).isNegative();
        assertThat(right.getLowerBound() / right.getUpperBound())
                .isCloseTo(left.getLowerBound() / left.getUpperBound(), within(1e-9));
        Rectangle2D area = new Rectangle2D.Double(0, 0, 300, 200);
        Graphics2D graphics = new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB).createGraphics();
        assertThat((List<?>) right.refreshTicks(graphics, new AxisState(), area, RectangleEdge.RIGHT))
                .extracting(tick -> ((ValueTick) tick).getValue())
                .contains(0.0)
                .allMatch(value -> value >= 0);
    }

    @Test
    void aSeriesApartHasAScaleOfItsOwnAndItsLegendPointsThere() {
        ChartData both =
                data(Kind.BARS, List.of(Series.of("新增", values(4)), new Series("累计", values(900), false, true)));

        CategoryPlot plot = Charts.of(both, ChartTheme.PRINT).getCategoryPlot();
        assertThat(plot.getRangeAxis(0).getUpperBound()).isLessThan(50);
        assertThat(plot.getRangeAxis(1).getUpperBound()).isGreaterThan(900);
        assertThat(plot.getLegendItems().get(1).getLabel()).isEqualTo("累计 →");
    }

    @Test
    void paperHasNoColours() {
        ChartData full = data(
                Kind.STACKED, List.of(Series.of("甲", values(1)), Series.of("乙", values(2)), Series.of("丙", values(3))));

        assertThat(colours(picture(Charts.of(full, ChartTheme.PRINT), 640)).stream())
                .map(Color::new)
                .allMatch(c -> c.getRed() == c.getGreen() && c.getGreen() == c.getBlue());
    }

    @ParameterizedTest
    @EnumSource(ChartTheme.class)
    void textsAndLinesStandOutFromTheGround(ChartTheme theme) {
        JFreeChart chart = Charts.of(data(Kind.LINES, List.of(Series.of("进城", values(1)))), theme);

        for (Object title : chart.getSubtitles()) {
            if (title instanceof TextTitle line) {
                assertThat(contrast((Color) line.getPaint(), theme.background()))
                        .isGreaterThan(4.5);
            }
        }
        CategoryPlot plot = chart.getCategoryPlot();
        assertThat(contrast((Color) plot.getDomainAxis().getTickLabelPaint(), theme.background()))
                .isGreaterThan(4.5);
        assertThat(contrast((Color) plot.getRangeAxis().getTickLabelPaint(), theme.background()))
                .isGreaterThan(4.5);
        for (int series = 0; series < 6; series++) {
            assertThat(contrast(theme.linePaint(series), theme.background())).isGreaterThan(3);
        }
    }

    private static double contrast(Color a, Color b) {
        double light = Math.max(luminance(a), luminance(b));
        double dark = Math.min(luminance(a), luminance(b));
        return (light + 0.05) / (dark + 0.05);
    }

    private static double luminance(Color colour) {
        double[] weights = {0.2126, 0.7152, 0.0722};
        float[] parts = colour.getRGBColorComponents(null);
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            sum += weights[i] * (parts[i] <= 0.03928 ? parts[i] / 12.92 : Math.pow((parts[i] + 0.055) / 1.055, 2.4));
        }
        return sum;
    }

    @Test
    void wholeNumbersGetWholeTicksFromZero() {
        JFreeChart chart = Charts.of(data(Kind.BARS, List.of(Series.of("缺岗", List.of(1, 0, 1)))), ChartTheme.LIGHT);
        picture(chart, 640);

        NumberAxis axis = (NumberAxis) chart.getCategoryPlot().getRangeAxis();
        assertThat(axis.getTickUnit().getSize())
                .isEqualTo(Math.rint(axis.getTickUnit().getSize()));
        assertThat(axis.getLowerBound()).isZero();
    }

    @Test
    void aNarrowChartLeavesOutDaysButNeverTheLast() {
        JFreeChart chart = Charts.of(data(Kind.LINES, List.of(Series.of("进城", values(1)))), ChartTheme.LIGHT);

        assertThat(labelled(chart, 2000)).hasSize(14);
        assertThat(labelled(chart, 300)).hasSizeBetween(2, 8).contains("2月14日");
    }

    private static List<String> labelled(JFreeChart chart, int width) {
        LabelAxis axis = (LabelAxis) chart.getCategoryPlot().getDomainAxis();
        var graphics = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        List<?> ticks = axis.refreshTicks(graphics, new AxisState(), new Rectangle(width, 200), RectangleEdge.BOTTOM);
        return ticks.stream()
                .map(CategoryTick.class::cast)
                .filter(tick -> !tick.getLabel().getLines().isEmpty())
                .map(tick -> tick.getCategory().toString())
                .toList();
    }

    @Test
    void twoTownsOfOneNameKeepTheirOwnBars() {
        ChartData twins = new ChartData(
                "户数", "", "户", Kind.BARS, List.of("小杜庄村", "小杜庄村"), List.of(Series.of("户", List.of(1, 2))));

        assertThat(Charts.of(twins, ChartTheme.LIGHT)
                        .getCategoryPlot()
                        .getDataset()
                        .getColumnCount())
                .isEqualTo(2);
    }

    @Test
    void everyLetterIsOfTheBundledFamily() {
        JFreeChart chart = Charts.of(
                data(Kind.BARS, List.of(Series.of("甲", values(1)), Series.of("乙", values(1)))), ChartTheme.DARK);

        assertThat(chart.getCategoryPlot().getDomainAxis().getTickLabelFont().getFamily())
                .isEqualTo(Fonts.SANS);
        assertThat(chart.getCategoryPlot().getDomainAxis().getTickLabelFont().canDisplayUpTo("堼𨟠宝坻"))
                .isEqualTo(-1);
    }
}
