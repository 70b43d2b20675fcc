package cn.baodi.command.audit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.core.Link;
import cn.baodi.command.core.Progress;
import cn.baodi.command.data.AuditEntry;
import cn.baodi.command.data.Kind;
import cn.baodi.command.feature.unit.Unit;
import cn.baodi.command.feature.unit.UnitFeature;
import cn.baodi.command.ui.Act;
import cn.baodi.command.ui.TestDesk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class AuditScreenTest {
    private static final long TOWN = 120115101000L;

    @TempDir
    static Path folder;

    private TestDesk desk;
    private UnitFeature units;
    private AuditFeature audit;

    @Start
    void start(Stage stage) throws Exception {
        desk = new TestDesk(Files.createTempDirectory(folder, "desk"));
        units = new UnitFeature(desk.workbench());
        audit = new AuditFeature(desk.workbench(), List.of(units));
        desk.open(List.of(units));
        desk.workbench().ledger().load("装入单位", Progress.none(), units::addShipped);
        change("王芳", "13812345678");
        desk.workbench().session().takeOver("李强");
        change("赵敏", "13912340000");
        desk.workbench().ledger().note(Kind.REVEAL, "看电话", "unit", TOWN);
        desk.workbench().ledger().note(Kind.EXPORT, "导出单位 300 行");
        stage.setScene(new Scene((Parent) audit.screen(), 1180, 640));
        stage.show();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private void change(String secretary, String phone) {
        var repository = units.registers().get(0).repository();
        Unit row = (Unit) repository.find(TOWN).orElseThrow();
        Unit changed = new Unit(
                row.id(),
                row.name(),
                row.kind(),
                secretary,
                phone,
                row.opened(),
                row.closed(),
                row.version(),
                row.retired());
        desk.workbench().ledger().write("修改单位 " + secretary, batch -> batch.change(repository.table(), row, changed));
    }

    private static TableView<AuditEntry> table(FxRobot robot) {
        return robot.lookup("#auditTable").queryTableView();
    }

    private static List<String> actions(FxRobot robot) {
        return table(robot).getItems().stream().map(AuditEntry::action).toList();
    }

    private static String card(FxRobot robot) {
        return robot.from(robot.lookup("#auditCard")).lookup(".label").queryAll().stream()
                .map(label -> ((Label) label).getText())
                .collect(Collectors.joining("\n"));
    }

    private static void fire(FxRobot robot, String text) {
        Button button =
                robot.from(robot.lookup("#auditCard")).lookup(".button").<Button>queryAllAs(Button.class).stream()
                        .filter(b -> b.getText().equals(text))
                        .findFirst()
                        .orElseThrow();
        robot.interact(button::fire);
    }

    @Test
    void whatHappenedStandsNewestFirstAndOpensToItsValuesMasked(FxRobot robot) {
        assertThat(actions(robot)).containsExactly("导出单位 300 行", "看电话", "修改单位 赵敏", "修改单位 王芳", "装入单位");
        assertThat(robot.lookup("#auditCount").queryLabeled().getText()).isEqualTo("已列出 5 笔，共 5 笔");

        robot.interact(() -> table(robot).getSelectionModel().select(2));
        assertThat(card(robot))
                .contains("修改单位 赵敏", "2020-02-09 14:30:00  李强  改动  第 3 笔", "书记：王* → 赵*", "电话：138****5678 → 139****0000")
                .doesNotContain("13912340000");
    }

    @Test
    void topicsOperatorsAndWordsNarrowIt(FxRobot robot) {
        ComboBox<Topic> topics = robot.lookup("#auditChip-topic").queryComboBox();
        robot.interact(() -> topics.setValue(Topic.LOOKS));
        assertThat(actions(robot)).containsExactly("看电话");
        robot.interact(() -> topics.setValue(null));

        robot.interact(() -> table(robot).getSelectionModel().select(3));
        fire(robot, "张值班 做过的");
        assertThat(actions(robot)).containsExactly("修改单位 王芳", "装入单位");
        ComboBox<String> operators = robot.lookup("#auditChip-operator").queryComboBox();
        assertThat(operators.getValue()).isEqualTo("张值班");

        TextField words = robot.lookup("#auditText").queryAs(TextField.class);
        robot.interact(() -> {
            words.setText("没有做过的");
            words.getOnAction().handle(null);
        });
        assertThat(actions(robot)).isEmpty();
        assertThat(robot.lookup("#auditNone").queryLabeled().getText()).isEqualTo("没有符合筛选的审计记录（共 5 笔）。");
    }

    @Test
    void theHistoryOfARecordIsOpenedFromItsCardAndFromAnEntry(FxRobot robot) {
        robot.interact(() -> audit.show(Link.to("audit", "units", TOWN)));
        assertThat(actions(robot)).containsExactly("看电话", "修改单位 赵敏", "修改单位 王芳");
        Button record = robot.lookup("#auditRecord").queryButton();
        assertThat(record.getText()).isEqualTo("单位 120115101000");
        robot.interact(record::fire);
        assertThat(actions(robot)).hasSize(5);

        robot.interact(() -> table(robot).getSelectionModel().select(2));
        fire(robot, "打开这条记录");
        assertThat(desk.opened).containsExactly(Link.to("unit", "units", TOWN));
        fire(robot, "这条记录的历史");
        assertThat(actions(robot)).containsExactly("看电话", "修改单位 赵敏", "修改单位 王芳");
    }

    @Test
    void itIsCheckedAgainstTheJournalAndAHeadOnPaper(FxRobot robot) {
        String printed = robot.lookup("#auditHead").queryLabeled().getText().replace("链头 ", "");
        robot.clickOn("#auditCheck");
        assertThat(robot.lookup("#auditChecked").queryLabeled().getText()).isEqualTo("2020-02-09 14:30:00 核对：5 笔相符");
        assertThat(desk.said).anyMatch(said -> said.contains("逐笔相符，共 5 笔"));
        assertThat(actions(robot)).first().asString().startsWith("核对审计和写入流水：相符");

        desk.answer = printed;
        robot.clickOn("#auditHeadCompare");
        assertThat(desk.said).anyMatch(said -> said.contains(printed + " 在现在的链上"));
        desk.answer = "3-0000-0000-0000";
        robot.clickOn("#auditHeadCompare");
        assertThat(desk.said).anyMatch(said -> said.contains("3-0000-0000-0000 不在现在的链上"));

        desk.workbench()
                .database()
                .read(handle -> handle.execute("UPDATE audit_batch SET operator = '别人' WHERE seq = 2"));
        robot.clickOn("#auditCheck");
        assertThat(robot.lookup("#auditChecked").queryLabeled().getText()).endsWith("1 处不符");
        assertThat(desk.said).anyMatch(said -> said.contains("第 2 笔与流水里的不一样"));
    }

    @Test
    void theListLeavesAsAFileWithTheHeadOfTheChainAndANoteOfIt(FxRobot robot) throws Exception {
        Path file = Files.createTempDirectory(folder, "out").resolve("审计.csv");
        desk.chosen = file;
        String head = robot.lookup("#auditHead").queryLabeled().getText().replace("链头 ", "");
        robot.interact(
                () -> robot.lookup("#auditChip-topic").<Topic>queryComboBox().setValue(Topic.CHANGES));
        robot.interact(() -> audit.acts().get(Act.EXPORT).run());

        List<String> lines = Files.readAllLines(file);
        assertThat(lines.get(0)).endsWith("序号,时间,值班员,类别,做了什么,记录,怎样,项目,原值,新值");
        assertThat(lines.get(1)).contains("链头", head, "筛选：改动了什么");
        assertThat(lines.subList(2, lines.size()))
                .containsExactly(
                        "3,2020-02-09 14:30:00,李强,改动,修改单位 赵敏,单位 120115101000,修改,书记,王*,赵*",
                        "3,2020-02-09 14:30:00,李强,改动,修改单位 赵敏,单位 120115101000,修改,电话,138****5678,139****0000",
                        "2,2020-02-09 14:30:00,张值班,改动,修改单位 王芳,单位 120115101000,修改,书记,,王*",
                        "2,2020-02-09 14:30:00,张值班,改动,修改单位 王芳,单位 120115101000,修改,电话,,138****5678");
        robot.interact(
                () -> robot.lookup("#auditChip-topic").<Topic>queryComboBox().setValue(Topic.EXPORTS));
        assertThat(actions(robot)).first().asString().contains("导出审计记录 2 笔（改动了什么）到 审计.csv，链头 " + head, "SHA-256");
    }
}
