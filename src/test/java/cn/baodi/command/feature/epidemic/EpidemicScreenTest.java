package cn.baodi.command.feature.epidemic;

import static cn.baodi.command.feature.epidemic.EpidemicDesk.ALL;
import static cn.baodi.command.feature.epidemic.EpidemicDesk.DAY;
import static cn.baodi.command.feature.epidemic.EpidemicDesk.line;
import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.Sort;
import cn.baodi.command.ui.Act;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class EpidemicScreenTest {
    @TempDir
    Path folder;

    private EpidemicDesk desk;

    @Start
    void start(Stage stage) {
        desk = new EpidemicDesk(folder, DAY.atTime(14, 30));
        desk.add(line(ALL, DAY.minusDays(2), 8, 48));
        stage.setScene(new Scene(new StackPane(desk.feature.screen()), 1200, 700));
        stage.show();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Label.class).getText();
    }

    private static String field(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(TextField.class).getText();
    }

    private void act(FxRobot robot, Act act) {
        robot.interact(() -> desk.feature.acts().get(act).run());
    }

    private List<CaseCount> rows() {
        return desk.cases.page(Filter.NONE, Sort.down("onDay"), null, 9).rows();
    }

    @Test
    void aDayIsEnteredByKeysAloneAndTheNextWithoutFiguresComesUp(FxRobot robot) {
        act(robot, Act.ADD);
        assertThat(List.of(field(robot, "#cases-onDay"), field(robot, "#cases-unit")))
                .containsExactly("2020-02-09", "宝坻区");
        robot.interact(
                () -> robot.lookup("#cases-onDay").queryAs(TextField.class).setText("2020-02-07"));
        robot.write("3").type(KeyCode.ENTER).write("51");
        act(robot, Act.SAVE);
        assertThat(text(robot, "#cases-onDay-problem")).contains("已经登记过", "E000001");
        robot.interact(
                () -> robot.lookup("#cases-onDay").queryAs(TextField.class).setText("2020-02-08"));
        act(robot, Act.SAVE_AND_ADD);
        assertThat(rows()).extracting(CaseCount::confirmed).containsExactly(51, 48);
        assertThat(List.of(field(robot, "#cases-onDay"), field(robot, "#cases-unit")))
                .containsExactly("2020-02-09", "宝坻区");
        robot.interact(() -> desk.desk.workbench().ledger().undo());
        assertThat(rows()).hasSize(1);
    }

    @Test
    void whatFellIsMarkedAndALinkShowsItsRowsAlone(FxRobot robot) {
        robot.interact(() -> desk.add(line(ALL, DAY.minusDays(1), -6, 42)));
        robot.interact(() -> desk.feature.show(Link.to("epidemic", "cases", Filter.NONE.chip("doubt", "FELL"))));
        assertThat(text(robot, "#casesCount")).isEqualTo("显示 1 / 2");
        assertThat(robot.lookup((javafx.scene.Node node) ->
                                node instanceof Label label && label.getText().contains("数据倒退：累计确诊上次是 48 例"))
                        .queryAll())
                .isNotEmpty();
    }
}
