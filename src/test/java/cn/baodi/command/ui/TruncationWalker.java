package cn.baodi.command.ui;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.text.Text;

/** Finds words that are cut: with an ellipsis, or standing out of the window. */
public final class TruncationWalker {
    private static final double TOLERANCE = 1;

    private TruncationWalker() {}

    /** What is cut, each with its place; cells of tables and lists are left out, since they scroll and show a tooltip. */
    public static List<String> cut(Scene scene) {
        List<String> found = new ArrayList<>();
        Rectangle2D window = new Rectangle2D(0, 0, scene.getWidth(), scene.getHeight());
        for (Node node : Scenery.visible(scene.getRoot())) {
            if (node instanceof Labeled labeled
                    && !isInCell(node)
                    && labeled.getText() != null
                    && !labeled.getText().isBlank()) {
                labeled.lookupAll(".text").stream()
                        .filter(text -> text instanceof Text && text.getParent() == labeled)
                        .map(text -> ((Text) text).getText())
                        .filter(shown -> !shown.equals(labeled.getText()))
                        .forEach(shown -> found.add(Scenery.place(node) + " “" + labeled.getText() + "” as " + shown));
            }
            if (node instanceof Text text && !text.getText().isBlank() && !isScrolled(node)) {
                Bounds at = node.localToScene(node.getLayoutBounds());
                if (at.getMinX() < -TOLERANCE
                        || at.getMinY() < -TOLERANCE
                        || at.getMaxX() > window.getWidth() + TOLERANCE
                        || at.getMaxY() > window.getHeight() + TOLERANCE) {
                    found.add(Scenery.place(node) + " “" + text.getText() + "” stands out of the window");
                }
            }
        }
        return found;
    }

    private static boolean isInCell(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at instanceof IndexedCell) {
                return true;
            }
        }
        return false;
    }

    private static boolean isScrolled(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at instanceof IndexedCell || at instanceof ScrollPane || at instanceof ChartPane) {
                return true;
            }
        }
        return false;
    }
}
