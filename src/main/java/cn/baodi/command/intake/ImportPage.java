package cn.baodi.command.intake;

import javafx.scene.Node;

/** One page of the wizard. */
interface ImportPage {
    Node node();

    /** Puts the cursor where one begins. */
    void focus();

    /** From one part of the page to the other. */
    default void otherPane() {
        focus();
    }
}
