package cn.baodi.command.report;

import cn.baodi.command.core.Check;
import cn.baodi.command.core.Texts;
import cn.baodi.command.report.StoredReport.State;
import java.util.Set;
import java.util.function.Function;
import javafx.animation.PauseTransition;
import javafx.beans.Observable;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.javafx.FontIcon;

/** Beside the pages: how far the report has come and what leads it on, its figures, and the reports before. */
final class IssueView {
    private static final int ROWS = 5;

    private final ReportModel model;
    private final IssueController controller;
    private final Texts texts;
    private final TabPane node = new TabPane();
    private final PauseTransition pause = new PauseTransition(Duration.seconds(1));
    private final VBox findings = new VBox();
    private final VBox corrections = new VBox();
    private final FlowPane steps = new FlowPane();

    IssueView(ReportModel model, IssueController controller, Texts texts) {
        this.model = model;
        this.controller = controller;
        this.texts = texts;
        node.setId("reportTabs");
        node.getStyleClass().add("report-side");
        node.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        node.getTabs().addAll(tab("side.issue", issue()), tab("side.figures", figures()), tab("side.past", past()));
        pause.setOnFinished(event -> controller.keepDraft());
        model.stored.addListener((property, old, stored) -> {
            fillSteps();
            fillFindings();
        });
        model.open.addListener((Observable list) -> fillFindings());
        model.corrections.addListener((Observable list) -> fillCorrections());
        fillSteps();
        fillFindings();
        fillCorrections();
    }

    Node node() {
        return node;
    }

    /** The screen goes: what is half typed is kept at once. */
    void leave() {
        pause.stop();
        controller.keepDraft();
    }

    private Tab tab(String key, Node content) {
        Tab tab = new Tab(texts.get(key), content);
        tab.setId("report" + key.substring(key.indexOf('.') + 1));
        return tab;
    }

    private Node issue() {
        Label title = label("reportTitle", "sheet-title");
        title.textProperty().bind(model.title);
        Label stage = label("reportStage", "report-stage");
        Label detail = label("reportStageDetail", "hint");
        Runnable follow = () -> {
            StoredReport stored = model.stored.get();
            stage.setText(stage(stored));
            detail.setText(detail(stored));
        };
        model.stored.addListener((Observable property) -> follow.run());
        follow.run();
        steps.getStyleClass().add("report-steps");
        findings.setId("reportFindings");
        findings.getStyleClass().add("report-findings");
        corrections.setId("reportCorrections");
        corrections.getStyleClass().add("report-findings");
        Label problem = label("reportProblem", "problem");
        problem.textProperty().bind(model.problem);
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        Label rewording = label("reportRewording", "problem");
        rewording.textProperty().bind(model.rewording);
        rewording.managedProperty().bind(rewording.textProperty().isNotEmpty());
        VBox box = new VBox(
                title,
                stage,
                detail,
                steps,
                rewording,
                findings,
                corrections,
                problem,
                own(
                        "reportConcerns",
                        "problems.heading",
                        model.concerns,
                        StoredReport::concerns,
                        controller::takeConcerns),
                own("reportPlans", "plans.heading", model.plans, StoredReport::plans, controller::takePlans));
        box.getStyleClass().add("report-issue");
        ScrollPane scroll = new ScrollPane(box);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        return scroll;
    }

    private Label label(String id, String style) {
        Label label = new Label();
        label.setId(id);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        return label;
    }

    private String stage(StoredReport stored) {
        if (stored == null) {
            return texts.get("stage.none");
        }
        if (stored.isCorrection()) {
            return texts.get("stage.sheet");
        }
        return texts.get("stage." + stored.state().name());
    }

