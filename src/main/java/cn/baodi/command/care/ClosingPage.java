package cn.baodi.command.care;

import cn.baodi.command.core.Retention;
import cn.baodi.command.core.Texts;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** How long records are kept, and the end of the crisis. */
final class ClosingPage {
    private final CareModel model;
    private final ClosingController controller;
    private final Texts texts;
    private final VBox body = new VBox();
    private final VBox kept = new VBox();
    private final VBox held = new VBox();
    private final CheckBox early = new CheckBox();
    private final TextField name = new TextField();
    private final ScrollPane node = new ScrollPane(body);

    ClosingPage(CareModel model, ClosingController controller, Texts texts) {
        this.model = model;
        this.controller = controller;
        this.texts = texts;
        body.getStyleClass().add("care-settings");
        kept.getStyleClass().add("care-part");
        held.getStyleClass().add("care-part");
        node.setId("careClosingPage");
        node.setFitToWidth(true);
        heading("retention");
        body.getChildren().add(kept);
        heading("closing");
        label(body, "", texts.get("closing.what"));
        body.getChildren().add(held);
        if (controller.isAdministrator()) {
            form();
        } else {
            label(body, "quiet", texts.get("closing.who"));
        }
        model.plan.addListener((property, was, plan) -> fill(plan));
        node.sceneProperty().addListener((property, was, scene) -> {
            if (scene != null) {
                controller.refresh();
            }
        });
    }

    Node node() {
        return node;
    }

    private void heading(String key) {
        Label label = new Label(texts.get(key));
        label.getStyleClass().add("section-title");
        body.getChildren().add(label);
    }

    private static Label label(VBox box, String style, String words) {
        Label label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        if (!style.isEmpty()) {
            label.getStyleClass().add(style);
        }
        box.getChildren().add(label);
        return label;
    }

    private void fill(ClosingPlan plan) {
        kept.getChildren().clear();
        for (Retention rule : plan.retentions()) {
            label(kept, rule.due() > 0 ? "tone-warning" : "", words(rule));
        }
        label(kept, "quiet", texts.get("retention.others"));
        controller.records().forEach(record -> label(kept, "", texts.get("retention.record", record)));
        held.getChildren().clear();
        label(held, "", texts.get("closing.held", plan.organisation(), held(plan), plan.backups()))
                .setId("closingHeld");
        label(held, "", texts.get(plan.issued() > 0 ? "closing.issued" : "closing.issued.none", plan.issued()))
                .setId("closingIssued");
        plan.second()
                .ifPresent(folder -> label(
                        held,
                        plan.isSecondThere() ? "" : "tone-bad",
                        texts.get(plan.isSecondThere() ? "closing.second" : "closing.second.missing", folder)));
        plan.early()
                .forEach(rule -> label(
                        held,
                        "tone-warning",
                        texts.get(
                                "closing.early",
                                rule.name(),
                                rule.years(),
                                rule.basis(),
                                rule.oldest().plusYears(rule.years()))));
        early.setVisible(!plan.early().isEmpty());
    }

    private String words(Retention rule) {
        if (rule.oldest() == null) {
            return texts.get("retention.none", rule.name(), rule.years(), rule.basis());
        }
        return texts.get(
                rule.due() > 0 ? "retention.due" : "retention.rule",
                rule.name(),
                rule.years(),
                rule.basis(),
                rule.oldest(),
                rule.oldest().plusYears(rule.years()),
                rule.due());
    }

    private String held(ClosingPlan plan) {
        return plan.sheets().stream()
                .filter(sheet -> sheet.rows() > 0)
                .map(sheet -> texts.get("closing.sheet", sheet.sheet(), sheet.rows()))
                .collect(Collectors.joining(texts.get("list.comma")));
    }

    private void form() {
        early.setId("closingEarly");
        early.setText(texts.get("closing.early.done"));
        early.setWrapText(true);
        early.managedProperty().bind(early.visibleProperty());
        early.setVisible(false);
        body.getChildren().add(early);
        Label folder = label(body, "", "");
        folder.setId("closingOut");
        folder.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> model.out.get() == null
                                ? texts.get("closing.out.none")
                                : texts.get("closing.out", model.out.get()),
                        model.out));
        FlowPane choose =
                new FlowPane(button("closingFolder", "closing.out.button", "fth-folder", controller::chooseOut));
        choose.getStyleClass().add("care-buttons");
        body.getChildren().add(choose);
        Label ask = label(body, "", texts.get("closing.type"));
        name.setId("closingName");
        name.setMaxWidth(Region.USE_PREF_SIZE);
        name.setPrefColumnCount(30);
        ask.setLabelFor(name);
        body.getChildren().add(name);
        Button close = button(
                "closeCrisis",
                "closing.button",
                "fth-trash-2",
                () -> controller.close(name.getText(), !early.isVisible() || early.isSelected()));
        close.getStyleClass().add("danger");
        close.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> model.out.get() == null
                                || model.plan.get() == null
                                || early.isVisible() && !early.isSelected()
                                || !name.getText()
                                        .strip()
                                        .equals(model.plan.get().organisation()),
                        model.out,
                        model.plan,
                        early.visibleProperty(),
                        early.selectedProperty(),
                        name.textProperty()));
        FlowPane row = new FlowPane(close);
        row.getStyleClass().add("care-buttons");
        body.getChildren().add(row);
        label(body, "quiet", texts.get("closing.copies"));
    }

    private Button button(String id, String key, String icon, Runnable action) {
        Button button = new Button(texts.get(key), new FontIcon(icon));
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }
}
