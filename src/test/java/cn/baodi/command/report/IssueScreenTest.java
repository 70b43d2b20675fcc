package cn.baodi.command.report;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.core.Check;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.Role;
import cn.baodi.command.core.Visit;
import cn.baodi.command.report.StoredReport.State;
import cn.baodi.command.ui.Feature;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** A report led from draft to issue on the screen. */
@ExtendWith(ApplicationExtension.class)
class IssueScreenTest {
    @TempDir
    static Path folder;

    private Post post;
    private Scene scene;
    private Stage stage;

    @Start
    void show(Stage window) throws Exception {
        stage = window;
        post = new Post(Files.createTempDirectory(folder, "post"));
        scene = new Scene((Parent) post.feature.screen(), 1200, 760);
        stage.setScene(scene);
        stage.show();
    }

    @AfterEach
    void close() {
        post.close();
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryLabeled().getText();
    }

    private static void fire(FxRobot robot, String id) {
        robot.interact(() -> robot.lookup(id).queryAs(Button.class).fire());
    }

    private static TextArea area(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(TextArea.class);
    }

    private static void type(FxRobot robot, String id, String typed) {
        robot.interact(() -> {
            area(robot, id).requestFocus();
            area(robot, id).setText(typed);
        });
    }

    private void yesterday(FxRobot robot) {
        fire(robot, "#reportYesterday");
    }

    private static void tab(FxRobot robot, int index) {
        robot.interact(() -> robot.lookup("#reportTabs")
                .queryAs(TabPane.class)
                .getSelectionModel()
                .select(index));
        robot.interact(
                () -> robot.lookup("#reportTabs").query().getScene().getRoot().layout());
    }

    @Test
    void fromDraftToIssueWithTheButtonsThatFitTheState(FxRobot robot) {
        yesterday(robot);
        assertThat(text(robot, "#reportStage")).isEqualTo("尚未存为草稿");
        type(robot, "#reportConcerns", "药品短缺，请区里协调。");
        type(robot, "#reportPlans", "核对住户。");

        fire(robot, "#reportSubmit");
        assertThat(text(robot, "#reportStage")).isEqualTo("待审核");
        assertThat(area(robot, "#reportConcerns").isEditable()).isFalse();

        fire(robot, "#reportReview");
        fire(robot, "#reportIssue");

        assertThat(text(robot, "#reportStage")).isEqualTo("已签发，内容不再变动");
        assertThat(text(robot, "#reportTitle")).isEqualTo("〔2020〕第1期（2020年2月8日24时）");
        assertThat(robot.lookup("#reportIssue").tryQuery()).isEmpty();
        assertThat(post.desk.said).contains("已签发：〔2020〕第1期（2020年2月8日24时）");
        StoredReport issued = post.reports.past().get(0);
        assertThat(issued.concerns()).isEqualTo("药品短缺，请区里协调。");
        assertThat(issued.plans()).isEqualTo("核对住户。");
    }

    private static void toggle(FxRobot robot, String id) {
        robot.interact(() -> robot.lookup(id)
                .queryAs(javafx.scene.control.ToggleButton.class)
                .fire());
    }

    @Test
    void aWeeklyReportIsIssuedLikeADailyOne(FxRobot robot) {
        toggle(robot, "#reportWEEKLY");

        assertThat(text(robot, "#reportTitle")).isEqualTo("周报 2020年2月2日至2月8日");
        assertThat(robot.lookup("#reportNow").query().getParent().isVisible()).isFalse();
        assertThat(robot.lookup("#reportFrom").query().isDisabled()).isTrue();
        fire(robot, "#reportSubmit");
        fire(robot, "#reportReview");
        fire(robot, "#reportIssue");
        assertThat(text(robot, "#reportTitle")).isEqualTo("周报〔2020〕第1期（2020年2月2日至2月8日）");

        toggle(robot, "#reportDAILY");
        assertThat(text(robot, "#reportTitle")).isEqualTo("2020年2月8日24时");
    }

    @Test
    void aPlaceIsShownInPlaceOfTheReportAndIsNotIssued(FxRobot robot) {
        Visit gate = new Visit("西口卡口", 120115100000L, 1L);
        robot.interact(() -> post.feature.show(gate.link()));

        assertThat(text(robot, "#reportPlace")).isEqualTo("西口卡口现场简况");
        assertThat(text(robot, "#reportPageNumber")).isEqualTo("第 1 页，共 1 页");
        assertThat(robot.lookup("#reportTabs").query().isVisible()).isFalse();
        robot.interact(() -> command("report.keep").action().run());
        assertThat(post.reports.past()).isEmpty();
        assertThat(post.desk.said).anyMatch(said -> said.contains("不能这样办"));

        toggle(robot, "#reportDAILY");
        assertThat(text(robot, "#reportPlace")).isEmpty();
        assertThat(robot.lookup("#reportTabs").query().isVisible()).isTrue();
        assertThat(text(robot, "#reportTitle")).startsWith("2020年2月9日");
    }

