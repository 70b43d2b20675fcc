package cn.baodi.command.ui;

import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.Window;

/**
 * A window beside the console's: it is told when the console's screens are made anew (another officer, language or
 * folder) or the console closes, for it belongs to those screens. Used on the JavaFX thread.
 */
public final class SideWindow {
    private static final String PUBLIC = "baodi.public";

    private final Stage stage;
    private final ChangeListener<Scene> rebuilt;
    private final ChangeListener<Boolean> hidden;
    private Stage console;

    /** @param leave called when it is to go */
    public SideWindow(Stage stage, Runnable leave) {
        this.stage = stage;
        rebuilt = (property, old, scene) -> leave.run();
        hidden = (property, old, showing) -> leave.run();
    }

    /** Nothing in it is about a person, so a locked console leaves it as it is. */
    public void showsNothingPersonal() {
        stage.getProperties().put(PUBLIC, true);
    }

    /** Whether a lock need not cover it. */
    public static boolean isPublic(Window window) {
        return window.hasProperties() && window.getProperties().containsKey(PUBLIC);
    }

    /** Begins to follow the console; before this window is shown. Returns the console's window, if there is one. */
    public Optional<Stage> follow() {
        forget();
        console = Window.getWindows().stream()
                .filter(w -> w instanceof Stage s && s.getOwner() == null && s != stage && !isPublic(s))
                .map(Stage.class::cast)
                .findFirst()
                .orElse(null);
        if (console != null) {
            console.sceneProperty().addListener(rebuilt);
            console.showingProperty().addListener(hidden);
        }
        return Optional.ofNullable(console);
    }

    /** Follows no longer; when this window is hidden. */
    public void forget() {
        if (console != null) {
            console.sceneProperty().removeListener(rebuilt);
            console.showingProperty().removeListener(hidden);
            console = null;
        }
    }
}
