package cn.baodi.command.ui;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.Stream;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueTick;
import org.jfree.chart.ui.RectangleEdge;

/** The scale of numbers that are never below zero: where it reaches below, beside one that does, it says nothing there. */
final class PositiveAxis extends NumberAxis {
    private static final long serialVersionUID = 1L;

    @Override
    @SuppressWarnings("rawtypes") // as the library declares it
    public List refreshTicks(Graphics2D graphics, AxisState state, Rectangle2D area, RectangleEdge edge) {
        Stream<?> ticks = super.refreshTicks(graphics, state, area, edge).stream();
        return ticks.filter(tick -> !(tick instanceof ValueTick value) || value.getValue() >= 0)
                .toList();
    }
}
