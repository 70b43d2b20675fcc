package cn.baodi.command.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.core.Texts;
import cn.baodi.command.exchange.sample.Box;
import cn.baodi.command.exchange.sample.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeadRowsTest {
    private static final Set<String> KNOWN = Set.of("户主", "街镇", "村居", "电话", "联系人姓名", "联系人电话", "人口", "其他");
    private static final HeadRows ROWS =
            new HeadRows(cells -> cells.stream().filter(KNOWN::contains).count());

    @TempDir
    Path folder;

    @Test
    void whatIsMergedOverSeveralColumnsIsReadTogetherWithWhatStandsBelow() {
        List<String> upper = List.of("序号", "户主", "地区", "", "联系人", "", "人口");
        List<String> lower = List.of("", "", "街镇", "村居", "姓名", "电话");
        assertThat(ROWS.goesOn(upper, lower)).isTrue();
        assertThat(ROWS.joined(upper, lower)).containsExactly("序号", "户主", "街镇", "村居", "联系人姓名", "联系人电话", "人口");
    }

    /** 联系人, 户主 and 住址 are columns themselves, and say what they are of where they stand over two. */
    @Test
    void whatIsAColumnItselfAndStandsOverSeveralIsReadTogetherToo() {
        HeadRows rows = new HeadRows(cells -> cells.stream()
                .filter(Set.of(
                        "户主", "户主姓名", "户主电话", "姓名", "电话", "村居", "门牌号", "住址", "联系人", "联系人姓名", "联系人电话", "包户干部", "包户干部电话",
                        "人口", "其他")::contains)
                .count());
        List<String> upper = List.of("序号", "户主", "", "住址", "", "人口", "联系人");
        List<String> lower = List.of("", "姓名", "电话", "村居", "门牌号", "", "姓名", "电话");
        List<String> both = List.of("序号", "户主姓名", "户主电话", "村居", "门牌号", "人口", "联系人姓名", "联系人电话");
        assertThat(rows.goesOn(upper, lower)).isTrue();
        assertThat(rows.begins(upper, lower)).isTrue();
        assertThat(rows.joined(upper, lower)).isEqualTo(both);
        List<String> single = List.of("姓名", "电话", "村居", "包户干部");
        List<String> parted = List.of("", "", "", "姓名", "电话");
        assertThat(rows.goesOn(single, parted)).isTrue();
        assertThat(rows.joined(single, parted)).containsExactly("姓名", "电话", "村居", "包户干部", "包户干部电话");
        assertThat(rows.goesOn(List.of("户主", "村居", "人口", ""), List.of("其他", "", "", "")))
                .isFalse();
        assertThat(rows.begins(List.of("填报人", "电话", "", "139"), List.of("户主", "村居", "人口", "住址")))
                .isFalse();
    }

    @Test
    void aRowOfDataIsNoSecondHead() {
        List<String> head = List.of("户主", "街镇", "类别", "");
        assertThat(ROWS.goesOn(head, List.of("王芳", "方家庄镇", "其他"))).isFalse();
        assertThat(ROWS.goesOn(head, List.of("", "其他"))).isFalse(); // 街镇 is named already
        assertThat(ROWS.goesOn(head, List.of("", "", "", "备忘"))).isFalse();
        assertThat(ROWS.goesOn(head, List.of("", "", "", ""))).isFalse();
    }

    @Test
    void aTitleRowWithAWordOfOursIsNoHead() {
        List<String> head = List.of("户主", "街镇", "人口");
        assertThat(ROWS.begins(List.of("填报人", "电话", "139"), head)).isFalse();
        assertThat(ROWS.begins(List.of("困难家庭登记表"), head)).isFalse();
        assertThat(ROWS.begins(List.of("户主"), List.of("", "街镇", "人口"))).isTrue();
    }

    @Test
    void aFileWithAHeadOfTwoRowsIsReadAndItsRejectedRowsHaveOne() throws IOException {
        Path file = Files.writeString(folder.resolve("boxes.csv"), "箱子登记表,,\n姓名,其他情况,\n,种类,说明\n小明,木箱,一\n小红,不是箱子,二\n");
        try (Store store = new Store(folder.resolve("data"))) {
            FileImport files = new FileImport(store.ledger, Texts.CHINESE);
            Inspection found = files.look(store.register, file, Shape.FOUND);
            assertThat(found.mapping().columns())
                    .extracting(Mapping.Mapped::heading)
                    .containsExactly("姓名", "种类", "说明");
            assertThat(found.titles()).containsExactly("箱子登记表");
            // Read again as it was found, it is the same.
            assertThat(files.look(store.register, file, found.shape()).mapping())
                    .isEqualTo(found.mapping());
            Imported done =
                    files.read(store.register, file, ImportOptions.USUAL, cn.baodi.command.core.Progress.none());
            assertThat(done.stored()).isEqualTo(1);
            assertThat(store.boxes()).extracting(Box::note).containsExactly("一");
            assertThat(Files.readAllLines(done.rejectedFile()).get(0)).isEqualTo("\uFEFF导入问题,姓名,种类,说明");
        }
    }
}
