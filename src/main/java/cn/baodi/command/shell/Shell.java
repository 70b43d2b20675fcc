package cn.baodi.command.shell;

import cn.baodi.command.core.Access.Right;
import cn.baodi.command.core.Alert;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.Texts;
import cn.baodi.command.data.Kind;
import cn.baodi.command.data.Ledger;
import cn.baodi.command.ui.Act;
import cn.baodi.command.ui.Feature;
import cn.baodi.command.ui.Permitted;
import cn.baodi.command.ui.Preferences;
import cn.baodi.command.ui.RecoverySheet;
import cn.baodi.command.ui.Workbench;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.collections.MapChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

/**
 * The window: top bar, alerts, navigation, the area in front, status bar. It knows no area by name. Made and used on
 * the JavaFX thread; {@link #show} first, then {@link #ready} or {@link #failed} when the data are open or not.
 */
public final class Shell {
    private static final double WIDTH = 1366;
    private static final double HEIGHT = 768;

    private final Workbench workbench;
    private final Desk desk;
    private final Texts texts;
    private final List<Feature> areas;
    private final Commands commands = new Commands();
    private final Watch watch;
    private final Appearance appearance;
    private final TopBar topBar;
    private final AlertStrip strip;
    private final Navigation navigation;
    private final StatusBar statusBar;
    private final StackPane content = new StackPane();
    private final Overlay overlay = new Overlay();
    private final PaletteModel found;
    private final Palette palette;
    private final KeySheet keySheet;
    private final OpeningView opening;
    private final Gate gate;
    private final Scene scene;
    private Feature current;
    private String closed;

    /** @param features all areas in the order of the menu; the first one with a screen is the home */
    public Shell(Workbench workbench, List<Feature> features, Desk desk) {
        this.workbench = workbench;
        this.desk = desk;
        texts = workbench.texts(Shell.class);
        areas = features.stream().filter(feature -> feature.icon() != null).toList();
        closed = texts.get("closed");
        watch = new Watch(workbench, features);
        appearance = new Appearance(workbench, desk.preferences());
        found = new PaletteModel(workbench, features, commands);
        palette = new Palette(texts, found, overlay, this::open);
        keySheet = new KeySheet(texts, commands, overlay);
        topBar = new TopBar(texts, commands, palette::toggle);
        strip = new AlertStrip(
                texts, watch, workbench.notices(), workbench.look(), this::open, this::mayRing, this::ring);
        navigation = new Navigation(texts, areas, this::go);
        statusBar = new StatusBar(texts, desk, workbench.database().folder());
        opening = new OpeningView(texts, workbench.database().folder());
        StackPane under = under();
        gate = new Gate(workbench, texts, desk, under);
        register(features);
        scene = new Scene(new StackPane(under, gate.node(), toasts()), WIDTH, HEIGHT);
        new KeyDesk(commands, overlay, palette, keySheet, gate, workbench.notices()).listenTo(scene);
        appearance.dress(scene);
        scene.setOnDragOver(this::dragged);
        scene.setOnDragDropped(this::dropped);
        follow();
    }

    private void register(List<Feature> features) {
        Supplier<String> whenClosed = () -> closed;
        ShellCommands own = new ShellCommands(workbench, texts, commands, whenClosed);
        own.areas(areas, this);
        own.acts(this);
        features.forEach(own::ofFeature);
        own.editing(() -> turn(workbench.ledger()::undo, "undone"), () -> turn(workbench.ledger()::redo, "redone"));
        own.view(appearance, this::otherLanguage);
        own.locking(desk.entrance(), appearance, this::lock);
        own.system(palette::toggle, topBar::toggleMenu, keySheet::toggle, this::changeOperator, this::quit);
        topBar.operatorMenu(ShellCommands.OPERATOR);
    }

    private StackPane under() {
        content.setId("content");
        content.getStyleClass().add("content");
        content.setMinSize(0, 0);
        BorderPane frame = new BorderPane(content);
        frame.setTop(new VBox(topBar.node(), strip.node()));
        frame.setLeft(navigation.node());
        frame.setBottom(statusBar.node());
        return new StackPane(frame, overlay.node());
    }

    private Region toasts() {
        Region toasts = desk.notices().toasts();
        toasts.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        StackPane.setAlignment(toasts, Pos.BOTTOM_RIGHT);
        return toasts;
    }

    private void follow() {
        desk.notices().onUndo(() -> turn(workbench.ledger()::undo, "undone"));
        scene.heightProperty().addListener((observable, was, height) -> strip.fit(height.doubleValue()));
        workbench.look().onChange(() -> strip.fit(scene.getHeight()));
        strip.fit(scene.getHeight());
        watch.open().addListener((MapChangeListener<String, Long>) change ->
                navigation.count(change.getKey(), change.getValueAdded() == null ? 0 : change.getValueAdded()));
        watch.checked().addListener((observable, was, now) -> {
            topBar.now(now);
            appearance.apply();
        });
        statusBar.follow(watch.status());
        topBar.now(workbench.now());
        topBar.operator(workbench.session().operator());
    }

