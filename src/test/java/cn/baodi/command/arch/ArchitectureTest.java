package cn.baodi.command.arch;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
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

    @Test
    void everyWrongExampleIsThere() {
        assertThat(WRONG_CLASSES.stream().map(c -> c.getPackageName()))
                .containsAll(Set.of(WRONG + ".core", WRONG + ".data", WRONG + ".ui", WRONG + ".feature.alpha"));
    }
}
