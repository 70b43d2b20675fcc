package cn.baodi.command.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baodi.command.core.Account;
import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Role;
import cn.baodi.command.ui.Act;
import cn.baodi.command.ui.Feature;
import cn.baodi.command.ui.TestDesk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.DatePicker;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
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
class ReportFeatureTest {
    @TempDir
    static Path folder;

    private TestDesk desk;
    private ReportFeature feature;

    @Start
    void show(Stage stage) throws Exception {
        desk = new TestDesk(Files.createTempDirectory(folder, "desk"));
        List<Feature> areas = new ArrayList<>(Area.two());
        feature = new ReportFeature(desk.workbench(), () -> areas, () -> true);
        areas.add(feature);
        desk.open(areas);
        stage.setScene(new Scene((Parent) feature.screen(), 1100, 700));
        stage.show();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private static String number(FxRobot robot) {
        return robot.lookup("#reportPageNumber").queryLabeled().getText();
    }

    @Test
    void todayIsComposedUpToNowAndShown(FxRobot robot) {
        ImageView page = robot.lookup("#reportPage").queryAs(ImageView.class);

        assertThat(page.getImage()).isNotNull();
        // both between two layouts: a scroll bar that comes makes the page narrower
        robot.interact(() -> assertThat(page.getImage().getWidth()).isEqualTo(Math.round(page.getFitWidth())));
        assertThat(robot.lookup("#reportDay").queryAs(DatePicker.class).getValue())
                .isEqualTo("2020-02-09");
        assertThat(robot.lookup("#reportNow").queryLabeled().getText()).isEqualTo("截至14:30");
        assertThat(robot.lookup("#reportEnd").query().isDisabled()).isTrue();
        assertThat(number(robot)).startsWith("第 1 页");
    }

    @Test
    void picturesAreLetGoWhenTheScreenIsLeftAndDrawnWhenItIsBack(FxRobot robot) {
        ImageView page = robot.lookup("#reportPage").queryAs(ImageView.class);
        Scene scene = page.getScene();
        Parent screen = scene.getRoot();
        robot.interact(() -> scene.setRoot(new Pane()));
        assertThat(page.getImage()).isNull();

        robot.interact(() -> scene.setRoot(screen));
        assertThat(page.getImage()).isNotNull();
    }

    @Test
    void pagesAreTurnedByKey(FxRobot robot) {
        robot.clickOn("#reportWholePage");
        robot.type(KeyCode.PAGE_DOWN);
        assertThat(number(robot)).startsWith("第 2 页");

        robot.type(KeyCode.PAGE_UP);
        robot.type(KeyCode.PAGE_UP);
        assertThat(number(robot)).startsWith("第 1 页");
    }

    @Test
    void aPastDayIsWholeAndMayBeCutAtTheSameTime(FxRobot robot) {
        robot.clickOn("#reportYesterday");
        robot.interact(() -> feature.acts().get(Act.BULLETIN).run());
        assertThat(desk.said).anyMatch(text -> text.contains("数据截至：2020年2月8日24时"));

        robot.clickOn("#reportNow");
        robot.interact(() -> feature.acts().get(Act.BULLETIN).run());
        assertThat(desk.said).anyMatch(text -> text.contains("数据截至：2020年2月8日14时30分"));
    }

    @Test
    void whoMayOnlyLookTakesNothingAlong(FxRobot robot) {
        desk.workbench().session().signIn(new Account("赵只读", Set.of(Role.READER), false));
        robot.interact(
                () -> assertThatThrownBy(() -> feature.acts().get(Act.BULLETIN).run())
                        .isInstanceOf(Failure.class)
                        .hasMessageContaining("不能把这里的内容带出去"));

        assertThat(desk.said).noneMatch(text -> text.contains("数据截至"));
    }

    @Test
    void aDayToComeIsRefused(FxRobot robot) {
        DatePicker day = robot.lookup("#reportDay").queryAs(DatePicker.class);

        robot.interact(() -> day.setValue(LocalDate.of(2020, 2, 10)));

        assertThat(desk.said).contains("这一天还没有到，不能出日报。");
        assertThat(day.getValue()).isEqualTo("2020-02-09");
    }

    @Test
    void theNameOfThePostIsTheOneThatWasSet(FxRobot robot) {
        desk.workbench().ledger().keep(DailyReport.Head.ORGANISATION, "潮阳街道指挥部");

        robot.interact(() -> feature.acts().get(Act.REFRESH).run());
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> feature.acts().get(Act.BULLETIN).run());

        assertThat(desk.said).anyMatch(text -> text.contains("潮阳街道指挥部\n") && text.contains("值班员：张值班"));
    }
}
