package cn.baodi.command.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baodi.command.core.Failure;
import cn.baodi.command.ui.Preferences.Bounds;
import cn.baodi.command.ui.Preferences.Theme;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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

    static Stream<byte[]> breakages() {
        byte[] noise = new byte[300];
        new Random(7).nextBytes(noise);
        return Stream.concat(
                Stream.of(
                                "",
                                " \n",
                                "null",
                                "[]",
                                "7",
                                "{",
                                "{\"size\":150",
                                "{\"size\":\"big\"}",
                                "{\"theme\":\"PINK\"}",
                                "{\"window\":[]}",
                                "{\"still\":3.5e}",
                                "<xml/>",
                                "[".repeat(200_000),
                                "{\"later\":".repeat(200_000),
                                "{\"operator\":\"" + "长".repeat(1 << 20) + "\"}")
                        .map(text -> text.getBytes(StandardCharsets.UTF_8)),
                Stream.of(noise, new byte[4096]));
    }

    @ParameterizedTest
    @MethodSource("breakages")
    void whateverIsWrongWithItItIsKeptAsItIsAndToldOf(byte[] broken) throws IOException {
        Files.write(folder.resolve("preferences.json"), broken);

        Preferences preferences = Preferences.load(folder);
        preferences.change(values -> values.size(150));
        preferences.save();

        assertThat(preferences.aside())
                .get()
                .satisfies(aside -> assertThat(aside).hasBinaryContent(broken));
        assertThat(Preferences.load(folder).values().size()).isEqualTo(150);
    }

    @Test
    void aWindowThatCannotBeIsNone() throws IOException {
        for (String window : List.of("1e999,0,10,10", "0,0,-5,10", "0,0,10,1e7", "0,-1e300,10,10")) {
            String[] n = window.split(",");
            Files.writeString(
                    folder.resolve("preferences.json"),
                    "{\"window\":{\"x\":%s,\"y\":%s,\"width\":%s,\"height\":%s}}".formatted((Object[]) n));
            assertThat(Preferences.load(folder).values().window()).as(window).isNull();
        }
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
