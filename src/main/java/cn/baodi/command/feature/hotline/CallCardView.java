package cn.baodi.command.feature.hotline;

import cn.baodi.command.core.Column;
import cn.baodi.command.core.Problem;
import cn.baodi.command.core.Rejected;
import cn.baodi.command.core.Sheet;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Type;
import cn.baodi.command.ui.RecordForm;
import cn.baodi.command.ui.SideWindow;
import cn.baodi.command.ui.Workbench;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.PauseTransition;
import javafx.animation.Timeline;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Duration;

/** The window of one call: small, beside the console, with its clock running and everything on the keyboard. */
final class CallCardView {
    /** What one types while somebody speaks, in this order. */
    private static final List<String> FIRST =
            List.of("phone", "topic", "risk", "unit", "note", "followUpBy", "followUpDue");

    private static final List<String> REST =
            List.of("caller", "callerGroup", "disposition", "minutes", "startedAt", "seat");
    private static final double GAP = 16;
    private static final double BELOW_THE_BAR = 90;

    private final Texts texts;
    private final Sheet<Call> sheet;
    private final int seat;
    private final CallCardController controller;
    private final Stage stage = new Stage();
    private final RecordForm<Call> first;
    private final RecordForm<Call> rest;
    private final Label clock = new Label();
    private final Label since = new Label();
    private final Label high = new Label();
    private final Label status = new Label();
    private final Timeline ticks = new Timeline(new KeyFrame(Duration.seconds(1), event -> tick()));
    /** A pause in the typing keeps the draft; while typing goes on nothing is written. */
    private final PauseTransition pause = new PauseTransition(Duration.seconds(1));

    private final SideWindow beside = new SideWindow(stage, this::putAway);
    /** The due time that was proposed and not typed. */
    private String proposed = "";

