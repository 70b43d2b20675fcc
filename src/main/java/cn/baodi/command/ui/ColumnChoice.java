package cn.baodi.command.ui;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/**
 * Which columns a register's table shows and in which order, as its officer left them. Used on the JavaFX thread.
 */
final class ColumnChoice {
    private final Workbench workbench;
    private final TableView<?> table;
    private final String sheet;
    /** What is on the screen because it was read, and need not be kept again. */
    private Kept current;

    ColumnChoice(Workbench workbench, TableView<?> table, String sheet) {
        this.workbench = workbench;
        this.table = table;
        this.sheet = sheet;
    }

    /** As it is kept; a column that came with a later version is in neither and stays as its register has it. */
    record Kept(List<String> shown, List<String> hidden) {}

    private String key() {
        return workbench.session().own("columns." + sheet);
    }

    /** Puts the columns as they were left, and keeps every change from then on. */
    void begin() {
        workbench.background().run(() -> workbench.ledger().kept(key(), Kept.class), left -> {
            left.ifPresent(this::apply);
            current = now();
            table.getVisibleLeafColumns().addListener((ListChangeListener<TableColumn<?, ?>>) change -> keep());
        });
    }

    private void apply(Kept kept) {
        for (TableColumn<?, ?> column : table.getColumns()) {
            if (kept.shown().contains(column.getId())) {
                column.setVisible(true);
            } else if (kept.hidden().contains(column.getId())) {
                column.setVisible(false);
            }
        }
        List<String> order = kept.shown();
        Comparator<TableColumn<?, ?>> asLeft =
                Comparator.comparingInt(c -> order.contains(c.getId()) ? order.indexOf(c.getId()) : order.size());
        table.getColumns().sort(asLeft);
    }

    private Kept now() {
        List<String> shown = new ArrayList<>();
        List<String> hidden = new ArrayList<>();
        table.getColumns().forEach(c -> (c.isVisible() ? shown : hidden).add(c.getId()));
        return new Kept(shown, hidden);
    }

    private void keep() {
        Kept now = now();
        if (now.equals(current)) {
            return;
        }
        current = now;
        String key = key(); // of this officer, should another go on meanwhile
        workbench
                .background()
                .run(
                        () -> {
                            workbench.ledger().keep(key, now);
                            return true;
                        },
                        kept -> {});
    }

    /** The columns to choose from, for those who have no mouse. */
    Menu menu(String title) {
        Menu menu = new Menu(title);
        for (TableColumn<?, ?> column : table.getColumns()) {
            CheckMenuItem item = new CheckMenuItem(column.getText());
            item.setMnemonicParsing(false);
            item.selectedProperty().bindBidirectional(column.visibleProperty());
            menu.getItems().add(item);
        }
        return menu;
    }
}
