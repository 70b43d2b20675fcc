package cn.baodi.command.shell;

import cn.baodi.command.core.Texts;
import cn.baodi.command.ui.Workbench;
import javafx.scene.Node;
import javafx.stage.Stage;

/**
 * Stands before everything until somebody has signed in, and again while the console is locked. What is underneath is
 * not drawn and takes no keys, and is as it was when the gate opens.
 */
final class Gate {
    private final Desk desk;
    private final Node under;
    private final GateModel model = new GateModel();
    private final GateController controller;
    private final GateView view;
    private final Curtain curtain;
    private Node before;

    /** @param under everything that the gate covers */
    Gate(Workbench workbench, Texts texts, Desk desk, Node under) {
        this.desk = desk;
        this.under = under;
        controller = new GateController(
                workbench,
                texts,
                model,
                desk.entrance(),
                () -> desk.works().stream().anyMatch(work -> !work.cancelled() && !work.isUpkeep()));
        view = new GateView(workbench, texts, desk, model, controller);
        curtain = new Curtain(desk.stage());
    }

    Node node() {
        return view.node();
    }

    boolean isShut() {
        return view.node().isVisible();
    }

    /** Covers everything while it is not known yet who may come in. */
    void shut() {
        under.setVisible(false);
        view.node().setVisible(true);
    }

    /** Asks who is there, before the data are open. */
    void signIn() {
        shut();
        controller.ask(desk.preferences().values().operator(), null);
    }

    /**
     * Covers what is there.
     *
     * @param onDuty who is to unlock it
     * @param proposed who is proposed instead, or {@code onDuty}
     */
    void lock(String onDuty, String proposed) {
        if (isShut()) {
            return;
        }
        Stage stage = desk.stage();
        before = stage.getScene().getFocusOwner();
        curtain.draw();
        desk.notices().away(true);
        shut();
        controller.ask(proposed, onDuty);
        desk.entrance().locked();
    }

    /** Lets in who stands before it. */
    void open() {
        if (!isShut()) {
            return;
        }
        model.step.set(GateModel.Step.WAIT);
        view.node().setVisible(false);
        under.setVisible(true);
        curtain.open();
        if (before != null && before.getScene() != null) {
            before.requestFocus();
        }
        before = null;
        desk.notices().away(false);
    }
}
