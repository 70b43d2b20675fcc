package cn.baodi.command.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Collator;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CollationTest {
    @Test
    void namesStandInTheOrderOfTheirPinyin() {
        assertThat(Stream.of("大白庄", "潮阳", "宝平", "八门城").sorted(Comparator.comparing(Collation::key)))
                .containsExactly("八门城", "宝平", "潮阳", "大白庄");
    }

    @Test
    void aShorterNameStandsBeforeItsExtension() {
        assertThat(Collation.key("大白")).isLessThan(Collation.key("大白庄"));
    }

    @Test
    void rareCharactersHaveKeysOfTheirOwn() {
        assertThat(Stream.of("堼", "垺", "磂", "𨟠").map(Collation::key).distinct())
                .hasSize(4);
    }

    @Test
    void noNameIsAnEmptyName() {
        assertThat(Collation.key(null)).isEqualTo(Collation.key(""));
    }

    @Property(tries = 500)
    void keysCompareAsTheCollatorComparesNames(@ForAll String one, @ForAll String other) {
        int byKey = Integer.signum(Collation.key(one).compareTo(Collation.key(other)));
        assertThat(byKey)
                .isEqualTo(Integer.signum(Collator.getInstance(Locale.CHINA).compare(one, other)));
    }
}
