package cn.baodi.command.shell;

import java.util.Objects;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/**
 * One card over the window, such as the palette: Esc or a click beside it closes it and gives the cursor back. While it
 * shows, Tab stays within it: a key meant for the card must not do something behind it.
 */
final class Overlay {
    private final StackPane node = new StackPane();
    private Node card;
    private Node home;
    private Node before;
    private Runnable escaped;

    Overlay() {
        node.setId("overlay");
        node.getStyleClass().add("overlay");
        node.setVisible(false);
        node.setOnMousePressed(event -> {
            if (event.getTarget() == node) {
                escape();
            }
        });
        node.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                event.consume();
                escape();
            }
        });
        node.sceneProperty().addListener((property, was, scene) -> {
            if (scene != null) {
                scene.focusOwnerProperty().addListener((focus, from, to) -> hold(to));
            }
        });
    }

    private void hold(Node owner) {
        if (card != null && owner != null && !isWithin(owner)) {
            home.requestFocus();
        }
    }

    private boolean isWithin(Node owner) {
        return Stream.<Node>iterate(owner, Objects::nonNull, Node::getParent).anyMatch(each -> each == card);
    }

    Node node() {
        return node;
    }

    boolean isShowing() {
        return card != null;
    }

    boolean isShowing(Node wanted) {
        return card == wanted;
    }

    /** @param focus what takes the cursor */
    void show(Region wanted, Node focus, Pos position) {
        show(wanted, focus, position, this::close);
    }

    /** @param onEscape instead of simply closing it */
    void show(Region wanted, Node focus, Pos position, Runnable onEscape) {
        if (card == null) {
            before = node.getScene().getFocusOwner();
        }
        card = wanted;
        home = focus;
        escaped = onEscape;
        StackPane.setAlignment(wanted, position);
        node.getChildren().setAll(wanted);
        node.setVisible(true);
        focus.requestFocus();
    }

    private void escape() {
        escaped.run();
    }

    void close() {
        node.setVisible(false);
        node.getChildren().clear();
        card = null;
        if (before != null && before.getScene() != null) {
            before.requestFocus();
        }
        before = null;
    }
}
