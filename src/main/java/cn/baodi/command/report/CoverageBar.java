package cn.baodi.command.report;

import cn.baodi.command.core.Rejected;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Types;
import cn.baodi.command.report.StoredReport.Kind;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.DateCell;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;

/** What chooses the kind of a report and its days. */
final class CoverageBar {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final ReportModel model;
    private final ReportController controller;
    private final Texts texts;
    private final BooleanBinding period;

    CoverageBar(ReportModel model, ReportController controller, Texts texts) {
        this.model = model;
        this.controller = controller;
        this.texts = texts;
        period = model.kind.isNotEqualTo(Kind.DAILY);
    }

    List<Node> nodes() {
        Label until = new Label(texts.get("view.until"));
        DatePicker from = picker("reportFrom", "view.first", model.from, controller::from);
        from.disableProperty().bind(model.kind.isNotEqualTo(Kind.STAGE));
        HBox first = new HBox(from, until);
        first.getStyleClass().add("report-days");
        first.setAlignment(Pos.CENTER_LEFT);
        Button today = new Button(texts.get("today"));
        today.setId("reportToday");
        today.setOnAction(event -> controller.today());
        today.disableProperty().bind(period);
        Button yesterday = new Button(texts.get("yesterday"));
        yesterday.setId("reportYesterday");
        yesterday.setOnAction(event -> controller.yesterday());
        return List.of(
                kinds(),
                shown(first, period),
                picker("reportDay", "view.day", model.day, controller::day),
                today,
                yesterday,
                shown(cutoff(), period.not()));
    }

    private static Node shown(Node node, BooleanBinding when) {
        node.visibleProperty().bind(when);
        node.managedProperty().bind(when);
        return node;
    }

    private Node kinds() {
        ToggleGroup group = new ToggleGroup();
        HBox box = new HBox();
        for (Kind kind : List.of(Kind.DAILY, Kind.WEEKLY, Kind.STAGE)) {
            ToggleButton toggle = new ToggleButton(texts.name(kind));
            toggle.setId("report" + kind);
            toggle.setToggleGroup(group);
            toggle.setUserData(kind);
            toggle.setOnAction(event -> {
                if (kind != model.kind.get() || model.visit.get() != null) {
                    controller.kind(kind);
                }
                follow(group);
            });
            box.getChildren().add(toggle);
        }
        model.kind.addListener(property -> follow(group));
        model.visit.addListener(property -> follow(group));
        follow(group);
        return box;
    }

    private void follow(ToggleGroup group) {
        group.selectToggle(null);
        group.getToggles().stream()
                .filter(toggle -> model.visit.get() == null)
                .filter(toggle -> toggle.getUserData() == model.kind.get())
                .forEach(group::selectToggle);
    }

    private DatePicker picker(String id, String label, ObjectProperty<LocalDate> day, Consumer<LocalDate> choose) {
        DatePicker picker = new DatePicker();
        picker.setId(id);
        picker.setAccessibleText(texts.get(label));
        picker.getStyleClass().add("report-day");
        picker.setConverter(new StringConverter<>() {
            @Override
            public String toString(LocalDate value) {
                return Types.DATE.write(value);
            }

            @Override
            public LocalDate fromString(String text) {
                try {
                    return Types.DATE.read(text);
                } catch (Rejected e) {
                    return day.get();
                }
            }
        });
        picker.setDayCellFactory(p -> new DateCell() {
            @Override
            public void updateItem(LocalDate value, boolean none) {
                super.updateItem(value, none);
                LocalDate today = model.today.get();
                setDisable(none || today == null || value.isAfter(model.isPeriod() ? today.minusDays(1) : today));
            }
        });
        picker.setValue(day.get());
        day.addListener((property, old, value) -> picker.setValue(value));
        picker.setOnAction(event -> {
            if (picker.getValue() != null && !picker.getValue().equals(day.get())) {
                choose.accept(picker.getValue());
            }
        });
        return picker;
    }

    private Node cutoff() {
        ToggleButton now = new ToggleButton();
        now.setId("reportNow");
        now.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> texts.get("view.now", TIME.format(model.time.get())), model.time));
        ToggleButton end = new ToggleButton(texts.get("view.end"));
        end.setId("reportEnd");
        end.disableProperty().bind(Bindings.equal(model.day, model.today));
        ToggleGroup group = new ToggleGroup();
        group.getToggles().addAll(now, end);
        Runnable follow = () -> group.selectToggle(model.end.get() ? end : now);
        model.end.addListener(property -> follow.run());
        follow.run();
        now.setOnAction(event -> choose(false, follow));
        end.setOnAction(event -> choose(true, follow));
        return new HBox(now, end);
    }

    private void choose(boolean end, Runnable follow) {
        if (end != model.end.get()) {
            controller.end(end);
        }
        follow.run();
    }
}
