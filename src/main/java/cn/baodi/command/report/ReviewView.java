package cn.baodi.command.report;

import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Types;
import cn.baodi.command.ui.Look;
import cn.baodi.command.ui.Tables;
import cn.baodi.command.ui.Tone;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.javafx.FontIcon;

/** A slider over the days, and what was known then beside what is known now. */
final class ReviewView {
    /** Pixels of a letter at the usual size. */
    private static final double EM = 14;

    private final ReviewModel model;
    private final ReviewController controller;
    private final Texts texts;
    private final Wording wording;
    private final BorderPane node = new BorderPane();
    private final Slider slider = new Slider(0, 1, 0);
    private final TableView<Review.Line> table;
    private final Label state = new Label();
    private final Label chosenDay = new Label();
    /** While the slider is drawn along, no day between is counted. */
    private final PauseTransition pause = new PauseTransition(Duration.millis(150));

    private boolean isFollowing;

    ReviewView(ReviewModel model, ReviewController controller, Look look, Texts texts) {
        this.model = model;
        this.controller = controller;
        this.texts = texts;
        wording = new Wording(texts);
        table = table(look);
        node.setId("review");
        node.getStyleClass().add("report");
        node.setTop(head());
        node.setCenter(table);
        node.visibleProperty().bind(model.open);
        model.open.addListener((property, was, open) -> {
            if (open) {
                slider.requestFocus();
            }
        });
        // Before the days are known there is nothing to slide.
        model.first.addListener((property, was, first) -> {
            if (first != null && model.open.get()) {
                slider.requestFocus();
            }
        });
        pause.setOnFinished(event -> controller.day(chosen()));
    }

    Node node() {
        return node;
    }

    private Node head() {
        Label title = new Label(texts.get("review.title"));
        title.getStyleClass().add("sheet-title");
        Button back = button("reviewBack", "review.back", "fth-corner-up-left", controller::close);
        Button open = button("reviewOpen", "review.open", "fth-file-text", controller::openReport);
        model.review.addListener((property, was, review) -> open.setDisable(review == null || review.issued() == null));
        open.setDisable(true);
        CheckBox different = new CheckBox(texts.get("review.different"));
        different.setId("reviewDifferent");
        different.selectedProperty().bindBidirectional(model.onlyDifferent);
        chosenDay.setId("reviewChosen");
        chosenDay.getStyleClass().add("sheet-title");
        FlowPane bar = new FlowPane(title, chosenDay, back, open, different);
        bar.getStyleClass().add("report-bar");
        bar.setAlignment(Pos.CENTER_LEFT);
        state.setId("reviewState");
        state.setWrapText(true);
        state.setMinHeight(Region.USE_PREF_SIZE);
        HBox words = new HBox(state);
        HBox.setHgrow(state, Priority.ALWAYS);
        words.getStyleClass().add("report-bar");
        model.review.addListener(property -> follow());
        model.failure.addListener(property -> follow());
        model.day.addListener(property -> follow());
        model.first.addListener(property -> follow());
        VBox head = new VBox(bar, days(), words);
        head.getStyleClass().add("report-head");
        follow();
        return head;
    }

    private Button button(String id, String key, String icon, Runnable action) {
        Button button = new Button(texts.get(key), new FontIcon(icon));
        button.setId(id);
        button.setOnAction(event -> action.run());
        return button;
    }

    private Node days() {
        Button earlier = button("reviewEarlier", "review.earlier", "fth-chevron-left", () -> controller.step(-1));
        Button later = button("reviewLater", "review.later", "fth-chevron-right", () -> controller.step(1));
        earlier.setMinWidth(Region.USE_PREF_SIZE);
        later.setMinWidth(Region.USE_PREF_SIZE);
        slider.setId("reviewDay");
        slider.setAccessibleText(texts.get("review.day"));
        slider.setSnapToTicks(true);
        slider.setBlockIncrement(1);
        slider.setMinorTickCount(0);
        slider.setMajorTickUnit(1);
        slider.valueProperty().addListener(property -> {
            // the day under the thumb, also while it is drawn along
            chosenDay.setText(model.first.get() == null ? "" : wording.date(chosen()));
            if (!isFollowing && model.first.get() != null && !chosen().equals(model.day.get())) {
                pause.playFromStart();
            }
        });
        HBox.setHgrow(slider, Priority.ALWAYS);
        Label first = end("reviewFirst", model.first);
        Label last = end("reviewLast", model.last);
        HBox bar = new HBox(earlier, first, slider, last, later);
        bar.getStyleClass().add("report-bar");
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.disableProperty().bind(model.first.isNull());
        return bar;
    }

