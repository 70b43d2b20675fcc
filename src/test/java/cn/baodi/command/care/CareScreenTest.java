package cn.baodi.command.care;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.account.Accounts;
import cn.baodi.command.core.Account;
import cn.baodi.command.core.Role;
import cn.baodi.command.data.Database;
import cn.baodi.command.data.SecondFolder;
import cn.baodi.command.feature.unit.UnitFeature;
import cn.baodi.command.report.ReportFeature;
import cn.baodi.command.ui.Act;
import cn.baodi.command.ui.Notices;
import cn.baodi.command.ui.TestDesk;
import cn.baodi.command.vault.Keys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class CareScreenTest {
    @TempDir
    static Path folder;

    private Stage stage;
    private Path data;
    private TestDesk desk;
    private UnitFeature units;
    private CareFeature care;

    @Start
    void start(Stage window) throws Exception {
        stage = window;
        data = Files.createTempDirectory(folder, "desk");
        desk = new TestDesk(data);
        units = new UnitFeature(desk.workbench());
        care = new CareFeature(
                desk.workbench(),
                List.of(units),
                () -> false,
                () -> new Accounts(
                        Keys.at(data, desk.workbench().clock()),
                        database(),
                        desk.workbench().ledger(),
                        desk.workbench().session(),
                        desk.workbench().texts(Accounts.class)),
                () -> desk.said.add("重新开始"));
        desk.open(List.of(units, new ReportFeature(desk.workbench(), List::of, () -> false)));
        desk.workbench().ledger().load("装入单位", cn.baodi.command.core.Progress.none(), units::addShipped);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private void show(FxRobot robot) {
        robot.interact(() -> {
            stage.setScene(new Scene((Parent) care.screen(), 1180, 640));
            stage.show();
        });
    }

    private Database database() {
        return desk.workbench().database();
    }

    private static String text(FxRobot robot, String id) {
        StringBuilder all = new StringBuilder();
        robot.from(robot.lookup(id))
                .lookup(".label")
                .queryAll()
                .forEach(label -> all.append(((javafx.scene.control.Label) label).getText())
                        .append('\n'));
        return all.toString();
    }

    private static TableView<BackupRow> table(FxRobot robot) {
        return robot.lookup("#backupsTable").queryTableView();
    }

    private void rename(String to) {
        desk.workbench().ledger().write("修改单位", batch -> {
            var repository = units.registers().get(0).repository();
            var row = (cn.baodi.command.feature.unit.Unit)
                    repository.find(120115101000L).orElseThrow();
            batch.change(
                    repository.table(),
                    row,
                    new cn.baodi.command.feature.unit.Unit(
                            row.id(),
                            row.name(),
                            row.kind(),
                            to,
                            row.phone(),
                            row.opened(),
                            row.closed(),
                            row.version(),
                            row.retired()));
        });
    }

    @Test
    void aBackupIsMadePreviewedRestoredAndTheRestoreTakenBack(FxRobot robot) {
        show(robot);
        assertThat(text(robot, "#tileBackup")).contains("还没有");
        robot.clickOn("#backupNow");
        assertThat(text(robot, "#tileBackup")).contains("刚刚", "写入的都在里面");
        rename("王书记");
        rename("李书记");
        robot.interact(() -> care.acts().get(Act.REFRESH).run());
        assertThat(text(robot, "#tileBackup")).contains("那以后又写入 2 笔");

        robot.interact(() -> table(robot).getSelectionModel().select(0));
        assertThat(text(robot, "#previewCard"))
                .contains("手工", "单位")
                .contains("恢复之后会少 2 笔", "单位 新增 0、修改 2", "张值班  修改单位");

        robot.clickOn("#restore");
        assertThat(secretary()).isNull();
        assertThat(desk.said).anyMatch(said -> said.startsWith("已恢复到"));
        robot.clickOn("#takeBack");
        assertThat(secretary()).isEqualTo("李书记");
    }

    private String secretary() {
        return ((cn.baodi.command.feature.unit.Unit) units.registers()
                        .get(0)
                        .repository()
                        .find(120115101000L)
                        .orElseThrow())
                .secretary();
    }

    @Test
    void aDamagedBackupIsShownAsSuchAndCannotBeRestored(FxRobot robot) throws Exception {
        desk.workbench().ledger().backUp("整点");
        Path file = database().backups().list().get(0).file();
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        show(robot);
        robot.interact(() -> table(robot).getSelectionModel().select(0));
        robot.clickOn("#verify");
        assertThat(desk.said).anyMatch(said -> said.contains("有损坏"));
        robot.interact(() -> table(robot).getSelectionModel().select(0));
        assertThat(text(robot, "#previewCard")).contains("这份备份不能用");
        assertThat(robot.lookup("#restore").tryQuery()).isEmpty();
    }

    @Test
    void aForeignFileIsRefusedInWords(FxRobot robot) throws Exception {
        desk.chosen = Files.writeString(folder.resolve("evil.backup"), "RUNSCRIPT FROM 'http://127.0.0.1/'");
        show(robot);
        robot.clickOn("#backupFile");
        assertThat(desk.said).anyMatch(said -> said.contains("evil.backup") && said.contains("没有使用它"));
    }

    @Test
    void theSecondFolderIsSetAndFollowsAtOnce(FxRobot robot) throws Exception {
        desk.chosen = Files.createTempDirectory(folder, "disk");
        show(robot);
        robot.clickOn("#backupNow").clickOn("#careSettings").clickOn("#chooseSecond");
        assertThat(desk.chosen.resolve(SecondFolder.MARK)).content().contains("宝坻战疫指挥台");
        assertThat(desk.chosen)
                .isDirectoryContaining(file -> file.getFileName().toString().endsWith(".backup"));
        assertThat(robot.lookup("#secondFolder").queryLabeled().getText()).isEqualTo(desk.chosen.toString());
        assertThat(robot.lookup("#careFolder").queryLabeled().getText())
                .isEqualTo(database().folder().toString());
        robot.clickOn("#forgetSecond");
        assertThat(database().second().chosen()).isEmpty();
    }

    @Test
    void theFolderForTheSummariesOfTheNightIsSetAndGivenUp(FxRobot robot) throws Exception {
        desk.chosen = Files.createTempDirectory(folder, "summaries");
        show(robot);
        robot.clickOn("#careSettings").clickOn("#chooseNightly");
        assertThat(robot.lookup("#nightlyFolder").queryLabeled().getText()).isEqualTo(desk.chosen.toString());
        assertThat(database().care().notes().nightly().failure()).isNull();
        robot.clickOn("#forgetNightly");
        assertThat(database().care().notes().nightly()).isNull();
        assertThat(robot.lookup("#nightlyFolder").queryLabeled().getText()).isEqualTo("没有设置");
    }

    @Test
    void aCheckThatFindsSomethingOffersTheWayOut(FxRobot robot) {
        desk.workbench().ledger().backUp("整点");
        show(robot);
        robot.clickOn("#checkNow");
        assertThat(text(robot, "#tileCheck")).contains("相符");
        assertThat(robot.lookup("#makeAnew").query().getParent().isVisible()).isFalse();

        database().read(handle -> handle.execute("UPDATE unit SET name = '改了' WHERE id = 120115101000"));
        robot.clickOn("#checkNow");
        assertThat(text(robot, "#tileCheck")).contains("有 1 处不符");
        assertThat(robot.lookup("#checkFound").queryLabeled().getText()).contains("单位有内容被改动", "最近的完好备份");
        assertThat(care.alerts(TestDesk.NOW)).hasSize(1);

        robot.clickOn("#makeAnew");
        assertThat(text(robot, "#tileCheck")).contains("相符");
        assertThat(care.alerts(TestDesk.NOW)).isEmpty();
    }

    @Test
    void whereOnlyTheAuditWasChangedNothingIsOfferedThatCannotMendIt(FxRobot robot) {
        database().read(handle -> handle.execute("UPDATE audit_batch SET operator = '别人' WHERE seq = 1"));
        desk.workbench().ledger().backUp("整点");
        show(robot);
        robot.clickOn("#checkNow");
        assertThat(robot.lookup("#checkFound").queryLabeled().getText()).contains("审计记录第 1 笔与流水不符", "不用重做数据库");
        assertThat(robot.lookup("#makeAnew").query().isVisible()).isFalse();
        assertThat(care.alerts(TestDesk.NOW))
                .singleElement()
                .satisfies(alert -> assertThat(alert.guidance()).contains("抄一份留作证据"));
    }

    @Test
    void aPassphraseHoldsOnlyOnceItWasWrittenDown(FxRobot robot) {
        show(robot);
        robot.clickOn("#careSettings").clickOn("#plainSet");
        String words = robot.lookup("#plainPassphrase").queryLabeled().getText();
        robot.clickOn("#plainTyped").write("0000").clickOn("#plainTake");
        assertThat(database().care().notes().passphrase()).isNull();
        robot.doubleClickOn("#plainTyped").write(words.substring(25)).clickOn("#plainTake");
        assertThat(database().care().notes().passphrase().words()).isEqualTo(words);
        assertThat(robot.lookup("#plainPassphrase").tryQuery()).isEmpty();
        assertThat(robot.lookup("#plainState").queryLabeled().getText()).contains("由 张值班 在 2月9日 14:30 设定", "下一晚");

        robot.clickOn("#plainNow");
        assertThat(robot.lookup("#plainState").queryLabeled().getText()).contains("plain-20200209-143000.zip");
        assertThat(data.resolve("plain").resolve("plain-20200209-143000.zip")).exists();
        robot.clickOn("#plainStop");
        assertThat(database().care().notes().passphrase()).isNull();
    }

    @Test
    void theCrisisIsClosedByTwoWhoTypeItsName(FxRobot robot) throws Exception {
        desk.workbench().ledger().keep("organisation", "宝坻区指挥部");
        desk.workbench().ledger().backUp("整点");
        desk.chosen = Files.createTempDirectory(folder, "papers");
        desk.countersign = new Notices.Countersign("津防指〔2023〕1号", "李班长", null, 0);
        show(robot);
        robot.clickOn("#careClosing");
        assertThat(robot.lookup("#closingHeld").queryLabeled().getText()).contains("“宝坻区指挥部”现有：单位", "备份 1 份");
        assertThat(robot.lookup("#closingIssued").queryLabeled().getText()).isEqualTo("还没有签发过报告。");
        robot.clickOn("#closingFolder").clickOn("#closingName").write("宝坻区");
        assertThat(robot.lookup("#closeCrisis").query().isDisabled()).isTrue();
        robot.write("指挥部").clickOn("#closeCrisis");
        assertThat(desk.said).contains("重新开始").anyMatch(said -> said.contains("不可恢复地销毁"));
        assertThat(desk.chosen).isDirectoryContaining("glob:**销毁记录-20200209.pdf");
        assertThat(data.resolve("console.mv.db")).doesNotExist();
        assertThat(data.resolve("keys.json")).doesNotExist();
    }

    @Test
    void whoIsNoAdministratorLooksAndBacksUpButDoesNotRestore(FxRobot robot) {
        desk.workbench().ledger().backUp("整点");
        desk.workbench().session().signIn(new Account("李班长", Set.of(Role.LEADER), false));
        show(robot);
        robot.clickOn("#backupNow");
        assertThat(table(robot).getItems()).isNotEmpty();
        robot.interact(() -> table(robot).getSelectionModel().select(0));
        assertThat(robot.lookup("#restore").tryQuery()).isEmpty();
        assertThat(text(robot, "#previewCard")).contains("恢复由管理员来做");
    }

    @Test
    void theStatusBarHasTheAgeOfTheNewestBackup() {
        assertThat(care.status(TestDesk.NOW)).contains("还没有备份");
        desk.workbench().ledger().backUp("整点");
        assertThat(care.status(TestDesk.NOW)).contains("上次备份 刚刚");
    }
}
