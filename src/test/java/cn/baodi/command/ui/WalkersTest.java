package cn.baodi.command.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** That the walkers find what they are there for. */
@ExtendWith(ApplicationExtension.class)
class WalkersTest {
    private Pane pane;
    private Scene scene;

    @Start
    void start(Stage stage) {
        pane = new Pane();
        scene = new Scene(pane, 300, 100);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void greyOnWhiteIsTooPaleAndBlackIsNot(FxRobot robot) {
        Label pale = new Label("看不清");
        pale.setStyle("-fx-text-fill: #999999; -fx-background-color: white");
        Label clear = new Label("看得清");
        clear.setStyle("-fx-text-fill: black; -fx-background-color: white");
        show(robot, pale, clear);

        assertThat(ContrastWalker.tooPale(scene)).singleElement().asString().contains("看不清");
    }

    @Test
    void wordsThatDoNotFitAreFound(FxRobot robot) {
        Label cut = new Label("一个很长很长的名称");
        cut.setMaxWidth(40);
        cut.setPrefWidth(40);
        Label outside = new Label("外面");
        outside.setLayoutX(scene.getWidth() - 10);
        show(robot, cut, outside, new Label("好"));

        assertThat(TruncationWalker.cut(scene)).hasSize(2).anyMatch(found -> found.contains("stands out"));
    }

    @Test
    void aFieldWithoutWordsIsMuteAndOneWithALabelIsNot(FxRobot robot) {
        TextField mute = new TextField();
        mute.setId("mute");
        TextField named = new TextField();
        Label label = new Label("姓名");
        label.setLabelFor(named);
        show(robot, mute, named, label, new Button("好"));

        assertThat(AccessWalker.mute(scene)).singleElement().asString().startsWith("mute");
    }

    private void show(FxRobot robot, javafx.scene.Node... nodes) {
        robot.interact(() -> {
            pane.getChildren().setAll(nodes);
            pane.applyCss();
            pane.layout();
        });
    }
}
