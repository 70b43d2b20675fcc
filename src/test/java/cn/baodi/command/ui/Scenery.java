package cn.baodi.command.ui;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;

/** The nodes of a scene that an officer can see. */
final class Scenery {
    private Scenery() {}

    static List<Node> visible(Node root) {
        List<Node> found = new ArrayList<>();
        collect(root, found);
        return found;
    }

    private static void collect(Node node, List<Node> found) {
        if (!node.isVisible() || node.getOpacity() == 0) {
            return;
        }
        found.add(node);
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, found));
        }
    }

    /** Where a node is, for a message: its own id or the nearest one above it. */
    static String place(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.getId() != null) {
                return at.getId();
            }
        }
        return node.getScene().getRoot().toString();
    }
}
