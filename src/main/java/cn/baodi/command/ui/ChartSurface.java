package cn.baodi.command.ui;

import java.awt.geom.Rectangle2D;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.entity.ChartEntity;
import org.jfree.fx.FXGraphics2D;

/** Draws a chart at whatever size it is given. The value under the mouse is shown beside it. */
final class ChartSurface extends Region {
    private static final double BESIDE = 12;

    private final Canvas canvas = new Canvas();
    private final Tooltip tip = new Tooltip();
    private final ChartRenderingInfo places = new ChartRenderingInfo();
    private JFreeChart chart;

    ChartSurface() {
        setId("chartSurface");
        setMinSize(0, 0);
        getChildren().add(canvas);
        canvas.setOnMouseMoved(this::point);
        canvas.setOnMouseExited(event -> tip.hide());
    }

    void show(JFreeChart other) {
        chart = other;
        draw();
    }

    @Override
    protected void layoutChildren() {
        if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
            canvas.setWidth(getWidth());
            canvas.setHeight(getHeight());
            draw();
        }
    }

    private void draw() {
        tip.hide();
        canvas.getGraphicsContext2D().clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        if (chart == null || canvas.getWidth() < 1 || canvas.getHeight() < 1) {
            return;
        }
        chart.draw(
                new FXGraphics2D(canvas.getGraphicsContext2D()),
                new Rectangle2D.Double(0, 0, canvas.getWidth(), canvas.getHeight()),
                null,
                places);
    }

    private void point(MouseEvent event) {
        ChartEntity under = places.getEntityCollection().getEntity(event.getX(), event.getY());
        String text = under == null ? null : under.getToolTipText();
        if (text == null) {
            tip.hide();
        } else {
            tip.setText(text);
            tip.show(canvas, event.getScreenX() + BESIDE, event.getScreenY() + BESIDE);
        }
    }
}