    @Test
    void thePaletteAsksForThePlaceAndSaysWhereThereIsNone(FxRobot robot) {
        post.desk.answer = "没有这里";
        robot.interact(() -> command("report.visit").action().run());
        assertThat(post.desk.said).anyMatch(said -> said.contains("没有叫“没有这里”的"));
        assertThat(post.desk.opened).isEmpty();
    }

    private cn.baodi.command.ui.Command command(String id) {
        return post.feature.commands().stream()
                .filter(command -> command.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aStageTakesItsFirstDayAndRefusesOneAfterTheLast(FxRobot robot) {
        toggle(robot, "#reportSTAGE");
        DatePicker from = robot.lookup("#reportFrom").queryAs(DatePicker.class);
        DatePicker last = robot.lookup("#reportDay").queryAs(DatePicker.class);

        robot.interact(() -> from.setValue(LocalDate.of(2020, 1, 25)));
        assertThat(text(robot, "#reportTitle")).isEqualTo("阶段报告 2020年1月25日至2月8日");

        robot.interact(() -> from.setValue(LocalDate.of(2020, 2, 9)));
        assertThat(from.getValue()).isEqualTo(LocalDate.of(2020, 1, 25));
        robot.interact(() -> last.setValue(LocalDate.of(2020, 2, 9))); // today is not over
        assertThat(last.getValue()).isEqualTo(LocalDate.of(2020, 2, 8));
        assertThat(post.desk.said)
                .anyMatch(said -> said.contains("第一天不能晚于最后一天"))
                .anyMatch(said -> said.contains("只算过完的整天"));
    }

    @Test
    void whenTheDataChangeUnderReviewWhoeverDecidesNextIsTold(FxRobot robot) {
        yesterday(robot);
        fire(robot, "#reportSubmit");
        assertThat(robot.lookup("#reportChanged").tryQuery()).isEmpty();

        robot.interact(() -> post.counts("90"));
        yesterday(robot);
        assertThat(text(robot, "#reportChanged")).contains("送审以后数据有变动");

        fire(robot, "#reportReview");
        assertThat(robot.lookup("#reportChanged").tryQuery()).isEmpty();
        robot.interact(() -> post.counts("80"));
        yesterday(robot);
        assertThat(text(robot, "#reportChanged")).contains("审核以后数据有变动");
        fire(robot, "#reportIssue");
        assertThat(robot.lookup("#reportChanged").tryQuery()).isEmpty();
    }

    @Test
    void aFigureOfAnIssuedReportOpensItsRowsToo(FxRobot robot) {
        post.issued(LocalDate.of(2020, 2, 8));
        yesterday(robot);
        tab(robot, 1);
        ListView<?> figures = robot.lookup("#reportFigures").queryListView();
        robot.interact(() -> {
            figures.getSelectionModel().select(0);
            figures.requestFocus();
        });
        robot.type(KeyCode.ENTER);

        assertThat(post.desk.opened).containsExactly(post.rows);
    }

    @Test
    void whatIsSentBackSaysWhyAndCanBeWrittenAgain(FxRobot robot) {
        yesterday(robot);
        fire(robot, "#reportSubmit");
        post.desk.answer = "缺配送数字";

        fire(robot, "#reportSendBack");

        assertThat(text(robot, "#reportStage")).isEqualTo("草稿");
        assertThat(text(robot, "#reportStageDetail")).contains("退回原因：缺配送数字");
        assertThat(area(robot, "#reportConcerns").isEditable()).isTrue();
    }

    @Test
    void aContradictionIsShownWithBothNumbersAndItsRowsAndAskedAboutBeforeIssue(FxRobot robot) {
        Link rows = Link.to("gate", "gates", Filter.NONE);
        post.contradiction = Check.atMost(
                "户不多于户次",
                new Check.Source("户", new BigDecimal("5"), "户", rows),
                new Check.Source("户次", new BigDecimal("4"), "户次", null),
                "一致",
                "户多于户次");
        yesterday(robot);
        List<Hyperlink> sides = robot.lookup("#reportFindings").queryAs(VBox.class).getChildren().stream()
                .filter(Hyperlink.class::isInstance)
                .map(Hyperlink.class::cast)
                .toList();
        assertThat(sides).extracting(Hyperlink::getText).containsExactly("户 5户", "户次 4户次");
        robot.interact(sides.get(0)::fire);
        assertThat(post.desk.opened).containsExactly(rows);

        fire(robot, "#reportSubmit");
        fire(robot, "#reportReview");
        post.desk.answer = "两单合并补录";
        fire(robot, "#reportIssue");

        assertThat(post.desk.said).anyMatch(said -> said.contains("1 处口径不一致"));
        assertThat(post.reports.past().get(0).reason()).isEqualTo("两单合并补录");
    }

    @Test
    void aPastOneIsOpenedFromTheListByEnterAndAFigureOpensItsRows(FxRobot robot) {
        StoredReport issued = post.issued(LocalDate.of(2020, 2, 7));
        yesterday(robot);
        tab(robot, 1);
        ListView<?> figures = robot.lookup("#reportFigures").queryListView();
        assertThat(figures.getItems()).hasSize(1);
        robot.interact(() -> {
            figures.getSelectionModel().select(0);
            figures.requestFocus();
        });
        robot.type(KeyCode.ENTER);
        assertThat(post.desk.opened).containsExactly(post.rows);

        tab(robot, 2);
        ListView<?> past = robot.lookup("#reportPast").queryListView();
        robot.interact(() -> {
            past.getSelectionModel().select(0);
            past.requestFocus();
        });
        robot.type(KeyCode.ENTER);
        tab(robot, 0);

        assertThat(text(robot, "#reportTitle")).startsWith("〔2020〕第1期");
        assertThat(text(robot, "#reportStageDetail")).contains(issued.pdfHash().substring(0, 16));
    }

    @Test
    void ofWhatIsIssuedNoParagraphIsAskedFor(FxRobot robot) {
        post.issued(LocalDate.of(2020, 2, 8));
        post.counts("90");
        yesterday(robot);
        assertThat(area(robot, "#reportConcerns").getPromptText()).isEmpty();
        assertThat(robot.lookup("#reportConcernsTake").query().isVisible()).isFalse();

        fire(robot, "#reportCorrect");
        assertThat(text(robot, "#reportStage")).isEqualTo("更正单，已签发");
        assertThat(area(robot, "#reportConcerns").getParent().isVisible()).isFalse();
    }

    @Test
    void whatWasTypedAndNotSavedIsThereAfterACrash(FxRobot robot) {
        yesterday(robot);
        type(robot, "#reportConcerns", "写了一半");
        robot.interact(() -> scene.setRoot(new javafx.scene.layout.Pane())); // as when the screen goes

        robot.interact(() -> {
            Feature again = post.again();
            stage.setScene(new Scene((Parent) again.screen(), 1200, 760));
        });
        yesterday(robot);

        assertThat(area(robot, "#reportConcerns").getText()).isEqualTo("写了一半");
        assertThat(post.desk.said).contains("上次没有存的内容找回来了，请接着写。");
        fire(robot, "#reportKeep");
        assertThat(post.reports.past()).extracting(StoredReport::state).containsExactly(State.DRAFT);
    }

    @Test
    void theParagraphsOfTheLastReportAreUnderAndCanBeTaken(FxRobot robot) {
        post.reports.write(
                null, Coverage.daily(cn.baodi.command.core.Cutoff.endOf(LocalDate.of(2020, 2, 7))), "", "继续排查。");
        yesterday(robot);

        assertThat(text(robot, "#reportPlansBefore")).isEqualTo("2020年2月7日：继续排查。");
        fire(robot, "#reportPlansTake");

        assertThat(area(robot, "#reportPlans").getText()).isEqualTo("继续排查。");
        assertThat(robot.lookup("#reportConcernsTake").query().isDisabled()).isTrue();
    }

    @Test
    void aTextWithWhatNoScreenShowsIsRefusedBesideIt(FxRobot robot) {
        yesterday(robot);
        type(robot, "#reportPlans", "好\uFFFE坏");

        fire(robot, "#reportKeep");

        assertThat(text(robot, "#reportProblem")).contains("第 2 个字");
        assertThat(post.reports.past()).isEmpty();
        assertThat(area(robot, "#reportPlans").getText()).contains("好");
    }

    @Test
    void whoMayNotSeesTheStepsGrey(FxRobot robot) {
        StoredReport draft = post.reports.write(
                null, Coverage.daily(cn.baodi.command.core.Cutoff.endOf(LocalDate.of(2020, 2, 8))), "", "");
        post.reports.submit(draft);
        robot.interact(() -> post.desk.signIn(Role.OFFICER));
        yesterday(robot);

        assertThat(robot.lookup("#reportReview").query().isDisabled()).isTrue();
        assertThat(post.feature.commands())
                .filteredOn(command -> command.id().equals("report.issue"))
                .allSatisfy(command -> assertThat(command.disabled().get()).contains("值班长"));
    }

    @Test
    void aDamagedOneIsToldAndNotShown(FxRobot robot) {
        post.issued(LocalDate.of(2020, 2, 8));
        post.sql("UPDATE report_piece SET content = SUBSTRING(content, 5) WHERE part = 'PDF'");

        yesterday(robot);

        assertThat(text(robot, "#reportState")).contains("与签发时的不一样", "〔2020〕第1期");
        robot.interact(
                () -> post.feature.acts().get(cn.baodi.command.ui.Act.SAVE).run());
        assertThat(post.desk.said).noneMatch(said -> said.contains("已保存"));
    }
}
