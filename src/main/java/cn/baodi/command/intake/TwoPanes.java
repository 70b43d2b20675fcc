package cn.baodi.command.intake;

import javafx.scene.Node;
import javafx.scene.Parent;

/** A list and the card beside it, between which one key goes to and fro. */
final class TwoPanes {
    private final Node list;
    private final Parent card;
    private final String field;

    /** @param field style class of what is worked with in the card; the first one there gets the focus */
    TwoPanes(Node list, Parent card, String field) {
        this.list = list;
        this.card = card;
        this.field = field;
    }

    /** To the card where there is something to be done in it, else to the list. */
    void change() {
        Node first = card.lookup("." + field);
        if (list.isFocused() && first != null) {
            first.requestFocus();
        } else {
            list.requestFocus();
        }
    }
}
