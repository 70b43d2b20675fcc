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
    @CsvSource({"王芳, 王*", "张三丰, 张**", "𨟠小明, 𨟠**", "王𨟠, 王*", "王, 王"})
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
        assertThat(Masking.of(Type.Kind.PHONE, "13812340000")).isEqualTo("138****0000");
        assertThat(Masking.of(Type.Kind.TEXT, "王芳")).isEqualTo("王*");
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
        assertThat(Masking.isMasked(Kind.NOTE, "*")).isFalse();
        assertThat(Masking.isMasked(Kind.NOTE, "体温37.5*，已复测")).isFalse();
        assertThat(Masking.isMasked(Kind.TEXT, "王")).isFalse();
    }
}
