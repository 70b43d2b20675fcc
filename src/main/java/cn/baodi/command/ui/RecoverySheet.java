package cn.baodi.command.ui;

import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Texts;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Shows a recovery code, once: to be written down, copied or printed, and confirmed before the officer goes on. */
public final class RecoverySheet {
    private final CheckBox written;
    private final VBox node;

    /**
     * @param code in groups
     * @param done runs once the officer has confirmed
     */
    public RecoverySheet(String code, Workbench workbench, Runnable done) {
        Texts texts = workbench.texts(RecoverySheet.class);
        Label title = new Label(texts.get("recovery.title"));
        title.getStyleClass().add("sheet-title");
        Label why = new Label(texts.get("recovery.why"));
        why.setWrapText(true);
        why.setMinHeight(Region.USE_PREF_SIZE);
        Label shown = new Label(lines(code));
        shown.setId("recoveryCode");
        shown.setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        shown.getStyleClass().add("recovery-code");
        Label said = new Label();
        said.setId("recoverySaid");
        said.setWrapText(true);
        said.setMinHeight(Region.USE_PREF_SIZE);
        said.getStyleClass().add("hint");
        said.visibleProperty().bind(said.textProperty().isNotEmpty());
        said.managedProperty().bind(said.visibleProperty());
        Button copy = new Button(texts.get("recovery.copy"));
        copy.setId("recoveryCopy");
        copy.setOnAction(event -> {
            workbench.notices().copy(code);
            said.setText(texts.get("recovery.copied"));
        });
        Button print = new Button(texts.get("recovery.print"));
        print.setId("recoveryPrint");
        CodePrinter printer = new CodePrinter(
                texts, workbench.database().folder().toString(), workbench.now().toLocalDate());
        print.setOnAction(event -> workbench
                .background()
                .run(
                        () -> printer.print(code),
                        name -> said.setText(texts.get("recovery.printed", name)),
                        failure -> said.setText(
                                failure instanceof Failure known
                                        ? known.text(texts.locale())
                                        : texts.get("recovery.unprinted"))));
        HBox ways = new HBox(copy, print);
        ways.getStyleClass().add("button-row");
        written = new CheckBox(texts.get("recovery.written"));
        written.setId("recoveryWritten");
        Button go = new Button(texts.get("recovery.done"));
        go.setId("recoveryDone");
        go.getStyleClass().add("accent");
        go.disableProperty().bind(written.selectedProperty().not());
        go.setOnAction(event -> done.run());
        node = new VBox(title, why, shown, ways, said, written, go);
        node.setId("recoverySheet");
        node.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && !(event.getTarget() instanceof Button)) {
                event.consume();
                go.fire(); // does nothing while it is disabled
            }
        });
        node.getStyleClass().add("recovery-sheet");
    }

    /** Three groups a line, as one compares them. */
    private static String lines(String code) {
        return code.replaceAll("(\\w+-\\w+-\\w+)-", "$1\n").replace("-", "   ");
    }

    public Node node() {
        return node;
    }

    public void focus() {
        written.requestFocus();
    }
}
