package cn.baodi.command.ui;

import cn.baodi.command.core.Type;
import java.util.List;
import javafx.geometry.Side;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * A text field for a unit or another record: proposes matches while one types characters, pinyin, initials or a code.
 * Its text is what {@link Type#write} says of the choice, so it reads back like any other field.
 */
public final class SuggestField extends TextField {
    private ContextMenu menu = new ContextMenu();
    private int query;
    private boolean choosing;
    private Runnable chosen = () -> {};

    /** @param type what it proposes */
    public SuggestField(Type<?> type, Background background) {
        textProperty().addListener((property, old, text) -> {
            if (!choosing && isFocused()) {
                propose(type, background, text);
            }
        });
        focusedProperty().addListener((property, was, focused) -> {
            if (!focused) {
                menu.hide();
            }
        });
        // The menu is a popup of its own window; a capturing filter takes Enter before a form or a table does.
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (menu.isShowing()
                    && event.getCode() == KeyCode.ENTER
                    && !menu.getItems().isEmpty()) {
                menu.getItems().get(0).fire();
                menu.hide();
                event.consume();
            } else if (menu.isShowing() && event.getCode() == KeyCode.ESCAPE) {
                menu.hide();
                event.consume();
            }
        });
    }

    /** Called when one of the proposals was taken. */
    public void onChosen(Runnable action) {
        chosen = action;
    }

    private record Proposal(String text) {}

    private <V> void propose(Type<V> type, Background background, String text) {
        int mine = ++query;
        if (text.isBlank()) {
            menu.hide();
            return;
        }
        background.run(
                () -> type.suggest(text).stream()
                        .map(v -> new Proposal(type.write(v)))
                        .toList(),
                proposals -> {
                    if (mine == query && isFocused()) {
                        offer(proposals);
                    }
                },
                failure -> menu.hide());
    }

    private void offer(List<Proposal> proposals) {
        if (proposals.isEmpty()
                || proposals.size() == 1 && proposals.get(0).text().equals(getText())) {
            menu.hide();
            return;
        }
        boolean fresh = !menu.isShowing();
        if (fresh) {
            // Only on its first showing does a menu mark its first item, which Enter then takes.
            menu = new ContextMenu();
            menu.setAutoHide(true);
            menu.getStyleClass().add("suggestions");
        }
        menu.getItems().setAll(proposals.stream().map(this::item).toList());
        if (fresh) {
            menu.show(this, Side.BOTTOM, 0, 0);
        }
    }

    private MenuItem item(Proposal proposal) {
        MenuItem item = new MenuItem(proposal.text());
        item.setMnemonicParsing(false);
        item.setOnAction(event -> take(proposal.text()));
        return item;
    }

    /** Sets the text as if chosen, without proposing anything. */
    void take(String text) {
        choosing = true;
        setText(text);
        // A text too long for the field shows its beginning.
        positionCaret(isFocused() ? text.length() : 0);
        choosing = false;
        chosen.run();
    }
}
