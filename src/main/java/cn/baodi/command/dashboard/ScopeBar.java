package cn.baodi.command.dashboard;

import cn.baodi.command.core.Scope;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.TimeRange;
import cn.baodi.command.ui.RangeMenu;
import cn.baodi.command.ui.Workbench;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;

/** The time that the dashboard shows: chosen, typed, or moved by its own length with ← and →. */
final class ScopeBar extends HBox {
    private static final List<TimeRange> RANGES = List.of(
            TimeRange.TODAY,
            TimeRange.YESTERDAY,
            TimeRange.SHIFT,
            TimeRange.LAST_SHIFT,
            TimeRange.LAST7,
            TimeRange.LAST14);

    private final Texts texts;
    private final RangeMenu ranges;
    private final Label until = new Label();
    private final Button after;
    private final Button today;

    ScopeBar(Workbench workbench, DashboardController controller) {
        texts = workbench.texts(ScopeBar.class);
        getStyleClass().add("dashboard-head");
        Button before = step("dayBefore", "day.before", "fth-chevron-left", () -> controller.step(-1));
        after = step("dayAfter", "day.after", "fth-chevron-right", () -> controller.step(1));
        ranges = new RangeMenu(workbench, "dashboardRange", RANGES, controller::look);
        ((Region) ranges.node()).setMinWidth(Region.USE_PREF_SIZE);
        until.setId("dashboardDay");
        until.setMinWidth(Region.USE_PREF_SIZE);
        until.getStyleClass().add("sheet-title");
        today = new Button(texts.get("today"));
        today.setId("dayToday");
        today.setMinWidth(Region.USE_PREF_SIZE);
        today.setOnAction(event -> controller.today());
        getChildren().addAll(before, ranges.node(), after, until, today);
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.LEFT || event.getCode() == KeyCode.RIGHT) {
                event.consume();
                controller.step(event.getCode() == KeyCode.LEFT ? -1 : 1);
            }
        });
    }

    private Button step(String id, String key, String icon, Runnable action) {
        Button button = new Button("", new FontIcon(icon));
        button.setId(id);
        button.setAccessibleText(texts.get(key));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }

    void show(TimeRange range, Scope scope) {
        ranges.show(range);
        until.setText(texts.get("day", Bulletin.moment(texts, scope)));
        after.setDisable(scope.running());
        today.setDisable(range.equals(TimeRange.TODAY));
    }
}
