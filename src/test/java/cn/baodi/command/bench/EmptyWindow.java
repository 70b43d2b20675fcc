package cn.baodi.command.bench;

import atlantafx.base.theme.PrimerLight;
import cn.baodi.command.ui.Look;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/** The yardstick of the start: a window with the console's theme and nothing in it. */
public final class EmptyWindow {
    private EmptyWindow() {}

    public static void main(String[] args) {
        Milestones.watch();
        Platform.startup(() -> {
            Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
            Scene scene = new Scene(new StackPane(), 1366, 768);
            new Look().dress(scene);
            Stage stage = new Stage();
            stage.setScene(scene);
            stage.show();
        });
    }
}
