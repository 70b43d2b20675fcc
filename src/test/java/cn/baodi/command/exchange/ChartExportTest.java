package cn.baodi.command.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baodi.command.core.ChartData;
import cn.baodi.command.core.ChartData.Kind;
import cn.baodi.command.core.ChartData.Series;
import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Role;
import cn.baodi.command.core.Texts;
import cn.baodi.command.data.AuditFilter;
import cn.baodi.command.data.AuditTrail;
import cn.baodi.command.ui.TestDesk;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

/** A chart leaves as three kinds of file, by the door that asks and notes. */
class ChartExportTest {
    private static final Set<Role> HOLDERS = Set.of(Role.LEADER, Role.OFFICER);
    private static final ChartData CHART = new ChartData(
            "𨟠村与<script>堼村",
            "近14天 1月27日–2月9日",
            "人次",
            Kind.LINES,
            List.of("=1+1", "2月9日"),
            List.of(Series.of("通行", Arrays.asList(12, null)), Series.of("较昨日", List.of(-3, 0.5))));

    @TempDir
    Path folder;

    private TestDesk desk;
    private ChartExport export;

    @BeforeEach
    void open() {
        desk = new TestDesk(folder.resolve("data"));
        desk.open(List.of());
        export = new ChartExport(desk.workbench().ledger(), desk.workbench().session(), Texts.CHINESE);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private String lastNote() {
        return new AuditTrail(desk.workbench().database(), desk.workbench().clock())
                .page(AuditFilter.NONE, null, 1)
                .entries()
                .get(0)
                .action();
    }

    @Test
    void theTableIsGuardedAgainstFormulasAndItsGapsAreBlank() throws Exception {
        Path file = export.write(CHART, HOLDERS, folder.resolve("图.csv"));

        assertThat(Files.readString(file)).isEqualTo("\uFEFF时间或对象,通行（人次）,较昨日（人次）\r\n'=1+1,12,-3\r\n2月9日,,0.5\r\n");
    }

    @Test
    void theDrawingIsWholeXmlWithItsWordsAndRunsNothing() throws Exception {
        byte[] svg = Files.readAllBytes(export.write(CHART, HOLDERS, folder.resolve("图.svg")));

        Document read =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(svg));
        assertThat(read.getDocumentElement().getTextContent()).contains("𨟠村与<script>堼村", "近14天 1月27日–2月9日", "2月9日");
        assertThat(read.getElementsByTagName("script").getLength()).isZero();
        assertThat(read.getDocumentElement().getAttribute("width")).isEqualTo("960");
        assertThat(new String(svg, StandardCharsets.UTF_8)).doesNotContain("<image", "DOCTYPE");
    }

    @Test
    void anythingElseIsAPictureAndIsCalledOne() throws Exception {
        Path file = export.write(CHART, HOLDERS, folder.resolve("图"));

        assertThat(file).hasFileName("图.png");
        assertThat(ImageIO.read(file.toFile()).getWidth()).isEqualTo(1920);
    }

    @Test
    void whatLeavesIsNotedWithItsHash() {
        export.write(CHART, HOLDERS, folder.resolve("图.svg"));
        assertThat(lastNote()).contains("导出图表", "近14天", "图.svg").containsPattern("SHA-256 [0-9a-f]{64}");

        assertThat(export.table(CHART, HOLDERS)).isEqualTo("时间或对象\t通行（人次）\t较昨日（人次）\n'=1+1\t12\t-3\n2月9日\t\t0.5\n");
        assertThat(lastNote()).contains("复制图表", "表格");

        export.picture(CHART, HOLDERS);
        assertThat(lastNote()).contains("复制图表", "图片");
    }

    @Test
    void whoMayNotExportTakesNoChartAlong() {
        desk.signIn(Role.READER);

        Path file = folder.resolve("图.png");
        assertThatThrownBy(() -> export.write(CHART, HOLDERS, file))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.key()).isEqualTo("permission.export"));
        assertThat(file).doesNotExist();
        assertThatThrownBy(() -> export.picture(CHART, HOLDERS)).isInstanceOf(Failure.class);
        assertThatThrownBy(() -> export.table(CHART, HOLDERS)).isInstanceOf(Failure.class);
    }
}
