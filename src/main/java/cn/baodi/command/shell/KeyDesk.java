package cn.baodi.command.shell;

import cn.baodi.command.ui.Notices;
import java.util.Set;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;

/**
 * Turns keys into commands before any control sees them, so that F4 is a new call also in a choice box. What a text
 * field can undo itself stays with the field.
 */
final class KeyDesk {
    /** What can be done at the gate: it shows nothing of the data. */
    private static final Set<String> AT_THE_GATE = Set.of("quit", "size.larger", "size.smaller", "size.usual");

    private final Commands commands;
    private final Overlay overlay;
    private final Palette palette;
    private final KeySheet keySheet;
    private final Gate gate;
    private final Notices notices;

    KeyDesk(Commands commands, Overlay overlay, Palette palette, KeySheet keySheet, Gate gate, Notices notices) {
        this.commands = commands;
        this.gate = gate;
        this.overlay = overlay;
        this.palette = palette;
        this.keySheet = keySheet;
        this.notices = notices;
    }

    void listenTo(Scene scene) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> press(scene, event));
        // A choice box opens when F4 is let go.
        scene.addEventFilter(KeyEvent.KEY_RELEASED, event -> {
            if (!gate.isShut()
                    && event.getCode().isFunctionKey()
                    && commands.at(event).isPresent()) {
                event.consume();
            }
        });
    }

    private void press(Scene scene, KeyEvent event) {
        commands.at(event).ifPresent(entry -> {
            String id = entry.command().id();
            if (gate.isShut() && !AT_THE_GATE.contains(id)) {
                return;
            }
            if (overlay.isShowing() && !closesWhatIsShown(id)) {
                return;
            }
            if (scene.getFocusOwner() instanceof TextInputControl field && ownsUndo(field, id)) {
                return;
            }
            event.consume();
            String disabled = entry.disabled();
            if (disabled == null) {
                entry.run();
            } else {
                notices.toast(entry.command().title() + " · " + disabled);
            }
        });
    }

    private boolean closesWhatIsShown(String id) {
        return palette.isShown() && id.equals("palette") || keySheet.isShown() && id.equals("help");
    }

    private static boolean ownsUndo(TextInputControl field, String id) {
        return field.isEditable()
                && (id.equals("undo") && field.isUndoable() || id.equals("redo") && field.isRedoable());
    }
}
