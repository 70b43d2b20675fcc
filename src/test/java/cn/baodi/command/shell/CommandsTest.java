package cn.baodi.command.shell;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.ui.Command;
import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "A",
                "Shift+A",
                "Enter",
                "Space",
                "Shortcut+Space",
                "Shift+Space",
                "Shortcut+Period",
                "Shortcut+Shift+F",
                "Alt+A",
                "Shortcut+Alt+A",
                "Shortcut+C",
                "Shortcut+V",
                "Shortcut+X",
                "Shortcut+A"
            })
    void keysOfInputMethodsAndOfTypingAreRefused(String keys) {
        Commands commands = new Commands();
        commands.add("组", command("one", keys));

        assertThat(commands.refused()).containsExactly("one " + keys);
        assertThat(commands.all())
                .singleElement()
                .extracting(Commands.Entry::shown)
                .isEqualTo("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"F4", "Shortcut+K", "Shortcut+Enter", "Shortcut+Shift+C", "Shortcut+1", "Shortcut+Equals"})
    void theHousesOwnKeysAreGranted(String keys) {
        assertThat(Commands.isBanned(KeyCombination.valueOf(keys))).isFalse();
    }

    @Test
    void aKeyBelongsToWhoeverAskedFirst() {
        Commands commands = new Commands();
        commands.add("组", command("one", "F4"));
        commands.add("组", command("two", "F4"));

        assertThat(commands.refused()).containsExactly("two F4");
    }

    @Test
    void keysReadAsTheyStandOnTheKeyboard() {
        assertThat(KeyNames.of("Shortcut+Equals")).isEqualTo("Ctrl+＝");
        assertThat(KeyNames.of("Shortcut+Shift+C")).isEqualTo("Ctrl+Shift+C");
        assertThat(KeyNames.of("F4")).isEqualTo("F4");
    }

    private static Command command(String id, String keys) {
        return new Command(id, id, null, keys, () -> {});
    }
}
