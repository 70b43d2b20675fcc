package cn.baodi.command.dashboard;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/**
 * Rows of equally wide columns, as many as fit; each row is as high as its highest node. (A TilePane makes all rows
 * alike and does not ask wrapped texts how high they are at its width.)
 */
final class EvenGrid extends Pane {
    private final double letters;
    private double em;
    private final double height;

    /**
     * @param letters how wide a column is at least, in letters
     * @param height of each row in letters, or 0 for that of its nodes
     */
    EvenGrid(String id, double letters, double height) {
        this.letters = letters;
        this.height = height;
        setId(id);
    }

    /** @param pixels the size of the letters */
    void letters(double pixels) {
        em = pixels;
        requestLayout();
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    private double gap() {
        return em * 0.8;
    }

    private int columns(double width) {
        return Math.max(1, (int) ((width + gap()) / (letters * em + gap())));
    }

    /** How many stand in a row now. */
    int columns() {
        return columns(getWidth());
    }

    private double columnWidth(double width) {
        int columns = columns(width);
        return Math.max(0, Math.floor((width - gap() * (columns - 1)) / columns));
    }

    private double rowHeight(List<Node> row, double width) {
        return height > 0
                ? height * em
                : row.stream().mapToDouble(node -> node.prefHeight(width)).max().orElse(0);
    }

    @Override
    protected double computeMinWidth(double forHeight) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double forHeight) {
        return letters * em;
    }

    @Override
    protected double computeMinHeight(double forWidth) {
        return computePrefHeight(forWidth);
    }

    @Override
    protected double computePrefHeight(double forWidth) {
        return walk(forWidth < 0 ? computePrefWidth(-1) : forWidth, false);
    }

    @Override
    protected void layoutChildren() {
        walk(getWidth(), true);
    }

    private double walk(double width, boolean place) {
        List<Node> nodes = getManagedChildren();
        int columns = columns(width);
        double column = columnWidth(width);
        double y = 0;
        for (int from = 0; from < nodes.size(); from += columns) {
            List<Node> row = nodes.subList(from, Math.min(nodes.size(), from + columns));
            double high = Math.ceil(rowHeight(row, column));
            if (place) {
                for (int i = 0; i < row.size(); i++) {
                    row.get(i).resizeRelocate(i * (column + gap()), y, column, high);
                }
            }
            y += high + gap();
        }
        return nodes.isEmpty() ? 0 : y - gap();
    }
}
