package cn.baodi.command;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.core.Account;
import cn.baodi.command.core.Hit;
import cn.baodi.command.core.Role;
import cn.baodi.command.core.Session;
import cn.baodi.command.core.Visit;
import cn.baodi.command.report.DailyReport;
import cn.baodi.command.report.ReportPdf;
import cn.baodi.command.report.Visits;
import cn.baodi.command.ui.Feature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 现场简况 of places in the demonstration district, at 14:30 on 9 February. */
class VisitSheetTest {
    @TempDir
    Path folder;

    private App app;
    private Visits visits;

    @BeforeEach
    void open() {
        app = DemoFolder.app(DemoFolder.copyTo(folder.resolve("data")));
        app.openData();
        visits = new Visits(
                app.ledger(), app.session(), app::features, () -> true, app.texts(DailyReport.class), new ReportPdf());
    }

    @AfterEach
    void close() {
        app.close();
    }

    private Visit place(String name) {
        List<Visit> found = visits.called(name);
        assertThat(found).as(name).hasSize(1);
        return found.get(0);
    }

    private String text(Visit visit) {
        return new String(visits.bytes(visit, true), StandardCharsets.UTF_8);
    }

    private String onePage(Visit visit) throws IOException {
        byte[] pdf = visits.bytes(visit, false);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            return new PDFTextStripper().getText(document);
        }
    }

    @Test
    void aTownsSheetIsOnePageWithItsPeopleRosterDaysAndPromises() throws IOException {
        Visit town = place("王卜庄镇");

        assertThat(text(town))
                .contains("现场简况 王卜庄镇", "数据截至：2020年2月9日14时30分")
                .containsSubsequence("一、负责人", "王卜庄镇书记", "下辖", "二、当前值班", "应到", "三、近三日情况", "2月7日\t2月8日\t2月9日截至14:30")
                .containsSubsequence("四、未办结和未兑现的事项", "未办结的配送");
        assertThat(onePage(town)).contains("王卜庄镇", "负责人", "姓名和电话按规定隐去");
    }

    @Test
    void aVillageAndACheckpointHaveOneToo() throws IOException {
        Visit village = place("陈家庄村 · 王卜庄镇");
        assertThat(onePage(village)).contains("陈家庄村书记", "王卜庄镇书记", "未办结的配送");

        Visit checkpoint = place("大白镇西口卡口");
        assertThat(checkpoint.isCheckpoint()).isTrue();
        assertThat(text(checkpoint)).contains("大白镇西口卡口（", "应到", "通行\t").doesNotContain("配送", "来电");
        assertThat(onePage(checkpoint)).contains("大白镇西口卡口");
    }

    @Test
    void whatStandsAtTheEndOfADayIsSaidOfAllThree() {
        String lines = text(place("陈家庄村 · 王卜庄镇"));
        assertThat(lines).containsPattern("未办结配送（累计）\t\\d+\t\\d+\t3\t单");
        assertThat(lines).as("known as of now alone").containsPattern("当前待命\t—\t—\t\\d+\t人");
    }

    @Test
    void nobodysWholeNumberIsInIt() throws IOException {
        for (String name : List.of("王卜庄镇", "陈家庄村 · 王卜庄镇", "大白镇西口卡口", "海滨街道")) {
            Visit visit = place(name);
            assertThat(text(visit)).doesNotContainPattern("1[3-9]\\d{9}").contains("****");
            assertThat(onePage(visit)).doesNotContainPattern("1[3-9]\\d{9}");
        }
    }

    @Test
    void aNameThatSeveralHaveAsksForTheTown() {
        assertThat(visits.called("陈家庄村")).hasSizeGreaterThan(1);
        assertThat(visits.called("没有这个地方")).isEmpty();
    }

    @Test
    void whoSeesNoAreaGetsNothingOfIt() {
        Session session = app.session();
        session.signIn(new Account("张热线", Set.of(Role.HOTLINE), false));

        assertThat(Visit.refusal(session, app.texts(DailyReport.class))).contains("值班长");
        assertThat(text(new Visit("王卜庄镇", 120115103000L, null))).doesNotContain("未办结的配送");
    }

    @Test
    void theSearchFindsItByAPartOfTheNameAndByInitials() {
        Visit town = place("王卜庄镇");
        Feature report = app.areas().all().stream()
                .filter(area -> area.key().equals("report"))
                .findFirst()
                .orElseThrow();

        for (String typed : List.of("卜庄", "wbz", "wangbuzhuang", "王卜庄镇")) {
            assertThat(report.search(typed, 9)).as(typed).extracting(Hit::link).contains(town.link());
        }
        assertThat(report.search("大白镇西口", 9))
                .extracting(Hit::link)
                .contains(place("大白镇西口卡口").link());
        assertThat(report.search("没有这个地方", 9)).isEmpty();
    }

    @Test
    void aLinkLeadsToItAndBack() {
        Visit village = place("陈家庄村 · 王卜庄镇");
        Visit checkpoint = place("大白镇西口卡口");

        assertThat(Visit.of(village.link().filter())).isEqualTo(village);
        assertThat(Visit.of(checkpoint.link().filter())).isEqualTo(checkpoint);
    }
}
