package cn.baodi.command.arch;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule holds for the product, and each is shown to fail on the wrong examples in {@code broken}. */
class ArchitectureTest {
    private static final String PRODUCT = "cn.baodi.command";
    private static final String WRONG = "cn.baodi.command.broken";
    private static final JavaClasses PRODUCT_CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(PRODUCT);
    private static final JavaClasses WRONG_CLASSES = new ClassFileImporter().importPackages(WRONG);

    static Stream<String> names() {
        return Rules.of(PRODUCT).keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void theProductKeeps(String rule) {
        Rules.of(PRODUCT).get(rule).check(PRODUCT_CLASSES);
    }

    @ParameterizedTest
    @MethodSource("names")
    void theWrongExamplesBreak(String rule) {
        ArchRule onWrong = Rules.of(WRONG).get(rule);
        assertThat(onWrong.evaluate(WRONG_CLASSES).hasViolation()).as(rule).isTrue();
    }

    /** Class files do not show what a text says, so this rule reads the sources. */
    private static List<Path> sourcesThatWrite(String root) throws IOException {
        Pattern writes = Pattern.compile(
                "(?i)\"\\s*(INSERT INTO|UPDATE|DELETE FROM|MERGE INTO|TRUNCATE) |^\\s*(INSERT INTO|UPDATE|DELETE FROM|MERGE INTO) \\w+",
                Pattern.MULTILINE);
        try (Stream<Path> files = Files.walk(Path.of(root))) {
            return files.filter(f -> f.toString().endsWith(".java"))
                    .filter(f -> !f.getParent().endsWith("data"))
                    .filter(f -> writes.matcher(read(f)).find())
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void onlyTheLedgerWritesSql() throws IOException {
        assertThat(sourcesThatWrite("src/main/java/cn/baodi/command")).isEmpty();
        assertThat(sourcesThatWrite("src/test/java/cn/baodi/command/broken")).isNotEmpty();
    }

    @Test
    void everyWrongExampleIsThere() {
        assertThat(WRONG_CLASSES.stream().map(c -> c.getPackageName()))
                .containsAll(Set.of(WRONG + ".core", WRONG + ".data", WRONG + ".ui", WRONG + ".feature.alpha"));
    }
}
