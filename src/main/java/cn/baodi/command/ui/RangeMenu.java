package cn.baodi.command.ui;

import cn.baodi.command.core.Rejected;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.TimeRange;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;

/** The time range of a list: one click for the usual ones, typed for others, moved by its own length with ← and →. */
public final class RangeMenu {
    /** Those of a list. */
    public static final List<TimeRange> USUAL = List.of(
            TimeRange.SHIFT,
            TimeRange.LAST_SHIFT,
            TimeRange.TODAY,
            TimeRange.YESTERDAY,
            TimeRange.LAST7,
            TimeRange.LAST14,
            TimeRange.ALL);

    private final Workbench workbench;
    private final Texts texts;
    private final Consumer<TimeRange> chosen;
    private final MenuButton menu = new MenuButton();
    private TimeRange shown = TimeRange.ALL;

    /**
     * @param id of the button; that of the field for typing is longer by {@code Typed}
     * @param chosen takes a range that the officer chose
     */
    public RangeMenu(Workbench workbench, String id, Consumer<TimeRange> chosen) {
        this(workbench, id, USUAL, chosen);
    }

    /** @param usual the ranges that are one click away */
    public RangeMenu(Workbench workbench, String id, List<TimeRange> usual, Consumer<TimeRange> chosen) {
        this.workbench = workbench;
        this.chosen = chosen;
        texts = workbench.texts(RangeMenu.class);
        menu.setId(id);
        menu.getStyleClass().add("chip");
        for (TimeRange range : usual) {
            MenuItem item = new MenuItem(range.label(texts, workbench.now()));
            item.setOnAction(event -> chosen.accept(range));
            menu.getItems().add(item);
            menu.showingProperty().addListener((property, was, open) -> {
                if (open) { // the ranges move with the clock
                    item.setText(range.label(texts, workbench.now()));
                }
            });
        }
        menu.getItems().addAll(new SeparatorMenuItem(), new CustomMenuItem(typed(id + "Typed"), false));
        menu.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.LEFT || event.getCode() == KeyCode.RIGHT) {
                chosen.accept(shown.shift(event.getCode() == KeyCode.LEFT ? -1 : 1, workbench.now()));
                event.consume();
            }
        });
        show(TimeRange.ALL);
    }

    private TextField typed(String id) {
        TextField field = new TextField();
        field.setId(id);
        field.setPromptText(texts.get("range.type"));
        field.setAccessibleText(texts.get("range.type"));
        // The arrow keys reach only the item around the field, where typing would go nowhere.
        field.parentProperty().addListener((property, was, item) -> {
            if (item != null) {
                item.focusedProperty().addListener((focus, before, focused) -> {
                    if (focused) {
                        workbench.background().onScreen(field::requestFocus);
                    }
                });
            }
        });
        field.setOnAction(event -> {
            try {
                TimeRange wanted =
                        TimeRange.parse(field.getText(), workbench.now().toLocalDate());
                menu.hide();
                chosen.accept(wanted);
            } catch (Rejected e) {
                workbench.notices().toast(texts.problem(e.at("")));
            }
        });
        return field;
    }

    public Node node() {
        return menu;
    }

    /** Says which range holds now. */
    public void show(TimeRange range) {
        shown = range;
        boolean all = range.equals(TimeRange.ALL);
        menu.setText(all ? texts.get("filter.any", texts.get("filter.range")) : range.label(texts, workbench.now()));
        menu.getStyleClass().remove("chip-set");
        if (!all) {
            menu.getStyleClass().add("chip-set");
        }
    }
}
