package cn.baodi.command.feature.household;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Progress;
import cn.baodi.command.core.Rejected;
import cn.baodi.command.core.Sort;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Type;
import cn.baodi.command.data.Register;
import cn.baodi.command.exchange.FileImport;
import cn.baodi.command.exchange.ImportOptions;
import cn.baodi.command.exchange.ImportPlan;
import cn.baodi.command.exchange.Imported;
import cn.baodi.command.exchange.Inspection;
import cn.baodi.command.exchange.Judged;
import cn.baodi.command.exchange.Judgement;
import cn.baodi.command.exchange.Shape;
import cn.baodi.command.feature.delivery.DeliveryFeature;
import cn.baodi.command.feature.unit.UnitFeature;
import cn.baodi.command.ui.TestDesk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Villages as towns write them, among all those of the district. */
class VillagesInFilesTest {
    private static final String VILLAGE = "小杜庄村 · 方家庄镇";

    @TempDir
    Path folder;

    private TestDesk desk;
    private Register<Household> register;
    private Type<Long> type;

    @BeforeEach
    void open() {
        desk = new TestDesk(folder.resolve("data"));
        UnitFeature unit = new UnitFeature(desk.workbench());
        HouseholdFeature feature = new HouseholdFeature(desk.workbench(), unit.directory());
        desk.open(List.of(unit, feature, new DeliveryFeature(desk.workbench(), unit.directory(), feature.directory())));
        desk.workbench().ledger().write("units", unit::addShipped);
        register = District.register(feature);
        type = unit.directory().villageType();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private Path file(String name, String village) throws IOException {
        return Files.writeString(folder.resolve(name), "户主,村居,类别,人口\n张三," + village + ",低保,2\n");
    }

    private List<String> proposed(String village) throws IOException {
        Path file = file("名单.csv", village);
        FileImport files = new FileImport(desk.workbench().ledger(), Texts.CHINESE);
        Inspection found = files.look(register, file, Shape.FOUND);
        ImportPlan plan = new ImportPlan(found.shape(), found.mapping(), Map.of(), Map.of(), found.stamp());
        Judged judged = files.judge(register, file, plan, false, Progress.none());
        return judged.rows(Judgement.DOUBTFUL).get(0).notes().get(0).candidates();
    }

    private List<String> taken(String name, String village) throws IOException {
        Imported done = new FileImport(desk.workbench().ledger(), Texts.CHINESE)
                .read(register, file(name, village), new ImportOptions(false, false, true, null), Progress.none());
        assertThat(done.stored() + done.rejected()).isEqualTo(1);
        List<String> all = new ArrayList<>();
        register.repository()
                .each(
                        Filter.NONE,
                        Sort.up("code"),
                        h -> all.add(register.sheet().column("unit").text(h)));
        return all;
    }

    private Imported phoned(String head) throws IOException {
        Path file = Files.writeString(folder.resolve("电话.csv"), "户主,电话,村居,类别,人口\n" + head + ",13800001234,小杜庄村,低保,2\n");
        return new FileImport(desk.workbench().ledger(), Texts.CHINESE)
                .read(register, file, ImportOptions.USUAL, Progress.none());
    }

    @Test
    void theSamePhoneInTheSameVillageIsLikelyTheSameFamily() throws IOException {
        assertThat(phoned("蒋测啬（户主）"))
                .extracting(Imported::stored, Imported::repaired)
                .containsExactly(1L, 1L);
        assertThat(register.repository().find(1).orElseThrow().name()).isEqualTo("蒋测啬");
        assertThat(phoned("蒋测啬"))
                .extracting(Imported::stored, Imported::unchanged)
                .containsExactly(0L, 1L);
        assertThat(phoned("蒋测穑")).extracting(Imported::stored, Imported::queued).containsExactly(0L, 1L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "小杜庄村（方家庄镇）",
                "宝坻区方家庄镇小杜庄村",
                "天津市宝坻区方家庄镇小杜庄村",
                "宝坻区小杜庄村",
                "方家庄镇 小杜庄村委会",
                "CODE小杜庄村",
                "小杜庄村（CODE）",
                "CODE 方家庄镇小杜庄村",
            })
    void officialNamesAreRead(String written) throws Rejected {
        String code = type.read(VILLAGE).toString();
        assertThat(type.write(type.read(written.replace("CODE", code)))).isEqualTo(VILLAGE);
    }

    @Test
    void aCodeBesideAnotherNameIsRefusedWithBoth() throws Rejected {
        String code = type.read(VILLAGE).toString();
        assertThatThrownBy(() -> type.read(code + " 堼里村"))
                .isInstanceOfSatisfying(
                        Rejected.class, e -> assertThat(e.getMessage()).isEqualTo("reference.mismatch"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"方家庄小杜庄", "新安镇小杜庄村", "小社庄村", "方家庄镇小社庄村", "宝坻区方家庄镇小杜庄", "小杜庄"})
    void whatIsNearlyRightIsProposed(String written) throws IOException {
        assertThat(proposed(written)).contains(VILLAGE);
    }

    @ParameterizedTest
    @CsvSource({
        "名单.csv, 小杜庄, 小杜庄村 · 方家庄镇",
        "名单.csv, 方家庄小杜庄, 小杜庄村 · 方家庄镇",
        "名单.csv, 李家庄, ''",
        "名单.csv, 李家庄村, ''",
        "新安镇名单.csv, 李家庄村, 李家庄村 · 新安镇",
        "名单.csv, 新安镇小杜庄村, ''",
    })
    void inBulkOnlyWhatCanBeMeantAloneIsTaken(String name, String written, String stored) throws IOException {
        assertThat(taken(name, written)).isEqualTo(stored.isEmpty() ? List.of() : List.of(stored));
    }
}
