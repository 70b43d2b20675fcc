package cn.baodi.command.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baodi.command.core.sample.Parcel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {
    private static final Texts CHINESE = Texts.of(Texts.CHINESE, Texts.class);
    private static final Texts ENGLISH = Texts.of(Texts.ENGLISH, Texts.class);

    @Test
    void bothLanguagesHaveTheSameKeysAndPlaceHolders() throws IOException {
        Properties chinese = load("text.properties");
        Properties english = load("text_en.properties");
        assertThat(english.stringPropertyNames()).isEqualTo(chinese.stringPropertyNames());
        for (String key : chinese.stringPropertyNames()) {
            assertThat(placeHolders(english.getProperty(key)))
                    .as(key)
                    .isEqualTo(placeHolders(chinese.getProperty(key)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"text.properties", "text_en.properties"})
    void noKeyIsThereTwice(String file) throws IOException {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(Texts.class.getResourceAsStream(file), StandardCharsets.UTF_8))) {
            assertThat(lines.lines().filter(line -> line.matches("[\\w.]+=.*")).map(line -> line.split("=", 2)[0]))
                    .isNotEmpty()
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void behindOneStandsTheSingularInEnglish() {
        assertThat(ENGLISH.get("comparison.less", "1", "cases")).isEqualTo("down 1 case");
        assertThat(ENGLISH.get("comparison.less", 11, "cases")).isEqualTo("down 11 cases");
        assertThat(ENGLISH.get("comparison.more", 1, "斤")).isEqualTo("up 1 斤");
        assertThat(CHINESE.get("comparison.more", 1, "cases")).isEqualTo("增加1cases");
        assertThat(Singular.text(" deliveries are overdue; 2 calls")).isEqualTo(" delivery is overdue; 2 calls");
        assertThat(Singular.text(" people have signed in for ")).isEqualTo(" person has signed in for ");
        assertThat(Singular.text(" days")).isEqualTo(" day");
        assertThat(Singular.text(" of the days")).isEqualTo(" of the days");
    }

    @Test
    void noTextBlamesTheOfficerOrSaysNothing() throws IOException {
        assertThat(load("text.properties").values().toString()).doesNotContain("非法", "未知错误", "异常", "无效", "失败");
        assertThat(load("text_en.properties").values().toString().toLowerCase(Locale.ROOT))
                .doesNotContain("illegal", "invalid", "unknown error", "exception", "fatal");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text.properties", "text_en.properties"})
    void everyFailureSaysWhatBecameOfTheData(String file) throws IOException {
        Properties texts = load(file);
        assertThat(texts.stringPropertyNames())
                .filteredOn(key -> key.startsWith("failure."))
                .allSatisfy(key -> assertThat(texts.getProperty(key))
                        .containsPattern("数据没有变动。$|此前已保存|原样保留|已存的是|data is unchanged\\.$|saved before|left as it"
                                + " is|has been kept"));
    }

    @Test
    void everyFailureThatTheProgramRaisesHasItsText() throws IOException {
        assertThat(used(Path.of("src/main/java"), "new Failure\\(\\s*(?:\\w+,\\s*)?\"([\\w.]+)\""))
                .isNotEmpty()
                .allMatch(key -> CHINESE.has("failure." + key));
    }

    @Test
    void everyProblemThatTheCoreFindsHasItsText() throws IOException {
        Set<String> keys = used(Path.of("src/main/java/cn/baodi/command/core"), "new Rejected\\(\\s*\"([\\w.]+)\"");
        assertThat(keys).contains("day.none", "range.reversed").allMatch(key -> CHINESE.has("problem." + key));
    }

    @ParameterizedTest
    @EnumSource
    void everySeverityHasAWord(Alert.Severity severity) {
        assertThat(CHINESE.name(severity)).isNotEqualTo(ENGLISH.name(severity)).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource
    void everyPresetHasAWord(TimeRange.Preset preset) {
        assertThat(CHINESE.name(preset)).isNotEqualTo(ENGLISH.name(preset)).isNotBlank();
    }

    @Test
    void placeHoldersAreFilledAndNothingElseIsSpecial() {
        assertThat(CHINESE.get("comparison.more", 1234, "人次")).isEqualTo("增加1234人次");
        assertThat(CHINESE.get("problem.duplicate", "it's {1} $1 \\ %s"))
                .isEqualTo("“it's {1} $1 \\ %s”已经登记过。请核对是不是同一个。");
    }

    @Test
    void whatLooksLikeAPlaceHolderInOneArgumentIsNotFilledFromAnother() {
        assertThat(CHINESE.problem(Problem.of("state", "choice", "{1}", "甲"))).isEqualTo("“{1}”不在可选的几项里。请填：甲。");
    }

    @Test
    void aMissingArgumentLeavesItsPlaceHolder() {
        assertThat(CHINESE.get("comparison.more", 3)).isEqualTo("增加3{1}");
    }

    @Test
    void aKeyThatIsNowhereIsABug() {
        assertThat(CHINESE.has("nowhere")).isFalse();
        assertThatThrownBy(() -> CHINESE.get("nowhere")).isInstanceOf(MissingResourceException.class);
    }

    @Test
    void anAreasOwnWordStandsBeforeTheSharedOne() {
        assertThat(Parcel.texts(Texts.CHINESE).get("save")).isEqualTo("存档");
        assertThat(Parcel.texts(Texts.CHINESE).get("cancel")).isEqualTo("取消");
        assertThat(Parcel.texts(Texts.ENGLISH).get("cancel")).isEqualTo("Cancel");
    }

    @Test
    void aWordIsKnownInEveryLanguage() {
        assertThat(Parcel.texts(Texts.ENGLISH).inEveryLanguage("parcels.phone")).containsExactly("电话", "Phone");
    }

    @Test
    void anEnglishMachineShowsChineseToAChineseOfficer() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.ENGLISH);
            java.util.ResourceBundle.clearCache(Texts.class.getClassLoader());
            assertThat(Texts.of(Locale.CHINA, Texts.class).get("cancel")).isEqualTo("取消");
            assertThat(Texts.of(Locale.FRENCH, Texts.class).get("cancel")).isEqualTo("取消");
            assertThat(Texts.of(Locale.UK, Texts.class).get("cancel")).isEqualTo("Cancel");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aFailureSpeaksTheOfficersWords() {
        Failure failure = new Failure("file.missing", "志愿者.csv");
        assertThat(failure).hasMessage("没有读取：找不到文件“志愿者.csv”。请核对文件名和所在文件夹。数据没有变动。");
        assertThat(failure.text(Texts.ENGLISH)).startsWith("Not read: the file “志愿者.csv” was not found.");
        assertThat(failure.key()).isEqualTo("file.missing");
        assertThat(new Failure(new IOException("disk"), "disk.full")).hasCauseInstanceOf(IOException.class);
    }

    private static Properties load(String file) throws IOException {
        Properties texts = new Properties();
        try (InputStreamReader in =
                new InputStreamReader(Texts.class.getResourceAsStream(file), StandardCharsets.UTF_8)) {
            texts.load(in);
        }
        return texts;
    }

    private static Set<String> placeHolders(String text) {
        return matches("\\{\\d}", text).collect(Collectors.toCollection(TreeSet::new));
    }

    /** What the first group matches in the sources of a folder. */
    private static Set<String> used(Path folder, String pattern) throws IOException {
        List<Path> sources;
        try (Stream<Path> files = Files.walk(folder)) {
            sources = files.filter(file -> file.toString().endsWith(".java")).toList();
        }
        Set<String> keys = new TreeSet<>();
        for (Path source : sources) {
            Matcher found = Pattern.compile(pattern).matcher(Files.readString(source));
            while (found.find()) {
                keys.add(found.group(1));
            }
        }
        return keys;
    }

    private static Stream<String> matches(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().map(found -> found.group());
    }
}
