package cn.baodi.command.ui;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;

/**
 * The last days as a bare line, drawn anew at every size; a day without data is a gap. The scale begins at zero, so
 * that flat looks flat.
 */
public final class Sparkline extends Region {
    private static final double DOT = 2.2;

    private final Path line = new Path();
    private final Circle end = new Circle(DOT);
    private List<BigDecimal> values = List.of();

    public Sparkline() {
        getStyleClass().add("sparkline-box");
        line.getStyleClass().add("sparkline");
        end.getStyleClass().add("sparkline-end");
        setMinSize(0, 0);
        setMouseTransparent(true);
        getChildren().setAll(line, end);
    }

    /** @param numbers oldest first, null for a day without data; fewer than two draw nothing */
    public void show(List<BigDecimal> numbers) {
        values = numbers;
        draw();
    }

    @Override
    protected void layoutChildren() {
        draw();
    }

    private void draw() {
        double width = getWidth();
        double height = getHeight();
        double highest = values.stream()
                .filter(Objects::nonNull)
                .mapToDouble(BigDecimal::doubleValue)
                .max()
                .orElse(0);
        boolean blank = values.size() < 2 || width <= 2 * DOT || height <= 2 * DOT;
        List<PathElement> way = new ArrayList<>();
        boolean known = false;
        for (int i = 0; !blank && i < values.size(); i++) {
            boolean before = known;
            known = values.get(i) != null;
            if (known) {
                double x = DOT + i * (width - 2 * DOT) / (values.size() - 1);
                double part = highest <= 0 ? 0 : values.get(i).doubleValue() / highest;
                double y = height - DOT - part * (height - 2 * DOT);
                way.add(before ? new LineTo(x, y) : new MoveTo(x, y));
                end.setCenterX(x);
                end.setCenterY(y);
            }
        }
        line.getElements().setAll(way);
        end.setVisible(known);
    }
}
