package cn.baodi.command.shell;

import cn.baodi.command.ui.SideWindow;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.collections.ListChangeListener;
import javafx.event.Event;
import javafx.event.EventHandler;
import javafx.scene.input.InputEvent;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;

/**
 * Hides what the console's other windows show while it is locked, such as the card of a call. They stay as they are
 * underneath, and take neither keys nor clicks; a menu that is open closes. What shows nothing personal stays.
 */
final class Curtain {
    private static final EventHandler<InputEvent> TAKE = Event::consume;

    private final Stage main;
    private final Set<Window> covered = new LinkedHashSet<>();
    private final ListChangeListener<Window> more = change -> cover();

    Curtain(Stage main) {
        this.main = main;
    }

    void draw() {
        for (Window window : List.copyOf(Window.getWindows())) {
            if (window instanceof PopupWindow popup) {
                popup.hide();
            }
        }
        cover();
        Window.getWindows().addListener(more);
    }

    private void cover() {
        for (Window window : List.copyOf(Window.getWindows())) {
            if (window instanceof Stage && window != main && !SideWindow.isPublic(window) && covered.add(window)) {
                window.getScene().getRoot().setVisible(false);
                window.addEventFilter(InputEvent.ANY, TAKE);
            }
        }
    }

    void open() {
        Window.getWindows().removeListener(more);
        for (Window window : covered) {
            window.removeEventFilter(InputEvent.ANY, TAKE);
            window.getScene().getRoot().setVisible(true);
        }
        covered.clear();
    }
}
