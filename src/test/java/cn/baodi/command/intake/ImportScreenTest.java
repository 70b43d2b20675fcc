package cn.baodi.command.intake;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import cn.baodi.command.core.Alert;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.Role;
import cn.baodi.command.core.Sort;
import cn.baodi.command.data.Repository;
import cn.baodi.command.exchange.JudgedRow;
import cn.baodi.command.exchange.Judgement;
import cn.baodi.command.exchange.ReadOnlyPlace;
import cn.baodi.command.feature.household.District;
import cn.baodi.command.feature.household.Household;
import cn.baodi.command.ui.Feature;
import cn.baodi.command.ui.Permitted;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.application.Application;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** A messy file of a town goes through the wizard. */
@ExtendWith(ApplicationExtension.class)
class ImportScreenTest {
    @TempDir
    static Path folder;

    private static int round;

    private String home;

    private Path here;
    private District district;
    private Repository<Household> households;
    private ImportFeature feature;

    @Start
    void start(Stage stage) throws IOException {
        here = Files.createDirectories(folder.resolve("round" + round++));
        district = new District(here.resolve("data"));
        households = District.<Household>register(district.households).repository();
        home = System.setProperty("user.home", here.toString());
        feature = new ImportFeature(
                district.workbench(),
                List.of(permitted(district.units), permitted(district.households), permitted(district.deliveries)));
        Scene scene = new Scene(new StackPane(feature.screen()), 1366, 700);
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        district.workbench().look().dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    @AfterEach
    void close() {
        System.setProperty("user.home", home);
        district.close();
    }

    private Feature permitted(Feature area) {
        return new Permitted(
                area, district.workbench().session(), district.workbench().texts(Permitted.class));
    }

    private List<Household> stored() {
        List<Household> all = new ArrayList<>();
        households.each(Filter.NONE, Sort.up("code"), all::add);
        return all;
    }

    private static <N extends Node> N node(FxRobot robot, String id) {
        return robot.lookup(id).query();
    }

    private static String text(FxRobot robot, String id) {
        return ((Labeled) node(robot, id)).getText();
    }

    private void take(FxRobot robot, Path file) {
        robot.interact(() -> feature.dropped().orElseThrow().accept(file));
    }

    private static void press(FxRobot robot, String button) {
        robot.interact(() -> ((Button) node(robot, button)).fire());
    }

    @SuppressWarnings("unchecked")
    private static void pick(FxRobot robot, String box, String value) {
        robot.interact(() -> ((ComboBox<String>) node(robot, box)).setValue(value));
    }

    private static List<JudgedRow> rows(FxRobot robot) {
        return List.copyOf(
                ((TableView<JudgedRow>) ImportScreenTest.<TableView<JudgedRow>>node(robot, "#importRows")).getItems());
    }

    private static void sort(FxRobot robot, String judgement) {
        robot.interact(() -> ((ToggleButton) node(robot, "#importSort-" + judgement)).fire());
    }

    @Test
    void pagesThatAreNotReadAndRowsThatNobodySeesAreTold(FxRobot robot) throws IOException {
        Path file = here.resolve("各村.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                Workbook book = new Workbook(out, "test", "1.0")) {
            for (String village : List.of("朝霞村", "堼里村")) {
                Worksheet sheet = book.newWorksheet(village);
                String[] cells = {"户主", "村居", "类别", "人口", "登记日期", "王秀兰", village, "低保", "2", "2020-02-03"};
                for (int i = 0; i < cells.length; i++) {
                    sheet.value(i / 5, i % 5, cells[i]);
                }
                sheet.hideRow(1);
            }
        }
        take(robot, file);
        assertThat(text(robot, "#importUnread")).contains("另有 1 张表", "堼里村");
        press(robot, "#importNext");
        assertThat(text(robot, "#importHiddenRows")).contains("有 1 行在表格里是隐藏的");
        press(robot, "#importNext");
        assertThat(stored()).hasSize(1);
        assertThat(text(robot, "#importHidden")).contains("有 1 行");
        assertThat(text(robot, "#importUnreadPages")).contains("另有 1 张表没有读：堼里村");
    }

    @Test
    void aMessyFileIsReadPutRightAndStored(FxRobot robot) throws IOException {
        take(robot, TownFile.write(here));
        assertThat(((ComboBox<?>) node(robot, "#importCharset")).getValue()).isEqualTo("GB18030");
        assertThat(((ComboBox<?>) node(robot, "#importHeading")).getValue()).isEqualTo(3L);
        assertThat(((ComboBox<?>) node(robot, "#importColumn-1")).getValue()).isEqualTo("name");
        assertThat(((ComboBox<?>) node(robot, "#importColumn-3")).getValue()).isEqualTo("unit");
        assertThat(((ComboBox<?>) node(robot, "#importColumn-7")).getValue()).isEqualTo("registeredAt");
        assertThat(text(robot, "#importWhy-0")).contains("不必读");
        TableView<List<String>> sample = node(robot, "#importSample");
        assertThat(sample.getItems().get(0)).contains("138****5678").doesNotContain("13812345678", "村东头3号");

        press(robot, "#importNext");
        assertThat(rows(robot)).extracting(JudgedRow::line).containsExactly(10L, 12L);
        sort(robot, "ASIDE");
        assertThat(rows(robot)).extracting(JudgedRow::line).containsExactly(13L);
        sort(robot, "REPAIRED");
        assertThat(rows(robot)).extracting(JudgedRow::line).contains(5L, 7L);
        sort(robot, "DOUBTFUL");
        assertThat(rows(robot)).extracting(JudgedRow::line).containsExactly(8L, 9L, 11L);

        // Both rows in which 小杜庄 stands are answered at once.
        press(robot, "#importCandidate-unit-0");
        assertThat(rows(robot)).extracting(JudgedRow::line).containsExactly(9L, 11L);
        sort(robot, "WRONG");
        robot.interact(() -> ImportScreenTest.<TableView<?>>node(robot, "#importRows")
                .getSelectionModel()
                .select(0));
        robot.interact(() ->
                robot.lookup("#importAnswer-phone").queryTextInputControl().setText("13812345683"));
        press(robot, "#importTake-phone");
        robot.interact(() -> ((CheckBox) node(robot, "#importDoubtful")).fire());
        assertThat(text(robot, "#importNext")).isEqualTo("导入 7 行");
        assertThat(stored()).isEmpty();

        press(robot, "#importNext");
        assertThat(stored()).extracting(Household::name).hasSize(7).contains("郑𨟠", "孙桂英", "吴小妹");
        assertThat(stored())
                .filteredOn(h -> h.name().equals("孙桂英"))
                .allSatisfy(h -> assertThat(h.unit()).isEqualTo(District.VILLAGE));
        assertThat(text(robot, "#importDoneTitle")).contains("困难家庭", "7");
        assertThat(text(robot, "#importRejectedFile")).contains("rejected.csv");
        assertThat(Files.readString(here.resolve("方家庄镇困难家庭.rejected.csv")))
                .contains("很多", "导入问题")
                .doesNotContain("合计");
        assertThat(text(robot, "#importAsides")).contains("有 1 行不是数据");

        press(robot, "#importUndo");
        assertThat(stored()).isEmpty();
        assertThat(text(robot, "#importDoneTitle")).contains("撤销");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void rejectedRowsOfAFileBesideWhichNobodyCanWriteGoToTheOfficersFolder(FxRobot robot) throws IOException {
        try (ReadOnlyPlace place = ReadOnlyPlace.of(TownFile.write(here))) {
            take(robot, place.file());
            press(robot, "#importNext");
            press(robot, "#importNext");
        }
        assertThat(stored()).isNotEmpty();
        assertThat(text(robot, "#importElsewhere")).contains("写不进去");
        assertThat(text(robot, "#importRejectedFile")).contains(here.toString(), ".rejected.csv");
    }

    @Test
    void theKeyboardAloneIsEnough(FxRobot robot) throws IOException {
        district.desk.chosen = TownFile.write(here);
        robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
        assertThat(robot.lookup("#importColumn-0").tryQuery()).isPresent();
        // Down to the column with the notes, which is not wanted.
        for (int i = 0; i < 8; i++) {
            robot.press(KeyCode.TAB).release(KeyCode.TAB);
        }
        robot.press(KeyCode.HOME).release(KeyCode.HOME);
        robot.interact(() -> feature.acts().get(cn.baodi.command.ui.Act.SAVE).run());
        assertThat(robot.lookup("#importRows").tryQuery()).isPresent();
        assertThat(node(robot, "#importRows").getScene().getFocusOwner().getId())
                .isEqualTo("importRows");
        robot.interact(
                () -> feature.acts().get(cn.baodi.command.ui.Act.OTHER_PANE).run());
        assertThat(node(robot, "#importAnswer-phone").getScene().getFocusOwner().getId())
                .isEqualTo("importAnswer-phone");
        robot.press(KeyCode.END).release(KeyCode.END);
        robot.press(KeyCode.DIGIT3).release(KeyCode.DIGIT3);
        robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
        assertThat(rows(robot)).extracting(JudgedRow::line).doesNotContain(10L);
        robot.interact(() -> feature.acts().get(cn.baodi.command.ui.Act.SAVE).run());
        assertThat(stored()).isNotEmpty();
        assertThat(node(robot, "#importSee").getScene().getFocusOwner().getId()).isEqualTo("importSee");
    }

    @Test
    void aBlockFromTheClipboardIsImportedAndLeavesNoFile(FxRobot robot) {
        Path temp = Path.of(System.getProperty("java.io.tmpdir"));
        long before = pasted(temp);
        robot.interact(() -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(TownFile.block());
            Clipboard.getSystemClipboard().setContent(content);
        });
        robot.press(KeyCode.CONTROL, KeyCode.V).release(KeyCode.V, KeyCode.CONTROL);
        assertThat(((ComboBox<?>) node(robot, "#importSeparator")).getValue()).isEqualTo("\t");
        assertThat(pasted(temp)).as("a kill now would leave it").isEqualTo(before);
        press(robot, "#importNext");
        // Nobody would know which rows were left out: without a place for them nothing is stored.
        press(robot, "#importNext");
        assertThat(stored()).isEmpty();
        district.desk.chosen = here.resolve("left.xlsx");
        press(robot, "#importNext");
        assertThat(stored()).hasSize(3);
        assertThat(here.resolve("left.xlsx")).exists();
        press(robot, "#importNext");
        assertThat(pasted(temp)).isEqualTo(before);
    }

    private static long pasted(Path temp) {
        try (var files = Files.list(temp)) {
            return files.filter(each -> each.getFileName().toString().startsWith("paste"))
                    .count();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void allOrNothingWaitsUntilAllIsRight(FxRobot robot) throws IOException {
        take(robot, TownFile.write(here));
        press(robot, "#importNext");
        robot.interact(() -> ((RadioButton) node(robot, "#importAll")).fire());
        assertThat(node(robot, "#importNext").isDisabled()).isTrue();
        assertThat(text(robot, "#importWhy")).contains("没收下");
        robot.interact(() -> ((RadioButton) node(robot, "#importSome")).fire());
        assertThat(node(robot, "#importNext").isDisabled()).isFalse();
    }

    @Test
    void aColumnThatIsPickedAgainLeavesTheOtherOne(FxRobot robot) throws IOException {
        take(robot, TownFile.write(here));
        pick(robot, "#importColumn-8", "name");
        assertThat(((ComboBox<?>) node(robot, "#importColumn-1")).getValue()).isEqualTo("");
        pick(robot, "#importColumn-8", "needs");
        assertThat(node(robot, "#importNext").isDisabled()).isTrue();
        assertThat(text(robot, "#importWhy")).contains("户主");
        pick(robot, "#importColumn-1", "name");
        assertThat(node(robot, "#importNext").isDisabled()).isFalse();
    }

    @Test
    void whatIsMissingIsFilledWithOneValue(FxRobot robot) throws IOException {
        Path file = here.resolve("名单.csv");
        Files.writeString(file, "户主,村居,人口\n王芳,朝霞村,2\n", StandardCharsets.UTF_8);
        take(robot, file);
        assertThat(node(robot, "#importNext").isDisabled()).isTrue();
        pick(robot, "#importFixed-category", "低保");
        press(robot, "#importNext");
        press(robot, "#importNext");
        assertThat(stored()).extracting(Household::category).containsExactly(Household.Category.ALLOWANCE);
    }

    @Test
    void whatIsNoTableIsRefusedOnThePage(FxRobot robot) throws IOException {
        Path file = Files.writeString(here.resolve("名单.xls"), "<html><table>");
        take(robot, file);
        assertThat(text(robot, "#importFailure")).contains("网页").endsWith("数据没有变动。");
        assertThat(robot.lookup("#importChoose").tryQuery()).isPresent();
        take(robot, TownFile.write(here));
        assertThat(robot.lookup("#importColumn-0").tryQuery()).isPresent();
    }

    @Test
    void aFileOfThousandsOfColumnsIsRefusedBeforeAnyIsShown(FxRobot robot) throws IOException {
        Path file = Files.writeString(here.resolve("名单.csv"), "户主" + ",列".repeat(5000) + "\n王芳\n");
        take(robot, file);
        assertThat(text(robot, "#importFailure")).contains("500", "不像登记表").endsWith("数据没有变动。");
    }

    @Test
    void aCellOfAMillionLettersIsShownByItsBeginning(FxRobot robot) throws IOException {
        Path file = here.resolve("名单.csv");
        Files.writeString(file, "户主,村居,类别,人口,需求\n王芳,朝霞村,低保,2," + "长".repeat(1_000_000) + "\n");
        take(robot, file);
        TableView<List<String>> sample = node(robot, "#importSample");
        assertThat(sample.getItems().get(0).get(4)).hasSizeLessThan(500).startsWith("长长");
        press(robot, "#importNext");
        assertThat(rows(robot).get(0).cells())
                .allSatisfy(cell -> assertThat(cell).hasSizeLessThan(500));
        assertThat(robot.lookup("#importAnswer-needs").queryTextInputControl().getText())
                .hasSizeLessThan(500);
    }

    @Test
    void whoMayNotWriteARegisterIsNotOfferedIt(FxRobot robot) {
        robot.interact(() -> {
            district.signIn(Role.READER);
            feature.show(Link.to(ImportFeature.KEY, "households", Filter.NONE));
        });
        ComboBox<?> into = node(robot, "#importRegister");
        assertThat(into.getValue()).isNull();
    }

    @Test
    void theRegisterOfTheScreenBeforeIsChosen(FxRobot robot) throws IOException {
        robot.interact(() -> feature.show(Link.to(ImportFeature.KEY, "units", Filter.NONE)));
        ComboBox<cn.baodi.command.data.Register<?>> into = node(robot, "#importRegister");
        assertThat(into.getValue().sheet().key()).isEqualTo("units");
        take(robot, TownFile.write(here));
        assertThat(robot.lookup("#importFixed-code").tryQuery()).isPresent();
    }

    /** Everything right but for what nobody can know; stored. */
    private void importAll(FxRobot robot, Path file) {
        take(robot, file);
        press(robot, "#importNext");
        robot.interact(() -> {
            CheckBox doubtful = node(robot, "#importDoubtful");
            if (!doubtful.isSelected()) {
                doubtful.fire();
            }
        });
        press(robot, "#importNext");
    }

    @Test
    void theSameFileIsToldAndTheSameLayoutKnown(FxRobot robot) throws IOException {
        take(robot, TownFile.write(here));
        pick(robot, "#importColumn-8", "");
        press(robot, "#importNext");
        sort(robot, "DOUBTFUL");
        press(robot, "#importCandidate-unit-0");
        press(robot, "#importNext");
        assertThat(stored()).isNotEmpty();
        press(robot, "#importNext");

        Path copy = Files.copy(here.resolve("方家庄镇困难家庭.csv"), here.resolve("方家庄镇再报.csv"));
        take(robot, copy);
        assertThat(text(robot, "#importBefore")).contains("方家庄镇困难家庭.csv", "张值班", "困难家庭");
        assertThat(((ComboBox<?>) node(robot, "#importColumn-8")).getValue()).isEqualTo("");
        assertThat(text(robot, "#importWhy-8")).contains("上次");
        press(robot, "#importNext");
        // 小杜庄 was answered before, for this town.
        sort(robot, "DOUBTFUL");
        assertThat(rows(robot)).extracting(JudgedRow::line).doesNotContain(8L);
    }

    @Test
    void anImportIsTakenBackOnAnotherDay(FxRobot robot) throws IOException {
        importAll(robot, TownFile.write(here));
        int imported = stored().size();
        assertThat(imported).isPositive();
        district.workbench().ledger().handOver(); // nothing of it is left to Ctrl+Z
        long other = district.add(households, household("别人"));
        press(robot, "#importNext");
        String undo = "#" + robot.lookup("#importPast .link-button").query().getId();
        press(robot, undo);
        assertThat(stored()).extracting(Household::id).containsExactly(other);
        assertThat(robot.lookup("#importPast .link-button").tryQuery()).isEmpty();
        // The file may be imported again, and nobody says that it was.
        take(robot, here.resolve("方家庄镇困难家庭.csv"));
        assertThat(text(robot, "#importBefore")).isEmpty();
    }

    @Test
    void whatWasBuiltUponAnImportIsListedAndNothingTakenBack(FxRobot robot) throws IOException {
        importAll(robot, TownFile.write(here));
        List<Household> before = stored();
        Household first = before.get(0);
        district.write(batch -> households.retire(batch, first, "搬走"));
        press(robot, "#importUndo");
        assertThat(district.desk.said).last().asString().contains("困难家庭 H00001", "张值班", "数据没有变动");
        assertThat(stored()).hasSize(before.size() - 1);
    }

    @Test
    void aWeekInTheQueueIsToldAndLeadsThere(FxRobot robot) throws IOException {
        importAll(robot, TownFile.write(here));
        press(robot, "#importNext");
        importAll(robot, TownFile.again(here));
        assertThat(feature.alerts(District.NOW.plusDays(6))).isEmpty();
        List<Alert> told = feature.alerts(District.NOW.plusDays(8));
        assertThat(told).hasSize(1);
        assertThat(told.get(0).text()).startsWith(stored().size() + " 条疑似重复");
        robot.interact(() -> feature.show(told.get(0).link()));
        TableView<?> queue = node(robot, "#importQueueTable");
        assertThat(queue.getItems()).hasSize(stored().size());
    }

    @Test
    void likelyDuplicatesWaitAndAreDecidedTogether(FxRobot robot) throws IOException {
        importAll(robot, TownFile.write(here));
        int first = stored().size();
        press(robot, "#importNext");
        assertThat(node(robot, "#importQueue").isVisible()).isFalse();
        importAll(robot, TownFile.again(here));
        assertThat(stored()).hasSize(first);
        assertThat(text(robot, "#importQueued")).contains(String.valueOf(first));
        press(robot, "#importQueueOpen");
        TableView<?> queue = node(robot, "#importQueueTable");
        assertThat(queue.getItems()).hasSize(first);
        assertThat(robot.lookup("#importQueueCard .label").queryAllAs(Label.class))
                .extracting(Label::getText)
                .contains("王秀兰", "138****5678")
                .doesNotContain("13812345678");
        // The same head, village and phone twice is refused, as it is in the card.
        press(robot, "#importDecide-BOTH");
        assertThat(text(robot, "#importFailure")).contains("已经登记过").endsWith("数据没有变动。");
        press(robot, "#importDecide-TAKE");
        assertThat(queue.getItems()).hasSize(first - 1);
        robot.interact(() -> queue.getSelectionModel().selectAll());
        press(robot, "#importDecide-KEEP");
        assertThat(queue.getItems()).isEmpty();
        assertThat(stored()).hasSize(first);
        assertThat(feature.open(District.NOW)).isZero();
        robot.interact(() -> district.workbench().ledger().undo());
        assertThat(feature.open(District.NOW)).isEqualTo(first - 1);
    }

    private static Household household(String name) {
        return new Household(
                null,
                name,
                null,
                null,
                District.VILLAGE,
                null,
                Household.Category.ALONE,
                1,
                null,
                7,
                null,
                null,
                false,
                Household.State.ACTIVE,
                District.NOW,
                null,
                0,
                null,
                null);
    }

    @Test
    void whatIsShownFirstIsWhatIsWrong(FxRobot robot) throws IOException {
        take(robot, TownFile.write(here));
        press(robot, "#importNext");
        assertThat(rows(robot)).extracting(JudgedRow::judgement).containsOnly(Judgement.WRONG);
        assertThat(robot.lookup("#importCard")
                        .queryAs(javafx.scene.layout.VBox.class)
                        .getChildren())
                .first()
                .extracting(each -> ((Label) each).getText())
                .isEqualTo("第 10 行");
    }
}
