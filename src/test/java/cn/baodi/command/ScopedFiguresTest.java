package cn.baodi.command;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.Figure;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Places;
import cn.baodi.command.core.Row;
import cn.baodi.command.core.Scope;
import cn.baodi.command.core.TimeRange;
import cn.baodi.command.core.UnitChoice;
import cn.baodi.command.data.Demo;
import cn.baodi.command.data.Register;
import cn.baodi.command.data.Repository;
import cn.baodi.command.ui.Feature;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What all areas promise of times and units, on the whole demonstration district. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScopedFiguresTest {
    @TempDir
    static Path folder;

    private App app;
    private Places places;

    @BeforeAll
    void open() {
        app = DemoFolder.app(DemoFolder.copyTo(folder.resolve("data")));
        app.open(keys -> null);
        places = app.areas().all().stream()
                .flatMap(area -> area.places().stream())
                .findFirst()
                .orElseThrow();
    }

    @AfterAll
    void close() {
        app.close();
    }

    private static Scope scope(TimeRange.Preset preset) {
        return Scope.of(new TimeRange(preset, null, null).resolve(Demo.NOW), Demo.NOW, null);
    }

    private List<Figure> figures(Scope scope) {
        return app.areas().all().stream()
                .flatMap(area -> area.figures(scope).stream())
                .toList();
    }

    @ParameterizedTest
    @EnumSource(
            value = TimeRange.Preset.class,
            names = {"ALL", "CUSTOM"},
            mode = Mode.EXCLUDE)
    void theWholeIsTheSumOfItsTownsAndATownOfItsVillages(TimeRange.Preset preset) {
        Scope district = scope(preset);
        List<String> divided = new ArrayList<>();
        for (Feature area : app.areas().all()) {
            for (Figure whole : area.figures(district)) {
                Map<Long, BigDecimal> towns = area.byUnit(whole.key(), district);
                if (towns.isEmpty()) {
                    continue;
                }
                divided.add(whole.key());
                assertSum(towns, whole);
                long town = largest(towns);
                if (town == 0) {
                    continue; // all of it names no unit
                }
                Figure own = figure(area, whole.key(), district.in(town));
                assertThat(own.value()).as("%s of %s", whole.key(), town).isEqualByComparingTo(towns.get(town));
                Map<Long, BigDecimal> villages = area.byUnit(whole.key(), district.in(town));
                assertSum(villages, own);
                assertThat(villages.keySet()).allMatch(code -> code == town || code / 1000 == town / 1000);
                long village = largest(villages);
                if (village > town) {
                    assertThat(figure(area, whole.key(), district.in(village)).value())
                            .as("%s of %s", whole.key(), village)
                            .isEqualByComparingTo(villages.get(village));
                }
            }
        }
        assertThat(divided).hasSizeGreaterThan(13);
    }

    private static void assertSum(Map<Long, BigDecimal> parts, Figure whole) {
        assertThat(parts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                .as(whole.key())
                .isEqualByComparingTo(whole.value());
    }

    private static long largest(Map<Long, BigDecimal> parts) {
        return parts.entrySet().stream()
                .filter(part -> part.getKey() > 0)
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(0L);
    }

    private static Figure figure(Feature area, String key, Scope scope) {
        return area.figures(scope).stream()
                .filter(f -> f.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(
            value = TimeRange.Preset.class,
            names = {"ALL", "CUSTOM"},
            mode = Mode.EXCLUDE)
    void whatItIsComparedWithIsTheNumberOfThatTime(TimeRange.Preset preset) {
        long town = places.under(null).get(0);
        int compared = 0;
        for (Scope scope : List.of(scope(preset), scope(preset).in(town))) {
            List<Figure> before = figures(scope.before());
            for (Figure figure : figures(scope)) {
                if (figure.previous() != null) {
                    compared++;
                    BigDecimal then = before.stream()
                            .filter(f -> f.key().equals(figure.key()))
                            .findFirst()
                            .orElseThrow()
                            .value();
                    assertThat(figure.previous()).as(figure.key()).isEqualByComparingTo(then);
                } else {
                    assertThat(figure.note()).as(figure.key()).isNotBlank();
                }
            }
        }
        assertThat(compared).isPositive();
    }

    @Test
    void theTrendHasTheDaysOfTheRangeAndSaysSo() {
        Scope week = scope(TimeRange.Preset.LAST7).in(places.under(null).get(0));
        assertThat(app.areas().all().stream().flatMap(area -> area.trend(week).stream()))
                .hasSizeGreaterThan(4)
                .allMatch(chart -> chart.range().contains("2月3日"))
                .allMatch(chart -> chart.categories().get(0).startsWith("2月3日"));
    }

    @Test
    void aLinkLeadsToTheRowsOfTheUnit() {
        long town = places.under(null).get(0);
        Scope today = scope(TimeRange.Preset.TODAY).in(town);
        assertThat(figures(today))
                .extracting(figure -> figure.link().filter().chip("unit"))
                .containsOnly(Long.toString(town));
    }

    private Repository<?> behind(Figure figure) {
        return app.areas().all().stream()
                .filter(area -> area.key().equals(figure.link().feature()))
                .flatMap(area -> area.registers().stream())
                .filter(register -> register.sheet().key().equals(figure.link().sheet()))
                .findFirst()
                .orElseThrow()
                .repository();
    }

    @Test
    void theRowsBehindWhatIsOpenAreThoseThatWereOpenThen() {
        int past = 0;
        for (int ago = 0; ago < 10; ago++) {
            LocalDateTime until =
                    ago == 0 ? Demo.NOW : Demo.DAY.minusDays(ago - 1L).atStartOfDay();
            Scope day = Scope.of(new Cutoff(Demo.DAY.minusDays(ago), until));
            for (String key : List.of("deliveries.open", "calls.waiting")) {
                Figure open = figures(day).stream()
                        .filter(figure -> figure.key().equals(key))
                        .findFirst()
                        .orElseThrow();
                assertThat(behind(open).count(open.link().filter()))
                        .as("%s on %s", key, day.lastDay())
                        .isEqualTo(open.value().longValueExact());
                past += ago > 0 && open.value().signum() > 0 ? 1 : 0;
            }
        }
        assertThat(past).isPositive();
    }

    /** One more call, of a town and of none of its villages. */
    private <T extends Row> void addCall(Register<T> calls, long town) {
        T last = calls.repository()
                .page(Filter.NONE, calls.sort(), null, 1)
                .rows()
                .get(0);
        Map<String, Object> image = new HashMap<>(calls.repository().image(last));
        image.put("id", null);
        image.put("version", 0);
        image.put("unit", town);
        T own = calls.repository().record(image);
        app.ledger().write("试", batch -> calls.repository().add(batch, own));
    }

    @Test
    void aTownsOwnRowsAreThoseOfNoneOfItsVillages() {
        Scope town = scope(TimeRange.Preset.LAST14).in(places.under(null).get(0));
        Feature hotline = app.areas().all().stream()
                .filter(area -> area.key().equals("hotline"))
                .findFirst()
                .orElseThrow();
        Figure before = figure(hotline, "calls.count", town);
        String own = new UnitChoice(town.unit(), true).chip();
        assertThat(behind(before).count(before.link().filter().chip("unit", own)))
                .isZero();
        addCall(hotline.registers().get(0), town.unit());
        try {
            Figure there = figure(hotline, "calls.count", town);
            assertThat(there.value()).isEqualByComparingTo(before.value().add(BigDecimal.ONE));
            assertThat(hotline.byUnit("calls.count", town).get(town.unit())).isEqualByComparingTo("1");
            assertThat(behind(there).count(there.link().filter().chip("unit", own)))
                    .isEqualTo(1);
            assertThat(behind(there).count(there.link().filter()))
                    .isEqualTo(there.value().longValueExact());
        } finally {
            app.ledger().undo();
        }
    }

    @Test
    void aDayThatHasJustBegunHasNumbersToo() {
        LocalDateTime midnight = Demo.DAY.atStartOfDay();
        Scope today = Scope.of(TimeRange.TODAY.resolve(midnight), midnight, null);
        Scope night = Scope.of(TimeRange.SHIFT.resolve(midnight), midnight, null);
        for (Scope scope : List.of(today, today.in(places.under(null).get(0)), night)) {
            assertThat(figures(scope)).hasSizeGreaterThan(20);
            assertThat(app.areas().all().stream().flatMap(area -> area.trend(scope).stream()))
                    .hasSizeGreaterThan(4);
        }
    }
}
