package cn.baodi.command.ui;

import javafx.geometry.Orientation;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;

/** As high as its content, and scrolls only where there is less room: in very large letters. */
public final class FittingScroll extends ScrollPane {
    private final Region content;

    public FittingScroll(Region content) {
        super(content);
        this.content = content;
        setFitToWidth(true);
        setFocusTraversable(false);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        content.needsLayoutProperty().addListener((property, was, needed) -> {
            if (needed) {
                requestLayout();
            }
        });
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        double high = Math.max(content.minHeight(width), content.prefHeight(width));
        return high + snappedTopInset() + snappedBottomInset();
    }
}
