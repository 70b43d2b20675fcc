package cn.baodi.command.ui;

import cn.baodi.command.core.Failure;
import cn.baodi.command.core.PlainText;
import cn.baodi.command.core.Rejected;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Trace;
import cn.baodi.command.data.Database;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.zip.CRC32;
import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.event.ActionEvent;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@link Notices} of the window: toasts in its lower right corner, dialogs in its looks. On the JavaFX thread. */
public final class FxNotices implements Notices {
    private static final Logger LOG = LoggerFactory.getLogger(FxNotices.class);
    private static final Duration SHOWN = Duration.seconds(5);
    private static final int MOST_TOASTS = 4;

    private final Stage owner;
    private final Texts texts;
    private final VBox toasts = new VBox();
    private final Set<String> open = new HashSet<>();
    private final Set<Dialog<?>> showing = new LinkedHashSet<>();
    /** What comes up, or was put away, while nobody may see it. */
    private final List<Runnable> later = new ArrayList<>();

    private boolean away;
    private Runnable undo = () -> {};
    private Path kept;

    /** @param owner the window that dialogs stand over */
    public FxNotices(Stage owner, Locale locale) {
        this.owner = owner;
        texts = Texts.of(locale, FxNotices.class);
        toasts.setId("toasts");
        toasts.getStyleClass().add("toasts");
        toasts.setPickOnBounds(false);
        toasts.setAlignment(Pos.BOTTOM_RIGHT);
    }

    /** Where the toasts appear; the shell lays it over its lower right corner. */
    public Region toasts() {
        return toasts;
    }

    /** @param action what 撤销 in a toast does */
    public void onUndo(Runnable action) {
        undo = action;
    }

    /** @param folder in which no file may be saved: that of the data */
    public void keepOut(Path folder) {
        kept = folder;
    }

    /**
     * While the officer is away nothing is shown: dialogs are put away and come back with him, what comes up meanwhile
     * waits, and a file that is chosen is not taken.
     */
    public void away(boolean wanted) {
        away = wanted;
        toasts.setVisible(!wanted);
        if (wanted) {
            for (Dialog<?> dialog : List.copyOf(showing)) {
                dialog.hide();
                later.add(dialog::show);
            }
        } else {
            List<Runnable> waiting = List.copyOf(later);
            later.clear();
            waiting.forEach(Runnable::run);
        }
    }

    /** Whether it has to wait; {@code said} runs then when the officer is back. */
    private boolean waits(Runnable said) {
        if (away) {
            later.add(said);
        }
        return away;
    }

    @Override
    public void toast(String text) {
        show(text, null);
    }

    @Override
    public void toastWithUndo(String text) {
        Button button = new Button(texts.get("notice.undo"));
        button.getStyleClass().add("link-button");
        show(text, button);
    }

    private void show(String text, Button action) {
        if (waits(() -> show(text, action))) {
            return;
        }
        Label words = new Label(text);
        words.setWrapText(true);
        HBox toast = new HBox(words);
        toast.getStyleClass().add("toast");
        toast.setMaxWidth(Region.USE_PREF_SIZE);
        HBox.setHgrow(words, Priority.ALWAYS);
        PauseTransition wait = new PauseTransition(SHOWN);
        Runnable leave = () -> {
            wait.stop();
            toasts.getChildren().remove(toast);
        };
        if (action != null) {
            // Undo takes back the latest write, so only the latest word offers it.
            toasts.getChildren()
                    .forEach(older -> ((HBox) older).getChildren().removeIf(part -> part instanceof Button));
            action.setOnAction(event -> {
                leave.run();
                undo.run();
            });
            toast.getChildren().add(action);
        }
        wait.setOnFinished(event -> leave.run());
        // Whoever is reading it or on the way to its button keeps it.
        toast.hoverProperty().addListener((observable, was, over) -> {
            if (over) {
                wait.stop();
            } else {
                wait.playFromStart();
            }
        });
        toast.setOnMouseClicked(event -> leave.run());
        toasts.getChildren().add(toast);
        while (toasts.getChildren().size() > MOST_TOASTS) {
            toasts.getChildren().remove(0);
        }
        wait.play();
    }

