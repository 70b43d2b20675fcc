package cn.baodi.command.dashboard;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Polyline;

/** The last days as a bare line; a day without data is a gap. The scale begins at zero, so that flat looks flat. */
final class Sparkline extends Region {
    private static final double DOT = 2.2;

    private final List<BigDecimal> values;

    Sparkline(List<BigDecimal> values, double width, double height) {
        this.values = values;
        getStyleClass().add("sparkline-box");
        setMinSize(width, height);
        setPrefSize(width, height);
        setMaxSize(width, height);
        setMouseTransparent(true);
        getChildren().setAll(lines(width, height));
    }

    private List<Node> lines(double width, double height) {
        double highest = values.stream()
                .filter(Objects::nonNull)
                .mapToDouble(BigDecimal::doubleValue)
                .max()
                .orElse(0);
        List<Node> nodes = new ArrayList<>();
        Polyline line = null;
        double step = values.size() < 2 ? 0 : (width - 2 * DOT) / (values.size() - 1);
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) == null) {
                line = null;
                continue;
            }
            if (line == null) {
                line = new Polyline();
                line.getStyleClass().add("sparkline");
                nodes.add(line);
            }
            double x = DOT + i * step;
            double y = height - DOT - (highest <= 0 ? 0 : values.get(i).doubleValue() / highest * (height - 2 * DOT));
            line.getPoints().addAll(x, y);
            if (i == values.size() - 1) {
                Circle end = new Circle(x, y, DOT);
                end.getStyleClass().add("sparkline-end");
                nodes.add(end);
            }
        }
        return nodes;
    }
}
