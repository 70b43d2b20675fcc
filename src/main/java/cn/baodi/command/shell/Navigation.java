package cn.baodi.command.shell;

import cn.baodi.command.core.Texts;
import cn.baodi.command.ui.Feature;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ScrollPane.ScrollBarPolicy;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The areas by name, each with how much waits in it. */
final class Navigation {
    private static final long MOST_SHOWN = 999;

    private final Texts texts;
    private final VBox items = new VBox();
    private final ScrollPane node = new ScrollPane(items);
    private final ToggleGroup group = new ToggleGroup();
    private final Map<String, ToggleButton> buttons = new LinkedHashMap<>();
    private final Map<String, Label> counts = new LinkedHashMap<>();

    /** @param go takes the key of the area that was chosen */
    Navigation(Texts texts, List<Feature> features, Consumer<String> go) {
        this.texts = texts;
        node.setId("navigation");
        node.getStyleClass().add("navigation");
        node.setFitToWidth(true);
        node.setFitToHeight(true);
        node.setHbarPolicy(ScrollBarPolicy.NEVER);
        node.setFocusTraversable(false);
        items.getStyleClass().add("nav-items");
        int number = 0;
        for (Feature feature : features) {
            number++;
            items.getChildren().add(button(feature, number, go));
        }
    }

    /** Shows only these areas; each keeps its number. */
    void offer(List<Feature> features) {
        List<String> keys = features.stream().map(Feature::key).toList();
        buttons.forEach((key, button) -> {
            button.setVisible(keys.contains(key));
            button.setManaged(keys.contains(key));
        });
    }

    Node node() {
        return node;
    }

    private ToggleButton button(Feature feature, int number, Consumer<String> go) {
        Label count = new Label();
        count.getStyleClass().add("nav-count");
        count.setVisible(false);
        count.setMinWidth(Region.USE_PREF_SIZE);
        Label title = new Label(feature.title());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox line = new HBox(new FontIcon(feature.icon()), title, space, count);
        line.getStyleClass().add("nav-line");
        ToggleButton button = new ToggleButton();
        button.setId("nav-" + feature.key());
        button.getStyleClass().add("nav-item");
        button.setGraphic(line);
        button.setMaxWidth(Double.MAX_VALUE);
        line.prefWidthProperty().bind(items.widthProperty().subtract(24));
        button.setToggleGroup(group);
        button.setAccessibleText(feature.title());
        String key = number <= 9 ? KeyNames.of("Shortcut+" + number) : "";
        if (feature.shortcut() != null) {
            key = key.isEmpty() ? KeyNames.of(feature.shortcut()) : key + " · " + KeyNames.of(feature.shortcut());
        }
        button.setTooltip(new Tooltip(feature.title() + (key.isEmpty() ? "" : "  " + key)));
        button.setOnAction(event -> {
            button.setSelected(true); // pressing the area one is in does not leave it
            go.accept(feature.key());
        });
        buttons.put(feature.key(), button);
        counts.put(feature.key(), count);
        return button;
    }

    void mark(String key) {
        group.selectToggle(buttons.get(key));
    }

    void count(String key, long open) {
        Label count = counts.get(key);
        if (count == null) {
            return;
        }
        count.setText(open > MOST_SHOWN ? MOST_SHOWN + "+" : Long.toString(open));
        count.setVisible(open > 0);
        ToggleButton button = buttons.get(key);
        String title = ((Label) ((HBox) button.getGraphic()).getChildren().get(1)).getText();
        button.setAccessibleText(open > 0 ? texts.get("nav.open", title, open) : title);
    }

    void focus() {
        if (group.getSelectedToggle() instanceof ToggleButton button) {
            button.requestFocus();
        } else {
            buttons.values().stream().filter(Node::isVisible).findFirst().ifPresent(Node::requestFocus);
        }
    }

    boolean hasFocus() {
        return buttons.values().stream().anyMatch(Node::isFocused);
    }
}
