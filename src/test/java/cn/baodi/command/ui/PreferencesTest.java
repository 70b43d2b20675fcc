package cn.baodi.command.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baodi.command.core.Failure;
import cn.baodi.command.ui.Preferences.Bounds;
import cn.baodi.command.ui.Preferences.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreferencesTest {
    @TempDir
    Path folder;

    @Test
    void whatWasSavedIsThereNextTime() {
        Preferences first = Preferences.load(folder);
        assertThat(first.fresh()).isTrue();
        first.change(values -> values.language("en")
                .theme(Theme.SHIFT)
                .size(150)
                .operator("𨟠明")
                .organisation("宝坻区指挥部")
                .window(new Bounds(1, 2, 1366, 768, false))
                .still(true));
        first.save();

        Preferences second = Preferences.load(folder);
        assertThat(second.values()).isEqualTo(first.values());
        assertThat(second.fresh()).isFalse();
    }

    @Test
    void aBrokenFileIsKeptAsideEachTimeUnderANameOfItsOwn() throws IOException {
        for (String broken : new String[] {"{\"size\":", "[]"}) {
            Files.writeString(folder.resolve("preferences.json"), broken);
            Preferences preferences = Preferences.load(folder);

            assertThat(preferences.values()).isEqualTo(Preferences.Values.USUAL);
            assertThat(preferences.aside())
                    .get()
                    .satisfies(aside -> assertThat(aside).hasContent(broken));
            preferences.save();
        }
        assertThat(folder.resolve("preferences.broken.json")).hasContent("{\"size\":");
        assertThat(folder.resolve("preferences.broken-2.json")).hasContent("[]");
    }

    @Test
    void aSizeOutOfBoundsIsHeldWithinThem() throws IOException {
        Files.writeString(folder.resolve("preferences.json"), "{\"size\":1000,\"later\":true}");

        assertThat(Preferences.load(folder).values().size()).isEqualTo(Look.LARGEST);
    }

    @Test
    void aFolderThatCannotBeWrittenIsAFailureInWords() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> Preferences.load(file.resolve("below")).save())
                .isInstanceOf(Failure.class)
                .hasMessageContaining("数据没有变动");
    }
}
