package cn.baodi.command.account;

import cn.baodi.command.account.AccountModel.Task;
import cn.baodi.command.core.Access;
import cn.baodi.command.core.Account;
import cn.baodi.command.core.Texts;
import cn.baodi.command.ui.Look;
import cn.baodi.command.ui.Tables;
import cn.baodi.command.ui.Tone;
import cn.baodi.command.ui.Workbench;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The list of accounts for who may see it, and the card of what is being done; for everybody else the own password. */
final class AccountView {
    private final Texts texts;
    private final AccountModel model;
    private final AccountController controller;
    private final AccountCard card;
    private final BorderPane node = new BorderPane();
    private final Look look;
    private TableView<Account> table;

    AccountView(Workbench workbench, Texts texts, AccountModel model, AccountController controller) {
        this.texts = texts;
        this.model = model;
        this.controller = controller;
        look = workbench.look();
        card = new AccountCard(workbench, texts, model, controller);
        node.setId("account");
        node.getStyleClass().add("care");
        node.setTop(head());
        node.setCenter(controller.isProtected() && controller.maySeeAll() ? list() : alone());
        node.setRight(card.node());
        node.sceneProperty().addListener((property, was, scene) -> {
            if (scene == null && model.task.get() != Task.CODE) {
                controller.begin(resting()); // no half typed password stays behind
            }
        });
    }

    private Task resting() {
        return !controller.isProtected() ? Task.PROTECT : controller.maySeeAll() ? Task.NONE : Task.OWN;
    }

    Node node() {
        return node;
    }

    private Node head() {
        Label title = new Label(texts.get("feature"));
        title.getStyleClass().add("sheet-title");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(title, space);
        head.getStyleClass().addAll("care-head", "care-buttons");
        head.setAlignment(Pos.CENTER_LEFT);
        if (controller.isProtected()) {
            head.getChildren().add(button("accountOwnOpen", "own.open", "fth-key", Task.OWN));
        }
        if (controller.isProtected() && controller.isAdministrator()) {
            head.getChildren().add(button("accountRenew", "renew.open", "fth-refresh-cw", Task.RENEW));
            Button add = button("accountAdd", "add.open", "fth-plus", Task.ADD);
            add.getStyleClass().add("accent");
            head.getChildren().add(add);
        }
        return head;
    }

    private Button button(String id, String key, String icon, Task task) {
        Button button = new Button(texts.get(key), new FontIcon(icon));
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> controller.begin(task));
        return button;
    }

    private Node list() {
        table = Tables.of(
                AccountSheet.of(texts),
                model.accounts,
                Map.of("state", account -> account.disabled() ? Tone.QUIET : null));
        table.getSelectionModel().setSelectionMode(SelectionMode.SINGLE);
        Tables.followSize(table, look);
        table.getSelectionModel().selectedItemProperty().addListener((property, was, account) -> {
            if (account != null && !account.equals(model.selected.get())) {
                controller.select(account);
            }
        });
        model.selected.addListener((property, was, account) -> {
            if (account == null) {
                table.getSelectionModel().clearSelection();
            } else {
                table.getSelectionModel().select(account);
            }
        });
        table.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            Account account = table.getSelectionModel().getSelectedItem();
            if ((event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.F2) && account != null) {
                event.consume();
                controller.select(account);
            }
        });
        return table;
    }

    /** Who is here, and what that means. */
    private Node alone() {
        Account officer = controller.officer();
        Label who = new Label(
                controller.isProtected()
                        ? texts.get("alone.who", officer.name(), Access.words(officer.roles(), texts))
                        : texts.get("alone.open"));
        who.setWrapText(true);
        who.setMinHeight(Region.USE_PREF_SIZE);
        VBox box = new VBox(who);
        box.getStyleClass().add("care-settings");
        return box;
    }

    void save() {
        card.save();
    }

    /** From the list to the card and back. */
    void otherPane() {
        boolean inTable = table != null && table.isFocused();
        if (inTable && card.node().isVisible()) {
            card.focus();
        } else if (table != null) {
            table.requestFocus();
        }
    }
}
