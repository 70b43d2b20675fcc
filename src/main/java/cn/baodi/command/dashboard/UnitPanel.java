package cn.baodi.command.dashboard;

import cn.baodi.command.core.Texts;
import cn.baodi.command.dashboard.DashboardModel.Divided;
import cn.baodi.command.dashboard.DashboardModel.Part;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Where a number comes from: its towns, or a town's villages, the largest first. Enter goes into one. */
final class UnitPanel extends VBox {
    private static final double WIDTH = 12.5;

    private final Texts texts;
    private final DashboardController controller;
    private final Label title = new Label();
    private final Button rows;
    private final EvenGrid units = new EvenGrid("dashboardUnits", WIDTH, 0);
    private Divided shown;
    private Long left;

    UnitPanel(Texts texts, DashboardController controller) {
        this.texts = texts;
        this.controller = controller;
        setId("dashboardPanel");
        getStyleClass().add("unit-panel");
        title.setId("dashboardPanelTitle");
        title.getStyleClass().add("section-title");
        title.setWrapText(true);
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        rows = button(
                "panelRows", "panel.rows", () -> controller.open(shown.figure().link()));
        Button close = button("panelClose", "panel.close", controller::close);
        HBox head = new HBox(title, rows, close);
        head.getStyleClass().add("dashboard-head");
        getChildren().addAll(head, units);
        addEventHandler(KeyEvent.KEY_PRESSED, this::move);
    }

    private Button button(String id, String key, Runnable action) {
        Button button = new Button(texts.get(key));
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }

    /** @param pixels the size of the letters */
    void letters(double pixels) {
        units.letters(pixels);
    }

    /** @param place whose number it is */
    void show(Divided divided, String place) {
        boolean fresh = shown == null || !shown.scope().equals(divided.scope());
        int at = units.getChildren().indexOf(focused());
        shown = divided;
        title.setText(texts.get(
                "panel.title",
                place,
                divided.figure().label(),
                divided.figure().value() == null
                        ? ""
                        : Bulletin.plain(divided.figure().value()),
                divided.figure().unit()));
        units.getChildren().setAll(divided.parts().stream().map(this::cell).toList());
        if (!units.getChildren().isEmpty() && (fresh || at >= 0)) {
            int first = fresh ? place(divided.parts(), left) : at;
            units.getChildren()
                    .get(Math.min(first, units.getChildren().size() - 1))
                    .requestFocus();
        }
    }

    /** @return where {@code code} stands, else the first place */
    private static int place(List<Part> parts, Long code) {
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).place() != null
                    && Long.valueOf(parts.get(i).place().code()).equals(code)) {
                return i;
            }
        }
        return 0;
    }

    /** The officer has come up from this unit: it is the one to go on from. */
    void left(Long code) {
        left = code;
    }

    /** Forgets what was shown, so that the next is a new one. */
    void forget() {
        shown = null;
    }

    private Node focused() {
        return units.getChildren().stream().filter(Node::isFocused).findFirst().orElse(null);
    }

    private Button cell(Part part) {
        String called = part.place() == null
                ? texts.get("panel.nowhere")
                : part.own()
                        ? texts.get("panel.own", part.place().name())
                        : part.place().name();
        Label name = new Label(called);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        Label number = new Label(Bulletin.plain(part.value()));
        number.getStyleClass().add("unit-number");
        number.setMinWidth(Region.USE_PREF_SIZE);
        if (part.value().signum() == 0) {
            name.getStyleClass().add("quiet");
            number.getStyleClass().add("quiet");
        }
        HBox words = new HBox(name, number);
        words.getStyleClass().add("unit-words");
        Button cell = new Button();
        cell.setId(part.place() == null ? "unit-none" : "unit-" + part.place().code());
        cell.getStyleClass().add("unit-cell");
        cell.setGraphic(words);
        cell.setMaxWidth(Double.MAX_VALUE);
        words.prefWidthProperty().bind(cell.widthProperty().multiply(0.86));
        cell.setAccessibleText(texts.get(
                "panel.spoken",
                called,
                Bulletin.plain(part.value()),
                shown.figure().unit()));
        cell.setOnAction(event -> {
            if (part.place() == null || part.own()) {
                controller.openOwn(shown.figure().link(), part.place());
            } else {
                controller.enter(part.place());
            }
        });
        return cell;
    }

    private void move(KeyEvent event) {
        int at = units.getChildren().indexOf(focused());
        if (at < 0) {
            return;
        }
        int by = switch (event.getCode()) {
            case LEFT -> -1;
            case RIGHT -> 1;
            case UP -> -units.columns();
            case DOWN -> units.columns();
            default -> 0;
        };
        List<Node> cells = units.getChildren();
        if (by != 0 && at + by >= 0 && at + by < cells.size()) {
            cells.get(at + by).requestFocus();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER) {
            ((Button) cells.get(at)).fire();
            event.consume();
        }
    }
}
