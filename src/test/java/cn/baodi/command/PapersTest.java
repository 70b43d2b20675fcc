package cn.baodi.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baodi.command.core.Account;
import cn.baodi.command.core.Failure;
import cn.baodi.command.core.ReportPart;
import cn.baodi.command.core.Role;
import cn.baodi.command.core.Texts;
import cn.baodi.command.data.AuditFilter;
import cn.baodi.command.data.AuditTrail;
import cn.baodi.command.report.Issued;
import cn.baodi.command.ui.Exchange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PapersTest {
    @TempDir
    Path folder;

    private static Exchange.Paper paper() {
        List<List<String>> rows = IntStream.range(0, 60)
                .mapToObj(i -> List.of("第" + i + "村", "", "<b>0</b>"))
                .toList();
        return new Exchange.Paper(
                "村居日报报送表",
                "方家庄镇　2020-02-09",
                "截止 16:00",
                "填报说明",
                List.of(
                        new ReportPart.Sentence("没有情况的填 0。"),
                        new ReportPart.Listing("", List.of("村居", "排查户数", "备注"), List.of(false, true, false), rows)),
                List.of("填报人：", "电话：", "审核："),
                "daily_return",
                "表");
    }

    @Test
    void aPaperIsSetWithItsHeadRepeatedAndItsLeavingNoted() throws IOException {
        try (App app = DemoFolder.app(DemoFolder.copyTo(folder.resolve("data")))) {
            app.openData();
            Papers papers = new Papers(app.ledger(), app.session(), app.clock(), Texts.CHINESE);
            Path file = papers.write(paper(), folder.resolve("表"));
            assertThat(file.getFileName().toString()).isEqualTo("表.pdf");
            assertThat(new AuditTrail(app.database(), app.clock())
                            .page(AuditFilter.NONE, null, 1)
                            .entries())
                    .singleElement()
                    .satisfies(note ->
                            assertThat(note.action()).contains("表.pdf", Issued.sha256(Files.readAllBytes(file))));
            try (PDDocument document = Loader.loadPDF(file.toFile())) {
                assertThat(document.getNumberOfPages()).isGreaterThan(1);
                String text = new PDFTextStripper().getText(document).replaceAll("\\s", "");
                assertThat(text).contains("村居日报报送表", "方家庄镇", "第0村", "第59村", "<b>0</b>", "填报人：", "演示");
                assertThat(text.split("排查户数", -1)).hasSize(document.getNumberOfPages() + 1);
            }
        }
    }

    @Test
    void whoMayNotTakeTheListAlongGetsNoPaper() {
        try (App app = DemoFolder.app(DemoFolder.copyTo(folder.resolve("data")))) {
            app.openData();
            Papers papers = new Papers(app.ledger(), app.session(), app.clock(), Texts.CHINESE);
            app.session().signIn(new Account("某人", Set.of(Role.READER), false));
            assertThatThrownBy(() -> papers.write(paper(), folder.resolve("表.pdf")))
                    .isInstanceOfSatisfying(
                            Failure.class, e -> assertThat(e.key()).isEqualTo("permission.export"));
            assertThat(Files.exists(folder.resolve("表.pdf"))).isFalse();
        }
    }
}