    CallCardView(Workbench workbench, Texts texts, Sheet<Call> sheet, int seat, CallCardController controller) {
        this.texts = texts;
        this.sheet = sheet;
        this.seat = seat;
        this.controller = controller;
        first = new RecordForm<>(sheet, FIRST, workbench.background());
        rest = new RecordForm<>(sheet, REST, workbench.background());
        first.onTyped(this::typed);
        rest.onTyped(this::typed);
        pause.setOnFinished(event -> controller.keep(cells()));
        ticks.setCycleCount(Animation.INDEFINITE);
        VBox root = new VBox(head(), body(), said(), foot());
        root.setId("callCard" + seat);
        root.getStyleClass().add("call-card");
        Scene scene = new Scene(root);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        // A choice box opens when F4 is let go.
        scene.addEventFilter(KeyEvent.KEY_RELEASED, event -> {
            if (event.getCode() == KeyCode.F4) {
                event.consume();
            }
        });
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                event.consume();
                leave();
            }
        });
        workbench.look().dress(scene);
        stage.setScene(scene);
        stage.setTitle(texts.get("card.title", seat));
        stage.setOnCloseRequest(event -> leave());
    }

    private Node head() {
        Label title = new Label(texts.get("card.title", seat));
        title.getStyleClass().add("card-title");
        since.getStyleClass().add("hint");
        clock.setId("callClock");
        clock.getStyleClass().add("call-clock");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox line = new HBox(title, since, gap, clock);
        line.getStyleClass().add("call-head");
        return line;
    }

    private Node body() {
        Label keys = hint(texts.get("card.keys"));
        Label topics = hint(legend(sheet.column("topic")));
        Label risks = hint(legend(sheet.column("risk")));
        high.setId("callHigh");
        high.setText(texts.get("card.high"));
        high.setWrapText(true);
        high.getStyleClass().add("tone-bad");
        high.managedProperty().bind(high.visibleProperty());
        HBox columns = new HBox(first.node(), rest.node());
        columns.getStyleClass().add("call-columns");
        rest.node().getStyleClass().add("call-rest");
        HBox.setHgrow(first.node(), Priority.ALWAYS);
        VBox content = new VBox(topics, risks, keys, high, columns);
        content.getStyleClass().add("card-content");
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        return scroll;
    }

    private static Label hint(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add("hint");
        return label;
    }

    /** Which digit picks what. */
    private <V> String legend(Column<Call, V> column) {
        Type<V> type = column.type();
        List<String> digits = new ArrayList<>();
        for (V choice : type.choices()) {
            digits.add(texts.get("card.digit", digits.size() + 1, type.write(choice)));
        }
        return texts.get("card.digits", column.heading(), String.join("  ", digits));
    }

    private Node said() {
        status.setId("callStatus");
        status.setWrapText(true);
        status.setMinHeight(Region.USE_PREF_SIZE);
        status.getStyleClass().addAll("tone-busy", "call-status");
        return status;
    }

    private Node foot() {
        Button save = button("Save", "card.save", () -> controller.save(cells(), true));
        save.getStyleClass().add("accent");
        Button keep = button("Keep", "card.keep", this::leave);
        Button discard = button("Discard", "card.discard", controller::discard);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox buttons = new HBox(save, keep, gap, discard);
        buttons.getStyleClass().add("card-foot");
        return buttons;
    }

    private Button button(String id, String title, Runnable action) {
        Button button = new Button(texts.get(title));
        button.setId("callCard" + id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }

    private void press(KeyEvent event) {
        boolean command = event.isShortcutDown() && !event.isShiftDown() && !event.isAltDown();
        if (command && (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.S)) {
            event.consume();
            pause.stop();
            controller.save(cells(), event.getCode() == KeyCode.ENTER);
        } else if (event.getCode() == KeyCode.F4 && !event.isAltDown() && !event.isShortcutDown()) {
            event.consume();
            controller.openAnother();
        }
    }

    private void typed() {
        followRisk();
        status.setText("");
        pause.playFromStart();
    }

    /** Whoever is at high risk is followed up: who and by when is asked for as soon as the risk is picked. */
    private void followRisk() {
        Map<String, String> cells = first.cells();
        String risk = cells.get("risk");
        boolean grave = risk.equals(texts.name(Call.Risk.HIGH));
        String due = cells.get("followUpDue");
        boolean noted = !cells.get("followUpBy").isBlank() || !due.isBlank();
        if (grave && due.isBlank() && proposed.isEmpty()) {
            proposed = controller.due();
            first.type("followUpDue", proposed);
        } else if (!grave && !proposed.isEmpty()) {
            boolean untouched = due.equals(proposed) && cells.get("followUpBy").isBlank();
            proposed = "";
            if (untouched) {
                first.type("followUpDue", "");
                noted = false;
            }
        }
        boolean offered = grave || noted || risk.equals(texts.name(Call.Risk.MEDIUM));
        high.setVisible(grave);
        first.show("followUpBy", offered);
        first.show("followUpDue", offered);
    }

    private Map<String, String> cells() {
        Map<String, String> cells = new LinkedHashMap<>(first.cells());
        cells.putAll(rest.cells());
        return cells;
    }

    /** @param draft whether these are of a card that was not saved */
    void fill(Map<String, String> cells, boolean draft) {
        pause.stop();
        first.fill(column -> shown(column, cells));
        rest.fill(column -> shown(column, cells));
        proposed = "";
        followRisk();
        clean();
        status.setText(draft ? texts.get("card.draft") : "");
        String moment = DateTimeFormatter.ofPattern(texts.get("alert.moment"), texts.locale())
                .format(controller.begun());
        since.setText(texts.get("card.since", moment));
        tick();
        if (controller.isRunning()) {
            ticks.play();
        } else {
            ticks.stop();
        }
        first.focus();
    }

    /** A draft may have been typed in the other language: its choices are shown in this one. */
    private static <V> String shown(Column<Call, V> column, Map<String, String> cells) {
        String text = cells.getOrDefault(column.key(), "");
        try {
            return column.type().choices().isEmpty()
                    ? text
                    : column.type().write(column.type().read(text));
        } catch (Rejected e) {
            return text;
        }
    }

    private void clean() {
        pause.stop();
        first.dirty().set(false);
        rest.dirty().set(false);
    }

    private void tick() {
        java.time.Duration lasted = controller.elapsed();
        String time = String.format(Locale.ROOT, "%02d:%02d", lasted.toMinutes(), lasted.toSecondsPart());
        clock.setText(texts.get(controller.isRunning() ? "card.clock" : "card.clock.stopped", time));
    }

    /** Puts the window beside those that are there: the first card on the right, the second left of it. */
    void show() {
        if (stage.isShowing()) {
            toFront();
            return;
        }
        stage.initModality(Modality.NONE);
        beside.follow().ifPresent(stage::initOwner);
        stage.setOnHidden(event -> stop());
        stage.sizeToScene();
        stage.show();
        place();
        toFront();
        first.focus();
    }

    private void place() {
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        Window console = stage.getOwner();
        double right = console == null ? screen.getMaxX() : console.getX() + console.getWidth();
        double top = console == null ? screen.getMinY() : console.getY();
        double step = stage.getWidth() + GAP;
        stage.setX(Math.max(screen.getMinX(), Math.min(right, screen.getMaxX()) - step * seat));
        double lowest = Math.max(screen.getMinY(), screen.getMaxY() - stage.getHeight());
        stage.setY(Math.min(top + BELOW_THE_BAR, lowest));
    }

    private void stop() {
        ticks.stop();
        pause.stop();
        beside.forget();
    }

    void toFront() {
        stage.toFront();
        stage.requestFocus();
    }

    /** Shows each problem beside its field, and goes to the first. */
    void show(List<Problem> problems) {
        Map<Boolean, List<Problem>> sides =
                problems.stream().collect(Collectors.partitioningBy(p -> REST.contains(p.field())));
        first.show(sides.get(false), texts::problem);
        rest.show(sides.get(true), texts::problem);
        if (!sides.get(false).isEmpty()) {
            first.focus();
        } else if (!sides.get(true).isEmpty()) {
            rest.focus();
        }
    }

    void saved() {
        clean();
        status.setText(texts.get("card.saved"));
    }

    void kept() {
        status.setText(texts.get("card.kept"));
    }

    void unkept(String reason) {
        status.setText(texts.get("card.unkept", reason));
    }

    private void leave() {
        pause.stop();
        controller.leave(cells(), isChanged());
    }

    private void putAway() {
        pause.stop();
        controller.putAway(cells(), isChanged());
    }

    private boolean isChanged() {
        return first.dirty().get() || rest.dirty().get();
    }

    void close() {
        stop();
        stage.hide();
    }
}