    /**
     * Puts the window on the screen, its middle saying that the data are being opened.
     *
     * @param guarded whether the folder has accounts, so that nothing is shown before somebody has signed in
     */
    public void show(boolean guarded) {
        if (guarded) {
            gate.shut();
        }
        Stage stage = desk.stage();
        boolean first = stage.getScene() == null;
        stage.setScene(scene);
        if (first) {
            place(stage);
        }
        Preferences.Values preferred = desk.preferences().values();
        stage.setTitle(
                preferred.organisation().isBlank()
                        ? texts.get("title")
                        : texts.get("title.of", texts.get("title"), preferred.organisation()));
        stage.setOnCloseRequest(event -> {
            event.consume();
            quit();
        });
        content.getChildren().setAll(opening.opening(preferred.still()));
        stage.show();
    }

    private void place(Stage stage) {
        stage.setMinWidth(800);
        stage.setMinHeight(500);
        Preferences.Bounds bounds = desk.preferences().values().window();
        if (bounds == null) {
            return;
        }
        boolean onScreen = !javafx.stage.Screen.getScreensForRectangle(
                        bounds.x(), bounds.y(), bounds.width(), bounds.height())
                .isEmpty();
        if (onScreen) {
            stage.setX(bounds.x());
            stage.setY(bounds.y());
            stage.setWidth(bounds.width());
            stage.setHeight(bounds.height());
            stage.setMaximized(bounds.maximized());
        }
    }

    /** Asks who is there, before the data are opened. */
    public void signIn() {
        gate.signIn();
    }

    /** Locks the console until the officer on duty, or another, signs in; drafts stay underneath. */
    public void lock() {
        String operator = workbench.session().operator();
        lock(operator, operator);
    }

    private void lock(String onDuty, String proposed) {
        if (closed == null && desk.entrance().keys().isProtected()) {
            gate.lock(onDuty, proposed);
        }
    }

    /** The officer on duty is back. */
    public void unlock() {
        gate.open();
    }

    /** The screens are about to be made anew for somebody else: what is half typed is kept as drafts. */
    public void putAway() {
        content.getChildren().clear();
        desk.stage().setScene(new Scene(new StackPane())); // cards in windows of their own leave with the scene
        gate.open();
    }

    /** The data are open: shows the home and begins to look after the alerts. */
    public void ready() {
        closed = null;
        gate.open();
        overlay.close();
        statusBar.demo(desk.demo().getAsBoolean());
        topBar.operator(workbench.session().operator());
        topBar.now(workbench.now()); // the demonstration has a clock of its own
        workbench
                .ledger()
                .onWritten(written -> workbench.background().onScreen(() -> statusBar.saved(workbench.now())));
        desk.preferences()
                .aside()
                .ifPresent(aside -> workbench
                        .notices()
                        .tell(texts.get("preferences.aside"), texts.get("preferences.aside.text", aside)));
        navigation.offer(mine());
        mine().stream().findFirst().ifPresent(home -> {
            go(home.key());
            navigation.focus();
        });
        workbench
                .background()
                .afterwards(
                        () -> { // the numbers of the home are waited for
                            watch.begin();
                            found.begin();
                        });
    }

    /** The areas that the officer may see. */
    private List<Feature> mine() {
        return areas.stream().filter(area -> refusal(area, Right.SEE) == null).toList();
    }

    /** Why the officer may not do that in {@code area}, or null. */
    String refusal(Feature area, Right right) {
        return Permitted.refusal(workbench.session(), area.access(), right, texts);
    }

    /** The data could not be opened: says why, offers another try or the way out. */
    public void failed(RuntimeException failure) {
        gate.open();
        content.getChildren().setAll(opening.failed(failure, desk.reopen(), desk.quit()));
        content.lookup("#retryButton").requestFocus();
    }

    /**
     * Asks what a new data folder is to hold.
     *
     * @param chosen takes the answer; also after Esc, with the usual district and no demonstration
     */
    public void firstStart(Consumer<FirstStart> chosen) {
        FirstStartModel model = new FirstStartModel(
                texts.get("first.organisation"),
                texts.get("first.operator"),
                !desk.entrance().keys().isProtected());
        gate.open();
        new FirstStartView(texts, workbench.notices(), model, overlay, answer -> {
                    overlay.close();
                    appearance.prefer(
                            values -> values.organisation(answer.organisation()).operator(answer.operator()));
                    chosen.accept(answer);
                })
                .show();
    }

