package cn.baodi.command.shell;

import java.util.Map;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.ModifierValue;

/** Keys as they stand on the keyboard. */
final class KeyNames {
    private static final Map<KeyCode, String> SIGNS = Map.of(
            KeyCode.EQUALS, "＝",
            KeyCode.MINUS, "－",
            KeyCode.LEFT, "←",
            KeyCode.RIGHT, "→",
            KeyCode.UP, "↑",
            KeyCode.DOWN, "↓");

    private KeyNames() {}

    /** Shortcut+Equals → Ctrl+＝. */
    static String of(KeyCombination combination) {
        KeyCodeCombination key = (KeyCodeCombination) combination;
        StringBuilder text = new StringBuilder();
        if (key.getShortcut() == ModifierValue.DOWN || key.getControl() == ModifierValue.DOWN) {
            text.append("Ctrl+");
        }
        if (key.getAlt() == ModifierValue.DOWN) {
            text.append("Alt+");
        }
        if (key.getShift() == ModifierValue.DOWN) {
            text.append("Shift+");
        }
        return text.append(SIGNS.getOrDefault(key.getCode(), key.getCode().getName()))
                .toString();
    }

    /** Whether a key is worth telling: the keypad's twins of another are not. */
    static boolean isShown(KeyCombination combination) {
        return switch (((KeyCodeCombination) combination).getCode()) {
            case PLUS, ADD, SUBTRACT, NUMPAD0 -> false;
            default -> true;
        };
    }

    /** As {@link #of(KeyCombination)}, from a JavaFX key text. */
    static String of(String keys) {
        return of(KeyCombination.valueOf(keys));
    }
}
