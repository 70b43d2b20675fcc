package cn.baodi.command.report;

import cn.baodi.command.core.Texts;
import javafx.beans.binding.Bindings;
import javafx.embed.swing.SwingFXUtils;
import javafx.event.EventHandler;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The report page by page, with what chooses its day above and what gives it away beside. */
final class ReportView {
    private static final double AROUND_PAGE = 24;
    private static final double A4 = Math.sqrt(2);
    private static final double NEARLY = 0.999;

    private final ReportModel model;
    private final ReportController controller;
    private final Runnable look;
    private final Texts texts;
    private final BorderPane root = new BorderPane();
    private final ScrollPane scroll = new ScrollPane();
    private final ImageView page = new ImageView();
    private final ToggleButton wholePage = new ToggleButton();

    /** @param look brings the review of past days in front */
    ReportView(ReportModel model, ReportController controller, IssueView issues, Runnable look, Texts texts) {
        this.look = look;
        this.model = model;
        this.controller = controller;
        this.texts = texts;
        root.setId("report");
        root.getStyleClass().add("report");
        VBox head = new VBox(choices());
        head.getStyleClass().add("report-head");
        root.setTop(head);
        root.setCenter(new StackPane(preview(), state()));
        root.setRight(issues.node());
        issues.node().visibleProperty().bind(model.visit.isNull());
        issues.node().managedProperty().bind(model.visit.isNull());
        root.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            boolean isBeside = event.getTarget() instanceof Node target && isWithin(target, issues.node());
            if (!isBeside) {
                turn(event);
            }
        });
        // What was composed an hour ago is not what the officer wants to see now.
        root.sceneProperty().addListener((property, old, scene) -> {
            if (scene != null) {
                fit();
                controller.refresh();
            } else {
                controller.away();
                issues.leave();
                if (model.visit.get() != null) {
                    controller.leave(); // who comes back wants the report
                }
            }
        });
    }

    Node node() {
        return root;
    }

    private static boolean isWithin(Node node, Node outer) {
        Node at = node;
        while (at != null && at != outer) {
            at = at.getParent();
        }
        return at != null;
    }

    private Node choices() {
        FlowPane bar = new FlowPane();
        bar.getChildren().addAll(new CoverageBar(model, controller, texts).nodes());
        bar.getChildren()
                .addAll(
                        printers(),
                        leaving("reportPrint", texts.get("view.print"), "fth-printer", controller::print),
                        leaving("reportSave", texts.get("view.save"), "fth-save", controller::save),
                        leaving("reportCopy", texts.get("view.copy"), "fth-copy", controller::copy),
                        pageBar());
        bar.getStyleClass().add("report-bar");
        bar.setAlignment(Pos.CENTER_LEFT);
        return bar;
    }

    private Button leaving(String id, String text, String icon, Runnable action) {
        Button button = button(id, text, icon, action);
        button.setDisable(!controller.mayLeave());
        return button;
    }

    private Node printers() {
        ComboBox<ReportPrinter.Printer> printers = new ComboBox<>(model.printers);
        printers.setId("reportPrinter");
        printers.setPromptText(texts.get("view.printer.none"));
        printers.setAccessibleText(texts.get("view.printer"));
        printers.valueProperty().bindBidirectional(model.printer);
        printers.disableProperty().bind(Bindings.isEmpty(model.printers));
        return printers;
    }

    private Node pageBar() {
        Button previous = button(
                "reportPrevious",
                texts.get("view.previous"),
                "fth-chevron-left",
                () -> controller.page(model.page.get() - 1));
        previous.disableProperty().bind(model.page.lessThanOrEqualTo(0));
        Button next = button(
                "reportNext", texts.get("view.next"), "fth-chevron-right", () -> controller.page(model.page.get() + 1));
        next.disableProperty().bind(model.page.greaterThanOrEqualTo(model.pages.subtract(1)));
        Label number = new Label();
        number.setId("reportPageNumber");
        number.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> model.pages.get() == 0
                                ? ""
                                : texts.get("view.page", model.page.get() + 1, model.pages.get()),
                        model.page,
                        model.pages));
        wholePage.setId("reportWholePage");
        wholePage.setText(texts.get("view.whole"));
        wholePage.setOnAction(event -> fit());
        Button review = button("reportLookBack", texts.get("review.show"), "fth-rewind", look);
        Label place = new Label();
        place.setId("reportPlace");
        place.getStyleClass().add("sheet-title");
        place.textProperty().bind(Bindings.when(model.visit.isNull()).then("").otherwise(model.title));
        HBox bar = new HBox(previous, number, next, wholePage, review, place);
        bar.getStyleClass().add("report-pages");
        bar.setAlignment(Pos.CENTER_LEFT);
        return bar;
    }

    private Node preview() {
        page.setId("reportPage");
        page.setPreserveRatio(true);
        page.setSmooth(true);
        StackPane paper = new StackPane(page);
        paper.getStyleClass().add("report-paper");
        scroll.setId("reportScroll");
        scroll.setContent(paper);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.viewportBoundsProperty().addListener((property, old, bounds) -> fit());
        model.picture.addListener((property, old, picture) -> {
            page.setImage(picture == null ? null : SwingFXUtils.toFXImage(picture, null));
            String words = texts.get("view.preview", model.page.get() + 1, model.pages.get());
            page.setAccessibleText(words);
            scroll.setAccessibleText(words);
        });
        model.page.addListener(property -> scroll.setVvalue(0));
        return scroll;
    }

    /** As wide as the window, or as high; drawn at the screen's own sharpness. */
    private void fit() {
        Bounds room = scroll.getViewportBounds();
        double wide = room.getWidth() - AROUND_PAGE;
        if (wholePage.isSelected()) {
            wide = Math.min(wide, (room.getHeight() - AROUND_PAGE) / A4);
        }
        if (wide < AROUND_PAGE) {
            return;
        }
        page.setFitWidth(wide);
        double sharpness = root.getScene() == null || root.getScene().getWindow() == null
                ? 1
                : root.getScene().getWindow().getOutputScaleX();
        controller.width((int) Math.round(wide * sharpness));
    }

    private Node state() {
        Label words = new Label();
        words.setId("reportState");
        words.getStyleClass().add("state-title");
        words.setWrapText(true);
        words.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> model.state.get() == ReportModel.State.FAILED
                                ? model.failure.get()
                                : texts.get("view.making"),
                        model.state,
                        model.failure));
        Button retry = button("reportRetry", texts.get("retry"), "fth-refresh-cw", controller::refresh);
        retry.visibleProperty().bind(model.state.isEqualTo(ReportModel.State.FAILED));
        VBox box = new VBox(words, retry);
        box.getStyleClass().add("state");
        box.visibleProperty()
                .bind(model.state
                        .isEqualTo(ReportModel.State.FAILED)
                        .or(model.state.isEqualTo(ReportModel.State.MAKING).and(model.picture.isNull())));
        box.setPickOnBounds(false);
        return box;
    }

    /** A page down first shows the rest of this page. */
    private void turn(KeyEvent event) {
        switch (event.getCode()) {
            case PAGE_DOWN -> {
                if (scroll.getVvalue() < NEARLY && isHigherThanRoom()) {
                    scroll.setVvalue(Math.min(1, scroll.getVvalue() + step()));
                } else {
                    controller.page(model.page.get() + 1);
                }
                event.consume();
            }
            case PAGE_UP -> {
                if (scroll.getVvalue() > 1 - NEARLY && isHigherThanRoom()) {
                    scroll.setVvalue(Math.max(0, scroll.getVvalue() - step()));
                } else {
                    controller.page(model.page.get() - 1);
                }
                event.consume();
            }
            default -> {}
        }
    }

    private double hidden() {
        return scroll.getContent().getBoundsInLocal().getHeight()
                - scroll.getViewportBounds().getHeight();
    }

    private boolean isHigherThanRoom() {
        return hidden() > 1;
    }

    private double step() {
        return scroll.getViewportBounds().getHeight() * 0.9 / hidden();
    }

    private Button button(String id, String text, String icon, Runnable action) {
        Button button = new Button(text);
        button.setId(id);
        if (icon != null) {
            button.setGraphic(new FontIcon(icon));
        }
        EventHandler<javafx.event.ActionEvent> handler = event -> action.run();
        button.setOnAction(handler);
        return button;
    }
}
