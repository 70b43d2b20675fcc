package cn.baodi.command.feature.volunteer;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Progress;
import cn.baodi.command.core.Sort;
import cn.baodi.command.core.Texts;
import cn.baodi.command.data.Register;
import cn.baodi.command.exchange.FileImport;
import cn.baodi.command.exchange.ImportOptions;
import cn.baodi.command.exchange.ImportPlan;
import cn.baodi.command.exchange.Imported;
import cn.baodi.command.exchange.Inspection;
import cn.baodi.command.exchange.Judged;
import cn.baodi.command.exchange.JudgedRow;
import cn.baodi.command.exchange.Judgement;
import cn.baodi.command.exchange.RowProblem;
import cn.baodi.command.exchange.Shape;
import cn.baodi.command.feature.unit.UnitFeature;
import cn.baodi.command.ui.TestDesk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A list of people as a town sends it, with their identity numbers. */
class VolunteerImportTest {
    @TempDir
    Path folder;

    private TestDesk desk;
    private Register<Volunteer> register;
    private FileImport files;
    private Path file;

    @BeforeEach
    @SuppressWarnings("unchecked")
    void open() throws IOException {
        desk = new TestDesk(folder);
        UnitFeature unit = new UnitFeature(desk.workbench());
        VolunteerFeature feature = new VolunteerFeature(desk.workbench(), unit.directory());
        desk.open(List.of(unit, feature));
        desk.workbench().ledger().write("units", unit::addShipped);
        register = (Register<Volunteer>) feature.registers().get(1);
        files = new FileImport(desk.workbench().ledger(), Texts.CHINESE);
        file = Files.writeString(folder.resolve("志愿者.csv"), """
                大白镇志愿者登记表,,,,,
                姓名,证件号码,联系电话,单位,服务类型,状态
                张伟,11010519491231002X,19900000001,大白镇,互帮互助,待命
                王芳,４４０５２４　１８８００１０１　００１４,19900000002,大白镇,互帮互助,待命
                李强,110105194912310021,19900000003,大白镇,互帮互助,待命
                赵敏,4.40981E+17,19900000004,大白镇,互帮互助,待命
                陈超,110105491231002,19900000005,大白镇,互帮互助,待命
                张玮,11010519491231002x,19900000006,大白镇,互帮互助,待命
                周涛,,19900000007,大白镇,互帮互助,待命
                """);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private ImportPlan plan() {
        Inspection found = files.look(register, file, Shape.FOUND);
        assertThat(found.mapping().columns().get(1).column()).isEqualTo("identity");
        return new ImportPlan(found.shape(), found.mapping(), Map.of(), Map.of(), found.stamp());
    }

    @Test
    void everyNumberIsProvedAndNoneIsShownWhole() {
        Judged judged = files.judge(register, file, plan(), false, Progress.none());
        assertThat(judged.rows())
                .extracting(JudgedRow::judgement)
                .containsExactly(
                        Judgement.GOOD,
                        Judgement.REPAIRED,
                        Judgement.WRONG,
                        Judgement.WRONG,
                        Judgement.WRONG,
                        Judgement.DUPLICATE,
                        Judgement.GOOD);
        assertThat(judged.rows(Judgement.WRONG))
                .extracting(row -> row.notes().get(0).sentence())
                .satisfiesExactly(
                        check -> assertThat(check).contains("110***********0021", "校验码"),
                        cut -> assertThat(cut).contains("4.40981E+17", "设成“文本”"),
                        old -> assertThat(old).contains("15 位"));
        assertThat(judged.rows().toString())
                .doesNotContain("11010519491231002", "110105194912310021", "110105491231002", "19491231");
    }

    @Test
    void whatIsRightIsStoredAndTheRestComesBackWithItsReasons() {
        Imported imported = files.read(register, file, plan(), ImportOptions.USUAL, Progress.none());
        assertThat(stored()).extracting(Volunteer::name).containsExactly("张伟", "王芳", "周涛");
        assertThat(stored())
                .extracting(Volunteer::identity)
                .containsExactly("11010519491231002X", "440524188001010014", null);
        assertThat(imported.problems())
                .extracting(RowProblem::value)
                .containsExactly("110***********0021", "4.40981E+17", "110********1002");
    }

    private List<Volunteer> stored() {
        return register.repository()
                .page(Filter.NONE, Sort.up("code"), null, 50)
                .rows();
    }
}
