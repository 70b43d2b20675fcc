package cn.baodi.command.account;

import cn.baodi.command.account.AccountModel.Task;
import cn.baodi.command.core.Account;
import cn.baodi.command.core.Role;
import cn.baodi.command.core.Texts;
import cn.baodi.command.ui.FittingScroll;
import cn.baodi.command.ui.NewPassword;
import cn.baodi.command.ui.PasswordInput;
import cn.baodi.command.ui.RecoverySheet;
import cn.baodi.command.ui.Workbench;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One thing that is done to an account; whatever it is, the officer's own password stands last. */
final class AccountCard {
    private final Workbench workbench;
    private final Texts texts;
    private final AccountModel model;
    private final AccountController controller;
    private final VBox body = new VBox();
    private final Button save;
    private final VBox node = new VBox();
    private final Map<Role, CheckBox> roles = new EnumMap<>(Role.class);
    private TextField name;
    private CheckBox disabled;
    private NewPassword fresh;
    private PasswordInput own;

    AccountCard(Workbench workbench, Texts texts, AccountModel model, AccountController controller) {
        this.workbench = workbench;
        this.texts = texts;
        this.model = model;
        this.controller = controller;
        body.getStyleClass().add("card-content");
        FittingScroll scroll = new FittingScroll(body);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        save = new Button();
        save.setId("accountSave");
        save.getStyleClass().add("accent");
        save.disableProperty().bind(model.busy);
        save.setOnAction(event -> save());
        Button leave = new Button(texts.get("cancel"));
        leave.setId("accountLeave");
        leave.setOnAction(event -> controller.begin(Task.NONE));
        leave.visibleProperty().bind(model.task.isNotEqualTo(Task.PROTECT));
        HBox foot = new HBox(save, leave);
        foot.getStyleClass().add("card-foot");
        foot.visibleProperty().bind(model.task.isNotEqualTo(Task.CODE));
        foot.managedProperty().bind(foot.visibleProperty());
        node.getChildren().addAll(scroll, foot);
        node.setId("accountCard");
        node.getStyleClass().addAll("card-pane", "account-card");
        node.visibleProperty().bind(model.task.isNotEqualTo(Task.NONE));
        node.managedProperty().bind(node.visibleProperty());
        node.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        model.task.addListener((property, was, task) -> fill());
        model.problems.addListener((property, was, wrong) -> tell());
        fill();
    }

    Node node() {
        return node;
    }

    private void press(KeyEvent event) {
        boolean typed = event.getTarget() instanceof TextField;
        if (event.getCode() == KeyCode.ENTER && typed && !event.isShortcutDown()) {
            event.consume();
            save();
        } else if (event.getCode() == KeyCode.ESCAPE && model.task.get() != Task.CODE) {
            event.consume();
            controller.begin(Task.NONE);
        }
    }

    private void fill() {
        body.getChildren().clear();
        roles.clear();
        name = null;
        disabled = null;
        fresh = null;
        own = null;
        Task task = model.task.get();
        if (task == Task.NONE) {
            return;
        }
        if (task == Task.CODE) {
            RecoverySheet sheet = new RecoverySheet(model.code.get(), workbench, controller::written);
            body.getChildren().add(sheet.node());
            sheet.focus();
            return;
        }
        title(task);
        switch (task) {
            case PROTECT -> {
                name(texts.get("field.administrator"), controller.officer().name());
                fresh("accountPassword");
            }
            case ADD -> {
                name(texts.get("field.name"), "");
                roles(Set.of(Role.OFFICER));
                fresh("accountPassword");
            }
            case CHANGE -> {
                roles(model.selected.get().roles());
                disabled = new CheckBox(texts.get("field.disabled"));
                disabled.setId("accountDisabled");
                disabled.setSelected(model.selected.get().disabled());
                body.getChildren().addAll(disabled, more());
            }
            case RESET -> fresh("accountPassword");
            case OWN -> own("own.current");
            case RENEW -> {}
            default -> throw new IllegalStateException();
        }
        if (task == Task.OWN) {
            fresh("accountPassword");
        } else if (task != Task.PROTECT) {
            own("own.confirm");
        }
        body.getChildren().add(problem(""));
        save.setText(texts.get("save." + task));
        focus();
    }

