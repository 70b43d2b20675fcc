package cn.baodi.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Texts are checked like code: both languages say the same things, and nothing is said that nobody asks for. */
class TextBundlesTest {
    private static final Path RESOURCES = Path.of("src/main/resources/cn/baodi/command");
    private static final Path SOURCES = Path.of("src/main/java/cn/baodi/command");
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    private static List<Path> bundles() throws IOException {
        try (Stream<Path> files = Files.walk(RESOURCES)) {
            return files.filter(f -> f.endsWith("text.properties")).sorted().toList();
        }
    }

    private static Map<String, String> read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties.entrySet().stream()
                .collect(Collectors.toMap(
                        e -> e.getKey().toString(), e -> e.getValue().toString(), (a, b) -> a, TreeMap::new));
    }

    private static Set<String> places(String text) {
        Set<String> places = new TreeSet<>();
        Matcher matcher = PLACE.matcher(text);
        while (matcher.find()) {
            places.add(matcher.group());
        }
        return places;
    }

    @Test
    void bothLanguagesHaveTheSameKeysAndPlaces() throws IOException {
        for (Path chinese : bundles()) {
            Map<String, String> zh = read(chinese);
            Map<String, String> en = read(chinese.resolveSibling("text_en.properties"));
            assertThat(en.keySet()).as(chinese.toString()).isEqualTo(zh.keySet());
            zh.forEach((key, text) ->
                    assertThat(places(en.get(key))).as(chinese + " " + key).isEqualTo(places(text)));
        }
    }

    @Test
    void noEnglishTextHoldsChineseAndNoTextSpeaksLikeAProgram() throws IOException {
        for (Path chinese : bundles()) {
            read(chinese.resolveSibling("text_en.properties"))
                    .forEach((key, text) -> assertThat(text)
                            .as(chinese + " " + key)
                            // The other language's own name, and dates as people write them, are the exceptions.
                            .doesNotContainPattern(key.startsWith("language") ? "$^" : "[\\p{IsHan}&&[^年月日]]"));
            read(chinese)
                    .forEach((key, text) -> assertThat(text)
                            .as(chinese + " " + key)
                            .doesNotContain("非法", "未知错误", "帐户", "其它", "异常终止", "null"));
        }
    }

    /** A key counts as used where its whole, or all of it up to a dot, stands in a source as a text. */
    @Test
    void noTextIsLeftOver() throws IOException {
        String sources;
        try (Stream<Path> files = Files.walk(SOURCES)) {
            sources = files.filter(f -> f.toString().endsWith(".java"))
                    .map(TextBundlesTest::source)
                    .collect(Collectors.joining("\n"));
        }
        List<String> unused = new ArrayList<>();
        for (Path chinese : bundles()) {
            for (String key : read(chinese).keySet()) {
                if (!isUsed(key, sources)) {
                    unused.add(RESOURCES.relativize(chinese) + " " + key);
                }
            }
        }
        assertThat(unused).isEmpty();
    }

    private static boolean isUsed(String key, String sources) {
        if (sources.contains('"' + key + '"')) {
            return true;
        }
        for (int dot = key.lastIndexOf('.'); dot > 0; dot = key.lastIndexOf('.', dot - 1)) {
            String head = key.substring(0, dot + 1);
            String tail = key.substring(dot + 1);
            boolean prefixed =
                    sources.contains('"' + head + '"') || sources.contains('"' + key.substring(0, dot) + '"');
            boolean enumerated =
                    Character.isUpperCase(key.charAt(0)) && sources.contains("enum " + key.substring(0, dot) + " ");
            boolean sheet = sources.contains('"' + tail + '"');
            if (prefixed || enumerated || sheet) {
                return true;
            }
        }
        return false;
    }

    private static String source(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
