package cn.baodi.command.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** 复盘: day by day what was known then, beside what is known now. Today is 9 February. */
@ExtendWith(ApplicationExtension.class)
class ReviewScreenTest {
    private static final LocalDate FRIDAY = LocalDate.of(2020, 2, 7);

    @TempDir
    static Path folder;

    private Post post;

    @Start
    void show(Stage window) throws Exception {
        post = new Post(Files.createTempDirectory(folder, "post"));
        window.setScene(new Scene((Parent) post.feature.screen(), 1200, 760));
        window.show();
    }

    @AfterEach
    void close() {
        post.close();
    }

    private static void fire(FxRobot robot, String id) {
        robot.interact(() -> robot.lookup(id).queryAs(Button.class).fire());
    }

    private static String state(FxRobot robot) {
        return robot.lookup("#reviewState").queryLabeled().getText();
    }

    private static List<Review.Line> lines(FxRobot robot) {
        return List.copyOf(
                robot.lookup("#reviewTable").<Review.Line>queryTableView().getItems());
    }

    @Test
    void beforeAnyReportIsIssuedItSaysSo(FxRobot robot) {
        fire(robot, "#reportLookBack");

        TableView<?> table = robot.lookup("#reviewTable").queryTableView();
        assertThat(((Label) table.getPlaceholder()).getText()).contains("还没有签发过日报");
        assertThat(robot.lookup("#reviewDay").query().isDisabled()).isTrue();
        assertThat(robot.lookup("#reviewOpen").query().isDisabled()).isTrue();
    }

    @Test
    void whatWasIssuedStandsBesideWhatIsCountedNow(FxRobot robot) {
        post.issued(FRIDAY);
        post.counts("90");
        post.onlyRises = true;
        fire(robot, "#reportLookBack");
        fire(robot, "#reviewEarlier");

        assertThat(state(robot)).startsWith("〔2020〕第1期（2020年2月7日24时）").endsWith("1处与签发时不同。");
        assertThat(lines(robot)).singleElement().satisfies(line -> {
            assertThat(line.said()).isEqualByComparingTo("100");
            assertThat(line.now()).isEqualByComparingTo("90");
            assertThat(line.corrected()).isNull();
            assertThat(line.isBackwards()).isTrue();
        });
        assertThat(robot.lookup("▲ 减少10（数据倒退）").tryQuery()).isPresent();
    }

    /** A day whose figures came in after its report is the one that is looked back at most. */
    @Test
    void aNumberThatIsThereOnlyNowOrNoMoreIsOtherwiseToo(FxRobot robot) {
        post.counts(FRIDAY, null);
        post.issued(FRIDAY);
        post.counts(FRIDAY, "5");
        fire(robot, "#reportLookBack");
        fire(robot, "#reviewEarlier");

        assertThat(state(robot)).endsWith("1处与签发时不同。");
        assertThat(lines(robot)).singleElement().satisfies(line -> {
            assertThat(line.said()).isNull();
            assertThat(line.now()).isEqualByComparingTo("5");
        });
        assertThat(robot.lookup("▲ 签发时没有这个数").tryQuery()).isPresent();
    }

    @Test
    void aCorrectionSaysWhatWasSaidLater(FxRobot robot) {
        StoredReport issued = post.issued(FRIDAY);
        post.counts("90");
        post.reports.correct(issued);
        post.counts("100");
        fire(robot, "#reportLookBack");
        fire(robot, "#reviewEarlier");

        assertThat(lines(robot).get(0).corrected()).isEqualByComparingTo(new BigDecimal("90"));
        assertThat(state(robot)).endsWith("一处不差。");
        robot.interact(
                () -> robot.lookup("#reviewDifferent").queryAs(CheckBox.class).fire());
        assertThat(lines(robot)).isEmpty();
        assertThat(((Label) robot.lookup("#reviewTable").queryTableView().getPlaceholder()).getText())
                .isEqualTo("这一天没有不同的数。");
    }

    @Test
    void theArrowKeysGoFromDayToDayAndADayWithoutAReportSaysSo(FxRobot robot) throws Exception {
        post.issued(FRIDAY);
        fire(robot, "#reportLookBack");
        Slider slider = robot.lookup("#reviewDay").queryAs(Slider.class);
        assertThat(slider.isFocused()).isTrue();
        assertThat(state(robot)).isEqualTo("2020年2月8日没有签发过日报，只有现在再数的当天24时的数。");
        assertThat(lines(robot).get(0).said()).isNull();

        robot.type(KeyCode.LEFT);

        WaitForAsyncUtils.waitFor(
                5, java.util.concurrent.TimeUnit.SECONDS, () -> state(robot).startsWith("〔2020〕第1期"));
        robot.interact(() -> robot.lookup("#reviewLater").queryAs(Button.class).fire());
        assertThat(state(robot)).startsWith("2020年2月8日没有签发");
    }

    @Test
    void theReportOfTheDayIsOpenedFromThereAndADamagedOneIsTold(FxRobot robot) {
        post.issued(LocalDate.of(2020, 2, 8));
        fire(robot, "#reportLookBack");
        fire(robot, "#reviewOpen");

        assertThat(robot.lookup("#report").query().isVisible()).isTrue();
        assertThat(robot.lookup("#review").query().isVisible()).isFalse();
        assertThat(robot.lookup("#reportTitle").queryLabeled().getText()).startsWith("〔2020〕第1期");

        post.sql("UPDATE report_figure SET amount = '999'");
        fire(robot, "#reportLookBack");
        assertThat(state(robot)).contains("与签发时的不一样");
        assertThat(lines(robot)).isEmpty();
    }
}
