package cn.baodi.command.core;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.core.Type.Kind;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskingTest {
    @ParameterizedTest
    @CsvSource({
        "13812340000,  138****0000",
        "022-29241234, 022-29****34",
        "022-2924123,  022-2****23",
        "0316-2111111, 0316-2****11",
        "29241234,     29****34",
        "2924123,      2****23",
        "110,          110",
        "12345,        12345",
    })
    void fourDigitsOfAPhoneAreHidden(String phone, String masked) {
        assertThat(Masking.phone(phone)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({"王芳, 王*", "张三丰, 张**", "𨟠小明, 𨟠**", "王𨟠, 王*", "王, *"})
    void onlyTheFirstCharacterOfANameStays(String name, String masked) {
        assertThat(Masking.name(name)).isEqualTo(masked);
    }

    @Test
    void nothingStaysNothing() {
        assertThat(Masking.phone(null)).isEmpty();
        assertThat(Masking.phone("")).isEmpty();
        assertThat(Masking.name(null)).isEmpty();
        assertThat(Masking.name("")).isEmpty();
    }

    @Test
    void theKindOfAColumnDecides() {
        assertThat(Masking.of(Type.Kind.PHONE).apply("13812340000")).isEqualTo("138****0000");
        assertThat(Masking.of(Type.Kind.TEXT).apply("王芳")).isEqualTo("王*");
        assertThat(Masking.of(Type.Kind.NOTE).apply("血糖高，独居")).isEqualTo("****");
        assertThat(Masking.of(Type.Kind.REFERENCE).apply("王芳 · 小杜庄村 H00012")).isEqualTo("王* · 小杜庄村 H00012");
        assertThat(Masking.of(Type.Kind.REFERENCE).apply("王芳 V00012")).isEqualTo("王* V00012");
    }

    @ParameterizedTest
    @CsvSource({
        "打13812340000找他,      打138****0000找他",
        "13812340000和13912341111, 138****0000和139****1111",
        "证110101199003071234,   证110***********1234",
        "11010119900307123X,     110***********123X",
        "120115104201,           120115104201",
        "单号2020020913812340000, 单号2020020913812340000",
    })
    void numbersWithinAText(String text, String masked) {
        assertThat(Masking.text(text)).isEqualTo(masked);
    }

    /** Otherwise a masked file would come back as another one. */
    @Property(tries = 200)
    void maskingTwiceChangesNothing(@ForAll String text) {
        for (Type.Kind kind : Type.Kind.values()) {
            String once = Masking.of(kind).apply(text);
            assertThat(Masking.of(kind).apply(once)).as(kind.name()).isEqualTo(once);
        }
    }

    @Property(tries = 200)
    void noMobileIsEverWhole(@ForAll @NumericChars @StringLength(9) String tail) {
        assertThat(Masking.phone("13" + tail)).hasSize(11).doesNotContain(tail).contains("****");
    }

    @Property(tries = 200)
    void aMaskedNameIsAsLongAsTheName(@ForAll String name) {
        String masked = Masking.name(name);
        assertThat(masked.codePointCount(0, masked.length())).isEqualTo(name.codePointCount(0, name.length()));
    }

    @Test
    void aMaskIsToldFromATextThatHoldsAStar() {
        assertThat(Masking.isMasked(Kind.PHONE, "138****0000")).isTrue();
        assertThat(Masking.isMasked(Kind.TEXT, Masking.name("𨟠三丰"))).isTrue();
        assertThat(Masking.isMasked(Kind.NOTE, Masking.name("夜里睡不着"))).isTrue();
        assertThat(Masking.isMasked(Kind.NOTE, Masking.all("夜里睡不着"))).isTrue();
        assertThat(Masking.isMasked(Kind.REFERENCE, "王* · 小杜庄村 H00012")).isFalse();
        assertThat(Masking.isMasked(Kind.NOTE, "*")).isFalse();
        assertThat(Masking.isMasked(Kind.NOTE, "体温37.5*，已复测")).isFalse();
        assertThat(Masking.isMasked(Kind.TEXT, "王")).isFalse();
    }
}
