package cn.baodi.command.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {
    @Test
    void onOneLineABreakIsABlankAndTheRestStays() throws Rejected {
        assertThat(PlainText.oneLine("\t 张三\r\n李四\u2028王五\t赵六 \n")).isEqualTo("张三 李四 王五 赵六");
        assertThat(PlainText.oneLine("ａ　１ \u00A0\u200B𨟠")).isEqualTo("ａ　１ \u00A0\u200B𨟠");
    }

    @Test
    void inANoteEveryBreakIsALineFeedAndATabStays() throws Rejected {
        assertThat(PlainText.lines("一\r\n二\r三\n四\u000B五\f六\u0085七\u2028八\u2029九\t十"))
                .isEqualTo("一\n二\n三\n四\n五\n六\n七\n八\n九\t十");
    }

    @ParameterizedTest
    @ValueSource(strings = {"王\uD83D明", "\uDE00", "甲\u0000", "a\u001B[31m", "\u007F", "\u0080", "\uFFFE", "x\uFFFF"})
    void whatNoScreenShowsIsRefusedByItsPlace(String text) {
        assertThatThrownBy(() -> PlainText.oneLine(text))
                .isInstanceOf(Rejected.class)
                .hasMessage("unprintable");
        assertThatThrownBy(() -> PlainText.lines(text))
                .isInstanceOf(Rejected.class)
                .hasMessage("unprintable");
    }

    @Test
    void theRefusalSaysWhichCharacter() {
        Rejected rejected = org.assertj.core.api.Assertions.catchThrowableOfType(
                Rejected.class, () -> PlainText.oneLine("𨟠家\u0007庄"));
        assertThat(Texts.of(Texts.CHINESE, Texts.class).problem(rejected.at("name")))
                .startsWith("第 3 个字")
                .contains("U+0007");
    }

    @Test
    void aTextOfSixtyMillionCharactersIsRefusedAtOnceByEveryType() {
        String pasted = "1,234".repeat(12_000_000);
        for (Type<?> type : List.<Type<?>>of(
                Types.TEXT, Types.NOTE, Types.PHONE, Types.WHOLE, Types.JIN, Types.DATE, Types.MOMENT)) {
            long start = System.nanoTime();
            assertThatThrownBy(() -> type.read(pasted)).as(type.kind().name()).hasMessage("toolong");
            assertThat(System.nanoTime() - start).as(type.kind().name()).isLessThan(1_000_000_000L);
        }
    }
}
