package cn.baodi.command.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.baodi.command.core.sample.Parcel;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentityNumberTest {
    private static String problem(String typed) {
        Rejected rejected = catchThrowableOfType(Rejected.class, () -> Types.IDENTITY.read(typed));
        return rejected == null ? null : rejected.at("identity").key();
    }

    /** The two numbers are the examples of GB 11643-1999. */
    @ParameterizedTest
    @CsvSource({
        "11010519491231002X, 11010519491231002X",
        "440524188001010014, 440524188001010014",
        "11010519491231002x, 11010519491231002X",
        "１１０１０５１９４９１２３１００２Ｘ, 11010519491231002X",
        "110105 19491231 002X, 11010519491231002X",
        "110105-19491231-002X, 11010519491231002X",
    })
    void aNumberIsReadAsItIsTyped(String typed, String number) throws Rejected {
        assertThat(Types.IDENTITY.read(typed)).isEqualTo(number);
        assertThat(Types.IDENTITY.read(Types.IDENTITY.write(number))).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({
        "110105194912310021, identity.check",
        "110105194912320021, identity.birth",
        "110105194902300021, identity.birth",
        "990105194912310021, identity.place",
        "1101051949123100, identity.short",
        "11010519491231002, identity.short",
        "1101051949123100210, identity.long",
        "110105491231002, identity.old",
        "4.40981E+17, identity.cut",
        "440981199003071000, identity.cut",
        "X1010519491231002X, identity.shape",
        "没有, identity.shape",
    })
    void whatIsNoneIsRefusedWithWhatIsWrong(String typed, String key) {
        assertThat(problem(typed)).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({
        "110105194912310021, 110***********0021",
        "11010519491231002, 110**********1002",
        "4.40981E+17, 4.40981E+17"
    })
    void aRefusalShowsNoWholeNumber(String typed, String shown) {
        Rejected rejected = catchThrowableOfType(Rejected.class, () -> Types.IDENTITY.read(typed));
        assertThat(Parcel.texts(Texts.CHINESE).problem(rejected.at("identity")))
                .contains("“" + shown + "”")
                .doesNotContain("{");
    }

    @Property
    void oneWrongDigitIsAlwaysFound(
            @ForAll("numbers") String number,
            @ForAll @IntRange(max = 16) int place,
            @ForAll @IntRange(min = 1, max = 9) int more)
            throws Rejected {
        assertThat(Types.IDENTITY.read(number)).isEqualTo(number);
        char wrong = (char) ('0' + (number.charAt(place) - '0' + more) % 10);
        assertThat(problem(number.substring(0, place) + wrong + number.substring(place + 1)))
                .isNotNull();
    }

    @Property
    void twoDigitsThatChangedPlacesAreAlwaysFound(
            @ForAll("numbers") String number, @ForAll @IntRange(max = 15) int place) {
        char first = number.charAt(place);
        char second = number.charAt(place + 1);
        String turned = number.substring(0, place) + second + first + number.substring(place + 2);
        assertThat(problem(turned) == null).isEqualTo(first == second);
    }

    @Provide
    Arbitrary<String> numbers() {
        Arbitrary<Integer> turns = Arbitraries.integers().between(1, 999);
        Arbitrary<LocalDate> born = Arbitraries.longs()
                .between(0, 36_000)
                .map(days -> LocalDate.of(1910, 1, 1).plusDays(days));
        return Combinators.combine(Arbitraries.of("120115", "110105", "659001"), born, turns)
                .as((place, day, turn) -> Types.identity(
                        place + day.format(DateTimeFormatter.BASIC_ISO_DATE) + String.format("%03d", turn)));
    }
}
