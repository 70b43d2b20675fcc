package cn.baodi.command.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baodi.command.core.sample.Parcel;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SheetTest {
    private static final Sheet<Parcel> CHINESE = Parcel.sheet(Parcel.texts(Texts.CHINESE));
    private static final Sheet<Parcel> ENGLISH = Parcel.sheet(Parcel.texts(Texts.ENGLISH));
    private static final Parcel KEPT = new Parcel(7L, 3, null, "王芳", "13800000000", 6250L, Parcel.State.READY, "小杜庄村");

    @Test
    void columnsAreNamedInTheLanguageOfTheSheetAndInChinese() {
        assertThat(CHINESE.title()).isEqualTo("包裹");
        assertThat(ENGLISH.title()).isEqualTo("Parcels");
        assertThat(ENGLISH.columns())
                .extracting(Column::key)
                .containsExactly("code", "receiver", "phone", "weight", "state", "village");
        assertThat(ENGLISH.column("phone").heading()).isEqualTo("Phone");
        assertThat(ENGLISH.column("phone").chinese()).isEqualTo("电话");
        assertThat(CHINESE.column("phone").heading()).isEqualTo("电话");
    }

    @Test
    void aColumnThatIsNoneIsABug() {
        assertThatThrownBy(() -> CHINESE.column("colour"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("parcels.colour");
    }

    @ParameterizedTest
    @CsvSource({"电话, phone", "phone, phone", "PHONE, phone", "' 重量 ', weight", "Weight, weight"})
    void aHeadingMeansAColumn(String heading, String key) {
        assertThat(ENGLISH.columnNamed(heading).key()).isEqualTo(key);
        assertThat(CHINESE.columnNamed(heading).key()).isEqualTo(key);
    }

    @Test
    void aForeignHeadingMeansNone() {
        assertThat(CHINESE.columnNamed("颜色")).isNull();
        assertThat(CHINESE.columnNamed("")).isNull();
    }

    @Test
    void aNewRowIsReadFromItsTexts() {
        Sheet.Reading<Parcel> reading = CHINESE.read(
                Map.of("receiver", " 王芳 ", "phone", "138 0000 0000", "weight", "12.5斤", "state", "待命")::get, null);
        assertThat(reading.good()).isTrue();
        assertThat(reading.record())
                .isEqualTo(new Parcel(null, 0, null, "王芳", "13800000000", 6250L, Parcel.State.READY, null));
    }

    /** A place of which a name is only the first: 小杜庄村 is 1, and 2 is called so too. */
    private static final class Place implements Type<Long> {
        @Override
        public Kind kind() {
            return Kind.UNIT;
        }

        @Override
        public String write(Long value) {
            return value == null ? "" : value < 3 ? "小杜庄村" : "朝霞村";
        }

        @Override
        public Long read(String text) {
            return text.equals("小杜庄村") ? 1L : 3L;
        }
    }

    @ParameterizedTest
    @CsvSource({"小杜庄村, 2, 2, ''", "小杜庄村, 1, 1, ''", "朝霞村, 3, 3, ''", "朝霞村, 2, 3, contradiction"})
    void ofNamesakesTheOneIsMeantWhoseCodeStandsBeside(String name, String code, long meant, String problem) {
        Sheet<Long> sheet = Sheet.<Long>of("parcels", Parcel.texts(Texts.CHINESE))
                .derived("code", Types.code("", 1), 4, place -> place)
                .beside("village")
                .required("village", new Place(), 4, place -> place)
                .build((values, base) -> values.get("village"));
        Sheet.Reading<Long> reading = sheet.read(Map.of("village", name, "code", code)::get, null);
        assertThat(reading.record()).isEqualTo(meant);
        assertThat(reading.problems().stream().map(Problem::key).findFirst().orElse(""))
                .isEqualTo(problem);
    }

    @Test
    void whatIsMissingTakesItsDefaultOrIsRequired() {
        assertThat(CHINESE.read(Map.of("receiver", "王芳", "state", "待命")::get, null)
                        .record()
                        .grams())
                .isZero();
        assertThat(CHINESE.read(Map.of("phone", "110")::get, null).problems())
                .containsExactly(Problem.of("receiver", "required"), Problem.of("state", "required"));
        assertThat(CHINESE.read(Map.of("receiver", "　", "state", "待命")::get, KEPT)
                        .problems())
                .containsExactly(Problem.of("receiver", "required"));
    }

    @Test
    void anEditChangesOnlyTheCellsThatAreThere() {
        assertThat(CHINESE.read(Map.of("state", "已送达")::get, KEPT).record())
                .isEqualTo(new Parcel(7L, 3, null, "王芳", "13800000000", 6250L, Parcel.State.GONE, "小杜庄村"));
        assertThat(CHINESE.read(Map.of("phone", "")::get, KEPT).record().phone())
                .isNull();
    }

    @Test
    void everyProblemOfARowIsFoundAtOnce() {
        Sheet.Reading<Parcel> reading =
                CHINESE.read(Map.of("receiver", "", "phone", "1380000000", "weight", "很多", "state", "丢了")::get, null);
        assertThat(reading.good()).isFalse();
        assertThat(reading.record()).isNull();
        assertThat(reading.problems())
                .extracting(Problem::field)
                .containsExactly("receiver", "phone", "weight", "state");
    }

    @Test
    void theRulesOfTheRecordHoldForEveryRow() {
        Sheet.Reading<Parcel> reading = CHINESE.read(Map.of("weight", "-1")::get, KEPT);
        assertThat(reading.record()).isNotNull();
        assertThat(reading.problems()).containsExactly(Problem.of("weight", "negative"));
    }

    @Test
    void derivedColumnsAreShownButNeverRead() {
        Parcel read = CHINESE.read(Map.of("code", "B00099", "village", "别的村")::get, KEPT)
                .record();
        assertThat(read.id()).isEqualTo(7);
        assertThat(read.village()).isEqualTo("小杜庄村");
        assertThat(CHINESE.column("code").text(read)).isEqualTo("B00007");
        assertThat(CHINESE.read(Map.of("receiver", "王芳", "state", "待命", "village", "别的村")::get, null)
                        .record()
                        .village())
                .isNull();
    }

    @Test
    void personalFiguresAreMaskedWhereShownAndWholeInFiles() {
        assertThat(CHINESE.column("phone").shown(KEPT)).isEqualTo("138****0000");
        assertThat(CHINESE.column("phone").text(KEPT)).isEqualTo("13800000000");
        assertThat(CHINESE.column("receiver").shown(KEPT)).isEqualTo("王*");
        assertThat(CHINESE.column("weight").shown(KEPT)).isEqualTo("12.5");
    }

    @Test
    void whatASheetWritesItReadsInEitherLanguage() {
        for (Sheet<Parcel> sheet : java.util.List.of(CHINESE, ENGLISH)) {
            assertThat(sheet.read(key -> sheet.column(key).text(KEPT), KEPT).record())
                    .isEqualTo(KEPT);
        }
    }
}
