package cn.baodi.command.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PinyinTest {
    @Test
    void everyReadingOfANameIsFound() {
        assertThat(Pinyin.initials("朝霞街道")).containsExactlyInAnyOrder("zxjd", "cxjd");
        assertThat(Pinyin.full("朝霞街道")).containsExactlyInAnyOrder("zhaoxiajiedao", "chaoxiajiedao");
    }

    @ParameterizedTest
    @CsvSource({
        "李家庄村, lijiazhuangcun, ljzc",
        "小杜庄村, xiaoduzhuangcun, xdzc",
        "八门城镇, bamenchengzhen, bmcz",
        "大堼村, dahengcun, dhc",
        "吕, lv, l",
        "女, nv, n",
        "诶, e, e",
    })
    void aNameIsSpeltInFullAndByInitials(String name, String full, String initials) {
        assertThat(Pinyin.full(name)).contains(full);
        assertThat(Pinyin.initials(name)).contains(initials);
    }

    @Test
    void lettersAndDigitsStayAndSignsGo() {
        assertThat(Pinyin.full("3号楼 A-2（北）")).contains("3haoloua2bei");
        assertThat(Pinyin.initials("3号楼 A-2（北）")).contains("3hla2b");
        assertThat(Pinyin.initials("ＡＢ１２村")).containsExactly("ab12c");
    }

    @Test
    void aCharacterWithoutAReadingIsPassedOver() {
        assertThat(Pinyin.full("𨟠村")).containsExactly("cun");
        assertThat(Pinyin.initials("𨟠村")).containsExactly("c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "——", "𨟠"})
    void whatCannotBeSpeltHasNoSpelling(String name) {
        assertThat(Pinyin.full(name)).isEmpty();
        assertThat(Pinyin.initials(name)).isEmpty();
        assertThat(Pinyin.full(null)).isEmpty();
    }

    @Test
    void manyReadingsAreBounded() {
        String name = "朝都行长".repeat(10);
        assertThat(Pinyin.full(name)).hasSizeBetween(2, Pinyin.LIMIT);
        assertThat(Pinyin.initials(name)).hasSizeBetween(2, Pinyin.LIMIT).allMatch(s -> s.length() == 40);
    }

    @Property(tries = 200)
    void spellingsAreBoundedLowerCaseAndNeverEmpty(@ForAll String name) {
        for (Set<String> spellings : List.of(Pinyin.full(name), Pinyin.initials(name))) {
            assertThat(spellings).hasSizeLessThanOrEqualTo(Pinyin.LIMIT).doesNotContain("");
        }
    }

    @Test
    void everyReadingOfEveryCharacterIsPlainLetters() {
        assertThat(IntStream.range(0x3400, 0xA000)
                        .mapToObj(c -> Pinyin.full(Character.toString(c)))
                        .flatMap(Set::stream)
                        .distinct())
                .allMatch(reading -> reading.matches("[a-z]+"));
    }

    @Test
    void severalThreadsReadTheSame() {
        Set<String> expected = Pinyin.full("朝霞街道大白庄");
        assertThat(IntStream.range(0, 500).parallel().mapToObj(i -> Pinyin.full("朝霞街道大白庄")))
                .allMatch(expected::equals);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ljz", "LJZ", "zhao xia", "xi'an", "a2", "ｌｊｚ", " z "})
    void lettersAreLookedForAmongSpellings(String query) {
        assertThat(Pinyin.isLatin(query)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "138", "李", "李jz", "l-z", "''"})
    void otherQueriesAreNot(String query) {
        assertThat(Pinyin.isLatin(query)).isFalse();
        assertThat(Pinyin.isLatin(null)).isFalse();
    }
}