    private String detail(StoredReport stored) {
        if (stored == null) {
            return texts.get("stage.none.detail");
        }
        StringBuilder words =
                new StringBuilder(texts.get("stage.drafted", stored.drafter(), moment(stored.draftedAt())));
        if (!stored.sentBack().isEmpty()) {
            words.append('\n').append(texts.get("stage.sentBack", stored.sentBack()));
        }
        if (stored.reviewer() != null) {
            words.append('\n').append(texts.get("stage.reviewed", stored.reviewer(), moment(stored.reviewedAt())));
        }
        if (stored.issuer() != null) {
            words.append('\n').append(texts.get("stage.issued", stored.issuer(), moment(stored.issuedAt())));
            words.append('\n').append(texts.get("stage.hash", stored.pdfHash().substring(0, 16)));
        }
        if (!stored.reason().isEmpty()) {
            words.append('\n').append(texts.get("stage.reason", stored.reason()));
        }
        return words.toString();
    }

    private String moment(java.time.LocalDateTime at) {
        return cn.baodi.command.core.Types.MOMENT.write(at);
    }

    private void fillSteps() {
        StoredReport stored = model.stored.get();
        State state = stored == null ? State.DRAFT : stored.state();
        steps.getChildren().clear();
        switch (state) {
            case DRAFT -> {
                step("reportKeep", "action.keep", "fth-edit-3", controller.isEditable(), controller::keep);
                step("reportSubmit", "action.submitNow", "fth-send", controller.isEditable(), controller::submit);
            }
            case SUBMITTED -> {
                step("reportReview", "action.reviewNow", "fth-check", controller.mayReview(), controller::review);
                step(
                        "reportSendBack",
                        "action.back",
                        "fth-corner-up-left",
                        controller.mayReview(),
                        controller::sendBack);
            }
            case REVIEWED -> {
                step("reportIssue", "action.issueNow", "fth-award", controller.mayReview(), controller::issue);
                step(
                        "reportSendBack",
                        "action.back",
                        "fth-corner-up-left",
                        controller.mayReview(),
                        controller::sendBack);
            }
            default -> {
                if (!stored.isCorrection() && !model.corrections.isEmpty()) {
                    step(
                            "reportCorrect",
                            "action.correctNow",
                            "fth-file-plus",
                            controller.mayReview(),
                            controller::correct);
                }
            }
        }
        boolean editable = controller.isEditable();
        for (String id : Set.of("#reportConcerns", "#reportPlans")) {
            Node field = node.lookup(id);
            if (field instanceof TextArea area) {
                area.setEditable(editable);
            }
        }
    }

    private void step(String id, String key, String icon, boolean allowed, Runnable action) {
        Button button = new Button(texts.get(key), new FontIcon(icon));
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setDisable(!allowed);
        button.setOnAction(event -> action.run());
        steps.getChildren().add(button);
    }

    private void fillFindings() {
        findings.getChildren().clear();
        StoredReport stored = model.stored.get();
        if (stored != null && stored.isIssued()) {
            return;
        }
        if (stored != null && model.changed.get()) {
            Label changed =
                    words(texts.get(stored.state() == State.REVIEWED ? "changed.reviewed" : "changed.submitted"));
            changed.setId("reportChanged");
            changed.getStyleClass().add("problem");
            findings.getChildren().add(changed);
        }
        Label head = words(texts.get(model.open.isEmpty() ? "check.none" : "check.some", model.open.size()));
        head.getStyleClass().add(model.open.isEmpty() ? "hint" : "problem");
        findings.getChildren().add(head);
        for (Check check : model.open) {
            findings.getChildren().add(words(texts.get("check.line", check.name(), check.text())));
            for (Check.Source source : check.sources()) {
                Hyperlink link = new Hyperlink(texts.get(
                        "check.source",
                        source.label(),
                        source.value().stripTrailingZeros().toPlainString(),
                        source.unit()));
                link.setWrapText(true);
                link.setDisable(source.link() == null);
                link.setOnAction(event -> controller.open(source.link()));
                findings.getChildren().add(link);
            }
        }
    }

