package cn.baodi.command.feature.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.core.Check;
import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.Figure;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Row;
import cn.baodi.command.core.Scope;
import cn.baodi.command.core.Sort;
import cn.baodi.command.data.Demo;
import cn.baodi.command.data.Register;
import cn.baodi.command.data.Repository;
import cn.baodi.command.feature.delivery.Delivery.State;
import cn.baodi.command.feature.hotline.Call;
import cn.baodi.command.feature.household.District;
import cn.baodi.command.ui.Feature;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demonstration district of households, deliveries and calls. */
class DemonstrationTest {
    private static District district;

    @BeforeAll
    static void fill(@TempDir Path folder) {
        district = new District(folder);
        district.demo(Demo.Size.DISTRICT, 2020);
    }

    @AfterAll
    static void close() {
        district.close();
    }

    private static <T extends Row> List<T> rows(Feature feature) {
        Register<T> register = District.register(feature);
        List<T> rows = new ArrayList<>();
        register.repository().each(Filter.NONE, Sort.up("code"), rows::add);
        return rows;
    }

    private static List<String> texts(District of) {
        List<String> texts = new ArrayList<>();
        for (Feature feature : List.of(of.households, of.deliveries, of.hotline)) {
            Register<Row> register = District.register(feature);
            register.repository()
                    .each(
                            Filter.NONE,
                            Sort.up("code"),
                            row -> texts.add(String.join(
                                    ",",
                                    register.sheet().columns().stream()
                                            .map(c -> c.text(row))
                                            .toList())));
        }
        return texts;
    }

    @Test
    void theSameSeedGivesTheSameRows(@TempDir Path other) {
        try (District again = new District(other)) {
            again.demo(Demo.Size.DISTRICT, 2020);
            assertThat(texts(again)).isEqualTo(texts(district));
        }
    }

    @Test
    void everyRowIsWithoutProblemsAndEveryCheckIsGood() {
        Stream.of(district.households, district.deliveries, district.hotline).forEach(feature -> {
            assertThat(DemonstrationTest.<Row>rows(feature))
                    .allSatisfy(row -> assertThat(row.problems()).isEmpty());
            assertThat(feature.checks()).extracting(Check::wrong).containsOnly(0L);
        });
    }

    @Test
    void thereIsAsMuchAsADistrictHas() {
        assertThat(rows(district.households)).hasSize(900);
        assertThat(rows(district.deliveries)).hasSizeBetween(3000, 4200);
        assertThat(rows(district.hotline)).hasSizeBetween(1050, 1300);
    }

    @Test
    void weekendsDipAndTheThirdOfFebruaryPeaks() {
        List<BigDecimal> served = district.deliveries
                .figures(Scope.of(Cutoff.endOf(Demo.DAY)))
                .get(0)
                .trend();
        int saturday = 5;
        assertThat(served.get(saturday + 1)).isLessThan(served.get(saturday + 2));
        assertThat(served).doesNotContainNull();
        Map<LocalDate, Integer> calls = new TreeMap<>();
        DemonstrationTest.<Call>rows(district.hotline)
                .forEach(c -> calls.merge(c.startedAt().toLocalDate(), 1, Integer::sum));
        assertThat(calls.get(LocalDate.of(2020, 2, 3)))
                .isEqualTo(calls.values().stream().max(Integer::compare).orElseThrow());
    }

    @Test
    void aFewThingsWaitAndNotMore() {
        assertThat(district.deliveries.open(Demo.NOW)).isBetween(3L, 30L);
        assertThat(district.hotline.open(Demo.NOW)).isBetween(2L, 30L);
        assertThat(district.households.open(Demo.NOW)).isBetween(1L, 60L);
        assertThat(DemonstrationTest.<Delivery>rows(district.deliveries).stream()
                        .map(Delivery::state))
                .contains(State.values());
    }

    /** What a tile counts and what it opens are the same rows. */
    @Test
    void theOpenFigureIsTheOpenList() {
        Figure open = district.deliveries.figures(Scope.of(Cutoff.at(Demo.NOW))).stream()
                .filter(f -> f.link().filter().equals(Filter.NONE.chip("open", "true")))
                .findFirst()
                .orElseThrow();
        assertThat(open.value().longValueExact())
                .isEqualTo(District.<Delivery>register(district.deliveries)
                        .repository()
                        .count(open.link().filter()));
    }

    @Test
    void nothingLiesInTheFuture() {
        Repository<Delivery> deliveries =
                District.<Delivery>register(district.deliveries).repository();
        List<Delivery> rows = new ArrayList<>();
        deliveries.each(Filter.NONE, Sort.up("code"), rows::add);
        assertThat(rows)
                .flatExtracting(
                        Delivery::orderedAt,
                        Delivery::dispatchedAt,
                        Delivery::acceptedAt,
                        Delivery::deliveredAt,
                        Delivery::ratedAt,
                        Delivery::failedAt,
                        Delivery::cancelledAt)
                .filteredOn(Objects::nonNull)
                .noneMatch(moment -> ((LocalDateTime) moment).isAfter(Demo.NOW));
        assertThat(DemonstrationTest.<Call>rows(district.hotline))
                .noneMatch(c -> c.startedAt().isAfter(Demo.NOW));
    }
}
