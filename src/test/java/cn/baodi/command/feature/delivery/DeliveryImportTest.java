package cn.baodi.command.feature.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Progress;
import cn.baodi.command.core.Sheet;
import cn.baodi.command.core.Sort;
import cn.baodi.command.core.Texts;
import cn.baodi.command.data.Register;
import cn.baodi.command.exchange.FileImport;
import cn.baodi.command.exchange.ImportOptions;
import cn.baodi.command.exchange.Imported;
import cn.baodi.command.feature.household.District;
import cn.baodi.command.feature.household.Household;
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

/** A list of deliveries that names heads and villages goes to the families that it means. */
class DeliveryImportTest {
    @TempDir
    Path folder;

    private District district;
    private Register<Delivery> register;

    @BeforeEach
    void open() {
        district = new District(folder.resolve("data"));
        register = District.register(district.deliveries);
        household("姚峰", "小杜庄村 · 方家庄镇");
        household("王芳", "小杜庄村 · 方家庄镇");
        household("王芳", "小杜庄村 · 林亭口镇");
        household("王芳", "堼里村");
    }

    @AfterEach
    void close() {
        district.close();
    }

    private void household(String name, String unit) {
        Register<Household> households = District.register(district.households);
        Map<String, String> cells = Map.of("name", name, "unit", unit, "category", "低保", "people", "2");
        Sheet<Household> form = households.sheet();
        district.add(households.repository(), form.read(cells::get, null).record());
    }

    private Imported read(String... rows) throws IOException {
        Path file =
                Files.writeString(folder.resolve("配送.csv"), "户主,村居,物资,重量（公斤）,应送时间\n" + String.join("\n", rows) + "\n");
        return new FileImport(district.workbench().ledger(), Texts.CHINESE)
                .read(register, file, ImportOptions.USUAL, Progress.none());
    }

    private List<String> stored() {
        List<String> all = new ArrayList<>();
        register.repository()
                .each(
                        Filter.NONE,
                        Sort.up("code"),
                        d -> all.add(d.household() + " "
                                + register.sheet().column("unit").text(d)));
        return all;
    }

    @Test
    void aHeadWhoLivesInAnotherVillageGetsNothing() throws IOException {
        Imported done = read("姚峰,堼里村,白菜,5,2020-02-10 09:00", "姚峰 H00001,堼里村,白菜,5,2020-02-10 09:00");
        assertThat(done).extracting(Imported::stored, Imported::rejected).containsExactly(0L, 2L);
        assertThat(done.problems())
                .allSatisfy(problem -> assertThat(problem.sentence()).contains("姚峰", "H00001", "小杜庄村 · 方家庄镇", "堼里村"));
    }

    @Test
    void theVillageTellsWhichOfSeveralHeadsIsMeant() throws IOException {
        Imported done = read(
                "王芳,堼里村,白菜,5,2020-02-10 09:00",
                "王芳,小杜庄村 · 林亭口镇,白菜,5,2020-02-10 09:00",
                "王芳,方家庄镇小杜庄村,白菜,5,2020-02-10 09:00");
        assertThat(done.problems()).isEmpty();
        assertThat(stored()).containsExactly("4 堼里村 · 林亭口镇", "3 小杜庄村 · 林亭口镇", "2 小杜庄村 · 方家庄镇");
    }

    @Test
    void aVillageThatIsOnlyANameHoldsWhereTheHeadIsKnown() throws IOException {
        household("赵敏", "小杜庄村 · 林亭口镇");
        Imported done = read("赵敏,小杜庄村,白菜,5,2020-02-10 09:00", "王芳,小杜庄村,白菜,5,2020-02-10 09:00");
        assertThat(stored()).containsExactly("5 小杜庄村 · 林亭口镇");
        assertThat(done.rejected()).isEqualTo(1);
    }

    @Test
    void theSameListAgainAddsNothing() throws IOException {
        String[] rows = {"姚峰,小杜庄村 · 方家庄镇,白菜,5,2020-02-10 09:00", "王芳,堼里村,白菜,5,2020-02-10 09:00"};
        assertThat(read(rows).stored()).isEqualTo(2);
        assertThat(read(rows))
                .extracting(Imported::stored, Imported::unchanged, Imported::queued)
                .containsExactly(0L, 2L, 0L);
        assertThat(read("姚峰,,白菜,8,2020-02-10 09:00"))
                .extracting(Imported::stored, Imported::queued)
                .containsExactly(0L, 1L);
        assertThat(read("姚峰,堼里村,白菜,5,2020-02-10 09:00").problems().get(0).sentence())
                .contains("堼里村", "小杜庄村 · 方家庄镇");
        assertThat(read("姚峰,,白菜,5,2020-02-11 09:00").stored()).isEqualTo(1);
    }

    @Test
    void nobodyIsAskedWhereTheFileSaysNoVillage() throws IOException {
        assertThat(read("姚峰,,白菜,5,2020-02-10 09:00").stored()).isEqualTo(1);
    }

    @Test
    void whatWasOrderedBeforeTheHouseholdMovedComesBackAsItWas() throws IOException {
        Path file = Files.writeString(
                folder.resolve("旧.csv"), "编号,户主,村居,物资,斤数,应送时间\nP0000009,姚峰 · 堼里村 H00001,堼里村,白菜,5,2020-02-10 09:00\n");
        Imported done = new FileImport(district.workbench().ledger(), Texts.CHINESE)
                .read(register, file, ImportOptions.USUAL, Progress.none());
        assertThat(done.problems()).isEmpty();
        assertThat(stored()).containsExactly("1 堼里村 · 林亭口镇");
    }
}
