package cn.baodi.command.ui;

import javafx.beans.value.ChangeListener;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;

/**
 * As high as its content, and scrolls only where there is less room, such as in very large letters; what takes the cursor
 * comes into view.
 */
public final class FittingScroll extends ScrollPane {
    private final Region content;

    public FittingScroll(Region content) {
        super(content);
        this.content = content;
        setFitToWidth(true);
        setFocusTraversable(false);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        ChangeListener<Node> cursor = (property, was, node) -> reveal(node);
        sceneProperty().addListener((property, was, scene) -> {
            if (was != null) {
                was.focusOwnerProperty().removeListener(cursor);
            }
            if (scene != null) {
                scene.focusOwnerProperty().addListener(cursor);
            }
        });
        content.needsLayoutProperty().addListener((property, was, needed) -> {
            if (needed) {
                requestLayout();
            }
        });
    }

    private void reveal(Node node) {
        double more = content.getHeight() - getViewportBounds().getHeight();
        if (more <= 0 || !isInside(node)) {
            return;
        }
        Bounds at = content.sceneToLocal(node.localToScene(node.getBoundsInLocal()));
        double top = getVvalue() * more;
        if (at.getMinY() < top) {
            setVvalue(at.getMinY() / more);
        } else if (at.getMaxY() > top + getViewportBounds().getHeight()) {
            setVvalue((at.getMaxY() - getViewportBounds().getHeight()) / more);
        }
    }

    private boolean isInside(Node node) {
        Node at = node;
        while (at != null && at != content) {
            at = at.getParent();
        }
        return at != null;
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