    private Label end(String id, ObjectProperty<LocalDate> day) {
        Label label = new Label();
        label.setId(id);
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.textProperty()
                .bind(Bindings.createStringBinding(() -> day.get() == null ? "" : wording.day(day.get()), day));
        return label;
    }

    private LocalDate chosen() {
        return model.first.get().plusDays(Math.round(slider.getValue()));
    }

    private void follow() {
        LocalDate first = model.first.get();
        if (first != null && model.day.get() != null) {
            isFollowing = true;
            long days = ChronoUnit.DAYS.between(first, model.last.get());
            slider.setMax(Math.max(1, days)); // without a length it cannot be drawn
            slider.setDisable(days == 0);
            slider.setValue(ChronoUnit.DAYS.between(first, model.day.get()));
            isFollowing = false;
        }
        chosenDay.setText(model.day.get() == null ? "" : wording.date(model.day.get()));
        state.setText(words());
        Label none = new Label(placeholder());
        none.setWrapText(true);
        table.setPlaceholder(none);
    }

    private String words() {
        Review review = model.review.get();
        if (!model.failure.get().isEmpty()) {
            return model.failure.get();
        }
        if (review == null) {
            return "";
        }
        if (review.issued() == null) {
            return texts.get("review.unissued", wording.date(review.coverage().last()));
        }
        String title = texts.get(
                "numbered",
                review.issued().number(texts),
                wording.cutoff(review.coverage().cutoff()));
        String moment = Types.MOMENT.write(review.issued().issuedAt());
        return review.differences() == 0
                ? texts.get("review.same", title, moment)
                : texts.get("review.changed", title, moment, review.differences());
    }

    private String placeholder() {
        return model.first.get() == null && model.failure.get().isEmpty()
                ? texts.get("review.empty")
                : model.review.get() == null ? "" : texts.get("review.none");
    }

    private TableView<Review.Line> table(Look look) {
        TableView<Review.Line> made = new TableView<>(model.lines);
        made.setId("reviewTable");
        made.setAccessibleText(texts.get("review.title"));
        made.getColumns().add(column("figure.label", 13, false, Review.Line::label));
        made.getColumns().add(column("review.then", 7, true, line -> wording.number(line.said())));
        made.getColumns().add(column("review.corrected", 7, true, line -> wording.number(line.corrected())));
        made.getColumns()
                .add(column(
                        "review.now",
                        7,
                        true,
                        line -> line.current() ? texts.get("review.current") : wording.number(line.now())));
        made.getColumns().add(difference());
        made.getColumns().add(column("figure.unit", 4, false, Review.Line::unit));
        Tables.followSize(made, look);
        return made;
    }

    private TableColumn<Review.Line, String> column(
            String heading, double ems, boolean isFigure, Function<Review.Line, String> words) {
        TableColumn<Review.Line, String> column = new TableColumn<>(texts.get(heading));
        column.setSortable(false);
        column.setPrefWidth((ems + 2) * EM);
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(words.apply(cell.getValue())));
        if (isFigure) {
            column.getStyleClass().add("figure");
        }
        return column;
    }

    /** Marked by a shape and a word, not by colour alone. */
    private TableColumn<Review.Line, String> difference() {
        TableColumn<Review.Line, String> column = column("review.difference", 11, false, this::difference);
        column.setCellFactory(view -> new TableCell<>() {
            @Override
            protected void updateItem(String text, boolean empty) {
                super.updateItem(text, empty);
                Review.Line line =
                        empty || getTableRow() == null ? null : getTableRow().getItem();
                boolean isMarked = line != null && line.isOtherwise();
                setText(empty || isMarked ? null : text);
                setGraphic(isMarked ? Tables.marked(Tone.WARNING, text) : null);
            }
        });
        return column;
    }

    private String difference(Review.Line line) {
        if (!line.isOtherwise()) {
            return line.said() == null || line.now() == null || line.current() ? "" : texts.get("comparison.same");
        }
        if (line.said() == null || line.now() == null) {
            return texts.get(line.said() == null ? "review.only.now" : "review.only.then");
        }
        String words = wording.difference(line.now().subtract(line.said()), "");
        return line.isBackwards() ? texts.get("review.backwards", words) : words;
    }
}
