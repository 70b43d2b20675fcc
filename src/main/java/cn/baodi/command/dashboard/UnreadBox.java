package cn.baodi.command.dashboard;

import cn.baodi.command.core.Texts;
import cn.baodi.command.dashboard.DashboardModel.Area;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Stands where an area could not be read, with the way to read it again. */
final class UnreadBox extends VBox {
    /** @param id of the box before the area's key */
    UnreadBox(Texts texts, Area area, String id, Runnable again) {
        setId(id + area.feature.key());
        getStyleClass().add("tile");
        Label what = new Label(area.feature.title());
        what.getStyleClass().add("tile-label");
        Label words = new Label(texts.get("failed"));
        words.getStyleClass().add("tile-failed");
        Button retry = new Button(texts.get("retry"));
        retry.setId(id + area.feature.key() + "-retry");
        retry.setAccessibleText(texts.get("retry") + " " + area.feature.title());
        retry.setOnAction(event -> again.run());
        getChildren().addAll(what, words, retry);
    }
}
