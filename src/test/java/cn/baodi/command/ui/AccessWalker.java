package cn.baodi.command.ui;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;

/** Finds what the keyboard reaches and a screen reader has no words for. */
public final class AccessWalker {
    private AccessWalker() {}

    /** Places of the nodes without words. */
    public static List<String> mute(Scene scene) {
        List<String> found = new ArrayList<>();
        List<Node> visible = Scenery.visible(scene.getRoot());
        for (Node node : visible) {
            boolean labelled = visible.stream().anyMatch(n -> n instanceof Label label && label.getLabelFor() == node);
            boolean titled = node instanceof Labeled labeled
                    && labeled.getText() != null
                    && !labeled.getText().isBlank();
            boolean spoken = node.getAccessibleText() != null
                    && !node.getAccessibleText().isBlank();
            if (node.isFocusTraversable() && !labelled && !titled && !spoken) {
                found.add(Scenery.place(node) + " " + node.getTypeSelector());
            }
        }
        return found;
    }
}
