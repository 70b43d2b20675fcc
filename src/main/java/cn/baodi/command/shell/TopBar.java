package cn.baodi.command.shell;

import cn.baodi.command.core.Texts;
import cn.baodi.command.core.TimeRange;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;

/** The first line: which shift runs, the way to everything, and who is on duty. */
final class TopBar {
    private final Texts texts;
    private final Commands commands;
    private final Label shift = new Label();
    private final Button menu;
    private final Button palette;
    private final MenuButton operator = new MenuButton();
    private final HBox node;
    private ContextMenu open;

    TopBar(Texts texts, Commands commands, Runnable openPalette) {
        this.texts = texts;
        this.commands = commands;
        menu = new Button(texts.get("menu"), new FontIcon("fth-menu"));
        menu.setId("menuButton");
        menu.getStyleClass().add("bar-button");
        menu.setMinWidth(Region.USE_PREF_SIZE);
        menu.setOnAction(event -> toggleMenu());
        Label title = new Label(texts.get("title"));
        title.setId("consoleTitle");
        title.getStyleClass().add("console-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        shift.setId("shiftLabel");
        shift.setMinWidth(Region.USE_PREF_SIZE);
        Label key = new Label(KeyNames.of("Shortcut+K"));
        key.getStyleClass().add("key-name");
        key.setMinWidth(Region.USE_PREF_SIZE);
        Label find = new Label(texts.get("palette"));
        find.setMinWidth(Region.USE_PREF_SIZE);
        Region gap = space();
        HBox inside = new HBox(new FontIcon("fth-search"), find, gap, key);
        inside.setAlignment(Pos.CENTER_LEFT);
        inside.getStyleClass().add("search-line");
        palette = new Button();
        palette.setGraphic(inside);
        palette.setId("paletteButton");
        palette.getStyleClass().add("search-button");
        palette.setAccessibleText(texts.get("palette") + " " + key.getText());
        palette.setOnAction(event -> openPalette.run());
        operator.setId("operatorMenu");
        operator.getStyleClass().add("bar-button");
        operator.setGraphic(new FontIcon("fth-user"));
        operator.setMinWidth(Region.USE_PREF_SIZE);
        node = new HBox(menu, title, space(), shift, space(), palette, operator);
        node.setId("topBar");
        node.setAlignment(Pos.CENTER_LEFT);
        node.getStyleClass().add("top-bar");
    }

    private static Region space() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }

    Node node() {
        return node;
    }

    void operator(String name) {
        operator.setText(name);
        operator.setAccessibleText(texts.get("operator.menu", name));
    }

    /** @param ids commands of the operator's menu in order, null for a line between */
    void operatorMenu(List<String> ids) {
        operator.setOnShowing(event -> {
            operator.getItems().clear();
            for (String id : ids) {
                operator.getItems().add(id.isEmpty() ? new SeparatorMenuItem() : item(entry(id)));
            }
        });
        operator.getItems().add(new MenuItem()); // or it would not open the first time
    }

    private Commands.Entry entry(String id) {
        return commands.all().stream()
                .filter(entry -> entry.command().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    void now(LocalDateTime now) {
        shift.setText(TimeRange.SHIFT.label(texts, now));
    }

    /** Opens the menu of everything, or closes it. */
    void toggleMenu() {
        if (open != null && open.isShowing()) {
            open.hide();
            return;
        }
        Map<String, Menu> groups = new LinkedHashMap<>();
        for (Commands.Entry entry : commands.all()) {
            groups.computeIfAbsent(entry.group(), Menu::new).getItems().add(item(entry));
        }
        open = new ContextMenu();
        open.setId("mainMenu");
        open.getItems().addAll(groups.values());
        open.show(menu, Side.BOTTOM, 0, 0);
    }

    private static MenuItem item(Commands.Entry entry) {
        String disabled = entry.disabled();
        MenuItem item = new MenuItem(
                disabled == null ? entry.command().title() : entry.command().title() + " · " + disabled);
        item.setId("menu-" + entry.command().id().replace('.', '-'));
        if (entry.command().icon() != null) {
            item.setGraphic(new FontIcon(entry.command().icon()));
        }
        if (!entry.keys().isEmpty()) {
            item.setAccelerator(entry.keys().get(0));
        }
        item.setDisable(disabled != null);
        item.setOnAction(event -> entry.run());
        return item;
    }
}
