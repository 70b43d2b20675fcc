package cn.baodi.command.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.baodi.command.core.Type.Kind;
import cn.baodi.command.core.sample.Parcel;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypesTest {
    private static final Texts CHINESE = Parcel.texts(Texts.CHINESE);
    private static final Texts ENGLISH = Parcel.texts(Texts.ENGLISH);
    private static final List<Type<?>> ALL = List.of(
            Types.TEXT,
            Types.NOTE,
            Types.PHONE,
            Types.IDENTITY,
            Types.WHOLE,
            Types.JIN,
            Types.DATE,
            Types.MOMENT,
            Types.code("Z", 5),
            Types.choice(Parcel.State.class, CHINESE),
            Types.flag(CHINESE),
            Reference.type("K", 4, text -> List.of(), text -> List.of()));

    @Property
    void aTextIsReadBack(@ForAll String typed) throws Rejected {
        for (Type<String> type : List.of(Types.TEXT, Types.NOTE)) {
            String value;
            try {
                value = type.read(typed);
            } catch (Rejected e) {
                continue; // what is refused is never written
            }
            assertThat(type.read(type.write(value))).isEqualTo(value);
        }
    }

    @Property
    void aPhoneIsReadBack(@ForAll("phones") String phone) throws Rejected {
        assertThat(Types.PHONE.read(Types.PHONE.write(phone))).isEqualTo(phone);
    }

    @Property
    void aWholeNumberIsReadBack(@ForAll int value) throws Rejected {
        assertThat(Types.WHOLE.read(Types.WHOLE.write(value))).isEqualTo(value);
    }

    @Property
    void aWeightIsReadBack(@ForAll long grams) throws Rejected {
        assertThat(Types.JIN.read(Types.JIN.write(grams))).isEqualTo(grams);
    }

    @Property
    void aDayIsReadBack(@ForAll("days") LocalDate day) throws Rejected {
        assertThat(Types.DATE.read(Types.DATE.write(day))).isEqualTo(day);
    }

    @Property
    void aMomentIsReadBack(@ForAll("days") LocalDate day, @ForAll @IntRange(max = 1439) int minute) throws Rejected {
        LocalDateTime moment = day.atStartOfDay().plusMinutes(minute);
        assertThat(Types.MOMENT.read(Types.MOMENT.write(moment))).isEqualTo(moment);
    }

    @Property
    void aCodeIsReadBack(
            @ForAll @LongRange(min = 1, max = 999_999_999_999_999_999L) long id,
            @ForAll @IntRange(min = 1, max = 12) int digits)
            throws Rejected {
        Type<Long> type = Types.code("Z", digits);
        assertThat(type.read(type.write(id))).isEqualTo(id);
    }

    @Property
    void aReferenceIsReadBackByItsCode(
            @ForAll @LongRange(min = 1, max = 999_999_999_999_999_999L) long id, @ForAll String label) throws Rejected {
        Type<Reference> type = Reference.type("K", 4, text -> List.of(), text -> List.of());
        Reference value = new Reference(id, label);
        assertThat(type.read(type.write(value))).isEqualTo(value);
    }

    @Test
    void aReferenceIsFoundByItsNameWhereOnlyOneHasIt() throws Rejected {
        Reference west = new Reference(1, "西口卡口");
        Reference east = new Reference(2, "东口卡口");
        Type<Reference> type = Reference.type(
                "K",
                4,
                text -> Stream.of(west, east)
                        .filter(r -> r.label().contains(text))
                        .toList(),
                text -> List.of(west));
        assertThat(type.read("西口卡口")).isEqualTo(west);
        assertThat(type.read("k0002")).isEqualTo(east);
        assertThat(type.suggest("西")).containsExactly(west);
        assertThat(rejected(type, "北口")).isEqualTo(Problem.of("field", "reference.unknown", "北口"));
        assertThat(rejected(type, "口卡口"))
                .isEqualTo(Problem.of("field", "reference.ambiguous", "口卡口", "西口卡口 K0001、东口卡口 K0002"));
    }

    @ParameterizedTest
    @EnumSource
    void aChoiceIsReadBackInEitherLanguage(Parcel.State state) throws Rejected {
        for (Texts texts : List.of(CHINESE, ENGLISH)) {
            Type<Parcel.State> type = Types.choice(Parcel.State.class, texts);
            assertThat(type.read(type.write(state))).isEqualTo(state);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFlagIsReadBackInEitherLanguage(boolean value) throws Rejected {
        for (Texts texts : List.of(CHINESE, ENGLISH)) {
            assertThat(Types.flag(texts).read(Types.flag(texts).write(value))).isEqualTo(value);
        }
    }

    @Test
    void blankIsNothingAndNothingIsBlank() throws Rejected {
        for (Type<?> type : ALL) {
            assertThat(type.write(null)).isEmpty();
            for (String blank : new String[] {null, "", "  ", "　\t"}) {
                assertThat(type.read(blank)).as(type.kind().name()).isNull();
            }
        }
    }

    @Property(tries = 500)
    void anyTextIsReadOrRefusedWithASentenceButNeverFails(@ForAll String typed) {
        for (Type<?> type : ALL) {
            try {
                type.read(typed);
            } catch (Rejected e) {
                assertThat(CHINESE.problem(e.at("field"))).doesNotContain("{0}");
            }
        }
    }

    @Test
    void onlyFiguresStandRight() {
        assertThat(Kind.values()).filteredOn(Kind::isNumber).containsExactly(Kind.WHOLE, Kind.WEIGHT);
        assertThat(ALL).extracting(Type::kind).doesNotHaveDuplicates();
    }

    @Test
    void aTextKeepsItsFullWidthSignsAndRareCharacters() throws Rejected {
        assertThat(Types.TEXT.read("　𨟠家庄（北）１号 ")).isEqualTo("𨟠家庄（北）１号");
    }

    @ParameterizedTest
    @CsvSource({
        "13800000000,          13800000000",
        "138 0000 0000,        13800000000",
        "138-0000-0000,        13800000000",
        "１３８００００００００,  13800000000",
        "+86 13800000000,      13800000000",
        "8613800000000,        13800000000",
        "+86 138-0000-0000,    13800000000",
        "86-13800000000,       13800000000",
        "0086 138 0000 0000,   13800000000",
        "\u202D13800000000\u202C, 13800000000",
        "022-29240000,         022-29240000",
        "02229240000,          022-29240000",
        "（022）29240000,      022-29240000",
        "０２２－２９２４００００, 022-29240000",
        "010-12345678,         010-12345678",
        "0316-2111111,         0316-2111111",
        "03162111111,          0316-2111111",
        "29240000,             29240000",
        "110,                  110",
        "12345,                12345",
    })
    void phonesAreReadAsTheyAreTyped(String typed, String phone) throws Rejected {
        assertThat(Types.PHONE.read(typed)).isEqualTo(phone);
    }

    @Test
    void aPhoneSaysHowManyDigitsAreMissing() {
        Problem problem = rejected(Types.PHONE, "1380000000");
        assertThat(problem).isEqualTo(Problem.of("field", "phone.short", "1380000000", 1));
        assertThat(CHINESE.problem(problem)).isEqualTo("手机号“1380000000”少 1 位（应为 11 位）。请补全。");
        assertThat(rejected(Types.PHONE, "1380000000012"))
                .isEqualTo(Problem.of("field", "phone.long", "1380000000012", 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"12800000000", "138000x0000", "王芳", "0-1", "022-1", "1", "022 2924 0000 801"})
    void whatIsNoPhoneIsRefused(String typed) {
        assertThat(rejected(Types.PHONE, typed)).isEqualTo(Problem.of("field", "phone.shape", typed));
    }

    @ParameterizedTest
    @CsvSource({"12, 12", "'1,200', 1200", "-3, -3", "１２, 12", "12.0, 12", "007, 7"})
    void wholeNumbersAreReadAsTheyAreTyped(String typed, int value) throws Rejected {
        assertThat(Types.WHOLE.read(typed)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "十二", "3000000000", "1e999999999", "1e-999999999", "12人"})
    void whatIsNoWholeNumberIsRefused(String typed) {
        assertThat(rejected(Types.WHOLE, typed).key()).isEqualTo("whole");
    }

    @ParameterizedTest
    @CsvSource({"1, 500", "12.5, 6250", "12.5斤, 6250", "１２．５ 斤, 6250", "0.002, 1", "'1,000', 500000", "0, 0"})
    void weightsAreTypedInJinAndKeptInGrams(String typed, long grams) throws Rejected {
        assertThat(Types.JIN.read(typed)).isEqualTo(grams);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.001", "一斤", "5kg", "斤", "1e999999999", "99999999999999999999"})
    void whatIsNoWeightIsRefused(String typed) {
        assertThat(rejected(Types.JIN, typed).key()).isEqualTo("jin");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "500, 1", "6250, 12.5", "1, 0.002", "500000, 1000", "-500, -1"})
    void gramsAreWrittenInJinWithoutTrailingZeros(long grams, String jin) {
        assertThat(Types.JIN.write(grams)).isEqualTo(jin);
        assertThat(Types.jin(grams)).isEqualByComparingTo(new BigDecimal(jin));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2020/2/3",
                "2020-02-03",
                "2020.2.3",
                "20200203",
                "2020年2月3日",
                "43864",
                "２０２０／２／３",
                "２０２０年２月３日",
                " 2020-2-3 ",
                "2020年2月3"
            })
    void everyShapeOfADayIsRead(String typed) throws Rejected {
        assertThat(Types.DATE.read(typed)).isEqualTo("2020-02-03");
        assertThat(Types.MOMENT.read(typed)).isEqualTo("2020-02-03T00:00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2020-02-29", "20200229", "2020年2月29日", "43890"})
    void theLeapDayExists(String typed) throws Rejected {
        assertThat(Types.DATE.read(typed)).isEqualTo("2020-02-29");
    }

    @ParameterizedTest
    @CsvSource({
        "2019-02-29, day.none",
        "20190229,   day.none",
        "2020-02-30, day.none",
        "2020-13-01, day.none",
        "2.9,        day",
        "昨天,       day",
        "20-02-09,   day",
        "13864,      day",
    })
    void whatIsNoDayIsRefused(String typed, String key) {
        assertThat(rejected(Types.DATE, typed)).isEqualTo(Problem.of("field", key, typed));
        assertThat(rejected(Types.MOMENT, typed)).isEqualTo(Problem.of("field", key, typed));
    }

    @ParameterizedTest
    @CsvSource({
        "2020-02-09 08:05,        2020-02-09T08:05",
        "2020-02-09 8:05,         2020-02-09T08:05",
        "2020/2/9 08:05:59,       2020-02-09T08:05",
        "2020-02-09T08:05,        2020-02-09T08:05",
        "2020-02-09T08:05:00.000, 2020-02-09T08:05",
        "2020年2月9日8时5分,      2020-02-09T08:05",
        "2020年2月9日 8时,        2020-02-09T08:00",
        "２０２０－２－９　８：０５, 2020-02-09T08:05",
        "20200209 08:05,          2020-02-09T08:05",
        "2020-02-09 24:00,        2020-02-10T00:00",
        "2020年2月29日24时,       2020-03-01T00:00",
        "2020-12-31 24:00,        2021-01-01T00:00",
    })
    void momentsAreReadAsTheyAreTyped(String typed, LocalDateTime moment) throws Rejected {
        assertThat(Types.MOMENT.read(typed)).isEqualTo(moment);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2020-02-09 24:01", "2020-02-09 25:00", "2020-02-09 08:60", "2020年2月9日99时"})
    void aTimeThatNoClockShowsIsRefused(String typed) {
        assertThat(rejected(Types.MOMENT, typed)).isEqualTo(Problem.of("field", "moment", typed));
    }

    @ParameterizedTest
    @CsvSource({"Z00012, 12", "z12, 12", "12, 12", "Ｚ００１２, 12", "Z123456, 123456"})
    void codesAreReadWithOrWithoutTheirPrefix(String typed, long id) throws Rejected {
        assertThat(Types.code("Z", 5).read(typed)).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Z", "Z0", "K12", "Z-1", "Z1234567890123456789"})
    void whatIsNoCodeIsRefusedWithAnExample(String typed) {
        assertThat(rejected(Types.code("Z", 5), typed)).isEqualTo(Problem.of("field", "code", typed, "Z00001"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"已送达", "delivered", "GONE", " Delivered "})
    void aChoiceIsRecognisedInAnyLanguage(String typed) throws Rejected {
        assertThat(Types.choice(Parcel.State.class, CHINESE).read(typed)).isEqualTo(Parcel.State.GONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.38E+10", "1.3812345678E+10", "２.9e9"})
    void aPhoneThatASpreadsheetTookForANumberIsSaidToBe(String typed) {
        assertThat(rejected(Types.PHONE, typed)).isEqualTo(Problem.of("field", "phone.cut", typed));
    }

    @Test
    void aWordThatIsNoChoiceIsRefusedWithTheChoices() {
        assertThat(rejected(Types.choice(Parcel.State.class, CHINESE), "送了"))
                .isEqualTo(Problem.of("field", "choice", "送了", "待命、已送达"));
        assertThat(rejected(Types.choice(Parcel.State.class, ENGLISH), "送了"))
                .isEqualTo(Problem.of("field", "choice", "送了", "Ready, Delivered"));
        assertThat(rejected(Types.flag(ENGLISH), "maybe")).isEqualTo(Problem.of("field", "choice", "maybe", "Yes, No"));
    }

    @Test
    void choicesStandInTheirOrder() {
        assertThat(Types.choice(Parcel.State.class, CHINESE).choices())
                .containsExactly(Parcel.State.READY, Parcel.State.GONE);
        assertThat(Types.flag(CHINESE).choices()).containsExactly(true, false);
        assertThat(Types.TEXT.choices()).isEmpty();
        assertThat(Types.TEXT.suggest("x")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"是, true", "yes, true", "Yes, true", "√, true", "1, true", "否, false", "NO, false", "×, false"})
    void aFlagIsRecognisedInAnyLanguage(String typed, boolean value) throws Rejected {
        assertThat(Types.flag(CHINESE).read(typed)).isEqualTo(value);
    }

    @Test
    void anotherLocaleOfTheMachineChangesNoFigure() throws Rejected {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            assertThat(Types.code("Z", 5).write(12L)).isEqualTo("Z00012");
            assertThat(Types.DATE.write(LocalDate.of(2020, 2, 9))).isEqualTo("2020-02-09");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Provide
    Arbitrary<String> phones() {
        Arbitrary<String> mobiles = Arbitraries.strings().numeric().ofLength(9).map(tail -> "13" + tail);
        Arbitrary<String> local = Arbitraries.strings().numeric().ofMinLength(7).ofMaxLength(8);
        Arbitrary<String> areas = Arbitraries.of("010", "022", "0316", "0951");
        return Arbitraries.oneOf(
                mobiles,
                areas.flatMap(area -> local.map(number -> area + "-" + number)),
                Arbitraries.of("110", "12345"));
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.longs()
                .between(
                        LocalDate.of(1, 1, 1).toEpochDay(),
                        LocalDate.of(9999, 12, 31).toEpochDay())
                .edgeCases(edges -> edges.add(LocalDate.of(2020, 2, 29).toEpochDay()))
                .map(LocalDate::ofEpochDay);
    }

    private static Problem rejected(Type<?> type, String typed) {
        return catchThrowableOfType(Rejected.class, () -> type.read(typed)).at("field");
    }
}
