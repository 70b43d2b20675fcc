package cn.baodi.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.DailyCount;
import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Progress;
import cn.baodi.command.core.Scope;
import cn.baodi.command.core.Texts;
import cn.baodi.command.data.AuditNote;
import cn.baodi.command.data.Kind;
import cn.baodi.command.exchange.Summaries;
import cn.baodi.command.exchange.Summaries.Days;
import cn.baodi.command.ui.Feature;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The numbers of the demonstration district, as the command post takes them along. */
class SummariesTest {
    private static final LocalDate DAY = LocalDate.of(2020, 2, 8);

    @TempDir
    Path folder;

    private App app;
    private Map<String, List<DailyCount>> counts;
    private Path into;

    @BeforeEach
    void open() throws IOException {
        app = DemoFolder.app(DemoFolder.copyTo(folder.resolve("data")));
        app.openData();
        counts = Feature.dailyCounts(app.features());
        into = Files.createDirectory(folder.resolve("out"));
    }

    @AfterEach
    void close() {
        app.close();
    }

    private Path write(Days days) {
        return new Summaries(app.ledger(), app.clock(), Texts.CHINESE)
                .write(into, counts, days, Progress.none())
                .folder();
    }

    private List<Path> files(Path place) throws IOException {
        try (Stream<Path> files = Files.list(place)) {
            return files.sorted().toList();
        }
    }

    private static List<String[]> rows(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .skip(1)
                .map(line -> line.split(","))
                .toList();
    }

    @Test
    void eachAreaHasAFileOfItsDaysTownsAndCategories() throws IOException {
        Path written = write(Days.ALL);
        assertThat(written.getFileName()).hasToString("汇总-20200209-1430");
        assertThat(files(written)).hasSameSizeAs(counts.keySet()).hasSizeGreaterThan(4);
        Path hotline = written.resolve("热线-按日街镇类别汇总.csv");
        assertThat(Files.readAllLines(hotline).get(0)).isEqualTo("\uFEFF日期,街镇,类别,项目,数量,单位");
        assertThat(rows(hotline)).anySatisfy(row -> assertThat(row).contains("2020-02-08", "合计", "当日来电", "个"));
        assertThat(AuditNote.of(app.database(), Kind.EXPORT))
                .anySatisfy(note -> assertThat(note.action()).contains("导出汇总", "汇总-20200209-1430"));
    }

    @Test
    void theCategoriesAddUpToWhatTheyDivide() {
        Map<String, BigDecimal> sums = new HashMap<>();
        counts.values()
                .forEach(area -> area.stream()
                        .filter(count -> count.day() != null && count.day().equals(DAY))
                        .forEach(count -> sums.merge(count.label(), count.number(), BigDecimal::add)));
        for (String[] pair : new String[][] {
            {"当日来电", "当日来电（按主题）"},
            {"当日来电", "当日来电（按人群）"},
            {"当日送达单数", "当日送达单数（按家庭类别）"},
            {"当日通行", "当日通行（按卡口类别）"}
        }) {
            assertThat(sums.get(pair[1])).as(pair[1]).isPositive().isEqualByComparingTo(sums.get(pair[0]));
        }
    }

    @Test
    void whatIsRegisteredNowIsWhatTheTilesSay() {
        Map<String, BigDecimal> sums = new HashMap<>();
        counts.values()
                .forEach(area -> area.stream()
                        .filter(count -> count.day() == null)
                        .forEach(count -> sums.merge(count.label(), count.number(), BigDecimal::add)));
        Map<String, BigDecimal> tiles = new HashMap<>();
        Scope now = Scope.of(Cutoff.at(LocalDateTime.now(app.clock())));
        app.features().forEach(area -> area.figures(now).forEach(tile -> tiles.put(tile.label(), tile.value())));
        for (String[] pair : new String[][] {
            {"在册志愿者（累计）", "在册志愿者（按队伍类别）"},
            {"累计在册困难家庭", "在册困难家庭（按类别）"}
        }) {
            assertThat(sums.get(pair[0])).as(pair[0]).isPositive().isEqualByComparingTo(tiles.get(pair[0]));
            assertThat(sums.get(pair[1])).as(pair[1]).isEqualByComparingTo(sums.get(pair[0]));
        }
    }

    @Test
    void nobodyIsInThem() throws IOException {
        for (Path file : files(write(Days.ALL))) {
            assertThat(Files.readString(file)).as("%s", file).doesNotContainPattern("\\d{7,}");
            for (String[] row : rows(file)) {
                assertThat(row).hasSize(6);
                assertThat(row[1]).matches(".*(街道|镇|区|全区或不详|农场|园)");
            }
        }
    }

    @Test
    void daysNarrowThem() throws IOException {
        for (Path file : files(write(new Days(DAY, DAY)))) {
            assertThat(rows(file))
                    .isNotEmpty()
                    .allSatisfy(row -> assertThat(row[0]).isEqualTo("2020-02-08"));
        }
    }

    @Test
    void aSecondOneInTheSameMinuteTakesNothingAway() throws IOException {
        Path first = write(Days.ALL);
        Path second = write(Days.ALL);
        assertThat(second).isNotEqualTo(first);
        assertThat(files(first)).hasSameSizeAs(files(second));
    }

    @Test
    void whatIsCancelledOrEmptyLeavesNothing() throws IOException {
        Summaries summaries = new Summaries(app.ledger(), app.clock(), Texts.CHINESE);
        assertThatThrownBy(() -> summaries.write(into, counts, Days.ALL, cancelled()))
                .isInstanceOf(CancellationException.class);
        assertThatThrownBy(() -> write(new Days(DAY.minusYears(9), DAY.minusYears(9))))
                .isInstanceOfSatisfying(Failure.class, f -> assertThat(f.key()).isEqualTo("summaries.none"));
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> summaries.write(file, counts, Days.ALL, Progress.none()))
                .isInstanceOf(Failure.class);
        assertThat(files(into)).isEmpty();
    }

    private static Progress cancelled() {
        int[] asked = {0};
        return new Progress() {
            @Override
            public void at(long done, long total) {}

            @Override
            public boolean cancelled() {
                return ++asked[0] > 3;
            }
        };
    }
}