    private void fillCorrections() {
        corrections.getChildren().clear();
        if (!model.corrections.isEmpty()) {
            corrections.getChildren().add(words(texts.get("corrections.some", model.corrections.size())));
            Wording wording = new Wording(texts);
            for (Correction c : model.corrections) {
                corrections.getChildren().add(words(wording.correction(c)));
            }
        }
        fillSteps();
    }

    private static Label words(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        return label;
    }

    /** The officer's own paragraph, with what the last report said under it. */
    private Node own(String id, String key, StringProperty text, Function<StoredReport, String> before, Runnable take) {
        Label title = new Label(texts.get(key));
        title.getStyleClass().add("field-label");
        TextArea area = new TextArea();
        area.setId(id);
        area.setWrapText(true);
        area.setPrefRowCount(ROWS);
        area.setPrefWidth(0);
        title.setLabelFor(area);
        area.setAccessibleText(texts.get(key));
        area.textProperty().bindBidirectional(text);
        area.textProperty().addListener((property, old, typed) -> {
            if (area.isFocused()) {
                pause.playFromStart();
            }
        });
        area.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            // A tab stop is no use in a paragraph; without this the keyboard would be caught here.
            if (event.getCode() == KeyCode.TAB && !event.isControlDown()) {
                event.consume();
                area.fireEvent(new KeyEvent(
                        KeyEvent.KEY_PRESSED, "", "", KeyCode.TAB, event.isShiftDown(), true, false, false));
            }
        });
        Label past = label(id + "Before", "hint");
        Button same = new Button(texts.get("own.take"));
        same.setId(id + "Take");
        same.setOnAction(event -> take.run());
        model.before.addListener((property, old, last) -> {
            String said = last == null ? "" : before.apply(last);
            past.setText(
                    said.isBlank()
                            ? texts.get("own.before.none")
                            : texts.get("own.before", new Wording(texts).date(last.reportDay()), said));
            same.setDisable(said.isBlank() || !controller.isEditable());
        });
        past.setText(texts.get("own.before.none"));
        same.setDisable(true);
        VBox box = new VBox(title, area, past, same);
        box.getStyleClass().add("report-own");
        Runnable follow = () -> {
            // Of what is issued nothing is asked any more; a sheet that corrects has no paragraphs at all.
            boolean isIssued = model.stored.get() != null && model.stored.get().isIssued();
            area.setPromptText(isIssued ? "" : texts.get("own.prompt"));
            show(past, !isIssued);
            show(same, !isIssued);
            show(box, !isIssued || !model.stored.get().isCorrection());
        };
        model.stored.addListener((Observable property) -> follow.run());
        follow.run();
        return box;
    }

    private static void show(Node part, boolean isShown) {
        part.setVisible(isShown);
        part.setManaged(isShown);
    }

    private Node figures() {
        ListView<ReportMaker.Line> list =
                list("reportFigures", model.figures, texts.get("figures.none"), line -> line.text());
        onChoice(list, line -> controller.open(line.link()));
        return list;
    }

    private Node past() {
        ListView<StoredReport> list = list("reportPast", model.past, texts.get("past.none"), controller::line);
        onChoice(list, controller::open);
        return list;
    }

    private static <T> void onChoice(ListView<T> list, java.util.function.Consumer<T> then) {
        Runnable open = () -> {
            T chosen = list.getSelectionModel().getSelectedItem();
            if (chosen != null) {
                then.accept(chosen);
            }
        };
        list.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                event.consume();
                open.run();
            }
        });
        list.setOnMouseClicked(event -> open.run());
    }

    private <T> ListView<T> list(String id, ObservableList<T> items, String none, Function<T, String> words) {
        ListView<T> list = new ListView<>(items);
        list.setId(id);
        list.setAccessibleText(none);
        list.setPlaceholder(words(none));
        list.setCellFactory(view -> new ListCell<>() {
            {
                setWrapText(true);
                setPrefWidth(0);
            }

            @Override
            protected void updateItem(T item, boolean empty) {
                super.updateItem(item, empty);
                setText(empty || item == null ? null : words.apply(item));
            }
        });
        return list;
    }
}
