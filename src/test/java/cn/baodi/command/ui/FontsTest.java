package cn.baodi.command.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Font;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FontsTest {
    /** What the program ships with: every unit's name, and every word it says. */
    private static String shipped() throws Exception {
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources"))) {
            List<Path> texts =
                    files.filter(f -> f.toString().endsWith(".properties")).collect(Collectors.toList());
            texts.add(Path.of("assets/units/baodi.csv"));
            StringBuilder all = new StringBuilder("堼垺磂𨟠堃喆淏℃▲■●◆");
            for (Path text : texts) {
                all.append(Files.readString(text, StandardCharsets.UTF_8));
            }
            return all.toString().replaceAll("[\\r\\n\\t\\uFEFF]", "");
        }
    }

    @ParameterizedTest
    @EnumSource(Fonts.File.class)
    void everyShippedCharacterCanBeDrawn(Fonts.File file) throws Exception {
        try (InputStream in = file.open()) {
            Font font = Font.createFont(Font.TRUETYPE_FONT, in);
            assertThat(font.getFamily()).isEqualTo(file.family());
            String text = shipped();
            int missing = font.canDisplayUpTo(text);
            assertThat(missing < 0 ? "" : text.substring(missing, Math.min(text.length(), missing + 2)))
                    .isEmpty();
        }
    }
}
