package cn.baodi.command;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.core.Column;
import cn.baodi.command.core.Texts;
import cn.baodi.command.data.AuditNote;
import cn.baodi.command.data.Kind;
import cn.baodi.command.data.Register;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What an officer takes along from a list is the list as he sees it, or all columns where he says so. */
@ExtendWith(ApplicationExtension.class)
class ListExportTest {
    @TempDir
    Path folder;

    private Console console;

    /** Here because the start of the window has a time limit. */
    @BeforeAll
    static void fill(@TempDir Path made) {
        DemoFolder.copyTo(made.resolve("data"));
    }

    @Start
    void start(Stage stage) {
        console = new Console(stage, DemoFolder.copyTo(folder.resolve("data")), Texts.CHINESE);
        stage.setWidth(1366);
        stage.setHeight(768);
        console.start();
        console.shell.go("volunteer");
    }

    @AfterEach
    void close() {
        console.close();
    }

    private static void keys(FxRobot robot, KeyCode... keys) {
        robot.press(keys).release(keys);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void press(FxRobot robot, String button) {
        robot.interact(() -> robot.lookup(button).queryButton().fire());
    }

    private static void type(FxRobot robot, String id, String text) {
        robot.interact(() -> robot.lookup(id).queryAs(TextInputControl.class).setText(text));
    }

    private static String words(FxRobot robot, String dialog) {
        return robot.lookup(dialog + " .dialog-words").<Label>query().getText();
    }

    private static boolean isOpen(FxRobot robot, String dialog) {
        return robot.lookup(dialog).tryQuery().isPresent();
    }

    @SuppressWarnings("unchecked")
    private static TableView<Object> table(FxRobot robot, String sheet) {
        return robot.lookup("#" + sheet + "Table").queryAs(TableView.class);
    }

    private static TableColumn<Object, ?> column(FxRobot robot, String sheet, String key) {
        return table(robot, sheet).getColumns().stream()
                .filter(column -> column.getId().equals(key))
                .findFirst()
                .orElseThrow();
    }

    /** As the table's own menu and dragging do. */
    private static void arrange(FxRobot robot) {
        robot.interact(() -> {
            column(robot, "volunteers", "team").setVisible(false);
            column(robot, "volunteers", "note").setVisible(true);
            TableColumn<Object, ?> state = column(robot, "volunteers", "state");
            table(robot, "volunteers").getColumns().remove(state);
            table(robot, "volunteers").getColumns().add(0, state);
        });
    }

    private Path to(String name) {
        console.chosen = folder.resolve(name);
        return console.chosen;
    }

    private static List<List<String>> csv(Path file) throws IOException {
        try (CsvReader<CsvRecord> reader =
                CsvReader.builder().detectBomHeader(true).ofCsvRecord(file)) {
            return reader.stream().map(CsvRecord::getFields).toList();
        }
    }

    /** @param sheet 0 for the list, 1 for what the workbook says of itself */
    private static List<List<String>> xlsx(Path workbook, int sheet) throws IOException {
        try (ReadableWorkbook book = new ReadableWorkbook(workbook.toFile());
                Stream<Row> rows = book.getSheet(sheet).orElseThrow().openStream()) {
            return rows.map(row -> row.stream()
                            .map(cell -> cell == null ? "" : cell.getText())
                            .toList())
                    .toList();
        }
    }

    /** The headings of the whole sheet in its order. */
    private List<String> all() {
        return console.features.registers().stream()
                .map(Register::sheet)
                .filter(sheet -> sheet.key().equals("volunteers"))
                .flatMap(sheet -> sheet.columns().stream())
                .<String>map(Column::chinese)
                .toList();
    }

    private static List<String> shown(FxRobot robot) {
        return table(robot, "volunteers").getVisibleLeafColumns().stream()
                .map(TableColumn::getText)
                .toList();
    }

    private List<String> notes() {
        return AuditNote.of(console.app.database(), Kind.EXPORT).stream()
                .map(AuditNote::action)
                .toList();
    }

    @Test
    void enterTakesTheListAsItStands(FxRobot robot) throws IOException {
        arrange(robot);
        type(robot, "#volunteersSearch", "王");
        robot.interact(() -> {
            column(robot, "volunteers", "code").setSortType(TableColumn.SortType.DESCENDING);
            table(robot, "volunteers").getSortOrder().setAll(List.of(column(robot, "volunteers", "code")));
        });
        List<String> shown = shown(robot);
        List<String> left = new ArrayList<>(all());
        left.removeAll(shown);
        List<String> states = table(robot, "volunteers").getItems().stream()
                .map(row -> column(robot, "volunteers", "state")
                        .getCellObservableValue(row)
                        .getValue()
                        .toString())
                .toList();
        Path file = to("list.csv");
        keys(robot, KeyCode.CONTROL, KeyCode.E);
        assertThat(words(robot, "#chooseDialog"))
                .isEqualTo("列表上没有显示的列：" + String.join("、", left) + "。\n隐去了个人信息，不能再导入。");
        assertThat(file).doesNotExist();
        keys(robot, KeyCode.ENTER);

        List<List<String>> rows = csv(file);
        assertThat(shown).first().isEqualTo("状态");
        assertThat(rows.get(0)).isEqualTo(shown).doesNotContain("编号", "所在队伍", "加入日期");
        assertThat(states).hasSizeGreaterThan(3);
        assertThat(rows.stream().skip(1).map(row -> row.get(0))).containsExactlyElementsOf(states);
        assertThat(notes()).singleElement().asString().endsWith("。列：" + String.join("、", shown));
    }

    @Test
    void aWorkbookOfTheSameListHasTheSameColumns(FxRobot robot) throws IOException {
        arrange(robot);
        Path file = to("list.xlsx");
        press(robot, "#volunteersExport");
        press(robot, "#way0");
        assertThat(xlsx(file, 0).get(0)).isEqualTo(shown(robot)).startsWith("状态", "姓名");
        assertThat(xlsx(file, 1).stream().map(row -> row.get(0)))
                .anyMatch(line -> line.startsWith("没有导出的列：编号、") && line.contains("所在队伍"));
    }

    @Test
    void theOtherButtonTakesTheWholeSheet(FxRobot robot) throws IOException {
        arrange(robot);
        Path file = to("all.csv");
        press(robot, "#volunteersExport");
        press(robot, "#way1");
        assertThat(csv(file).get(0)).isEqualTo(all());
        assertThat(notes()).singleElement().asString().doesNotContain("列：");
    }

    @Test
    void whoLeavesTheQuestionTakesNothing(FxRobot robot) {
        Path file = to("none.csv");
        keys(robot, KeyCode.CONTROL, KeyCode.E);
        keys(robot, KeyCode.ESCAPE);
        assertThat(isOpen(robot, "#chooseDialog")).isFalse();
        assertThat(file).doesNotExist();
        assertThat(notes()).isEmpty();
    }

    @Test
    void aFullExportAsksForItsColumnsWhereItIsSigned(FxRobot robot) throws IOException {
        arrange(robot);
        Path shown = to("full.csv");
        keys(robot, KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.E);
        assertThat(words(robot, "#signDialog"))
                .contains(
                        "导出所示 " + shown(robot).size() + " 列：没有“编号”，再导入时每一行都算新增。", "导出全部 " + all().size() + " 列：可以再导入。");
        assertThat(robot.lookup("#way1").queryButton().isDisabled()).isTrue();
        sign(robot);
        keys(robot, KeyCode.ENTER);
        assertThat(csv(shown).get(0)).startsWith("状态", "姓名", "电话").isEqualTo(shown(robot));
        assertThat(csv(shown).get(1).get(2)).matches("\\d{11}");

        Path whole = to("whole.csv");
        keys(robot, KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.E);
        sign(robot);
        press(robot, "#way1");
        assertThat(csv(whole).get(0)).isEqualTo(all());
        assertThat(notes()).hasSize(2).first().asString().contains("批准：李强", "列：状态、姓名");
    }

    private static void sign(FxRobot robot) {
        type(robot, "#signPurpose", "核对");
        type(robot, "#signName", "李强");
    }

    @Test
    void aColumnThatMustBeFilledIsMissedBeforeTheFileIsWritten(FxRobot robot) {
        robot.interact(() -> console.shell.go("unit"));
        robot.interact(() -> column(robot, "units", "name").setVisible(false));
        keys(robot, KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.E);
        assertThat(words(robot, "#signDialog")).contains("列：缺必填的列（名称），不能再导入。", "列：可以再导入。");
        keys(robot, KeyCode.ESCAPE);
    }

    @Test
    void whereAllIsShownNothingIsAsked(FxRobot robot) throws IOException {
        robot.interact(() -> console.shell.go("unit"));
        robot.interact(() -> table(robot, "units").getColumns().forEach(column -> column.setVisible(true)));
        Path file = to("units.csv");
        press(robot, "#unitsExport");
        assertThat(isOpen(robot, "#chooseDialog")).isFalse();
        assertThat(csv(file)).hasSizeGreaterThan(700);
    }
}
