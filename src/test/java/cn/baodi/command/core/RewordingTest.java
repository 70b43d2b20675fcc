package cn.baodi.command.core;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.feature.delivery.DeliveryFeature;
import cn.baodi.command.report.DailyReport;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RewordingTest {
    @TempDir
    Path folder;

    private Rewording read(String... lines) throws IOException {
        Files.write(folder.resolve("report-texts.properties"), List.of(lines));
        return Rewording.read(folder, Texts.CHINESE);
    }

    private static List<String> faults(Rewording rewording) {
        return rewording.faults().stream()
                .map(fault -> fault.text(Texts.CHINESE))
                .toList();
    }

    @Test
    void aSentenceOfTheReportAndOneOfAnAreaAreSaidInTheOfficesWords() throws IOException {
        Rewording rewording =
                read("\uFEFF# 我们的话", "", "report.plans.none = 下一步工作待定。", "delivery.report.registered＝在册{0}。");

        assertThat(faults(rewording)).isEmpty();
        assertThat(rewording.of(DailyReport.class).get("plans.none")).isEqualTo("下一步工作待定。");
        assertThat(rewording.of(DeliveryFeature.class).get("report.registered", "9户"))
                .isEqualTo("在册9户。");
        assertThat(rewording.of(DailyReport.class).get("plans.heading")).isEqualTo("下一步工作");
    }

    @Test
    void aBrokenLineIsNamedAndTheShippedSentenceIsUsed() throws IOException {
        Rewording rewording = read(
                "report.plans.none=好",
                "没有等号",
                "delivery.report.registered=在册{0}，另有{7}。",
                "delivery.report.nowhere=x",
                "nowhere.report.none=x",
                "report.numerals=x",
                "delivery.feature=x",
                "report.plans.none=又一次",
                "report.problems.none=",
                "delivery.report.registered=在册{0'坏");

        assertThat(rewording.faults()).extracting(Rewording.Fault::line).containsExactly(2, 3, 4, 5, 6, 7, 8, 9, 10);
        assertThat(faults(rewording).get(1))
                .startsWith("report-texts.properties 第 3 行：")
                .contains("{7}", "仍用原来的话");
        assertThat(faults(rewording).get(8)).contains("第 10 行", "花括号不成对");
        assertThat(rewording.of(DeliveryFeature.class).get("report.registered", "9户"))
                .isEqualTo("累计在册困难家庭9户。");
        assertThat(rewording.of(DailyReport.class).get("plans.none")).isEqualTo("好");
    }

    @Test
    void whatAnAreaWarnsOfChecksAndListsIsRewordedToo() throws IOException {
        Rewording rewording = read("delivery.open.title=还没送到的", "delivery.open.line={0}：{2}");

        assertThat(faults(rewording)).isEmpty();
        assertThat(rewording.of(DeliveryFeature.class).get("open.title")).isEqualTo("还没送到的");
        assertThat(rewording.of(DeliveryFeature.class).get("open.line", "P1", "x", "面粉"))
                .isEqualTo("P1：面粉");
    }

    @Test
    void aLineInAnotherCharsetIsNamedAndTheOthersAreTaken() throws IOException {
        Path file = folder.resolve("report-texts.properties");
        Files.write(file, "report.plans.none=待定\n".getBytes(Charset.forName("GB18030")));
        Files.write(
                file, "report.title=值班快报\n".getBytes(StandardCharsets.UTF_8), java.nio.file.StandardOpenOption.APPEND);

        Rewording rewording = Rewording.read(folder, Texts.CHINESE);

        assertThat(faults(rewording)).singleElement().asString().contains("第 1 行", "UTF-8");
        assertThat(rewording.of(DailyReport.class).get("title")).isEqualTo("值班快报");
    }

    @Test
    void whereThereIsNoFileNothingIsReworded() {
        Rewording rewording = Rewording.read(folder, Texts.CHINESE);

        assertThat(rewording.faults()).isEmpty();
        assertThat(rewording.of(DailyReport.class).get("title")).isEqualTo("值班日报");
    }
}
