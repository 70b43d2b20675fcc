package cn.baodi.command.shell;

import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Texts;
import java.nio.file.Path;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** What stands in the middle while the data are being opened, and when they could not be. */
final class OpeningView {
    private final Texts texts;
    private final Path folder;

    OpeningView(Texts texts, Path folder) {
        this.texts = texts;
        this.folder = folder;
    }

    Node opening(boolean still) {
        Label words = new Label(texts.get("opening"));
        words.setId("openingLabel");
        ProgressBar bar = new ProgressBar(still ? 0.5 : ProgressBar.INDETERMINATE_PROGRESS);
        bar.getStyleClass().add("thin-bar");
        return centred(new VBox(words, bar));
    }

    Node failed(RuntimeException failure, Runnable retry, Runnable quit) {
        Label title = new Label(texts.get("opening.failed"), new FontIcon("fth-alert-triangle"));
        title.getStyleClass().add("sheet-title");
        Label words = new Label(
                failure instanceof Failure known ? known.text(texts.locale()) : texts.get("opening.unexpected"));
        words.setId("failedText");
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        Label where = new Label(texts.get("opening.folder", folder));
        where.setId("failedFolder");
        where.getStyleClass().add("quiet");
        where.setWrapText(true);
        where.setMinHeight(Region.USE_PREF_SIZE);
        Button again = new Button(texts.get("retry"));
        again.setId("retryButton");
        again.setDefaultButton(true);
        again.setOnAction(event -> retry.run());
        Button leave = new Button(texts.get("quit"));
        leave.setId("quitButton");
        leave.setOnAction(event -> quit.run());
        HBox buttons = new HBox(again, leave);
        buttons.getStyleClass().add("button-row");
        return centred(new VBox(title, words, where, buttons));
    }

    private static Node centred(VBox box) {
        box.getStyleClass().add("opening");
        box.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        VBox outer = new VBox(box);
        outer.setAlignment(Pos.CENTER);
        return outer;
    }
}
