package cn.baodi.command.shell;

import cn.baodi.command.core.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Every key with what it does, from the registry (F1). */
final class KeySheet {
    /** Keys of lists and cards that are no commands: their text keys. */
    private static final List<String> LIST_KEYS = List.of("edit", "enter", "arrows", "undo", "escape", "tab");

    private final Texts texts;
    private final Commands commands;
    private final Overlay overlay;
    private VBox node;

    KeySheet(Texts texts, Commands commands, Overlay overlay) {
        this.texts = texts;
        this.commands = commands;
        this.overlay = overlay;
    }

    boolean isShown() {
        return node != null && overlay.isShowing(node);
    }

    void toggle() {
        if (isShown()) {
            overlay.close();
            return;
        }
        Label title = new Label(texts.get("keys.title"));
        title.getStyleClass().add("sheet-title");
        Button close = new Button(texts.get("close"));
        close.setId("keySheetClose");
        close.setOnAction(event -> overlay.close());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(title, space, close);
        head.setAlignment(Pos.CENTER_LEFT);
        FlowPane groups = new FlowPane();
        groups.getStyleClass().add("key-groups");
        lines().forEach((group, lines) -> groups.getChildren().add(group(group, lines)));
        ScrollPane scroll = new ScrollPane(groups);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        Label hint = new Label(texts.get("keys.hint"));
        hint.setWrapText(true);
        hint.getStyleClass().add("quiet");
        hint.setMinHeight(Region.USE_PREF_SIZE);
        node = new VBox(head, scroll, hint);
        node.setId("keySheet");
        node.getStyleClass().addAll("overlay-card", "key-sheet");
        overlay.show(node, close, Pos.CENTER);
    }

    private Map<String, List<String[]>> lines() {
        Map<String, List<String[]>> groups = new LinkedHashMap<>();
        for (Commands.Entry entry : commands.all()) {
            if (!entry.keys().isEmpty()) {
                String keys = entry.keys().stream()
                        .filter(KeyNames::isShown)
                        .map(KeyNames::of)
                        .collect(Collectors.joining(" "));
                groups.computeIfAbsent(entry.group(), group -> new ArrayList<>())
                        .add(new String[] {keys, entry.command().title()});
            }
        }
        List<String[]> inLists = new ArrayList<>();
        for (String key : LIST_KEYS) {
            inLists.add(new String[] {texts.get("keys." + key + ".key"), texts.get("keys." + key)});
        }
        groups.put(texts.get("keys.lists"), inLists);
        return groups;
    }

    private static Node group(String title, List<String[]> lines) {
        Label heading = new Label(title);
        heading.getStyleClass().add("palette-heading");
        VBox box = new VBox(heading);
        box.getStyleClass().add("key-group");
        for (String[] line : lines) {
            Label key = new Label(line[0]);
            key.getStyleClass().add("key-name");
            HBox column = new HBox(key);
            column.getStyleClass().add("key-column");
            Label what = new Label(line[1]);
            what.setWrapText(true);
            HBox.setHgrow(what, Priority.ALWAYS);
            HBox row = new HBox(column, what);
            row.getStyleClass().add("key-row");
            box.getChildren().add(row);
        }
        return box;
    }
}