    @Override
    public void failure(RuntimeException failure) {
        if (waits(() -> failure(failure))) {
            return;
        }
        if (failure instanceof Failure known) {
            String text = known.text(texts.locale());
            LOG.warn("{}", known.key(), known.getCause());
            dialog("failureDialog", texts.get("notice.failure"), words(text), text);
            return;
        }
        String code = code(failure);
        LOG.error("code {}", code, failure);
        ButtonType copy = new ButtonType(texts.get("notice.details"), ButtonData.OTHER);
        String text = texts.get("failure.unexpected", code);
        Dialog<ButtonType> dialog = dialog("failureDialog", texts.get("notice.failure"), words(text), text, copy);
        if (dialog != null) {
            staysOpen(dialog, copy, () -> copy(code + "\n" + Trace.of(failure)));
        }
    }

    /** Four hexadecimal digits that are the same whenever the same thing goes wrong at the same place. */
    static String code(Throwable failure) {
        CRC32 sum = new CRC32();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            sum.update(cause.getClass().getName().getBytes(StandardCharsets.UTF_8));
            for (StackTraceElement element : cause.getStackTrace()) {
                if (element.getClassName().startsWith("cn.baodi")) {
                    sum.update(element.toString().getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        return String.format(Locale.ROOT, "%04X", sum.getValue() & 0xFFFF);
    }

    @Override
    public void tell(String title, String text, String leaving) {
        if (waits(() -> tell(title, text, leaving))) {
            return;
        }
        TextArea area = new TextArea(text);
        area.setEditable(false);
        area.setWrapText(true);
        area.setPrefRowCount(Math.max(4, Math.min(16, (int) text.lines().count() + 1)));
        area.setAccessibleText(title);
        ButtonType copy = new ButtonType(texts.get("notice.copy"), ButtonData.OTHER);
        Dialog<ButtonType> dialog = dialog("tellDialog", title, area, title + text, copy);
        if (dialog != null) {
            staysOpen(dialog, copy, () -> {
                copy(leaving);
                toast(texts.get("notice.copied"));
            });
        }
    }

    @Override
    public void ask(String title, String question, Consumer<String> then) {
        Label label = words(question);
        TextField answer = new TextField();
        answer.setId("askAnswer");
        label.setLabelFor(answer);
        ButtonType go = new ButtonType(texts.get("ok"), ButtonData.OK_DONE);
        ButtonType leave = new ButtonType(texts.get("cancel"), ButtonData.CANCEL_CLOSE);
        Label problem = new Label();
        problem.setId("askProblem");
        problem.getStyleClass().add("problem");
        problem.setWrapText(true);
        problem.textProperty().bind(answer.textProperty().map(this::problem));
        problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        Dialog<ButtonType> dialog = made("askDialog", title, new VBox(8, label, answer, problem), go, leave);
        dialog.getDialogPane()
                .lookupButton(go)
                .disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> answer.getText().isBlank() || problem.isVisible(),
                        answer.textProperty(),
                        problem.visibleProperty()));
        problem.visibleProperty()
                .addListener(
                        change -> dialog.getDialogPane().getScene().getWindow().sizeToScene());
        dialog.setOnShown(event -> answer.requestFocus());
        dialog.resultProperty().addListener((observable, none, chosen) -> {
            if (chosen == go) {
                then.accept(answer.getText().strip());
            }
        });
        dialog.show();
    }

    /** Why an answer cannot be kept, or "". */
    private String problem(String answer) {
        try {
            String text = PlainText.oneLine(answer);
            if (text != null && text.length() > LONGEST_ANSWER) {
                throw new Rejected("toolong", LONGEST_ANSWER);
            }
            return "";
        } catch (Rejected e) {
            return texts.problem(e.at("answer"));
        }
    }

    @Override
    public void choose(String title, String words, List<String> ways, IntConsumer then) {
        List<ButtonType> go = goOn(ways);
        Dialog<ButtonType> dialog = made("chooseDialog", title, words(words), orLeave(go));
        name(go, dialog);
        dialog.setOnShown(
                event -> dialog.getDialogPane().lookupButton(go.get(0)).requestFocus());
        dialog.resultProperty().addListener((observable, none, chosen) -> {
            if (go.contains(chosen)) {
                then.accept(go.indexOf(chosen));
            }
        });
        dialog.show();
    }

    /** A button for each way to go on; Enter is the first. */
    private List<ButtonType> goOn(List<String> ways) {
        List<ButtonType> go = new ArrayList<>();
        for (String way : ways.isEmpty() ? List.of(texts.get("ok")) : ways) {
            go.add(new ButtonType(way, go.isEmpty() ? ButtonData.OK_DONE : ButtonData.OTHER));
        }
        return go;
    }

    private ButtonType[] orLeave(List<ButtonType> go) {
        List<ButtonType> all = new ArrayList<>(go);
        all.add(new ButtonType(texts.get("cancel"), ButtonData.CANCEL_CLOSE));
        return all.toArray(ButtonType[]::new);
    }

    private static void name(List<ButtonType> go, Dialog<ButtonType> dialog) {
        go.forEach(way -> dialog.getDialogPane().lookupButton(way).setId("way" + go.indexOf(way)));
    }

    @Override
    public void countersign(
            String title, String words, boolean withPassword, List<String> ways, Consumer<Countersign> then) {
        TextField purpose = new TextField();
        purpose.setId("signPurpose");
        TextField name = new TextField();
        name.setId("signName");
        PasswordField password = new PasswordField();
        password.setId("signPassword");
        GridPane form = new GridPane();
        form.getStyleClass().add("form");
        form.addRow(0, labelled("sign.purpose", purpose), purpose);
        form.addRow(1, labelled("sign.name", name), name);
        if (withPassword) {
            form.addRow(2, labelled("sign.password", password), password);
        }
        GridPane.setHgrow(purpose, Priority.ALWAYS);
        List<ButtonType> go = goOn(ways);
        VBox content = new VBox(words(words), form);
        content.setSpacing(12);
        Dialog<ButtonType> dialog = made("signDialog", title, content, orLeave(go));
        name(go, dialog);
        BooleanBinding unsigned = Bindings.createBooleanBinding(
                () -> purpose.getText().isBlank()
                        || name.getText().isBlank()
                        || withPassword && password.getText().isEmpty(),
                purpose.textProperty(),
                name.textProperty(),
                password.textProperty());
        go.forEach(way ->
                dialog.getDialogPane().lookupButton(way).disableProperty().bind(unsigned));
        dialog.setOnShown(event -> purpose.requestFocus());
        dialog.resultProperty().addListener((observable, none, chosen) -> {
            char[] secret = withPassword ? password.getText().toCharArray() : null;
            password.clear();
            if (go.contains(chosen)) {
                then.accept(new Countersign(
                        purpose.getText().strip(), name.getText().strip(), secret, go.indexOf(chosen)));
            }
        });
        dialog.show();
    }

    private Label labelled(String key, TextField field) {
        Label label = new Label(texts.get(key));
        label.setLabelFor(field);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private Label words(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().add("dialog-words");
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /** @param same what tells this dialog from another; one that is open already is not opened twice, and null comes */
    private Dialog<ButtonType> dialog(String id, String title, Node content, String same, ButtonType... more) {
        if (open.contains(same)) {
            return null;
        }
        ButtonType close = new ButtonType(texts.get("close"), ButtonData.CANCEL_CLOSE);
        ButtonType[] buttons = new ButtonType[more.length + 1];
        System.arraycopy(more, 0, buttons, 0, more.length);
        buttons[more.length] = close;
        Dialog<ButtonType> dialog = made(id, title, content, buttons);
        dialog.showingProperty().addListener((observable, was, is) -> {
            if (is) {
                open.add(same);
            } else {
                open.remove(same);
            }
        });
        dialog.setOnShown(event -> dialog.getDialogPane().lookupButton(close).requestFocus());
        dialog.show();
        return dialog;
    }

    private Dialog<ButtonType> made(String id, String title, Node content, ButtonType... buttons) {
        Dialog<ButtonType> dialog = new Dialog<>();
        dialog.setTitle(title);
        DialogPane pane = dialog.getDialogPane();
        pane.setId(id);
        pane.setHeaderText(title);
        pane.setContent(content);
        pane.getButtonTypes().setAll(buttons);
        if (pane.lookup(".button-bar") instanceof ButtonBar bar) {
            bar.setButtonOrder(ButtonBar.BUTTON_ORDER_NONE);
        }
        Scene behind = owner.getScene();
        if (behind != null && owner.isShowing()) {
            dialog.initOwner(owner);
            pane.getStylesheets().addAll(behind.getStylesheets());
            pane.setStyle(behind.getRoot().getStyle());
        }
        dialog.setResizable(true);
        dialog.showingProperty().addListener((observable, was, is) -> {
            if (is) {
                showing.add(dialog);
            } else {
                showing.remove(dialog);
            }
        });
        return dialog;
    }

    private static void staysOpen(Dialog<ButtonType> dialog, ButtonType type, Runnable action) {
        dialog.getDialogPane().lookupButton(type).addEventFilter(ActionEvent.ACTION, event -> {
            event.consume();
            action.run();
        });
    }

    @Override
    public Optional<Path> saveFile(String suggestedName) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.get("notice.save.file"));
        chooser.setInitialFileName(suggestedName);
        return toSave(chooser.showSaveDialog(owner));
    }

    @Override
    public Optional<Target> saveList(String suggestedName) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.get("notice.save.file"));
        chooser.setInitialFileName(suggestedName);
        FileChooser.ExtensionFilter older = new FileChooser.ExtensionFilter(texts.get("notice.csv.gb18030"), "*.csv");
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter(texts.get("notice.workbook"), "*.xlsx"),
                        new FileChooser.ExtensionFilter(texts.get("notice.csv"), "*.csv"),
                        older);
        return toSave(chooser.showSaveDialog(owner)).map(file -> {
            FileChooser.ExtensionFilter kind = chooser.getSelectedExtensionFilter();
            return new Target(named(file, kind), kind == older ? Charset.forName("GB18030") : StandardCharsets.UTF_8);
        });
    }

    /** Some systems leave the suggested ending where another kind of file was chosen. */
    private static Path named(Path file, FileChooser.ExtensionFilter kind) {
        String name = file.getFileName().toString();
        if (kind == null || kind.getExtensions().contains("*.xlsx") || !name.endsWith(".xlsx")) {
            return file;
        }
        Path csv = file.resolveSibling(name.substring(0, name.length() - 4) + "csv");
        return Files.exists(csv) ? file : csv; // over that one nobody was asked
    }

    @Override
    public Optional<Path> saveChart(String suggestedName) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.get("notice.save.file"));
        chooser.setInitialFileName(suggestedName);
        for (String kind : List.of("png", "svg", "csv")) {
            chooser.getExtensionFilters()
                    .add(new FileChooser.ExtensionFilter(texts.get("notice.chart." + kind), "*." + kind));
        }
        return toSave(chooser.showSaveDialog(owner))
                .map(file -> ending(
                        file,
                        chooser.getSelectedExtensionFilter().getExtensions().get(0)));
    }

    /** Some systems leave the suggested ending where another kind was chosen; an ending that was typed holds. */
    private static Path ending(Path file, String pattern) {
        String wanted = pattern.substring(1);
        String name = file.getFileName().toString();
        if (name.endsWith(wanted) || !name.endsWith(".png")) {
            return file;
        }
        Path other = file.resolveSibling(name.substring(0, name.length() - wanted.length()) + wanted);
        return Files.exists(other) ? file : other; // over that one nobody was asked
    }

    @Override
    public Optional<Path> openFile() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.get("notice.open.file"));
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter(
                                texts.get("notice.tables"), "*.xlsx", "*.csv", "*.tsv", "*.txt"),
                        new FileChooser.ExtensionFilter(texts.get("notice.all.files"), "*.*"));
        return chosen(chooser.showOpenDialog(owner));
    }

    /** The system's own dialog stays open over a locked console. */
    /** A file that was chosen to be written; not among the data, where it could take the place of one of theirs. */
    Optional<Path> toSave(File file) {
        Optional<Path> chosen = chosen(file);
        try {
            chosen.filter(found -> kept != null).ifPresent(found -> Database.refuseInside(kept, found));
            return chosen;
        } catch (Failure e) {
            failure(e);
            return Optional.empty();
        }
    }

    private Optional<Path> chosen(File file) {
        return Optional.ofNullable(file).filter(found -> !away).map(File::toPath);
    }

    @Override
    public Optional<Path> openFolder(String title) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(title);
        return chosen(chooser.showDialog(owner));
    }

    @Override
    public void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    @Override
    public void copyPicture(byte[] png) {
        ClipboardContent content = new ClipboardContent();
        content.putImage(new Image(new ByteArrayInputStream(png)));
        Clipboard.getSystemClipboard().setContent(content);
    }
}
