package cn.baodi.command.shell;

import cn.baodi.command.ui.Command;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.ModifierValue;
import javafx.scene.input.KeyEvent;

/**
 * The one registry of what can be done, from which menu, palette, keys and the key sheet all come. A key that belongs
 * to input methods or is taken already is refused: its command stays, without the key.
 */
public final class Commands {
    private final List<Entry> entries = new ArrayList<>();
    private final Map<KeyCombination, Entry> keys = new HashMap<>();
    private final List<String> refused = new ArrayList<>();

    /**
     * One command in its place.
     *
     * @param group heading in the officer's words
     * @param keys its keys, the one that is shown first; empty where it has none
     */
    public record Entry(String group, Command command, List<KeyCombination> keys) {
        /** Its keys as the officer reads them, such as Ctrl+K, or "". */
        public String shown() {
            return keys.isEmpty() ? "" : KeyNames.of(keys.get(0));
        }

        /** Why it cannot be done now, or null. */
        public String disabled() {
            return command.disabled().get();
        }

        /** Does it, unless it cannot be done now. */
        void run() {
            if (disabled() == null) {
                command.action().run();
            }
        }
    }

    /** @param more further keys for the same thing, as JavaFX key texts */
    public void add(String group, Command command, String... more) {
        List<String> wanted = new ArrayList<>();
        if (command.keys() != null) {
            wanted.add(command.keys());
        }
        wanted.addAll(List.of(more));
        List<KeyCombination> granted = new ArrayList<>();
        Entry entry = new Entry(group, command, granted);
        for (String text : wanted) {
            KeyCombination key = KeyCombination.valueOf(text);
            if (isBanned(key) || keys.putIfAbsent(key, entry) != null) {
                refused.add(command.id() + " " + text);
            } else {
                granted.add(key);
            }
        }
        entries.add(entry);
    }

    /** Everything, in the order in which it was added. */
    public List<Entry> all() {
        return List.copyOf(entries);
    }

    /** What was refused, as {@code id key}; empty when all is well. */
    public List<String> refused() {
        return List.copyOf(refused);
    }

    /** What the pressed keys mean. */
    Optional<Entry> at(KeyEvent event) {
        return keys.entrySet().stream()
                .filter(key -> key.getKey().match(event))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Whether a key belongs to an input method, a chat program's screenshot, or to typing and editing text. */
    static boolean isBanned(KeyCombination combination) {
        if (!(combination instanceof KeyCodeCombination key)) {
            return true;
        }
        boolean control = isDown(key.getShortcut()) || isDown(key.getControl());
        boolean alt = isDown(key.getAlt());
        boolean shift = isDown(key.getShift());
        KeyCode code = key.getCode();
        if (!control && !alt) {
            return !code.isFunctionKey();
        }
        if (control && alt || alt && code.isLetterKey()) {
            return true;
        }
        return switch (code) {
            case SPACE, PERIOD, COMMA -> true;
            case C, V, X, A -> !shift;
            case F -> shift;
            default -> code.isModifierKey();
        };
    }

    private static boolean isDown(ModifierValue value) {
        return value == ModifierValue.DOWN;
    }
}
