package cn.baodi.command.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.baodi.command.core.Column;
import cn.baodi.command.core.Rejected;
import cn.baodi.command.core.Sheet;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Type;
import cn.baodi.command.core.Types;
import cn.baodi.command.exchange.sample.Box;
import cn.baodi.command.feature.household.District;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MendingTest {
    private static final LocalDate TODAY = LocalDate.of(2020, 2, 9);

    private static <V> Column<Object, V> column(Type<V> type) {
        Texts texts = Texts.of(Texts.CHINESE, Box.class);
        Sheet<Object> sheet = Sheet.of("boxes", texts)
                .column("name", type, 4, row -> (V) null)
                .build((values, base) -> "");
        @SuppressWarnings("unchecked")
        Column<Object, V> column = (Column<Object, V>) sheet.columns().get(0);
        return column;
    }

    private static String sure(Type<?> type, String cell) {
        return new Mending(TODAY, "").sure(column(type), cell);
    }

    @ParameterizedTest
    @CsvSource({
        "2月9日, 2020-02-09",
        "２月９号, 2020-02-09",
        "2/9, 2020-02-09",
        "2.9, 2020-02-09",
        "12月31日, 2019-12-31",
        "3月15日, 2020-03-15",
        "2月29日, 2020-02-29",
        "2月30日,",
        "13月1日,",
        "下周一,",
        "2月9日 8:05, 2020-02-09",
        "2020-02-09 00:00:00, 2020-02-09",
        "2020/2/9 0:00, 2020/2/9",
        "2020-02-09T00:00:00.000, 2020-02-09",
        "2020年2月9号, 2020年2月9日",
        "2月9日 0:00, 2020-02-09",
        "2020-02-09 08:05, 2020-02-09",
        "2020/2/9 下午3:20, 2020/2/9",
        "2020-02-09 晚上, 2020-02-09",
        "2020-02-09T16:30:00.000Z, 2020-02-10",
        "2020-02-09T08:30:00.000+08:00, 2020-02-09",
        "43870.336805, 43870",
        "2020-02-09 共3户,",
        "2.9 3,"
    })
    void aDayWithoutItsYearIsTheNearestOne(String cell, String day) {
        assertThat(sure(Types.DATE, cell)).isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource({
        "2.1, , 2020-02-01 2020-02-10",
        "2.2, , 2020-02-02 2020-02-20",
        "2.3, 2020-02-03, 2020-02-03",
        "1.3, , 2020-01-03 2020-01-30",
        "12.3, , 2019-12-03 2019-12-30",
        "13.1, , ''",
        "2.10, 2020-02-10, ''",
        "2.01, 2020-02-01, ''",
        "2.4, 2020-02-04, ''",
        "2-1, 2020-02-01, ''"
    })
    void aDayOfWhichASpreadsheetMayHaveDroppedAZeroIsDoubtful(String cell, String day, String candidates) {
        for (Type<?> type : List.of(Types.DATE, Types.MOMENT)) {
            assertThat(sure(type, cell)).isEqualTo(day);
            assertThat(String.join(" ", new Mending(TODAY, "").candidates(column(type), cell)))
                    .isEqualTo(candidates);
        }
        assertThat(sure(Types.MOMENT, "2.1 8:05")).isEqualTo("2020-02-01 08:05"); // no number, so as it was typed
    }

    @ParameterizedTest
    @CsvSource({
        "2月9日 8:05, 2020-02-09T08:05",
        "2月9日8时, 2020-02-09T08:00",
        "43870.336805, 2020-02-09T08:05",
        "2020/2/9 下午3:20, 2020-02-09T15:20",
        "2020/2/9 下午 15:20, 2020-02-09T15:20",
        "2020年2月9日晚8点, 2020-02-09T20:00",
        "2月9日上午9点半, 2020-02-09T09:30",
        "2月9号 早７点一刻, 2020-02-09T07:15",
        "2020-02-09 中午12点, 2020-02-09T12:00",
        "2020/2/9 3:20 PM, 2020-02-09T15:20",
        "2020/2/9 12:05 AM, 2020-02-09T00:05",
        "2020-02-09 9点, 2020-02-09T09:00",
        "2020-02-09T16:30:00Z, 2020-02-10T00:30"
    })
    void aMomentIsReadAsWell(String cell, LocalDateTime moment) throws Rejected {
        assertThat(Types.MOMENT.read(sure(Types.MOMENT, cell))).isEqualTo(moment);
    }

    @ParameterizedTest
    @CsvSource({
        "2020-02-09 晚12点, moment.unclear",
        "2020-02-09 下午, moment.unclear",
        "2月9日 晚1点, moment.unclear",
        "2020/2/9 上午 15:20, moment.unclear",
        "2020-02-30 下午3点, moment.unclear",
        "晚8点, day",
        "2020-02-09 25:00, moment"
    })
    void aTimeThatMayBeAnotherIsNotGuessed(String cell, String key) {
        Rejected rejected = catchThrowableOfType(Rejected.class, () -> Types.MOMENT.read(cell));
        assertThat(rejected).hasMessage(key);
        String sure = sure(Types.MOMENT, cell);
        assertThat(sure == null ? null : catchThrowableOfType(Rejected.class, () -> Types.MOMENT.read(sure)))
                .satisfiesAnyOf(
                        none -> assertThat(sure).isNull(),
                        unread -> assertThat(unread).isNotNull());
    }

    @ParameterizedTest
    @CsvSource({"２人, 2", "3 户, 3", "'1,200人次', '1,200'", "3人4, ", "约3人, "})
    void whatIsCountedNeedsNoWordForIt(String cell, String number) {
        assertThat(sure(Types.WHOLE, cell)).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({"5公斤, 10", "2.5kg, 5", "500克, 1", "３市斤, 3", "1吨, 2000", "5袋,"})
    void weightsAreReckonedIntoJin(String cell, String jin) {
        assertThat(sure(Types.JIN, cell)).isEqualTo(jin);
    }

    @ParameterizedTest
    @CsvSource({
        "13812345678.0, 13812345678",
        "1.3812345678E+10, 13812345678",
        "0.13812345678e11, 13812345678",
        "1.38E+10,",
        "1.3812345E+10,",
        "13812345678,"
    })
    void whatASpreadsheetDidToAPhoneIsUndoneWhereNothingIsLost(String cell, String phone) {
        assertThat(sure(Types.PHONE, cell)).isEqualTo(phone);
    }

    @ParameterizedTest
    @CsvSource({
        "手机：13812345678, 13812345678",
        "电话13812345678；, 13812345678",
        "Tel: 138 1234 5678, 138 1234 5678",
        "/, ''",
        "—, ''",
        "无, ''",
        "王芳,"
    })
    void aPhoneIsReadWithoutWhatItIsCalled(String cell, String phone) {
        assertThat(sure(Types.PHONE, cell)).isEqualTo(phone);
    }

    @ParameterizedTest
    @CsvSource({"13812345678/13912345678, 13812345678 13912345678", "138 1234 5678（儿子）, 13812345678", "138123456789, ''"
    })
    void ofSeveralPhonesSomebodyChooses(String cell, String phones) {
        assertThat(String.join(" ", new Mending(TODAY, "").candidates(column(Types.PHONE), cell)))
                .isEqualTo(phones);
    }

    @ParameterizedTest
    @CsvSource({
        "`11010519491231002X, 11010519491231002X",
        "'=\"11010519491231002X\"', 11010519491231002X",
        "4.40524188001010014E+17, 440524188001010014",
        "440524188001010014.0, 440524188001010014",
        "4.40524E+17,",
        "11010519491231002X,"
    })
    void anIdentityNumberLosesTheMarksThatKeptItWhole(String cell, String number) {
        assertThat(sure(Types.IDENTITY, cell)).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({"重量（公斤）, 5, 10", "kg, 2.5, 5", "数量/克, 500, 1", "重量（公斤）, 5斤,", "重量（斤）, 5,", "重量, 5,", "巧克力, 5,"})
    void anAmountIsInTheUnitThatItsHeadingNames(String heading, String cell, String jin) {
        assertThat(Mending.inUnitOf(heading, column(Types.JIN), cell)).isEqualTo(jin);
        assertThat(Mending.inUnitOf(heading, column(Types.WHOLE), cell)).isNull();
    }

    @Property(tries = 200)
    void everyDayOfTheLastTenMonthsIsFoundAgain(@ForAll @IntRange(min = -60, max = 300) int daysAgo) throws Rejected {
        LocalDate day = TODAY.minusDays(daysAgo);
        String cell = day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
        assertThat(Types.DATE.read(sure(Types.DATE, cell))).isEqualTo(day);
    }

    @Property(tries = 200)
    void gramsAndKilogramsAreTheSameWeight(@ForAll @IntRange(min = 0, max = 5_000_000) int grams) throws Rejected {
        assertThat(Types.JIN.read(sure(Types.JIN, grams + "g"))).isEqualTo(grams);
        assertThat(Types.JIN.read(Objects.requireNonNull(sure(Types.JIN, grams + "公斤"))))
                .isEqualTo(grams * 1000L);
    }

    @ParameterizedTest
    @CsvSource({"李　芳, 李芳", "欧 阳 建 国, 欧阳建国", "𨟠 芳, 𨟠芳", "李芳,", "大米 面粉 食用油,", "Anna Li,"})
    void namesAreOnlySetWide(String cell, String name) {
        Column<?, ?> phone = Box.sheet(Texts.CHINESE).column("phone");
        assertThat(Mending.name(phone, cell)).isNull(); // no text
        Sheet<Object> people = Sheet.of("boxes", Texts.of(Texts.CHINESE, Box.class))
                .column("name", Types.TEXT, 4, row -> "")
                .personal()
                .build((values, base) -> "");
        assertThat(Mending.name(people.column("name"), cell)).isEqualTo(name);
        assertThat(Mending.name(Box.sheet(Texts.CHINESE).column("name"), cell)).isNull(); // nobody's
    }

    @Test
    void villagesAreGuessedBySmallDifferences(@TempDir Path folder) {
        try (District district = new District(folder)) {
            Column<?, ?> unit = column(district.directory().type());
            Mending mending = new Mending(TODAY, "方家庄镇困难家庭.xlsx");
            assertThat(mending.candidates(unit, "小杜庄")).containsExactly("小杜庄村 · 方家庄镇", "小杜庄村 · 林亭口镇");
            assertThat(new Mending(TODAY, "林亭口镇").candidates(unit, "小杜庄"))
                    .first()
                    .isEqualTo("小杜庄村 · 林亭口镇");
            assertThat(mending.candidates(unit, "方家庄镇小杜庄")).containsExactly("小杜庄村 · 方家庄镇");
            assertThat(mending.candidates(unit, "方家庄 朝霞")).containsExactly("朝霞村 · 方家庄镇");
            assertThat(mending.candidates(unit, "朝霞社区")).containsExactly("朝霞村 · 方家庄镇");
            assertThat(mending.candidates(unit, "小度庄村")).contains("小杜庄村 · 方家庄镇"); // as it sounds
            assertThat(mending.candidates(unit, "方家庄镇 小度庄村")).containsExactly("小杜庄村 · 方家庄镇");
            assertThat(mending.candidates(unit, "没有的地方")).isEmpty();
        }
    }

    @Test
    void noTownIsProposedWhereAVillageIsMeant(@TempDir Path folder) {
        try (District district = new District(folder)) {
            Mending mending = new Mending(TODAY, "");
            Column<?, ?> any = column(district.directory().type());
            assertThat(mending.candidates(any, "方家庄村委")).containsExactly("方家庄镇");
            Column<?, ?> village =
                    District.register(district.households).sheet().column("unit");
            assertThat(mending.candidates(village, "方家庄村委")).isEmpty();
            assertThat(mending.candidates(village, "宝坻")).isEmpty();
            assertThat(mending.candidates(village, "朝霞社区")).containsExactly("朝霞村 · 方家庄镇");
        }
    }

    @ParameterizedTest
    @CsvSource({"木, 木箱", "大木箱, 木箱", "目箱, 木箱", "纸盒,"})
    void choicesAreGuessedByPartAndBySound(String cell, String choice) {
        Column<?, ?> kind = column(Types.choice(Box.Kind.class, Texts.of(Texts.CHINESE, Box.class)));
        assertThat(new Mending(TODAY, "").candidates(kind, cell))
                .isEqualTo(choice == null ? List.of() : List.of(choice));
    }
}
