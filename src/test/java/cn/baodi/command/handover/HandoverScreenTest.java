package cn.baodi.command.handover;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import cn.baodi.command.core.Role;
import cn.baodi.command.ui.AccessWalker;
import cn.baodi.command.ui.ContrastWalker;
import cn.baodi.command.ui.Fonts;
import cn.baodi.command.ui.TruncationWalker;
import java.nio.file.Path;
import java.util.List;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class HandoverScreenTest {
    @TempDir
    Path folder;

    private Stage stage;
    private Ward ward;

    @Start
    void start(Stage stage) {
        this.stage = stage;
        Fonts.loadForScreen();
        ward = new Ward(folder);
    }

    @AfterEach
    void close() {
        ward.close();
    }

    private void show(FxRobot robot) {
        robot.interact(() -> {
            Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
            Scene scene = new Scene(new BorderPane(ward.feature.screen()), 1180, 660);
            ward.desk.workbench().look().dress(scene);
            stage.setScene(scene);
            stage.show();
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static String words(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Label.class).getText();
    }

    @Test
    void whatIsTypedAndNotKeptIsThereAgain(FxRobot robot) {
        show(robot);
        robot.clickOn("#handoverNote").write("half");
        robot.interact(() -> ((BorderPane) stage.getScene().getRoot()).setCenter(null));

        HandoverFeature again =
                new HandoverFeature(ward.desk.workbench(), List::of, () -> false, () -> ward.accounts, Relief.none());
        robot.interact(() -> stage.setScene(new Scene(new BorderPane(again.screen()), 1180, 660)));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("#handoverNote").queryTextInputControl().getText())
                .isEqualTo("half");
    }

    @Test
    void withoutAnotherAccountItSaysWhatToDo(FxRobot robot) {
        ward.accounts.protect(cn.baodi.command.core.Account.administrator("王芳"), Ward.GOING.toCharArray());
        show(robot);
        assertThat(words(robot, "#handoverNobody")).contains("请管理员在“账号”里添加一位值班长或值班员");
        assertThat(robot.lookup("#handoverHand").queryAll()).isEmpty();
    }

    @Test
    void whoOnlyReadsSeesWhatWasSignedAndSignsNothing(FxRobot robot) {
        ward.signed();
        ward.desk.signIn(Role.READER);
        show(robot);
        assertThat(words(robot, "#handoverWhy")).isEqualTo("只有值班长、值班员可以");
        assertThat(robot.lookup("#handoverPrint").query().isDisabled()).isTrue();
        assertThat(robot.lookup("#handoverNote").query().isVisible()
                        && robot.lookup("#handoverNote")
                                .query()
                                .getParent()
                                .getParent()
                                .isVisible())
                .isFalse();
        robot.interact(() -> robot.lookup("#handoverPast")
                .queryListView()
                .getSelectionModel()
                .select(0));
        robot.interact(() -> robot.lookup("#handoverPast").query().requestFocus());
        robot.type(KeyCode.ENTER);
        assertThat(words(robot, "#handoverHash")).contains("核对无误");
    }

    @Test
    void itIsLegibleWholeAndReachable(FxRobot robot) {
        ward.staffed();
        ward.handovers.note("明早回电", null);
        show(robot);
        legible();
        robot.interact(() -> robot.lookup("#handoverHand").queryButton().fire());
        legible();
        robot.interact(() -> ward.feature.show(
                cn.baodi.command.core.Link.to(HandoverFeature.KEY, HandoverFeature.SIGNED, ward.signed())));
        legible();
    }

    private void legible() {
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(ContrastWalker.tooPale(stage.getScene())).isEmpty();
        assertThat(TruncationWalker.cut(stage.getScene())).isEmpty();
        assertThat(AccessWalker.mute(stage.getScene())).isEmpty();
    }
}
