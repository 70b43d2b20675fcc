package cn.baodi.command.data;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.core.DutyClock;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Session;
import cn.baodi.command.core.Sort;
import cn.baodi.command.core.TimeRange;
import java.nio.file.Path;
import java.text.Collator;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepositoryTest {
    @TempDir
    Path folder;

    private final Clock clock = new DutyClock(Clock.fixed(Instant.parse("2020-02-09T06:30:00Z"), DutyClock.ZONE));
    private Database database;
    private Ledger ledger;
    private Sample.SampleRepository samples;

    @BeforeEach
    void fill() {
        database = Sample.open(folder);
        ledger = new Ledger(database, clock, new Session("张"));
        ledger.searchable(List.of(Sample.SEARCHABLE));
        samples = new Sample.SampleRepository(database, clock);
        Random random = new Random(7);
        String names = "八宝潮大方高黄霍津口";
        ledger.write("fill", batch -> {
            for (int i = 0; i < 237; i++) {
                // Few amounts and names, so that pages break in the midst of equal ones.
                String name = names.charAt(random.nextInt(10)) + "庄";
                samples.add(batch, Sample.of(name, random.nextInt(5)));
            }
        });
    }

    @AfterEach
    void close() {
        database.close();
    }

    private List<Sample> paged(Filter filter, Sort sort, int size) {
        List<Sample> rows = new ArrayList<>();
        Page.Cursor cursor = null;
        do {
            Page<Sample> page = samples.page(filter, sort, cursor, size);
            assertThat(page.rows()).hasSizeLessThanOrEqualTo(size);
            rows.addAll(page.rows());
            cursor = page.next();
        } while (cursor != null);
        return rows;
    }

    @ParameterizedTest
    @CsvSource({"amount,false", "amount,true", "name,false", "name,true", "id,true"})
    void pagesPutTogetherAreTheSortedList(String column, boolean descending) {
        Comparator<Sample> order = switch (column) {
            case "amount" -> Comparator.comparing(Sample::amount);
            case "name" -> Comparator.comparing(Sample::name, Collator.getInstance(Locale.CHINA));
            default -> Comparator.comparing(Sample::id);
        };
        order = order.thenComparing(Sample::id);
        List<Sample> expected = new ArrayList<>();
        samples.each(Filter.NONE, Sort.up("id"), expected::add);
        expected.sort(descending ? order.reversed() : order);
        assertThat(paged(Filter.NONE, new Sort(column, descending), 10)).isEqualTo(expected);
        assertThat(expected).hasSize(237);
    }

    @Test
    void aPageWithinEqualOnesAndOneThatLeavesThemAreFull() {
        List<Sample> all = paged(Filter.NONE, Sort.up("amount"), 300);
        long equal = all.stream().filter(s -> s.amount() == 0).count();
        for (int behind : List.of(0, (int) equal - 20, (int) equal - 5, (int) equal - 1, (int) equal)) {
            Page.Cursor cursor =
                    new Page.Cursor(all.get(behind).amount(), all.get(behind).id());
            assertThat(samples.page(Filter.NONE, Sort.up("amount"), cursor, 10).rows())
                    .isEqualTo(all.subList(behind + 1, behind + 11));
        }
    }

    @Test
    void theCountIsThatOfTheRows() {
        Filter filter = Filter.NONE.text("八");
        assertThat(samples.count(filter))
                .isEqualTo(paged(filter, Sort.up("id"), 7).size())
                .isPositive();
    }

    @Test
    void retiredRowsAreCountedApart() {
        Sample first = samples.find(1).orElseThrow();
        ledger.write("retire", batch -> samples.retire(batch, first, "x"));
        assertThat(samples.total(false)).isEqualTo(236);
        assertThat(samples.total(true)).isEqualTo(237);
        assertThat(samples.count(Filter.NONE.retired(true))).isEqualTo(237);
    }

    @Test
    void aTimeRangeIsThatOfTheClock() {
        assertThat(samples.count(Filter.NONE.range(TimeRange.TODAY))).isEqualTo(237);
        assertThat(samples.count(Filter.NONE.range(TimeRange.YESTERDAY))).isZero();
    }

    @Test
    void aSignThatDatabasesTakeForAnythingIsLookedForAsItself() {
        List<String> names = List.of("百分之50%", "50_60", "a*b?", "反斜\\杠", "单'引", "长".repeat(41), "𨟠".repeat(25));
        ledger.write("signs", batch -> names.forEach(name -> samples.add(batch, Sample.of(name, 1))));
        for (String text : List.of("%", "_", "*", "?", "\\", "'", "长".repeat(41), "𨟠".repeat(25), "𨟠")) {
            assertThat(paged(Filter.NONE.text(text), Sort.up("id"), 50))
                    .as(text)
                    .singleElement()
                    .satisfies(found -> assertThat(found.name()).contains(text));
        }
        assertThat(samples.count(Filter.NONE.text("%_%"))).isZero();
    }
}