    /** Shows the recovery code, which is not shown again; nothing else can be done before it is written down. */
    public void showCode(String code, Runnable then) {
        VBox card = new VBox();
        card.getStyleClass().addAll("overlay-card", "first-start");
        card.setMaxHeight(Region.USE_PREF_SIZE);
        RecoverySheet sheet = new RecoverySheet(code, workbench, () -> {
            overlay.close();
            then.run();
        });
        card.getChildren().add(sheet.node());
        overlay.show(card, card, Pos.CENTER, sheet::focus);
        sheet.focus();
    }

    /** Goes to the rows behind a number, an alert or a search hit. */
    public void open(Link link) {
        find(link.feature()).ifPresent(feature -> {
            go(feature.key());
            if (!link.sheet().isEmpty() && current == feature) {
                feature.show(link);
            }
        });
    }

    /** Brings the area with this key to the front; unknown keys change nothing. */
    public void go(String key) {
        if (closed != null) {
            return;
        }
        find(key).ifPresent(feature -> {
            String refusal = refusal(feature, Right.SEE);
            Node screen = feature.screen();
            if (refusal != null) {
                workbench.notices().toast(refusal);
            }
            if (refusal != null || screen == null) {
                return;
            }
            current = feature;
            content.getChildren().setAll(screen);
            navigation.mark(key);
        });
    }

    private Optional<Feature> find(String key) {
        return areas.stream().filter(feature -> feature.key().equals(key)).findFirst();
    }

    /** What can be done, for the test of its keys. */
    public Commands commands() {
        return commands;
    }

    Map<Act, Runnable> acts() {
        return current == null ? Map.of() : current.acts();
    }

    /** Why {@code act} cannot be done on the screen in front, or null. */
    String disabled(Act act) {
        if (acts().containsKey(act)) {
            return null;
        }
        String refusal = current == null ? null : refusal(current, act.right());
        return refusal != null ? refusal : texts.get("act.absent");
    }

    void act(Act act) {
        Runnable action = acts().get(act);
        if (act == Act.REFRESH) {
            watch.ask();
        }
        if (act == Act.OTHER_PANE && navigation.hasFocus() && action == null) {
            content.getChildren().get(0).requestFocus();
            return;
        }
        if (action != null) {
            action.run();
        } else if (act == Act.OTHER_PANE) {
            navigation.focus();
        }
    }

    /** Who may change what an alert is about may ring about it. */
    private boolean mayRing(Alert alert) {
        return find(alert.link().feature())
                .filter(area -> refusal(area, Right.WRITE) == null)
                .isPresent();
    }

    /** Shows the number of an alert, which the strip masks; the alert is the reason that the audit gets. */
    private void ring(Alert alert) {
        workbench
                .background()
                .run(
                        () -> workbench.ledger().note(Kind.REVEAL, texts.get("alerts.ring.note", alert.text())),
                        noted -> workbench
                                .notices()
                                .tell(
                                        texts.get("alerts.ring"),
                                        texts.get("alerts.ring.text", alert.text(), alert.phone())));
    }

    void nextAlert() {
        strip.next();
    }

    /** The area that takes files, if the officer may have it now. */
    private Optional<Feature> taker() {
        return closed == null && !overlay.isShowing()
                ? areas.stream().filter(area -> area.dropped().isPresent()).findFirst()
                : Optional.empty();
    }

    private void dragged(DragEvent event) {
        if (event.getDragboard().getFiles().size() == 1 && taker().isPresent()) {
            event.acceptTransferModes(TransferMode.COPY);
        }
        event.consume();
    }

    private void dropped(DragEvent event) {
        List<File> files = event.getDragboard().getFiles();
        boolean taken = files.size() == 1 && drop(files.get(0).toPath());
        event.setDropCompleted(taken);
        event.consume();
    }

    /**
     * Gives a file that was dropped on the window to the area that takes files.
     *
     * @return whether there is one
     */
    public boolean drop(Path file) {
        Optional<Feature> taker = taker();
        taker.ifPresent(area -> {
            go(area.key());
            area.dropped().ifPresent(take -> take.accept(file));
        });
        return taker.isPresent();
    }

    private void turn(Supplier<Ledger.Written> work, String key) {
        workbench.background().run(work, written -> workbench.notices().toast(texts.get(key, written.action())));
    }

    private void otherLanguage() {
        appearance.prefer(values -> values.language(values.language().equals("en") ? "zh" : "en"));
        desk.rebuild().run();
    }

    private void changeOperator() {
        if (desk.entrance().keys().isProtected()) {
            lock(workbench.session().operator(), "");
            return;
        }
        workbench.notices().ask(texts.get("operator.change"), texts.get("operator.change.who"), name -> {
            workbench.session().takeOver(name);
            topBar.operator(name);
            appearance.prefer(values -> values.operator(name));
            workbench.notices().toast(texts.get("operator.changed", name));
        });
    }

    private void quit() {
        Stage stage = desk.stage();
        Preferences.Bounds bounds = new Preferences.Bounds(
                stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), stage.isMaximized());
        appearance.prefer(values -> values.window(bounds));
        desk.quit().run();
    }
}
