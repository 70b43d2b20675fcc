package cn.baodi.command.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baodi.command.core.Account;
import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Role;
import cn.baodi.command.core.Texts;
import cn.baodi.command.ui.AccessWalker;
import cn.baodi.command.ui.Act;
import cn.baodi.command.ui.ContrastWalker;
import cn.baodi.command.ui.Fonts;
import cn.baodi.command.ui.TestDesk;
import cn.baodi.command.ui.TruncationWalker;
import cn.baodi.command.vault.CheapKeys;
import cn.baodi.command.vault.Keys;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Accounts on the screen, by keyboard. */
@ExtendWith(ApplicationExtension.class)
class AccountScreenTest {
    private static final String ADMIN = "qingshan2020";
    private static final String OFFICER = "lvshui2020";

    @TempDir
    Path folder;

    private Stage stage;
    private TestDesk desk;
    private Keys keys;
    private Accounts accounts;
    private AccountFeature feature;
    private int changed;

    @Start
    void start(Stage stage) {
        this.stage = stage;
        Fonts.loadForScreen();
        desk = new TestDesk(folder);
        desk.open(List.of());
        keys = CheapKeys.at(folder, desk.workbench().clock());
        accounts = new Accounts(
                keys,
                desk.workbench().database(),
                desk.workbench().ledger(),
                desk.workbench().session(),
                Texts.of(Texts.CHINESE, Accounts.class));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private void show(FxRobot robot) {
        robot.interact(() -> {
            feature = new AccountFeature(desk.workbench(), () -> accounts, () -> false, () -> changed++);
            Scene scene = new Scene(new javafx.scene.layout.BorderPane(feature.screen()), 1180, 660);
            desk.workbench().look().dress(scene);
            stage.setScene(scene);
            stage.show();
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** An administrator and an officer; {@code name} is on duty. */
    private void staffed(String name) {
        accounts.protect(Account.administrator("王芳"), ADMIN.toCharArray());
        accounts.add(
                accounts.confirm(ADMIN.toCharArray()),
                new Account("李强", Set.of(Role.OFFICER), false),
                OFFICER.toCharArray());
        desk.workbench()
                .session()
                .signIn(keys.accounts().stream()
                        .filter(account -> account.name().equals(name))
                        .findFirst()
                        .orElseThrow());
    }

    private void put(FxRobot robot, String id, String text) {
        robot.interact(() -> robot.lookup(id).queryTextInputControl().setText(text));
    }

    private void act(FxRobot robot, Act act) {
        robot.interact(() -> feature.acts().get(act).run());
    }

    private static String words(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Label.class).getText();
    }

    private static void fire(FxRobot robot, String id) {
        robot.interact(() -> robot.lookup(id).queryAs(Button.class).fire());
    }

    @SuppressWarnings("unchecked")
    private static TableView<Account> table(FxRobot robot) {
        return (TableView<Account>) (Node) robot.lookup("#accountsTable").query();
    }

    private List<String> audit() {
        return desk.workbench()
                .database()
                .read(h -> h.createQuery(
                                "SELECT kind || ' ' || operator || ' ' || action FROM audit_batch ORDER BY seq")
                        .mapTo(String.class)
                        .list());
    }

    @Test
    void aFolderWithoutAccountsGetsItsFirstAndTheCodeIsWrittenDownBeforeAnythingElse(FxRobot robot) {
        show(robot);
        assertThat(feature.alerts(TestDesk.NOW))
                .singleElement()
                .satisfies(a -> assertThat(a.text()).contains("没有设口令"));
        robot.interact(() -> robot.lookup("#accountName").query().requestFocus());
        put(robot, "#accountName", "王*芳");
        put(robot, "#accountPassword", ADMIN);
        put(robot, "#accountPasswordAgain", ADMIN);
        robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
        assertThat(words(robot, "#accountProblemname")).contains("账号名只能用");
        put(robot, "#accountName", "王芳");
        act(robot, Act.SAVE);

        assertThat(words(robot, "#recoveryCode").replaceAll("\\s", "")).hasSize(36);
        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        assertThat(robot.lookup("#recoverySheet").tryQuery()).isPresent();
        assertThat(changed).isZero();
        robot.interact(
                () -> robot.lookup("#recoveryWritten").queryAs(CheckBox.class).setSelected(true));
        fire(robot, "#recoveryDone");
        assertThat(changed).isEqualTo(1);
        assertThat(desk.workbench().session().account()).isEqualTo(Account.administrator("王芳"));
        assertThat(feature.alerts(TestDesk.NOW)).isEmpty();
        assertThat(audit()).contains("ACCOUNT 王芳 给数据文件夹设了口令，管理员“王芳”");
    }

    @Test
    void anAdministratorAddsWithHisOwnPassword(FxRobot robot) {
        staffed("王芳");
        show(robot);
        act(robot, Act.ADD);
        put(robot, "#accountName", "李强");
        put(robot, "#accountPassword", "hailang2020");
        put(robot, "#accountPasswordAgain", "hailang2020");
        act(robot, Act.SAVE);
        assertThat(robot.lookup("#accountOwn").query().isFocused()).isTrue();
        put(robot, "#accountOwn", "falsch");
        act(robot, Act.SAVE);
        assertThat(words(robot, "#accountOwnProblem")).contains("不是您的口令");
        put(robot, "#accountOwn", ADMIN);
        act(robot, Act.SAVE);
        assertThat(words(robot, "#accountProblemname")).contains("已经有账号“李强”");
        put(robot, "#accountName", "赵敏");
        put(robot, "#accountOwn", ADMIN);
        robot.interact(
                () -> robot.lookup("#role-HOTLINE").queryAs(CheckBox.class).setSelected(true));
        act(robot, Act.SAVE);

        assertThat(table(robot).getItems()).extracting(Account::name).containsExactly("李强", "王芳", "赵敏");
        assertThat(keys.signIn("赵敏", "hailang2020".toCharArray()).account().roles())
                .containsExactlyInAnyOrder(Role.OFFICER, Role.HOTLINE);
        assertThat(audit())
                .endsWith("ACCOUNT 王芳 添加账号“赵敏”（值班员、热线员）")
                .anyMatch(line -> line.startsWith("REFUSED 王芳") && line.contains("“王芳”被拒"));
    }

    @Test
    void rolesAreChangedAnAccountIsDisabledAndTheLastAdministratorStays(FxRobot robot) {
        staffed("王芳");
        show(robot);
        robot.interact(() -> table(robot).getSelectionModel().select(0));
        robot.interact(() -> {
            robot.lookup("#role-OFFICER").queryAs(CheckBox.class).setSelected(false);
            robot.lookup("#accountDisabled").queryAs(CheckBox.class).setSelected(true);
        });
        put(robot, "#accountOwn", ADMIN);
        act(robot, Act.SAVE);
        assertThat(words(robot, "#accountProblemroles")).contains("至少选一个");
        robot.interact(
                () -> robot.lookup("#role-READER").queryAs(CheckBox.class).setSelected(true));
        act(robot, Act.SAVE);
        assertThat(table(robot).getItems().get(0)).isEqualTo(new Account("李强", Set.of(Role.READER), true));
        assertThatThrownBy(() -> keys.signIn("李强", OFFICER.toCharArray())).isInstanceOf(Failure.class);
        assertThat(audit()).endsWith("ACCOUNT 王芳 “李强”的角色由“值班员”改为“只读”", "ACCOUNT 王芳 停用账号“李强”");

        robot.interact(() -> table(robot).getSelectionModel().select(1));
        robot.interact(
                () -> robot.lookup("#accountDisabled").queryAs(CheckBox.class).setSelected(true));
        put(robot, "#accountOwn", ADMIN);
        act(robot, Act.SAVE);
        assertThat(words(robot, "#accountProblem")).contains("最后一个能用的管理员");
    }

    @Test
    void aForgottenPasswordIsReset(FxRobot robot) {
        staffed("王芳");
        show(robot);
        robot.interact(() -> table(robot).getSelectionModel().select(0));
        fire(robot, "#accountReset");
        put(robot, "#accountPassword", "hailang2020");
        put(robot, "#accountPasswordAgain", "hailang2020");
        put(robot, "#accountOwn", ADMIN);
        act(robot, Act.SAVE);
        assertThat(keys.signIn("李强", "hailang2020".toCharArray()).account().name())
                .isEqualTo("李强");
        assertThat(audit()).endsWith("ACCOUNT 王芳 重设“李强”的口令");
    }

    @Test
    void aNewRecoveryCodeTakesThePlaceOfTheOld(FxRobot robot) {
        staffed("王芳");
        show(robot);
        fire(robot, "#accountRenew");
        put(robot, "#accountOwn", ADMIN);
        act(robot, Act.SAVE);
        String code = words(robot, "#recoveryCode").replaceAll("\\s", "");
        robot.interact(() -> table(robot).getSelectionModel().select(0));
        assertThat(robot.lookup("#recoverySheet").tryQuery()).isPresent();
        robot.interact(
                () -> robot.lookup("#recoveryWritten").queryAs(CheckBox.class).setSelected(true));
        fire(robot, "#recoveryDone");
        assertThat(robot.lookup("#recoverySheet").tryQuery()).isEmpty();
        assertThat(changed).isZero();
        assertThat(keys.recover(code, "王芳", ADMIN.toCharArray())
                        .signedIn()
                        .account()
                        .name())
                .isEqualTo("王芳");
    }

    @Test
    void everybodyElseSeesNoListAndChangesHisOwnPassword(FxRobot robot) {
        staffed("李强");
        show(robot);
        assertThat(robot.lookup("#accountsTable").tryQuery()).isEmpty();
        assertThat(robot.lookup("#accountAdd").tryQuery()).isEmpty();
        assertThat(feature.acts()).doesNotContainKey(Act.ADD);
        put(robot, "#accountOwn", OFFICER);
        put(robot, "#accountPassword", "hailang2020");
        put(robot, "#accountPasswordAgain", "hailang2020");
        act(robot, Act.SAVE);
        assertThat(desk.said).contains("您的口令已改");
        assertThat(keys.signIn("李强", "hailang2020".toCharArray()).account().name())
                .isEqualTo("李强");
        assertThat(audit()).endsWith("ACCOUNT 李强 “李强”修改了自己的口令");
        // What the screen does not offer is refused all the same.
        Keys.SignedIn by = accounts.confirm("hailang2020".toCharArray());
        assertThatThrownBy(() -> accounts.reset(by, "王芳", "hailang2020".toCharArray()))
                .isInstanceOf(Failure.class);
    }

    @Test
    void noTypedPasswordStaysBehindWhenTheScreenIsLeft(FxRobot robot) {
        staffed("李强");
        show(robot);
        put(robot, "#accountOwn", OFFICER);
        robot.interact(() -> stage.setScene(new Scene(new javafx.scene.layout.VBox())));
        show(robot);
        assertThat(robot.lookup("#accountOwn").queryTextInputControl().getText())
                .isEmpty();
    }

    @Test
    void itCanBeReadAndReachedAndNothingIsCut(FxRobot robot) {
        staffed("王芳");
        show(robot);
        robot.interact(() -> desk.workbench().look().percent(150));
        for (Runnable open : List.<Runnable>of(
                () -> feature.acts().get(Act.ADD).run(),
                () -> table(robot).getSelectionModel().select(0),
                () -> robot.lookup("#accountReset").queryAs(Button.class).fire(),
                () -> robot.lookup("#accountOwnOpen").queryAs(Button.class).fire())) {
            robot.interact(open);
            WaitForAsyncUtils.waitForFxEvents();
            assertThat(ContrastWalker.tooPale(stage.getScene())).isEmpty();
            assertThat(TruncationWalker.cut(stage.getScene())).isEmpty();
            assertThat(AccessWalker.mute(stage.getScene())).isEmpty();
        }
    }
}