    private void title(Task task) {
        Account account = model.selected.get();
        Label title = new Label(texts.get("card." + task, account == null ? "" : account.name()));
        title.getStyleClass().add("card-title");
        title.setWrapText(true);
        Label what = new Label(texts.get("card." + task + ".what"));
        what.getStyleClass().add("hint");
        what.setWrapText(true);
        what.setMinHeight(Region.USE_PREF_SIZE);
        body.getChildren().addAll(title, what);
    }

    private void name(String label, String value) {
        name = new TextField(value);
        name.setId("accountName");
        name.setAccessibleText(label);
        Label called = new Label(label);
        called.setLabelFor(name);
        called.setWrapText(true);
        called.setMinHeight(Region.USE_PREF_SIZE);
        body.getChildren().addAll(called, name, problem("name"));
    }

    private void roles(Set<Role> chosen) {
        body.getChildren().add(new Label(texts.get("field.roles")));
        for (Role role : Role.values()) {
            CheckBox box = new CheckBox(texts.get("role.line", texts.name(role), texts.get("role.what." + role)));
            box.setId("role-" + role);
            box.setWrapText(true);
            box.setMinHeight(Region.USE_PREF_SIZE);
            box.setSelected(chosen.contains(role));
            roles.put(role, box);
            body.getChildren().add(box);
        }
        body.getChildren().add(problem("roles"));
    }

    /** From the card of an account to the reset of its password. */
    private Node more() {
        Button reset = new Button(texts.get("card.RESET.open"));
        reset.setId("accountReset");
        reset.setOnAction(event -> controller.begin(Task.RESET));
        return reset;
    }

    private void fresh(String id) {
        fresh = new NewPassword(texts.locale(), id);
        body.getChildren().add(fresh.row());
    }

    private void own(String key) {
        own = new PasswordInput(texts.locale(), "accountOwn", texts.get(key));
        body.getChildren().add(own.node());
    }

    private Label problem(String field) {
        Label label = new Label();
        label.setId("accountProblem" + field);
        label.setUserData(field);
        label.getStyleClass().add("problem");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.managedProperty().bind(label.textProperty().isNotEmpty());
        return label;
    }

    private void tell() {
        Map<String, String> wrong = model.problems.get();
        for (Node part : body.getChildren()) {
            if (part instanceof Label label && label.getUserData() instanceof String field) {
                label.setText(wrong.getOrDefault(field, ""));
            }
        }
        if (own != null) {
            own.problem(wrong.getOrDefault("own", ""));
            if (wrong.containsKey("own")) {
                own.clear();
                own.focus();
            }
        }
    }

    /** Puts the cursor where one begins to type. */
    void focus() {
        if (name != null) {
            name.requestFocus();
        } else if (model.task.get() == Task.RESET) {
            fresh.focus();
        } else if (disabled != null) {
            roles.get(Role.ADMIN).requestFocus();
        } else if (own != null) {
            own.focus();
        }
    }

    /** Does what the card is for. */
    void save() {
        Task task = model.task.get();
        String account = switch (task) {
            case PROTECT, ADD -> name.getText().strip();
            case RESET -> model.selected.get().name();
            default -> controller.officer().name();
        };
        char[] password = fresh == null ? new char[0] : fresh.read(account).orElse(null);
        if (password == null) {
            return;
        }
        if (own != null && own.typed().length == 0) {
            own.focus();
            return;
        }
        switch (task) {
            case PROTECT -> controller.protect(account, password);
            case ADD -> controller.add(account, chosen(), password, own.typed());
            case CHANGE -> controller.change(chosen(), disabled.isSelected(), own.typed());
            case RESET -> controller.reset(password, own.typed());
            case OWN -> controller.changeOwn(password, own.typed());
            case RENEW -> controller.renew(own.typed());
            default -> {}
        }
    }

    private Set<Role> chosen() {
        Set<Role> chosen = EnumSet.noneOf(Role.class);
        roles.forEach((role, box) -> {
            if (box.isSelected()) {
                chosen.add(role);
            }
        });
        return chosen;
    }
}
