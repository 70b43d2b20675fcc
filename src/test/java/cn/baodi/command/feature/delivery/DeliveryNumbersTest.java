package cn.baodi.command.feature.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.core.Alert;
import cn.baodi.command.core.ChartData;
import cn.baodi.command.core.Check;
import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.Figure;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.OpenItems;
import cn.baodi.command.core.ReportPart;
import cn.baodi.command.core.Scope;
import cn.baodi.command.core.TimeRange;
import cn.baodi.command.core.Types;
import cn.baodi.command.data.Repository;
import cn.baodi.command.feature.delivery.Delivery.State;
import cn.baodi.command.feature.household.District;
import cn.baodi.command.feature.household.Household;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Figures, alerts and the report on a handful of deliveries that can be counted by hand. */
class DeliveryNumbersTest {
    private static final Cutoff CUTOFF = Cutoff.at(District.NOW);

    private District district;
    private Repository<Delivery> repository;
    private long wang;
    private long zhang;

    @BeforeEach
    void open(@TempDir Path folder) {
        district = new District(folder);
        repository = District.<Delivery>register(district.deliveries).repository();
        wang = household("王芳", "小杜庄村 · 方家庄镇");
        zhang = household("张伟", "堼里村");
    }

    private long household(String name, String unit) {
        Map<String, String> cells = Map.of(
                "name",
                name,
                "unit",
                unit,
                "category",
                "低保",
                "people",
                "2",
                "registeredAt",
                "2020-01-20 08:00",
                "intervalDays",
                "60",
                "contactPhone",
                "022-12345678");
        return district.add(
                District.<Household>register(district.households).repository(),
                District.<Household>register(district.households)
                        .sheet()
                        .read(cells::get, null)
                        .record());
    }

    @AfterEach
    void close() {
        district.close();
    }

    private long add(State state, long household, LocalDateTime due, long jin) {
        Delivery pending = DeliveryTest.pending(household, due, jin * Types.GRAMS_PER_JIN);
        return district.add(repository, DeliveryTest.at(state, pending, due));
    }

    private Figure figure(String key) {
        return district.deliveries.figures(Scope.of(CUTOFF)).stream()
                .filter(f -> f.key().equals("deliveries." + key))
                .findFirst()
                .orElseThrow();
    }

    private static LocalDateTime day(int day, int hour, int minute) {
        return LocalDateTime.of(2020, 2, day, hour, minute);
    }

    @Test
    void householdsAreCountedOnceAndComparedHourForHour() {
        add(State.DELIVERED, wang, day(9, 9, 0), 10);
        add(State.RATED, wang, day(9, 10, 0), 5);
        add(State.DELIVERED, zhang, day(8, 14, 29), 7);
        add(State.DELIVERED, zhang, day(8, 14, 30), 100);
        add(State.CANCELLED, zhang, day(9, 9, 0), 100);
        assertThat(figure("households").value()).isEqualTo(BigDecimal.ONE);
        assertThat(figure("count").value()).isEqualTo(BigDecimal.valueOf(2));
        assertThat(figure("weight").value()).isEqualByComparingTo("15");
        assertThat(figure("households").previous()).isEqualTo(BigDecimal.ONE);
        assertThat(figure("count").previous()).isEqualTo(BigDecimal.ONE);
        assertThat(figure("weight").previous()).isEqualByComparingTo("7");
        List<BigDecimal> trend = figure("weight").trend();
        assertThat(trend).hasSize(Cutoff.TREND_DAYS);
        assertThat(trend.get(11)).isNull();
        assertThat(trend.get(12)).isEqualByComparingTo("107");
        assertThat(trend.get(13)).isEqualByComparingTo("15");
        assertThat(repository.count(figure("count").link().filter())).isEqualTo(2);
    }

    @Test
    void withoutAnyDataYesterdayThereIsNothingToCompareWith() {
        add(State.DELIVERED, wang, day(9, 9, 0), 10);
        assertThat(district.deliveries.figures(Scope.of(CUTOFF))).allMatch(f -> f.previous() == null);
    }

    @Test
    void aDayOnWhichNothingArrivedAlthoughDueCountsAsNought() {
        add(State.PENDING, wang, day(8, 9, 0), 10);
        assertThat(figure("households").previous()).isEqualTo(BigDecimal.ZERO);
        assertThat(figure("households").trend().get(12)).isEqualTo(BigDecimal.ZERO);
    }

    @Test
    void whatIsOpenIsKnownForYesterdayToo() {
        add(State.PENDING, wang, day(9, 9, 0), 10);
        add(State.FAILED, wang, day(9, 9, 0), 10);
        add(State.DELIVERED, wang, day(9, 9, 0), 10);
        add(State.CANCELLED, wang, day(9, 9, 0), 10);
        add(State.DELIVERED, wang, day(8, 9, 30), 10);
        assertThat(figure("open").value()).isEqualTo(BigDecimal.valueOf(2));
        assertThat(figure("open").previous()).isEqualTo(BigDecimal.valueOf(4));
        assertThat(repository.count(figure("open").link().filter())).isEqualTo(2);
    }

    @Test
    void aRetiredDeliveryCountsNowhere() {
        long id = add(State.DELIVERED, wang, day(9, 9, 0), 10);
        add(State.DELIVERED, wang, day(8, 9, 30), 10);
        district.write(batch -> repository.retire(batch, repository.find(id).orElseThrow(), "重复"));
        assertThat(figure("households").value()).isEqualTo(BigDecimal.ZERO);
        assertThat(figure("count").value()).isEqualTo(BigDecimal.ZERO);
    }

    @Test
    void anOverdueDeliveryIsAlertedOneMomentLater() {
        LocalDateTime due = day(9, 9, 0);
        add(State.ACCEPTED, wang, due, 10);
        add(State.PENDING, zhang, due.plusHours(1), 10);
        add(State.DELIVERED, zhang, due, 10);
        add(State.CANCELLED, zhang, due, 10);
        assertThat(district.deliveries.alerts(due.minusMinutes(1))).isEmpty();
        assertThat(district.deliveries.alerts(due)).isEmpty();
        Alert alert = district.deliveries.alerts(due.plusMinutes(1)).get(0);
        assertThat(alert.severity()).isEqualTo(Alert.Severity.MEDIUM);
        assertThat(alert.text()).contains("1 单", "王*", "小杜庄村 · 方家庄镇", "2月9日09:00", "已接单");
        assertThat(alert.phone()).isEqualTo("13700000001");
        assertThat(district.deliveries.alerts(due.plusHours(2)).get(0).text()).contains("2 单");
        assertThat(district.deliveries.alerts(due.plusHours(24)).get(0).severity())
                .isEqualTo(Alert.Severity.MEDIUM);
        assertThat(district.deliveries
                        .alerts(due.plusHours(24).plusMinutes(1))
                        .get(0)
                        .severity())
                .isEqualTo(Alert.Severity.HIGH);
        assertThat(repository.count(alert.link().filter())).isEqualTo(2);
    }

    @Test
    void whatArrivedLaterWasOverdueThen() {
        LocalDateTime due = day(9, 9, 0);
        Delivery pending = DeliveryTest.pending(wang, due, 10 * Types.GRAMS_PER_JIN);
        district.add(repository, DeliveryTest.at(State.DELIVERED, pending, due.plusHours(1)));

        Alert then = district.deliveries.alerts(due.plusMinutes(1)).get(0);

        assertThat(then.text()).contains("1 单", "现在已送达");
        assertThat(then.guidance()).startsWith("这是当时的情况");
        assertThat(district.deliveries.alerts(due.plusHours(2))).isEmpty();
    }

    @Test
    void whatIsListedOfAPastDayIsAsItWasAtItsEnd() {
        LocalDateTime due = day(8, 9, 0);
        Delivery pending = DeliveryTest.pending(wang, due, 10 * Types.GRAMS_PER_JIN);
        Delivery accepted = DeliveryTest.at(State.ACCEPTED, pending, due);
        district.add(repository, DeliveryTest.step(accepted, State.DELIVERED, day(9, 7, 0)));
        add(State.DELIVERED, zhang, due, 10);

        OpenItems then = district.deliveries.openItems(day(9, 0, 0)).get(0);

        assertThat(then.total()).isEqualTo(1);
        assertThat(then.lines())
                .singleElement()
                .satisfies(line -> assertThat(line.text()).contains("已接单", "已过时"));
        assertThat(district.deliveries.openItems(District.NOW).get(0).total()).isZero();
    }

    @Test
    void asManyAreCountedAsAreListedAtAnEarlierMomentOfToday() {
        LocalDateTime due = day(8, 9, 0);
        add(State.PENDING, zhang, due, 10);
        Delivery accepted = DeliveryTest.at(State.ACCEPTED, DeliveryTest.pending(wang, due, 10), due);
        district.add(repository, DeliveryTest.step(accepted, State.DELIVERED, day(9, 7, 0)));

        assertThat(district.deliveries.openItems(day(9, 6, 0)))
                .singleElement()
                .satisfies(items -> assertThat(items.lines()).hasSize(2).hasSize((int) items.total()));
        assertThat(district.deliveries.openItems(day(9, 8, 0)))
                .singleElement()
                .satisfies(items -> assertThat(items.lines()).hasSize(1).hasSize((int) items.total()));
    }

    @Test
    void withoutACourierTheVillageIsRung() {
        add(State.PENDING, wang, day(9, 9, 0), 10);
        assertThat(district.deliveries.alerts(District.NOW).get(0).phone()).isEqualTo("022-10000001");
        assertThat(district.deliveries.open(District.NOW)).isEqualTo(1);
    }

    @Test
    void aDeliveryOnItsWayQuietsTheHouseholdsAlert() {
        LocalDateTime later = LocalDateTime.of(2020, 4, 1, 8, 0);
        assertThat(district.households.alerts(later)).hasSize(1);
        add(State.PENDING, wang, day(9, 9, 0), 10);
        add(State.DELIVERED, zhang, day(9, 9, 0), 10);
        assertThat(district.households.alerts(later)).isEmpty();
        assertThat(district.households.alerts(day(9, 9, 1).plusDays(60))).hasSize(1);
        assertThat(District.<Household>register(district.households)
                        .repository()
                        .find(zhang)
                        .orElseThrow()
                        .lastDelivered())
                .isEqualTo(day(9, 9, 0));
    }

    @Test
    void chartsShowDaysAndTowns() {
        add(State.DELIVERED, wang, day(9, 9, 0), 10);
        add(State.DELIVERED, wang, day(7, 9, 0), 10);
        add(State.DELIVERED, zhang, day(7, 9, 0), 4);
        DeliveryCharts charts = new DeliveryCharts(
                (DeliveryRepository) repository,
                district.directory(),
                district.workbench().texts(DeliveryFeature.class),
                district.workbench().clock());
        Filter week = Filter.NONE.range(TimeRange.LAST7).chip("state", "PENDING");
        ChartData days = charts.householdsByDay(week);
        assertThat(days.categories()).hasSize(7).endsWith("2月9日");
        assertThat(days.series().get(0).values()).hasToString("[0, 0, 0, 0, 2, 0, 1]");
        assertThat(charts.weightByTown(week).categories()).containsExactly("方家庄镇", "林亭口镇");
        assertThat(charts.weightByTown(week).series().get(0).values()).hasToString("[20, 4]");
        assertThat(charts.householdsByTown(week).series().get(0).values()).hasToString("[1, 1]");
        assertThat(charts.weightByDay(Filter.NONE).categories()).hasSize(3);
        ChartData trend = district.deliveries.trend(Scope.of(CUTOFF)).orElseThrow();
        assertThat(trend.categories()).hasSize(Cutoff.TREND_DAYS);
        assertThat(trend.series().get(0).values().get(12)).isNull();
    }

    @Test
    void theReportSaysTheNumbersOfTheDashboardInSentences() {
        add(State.DELIVERED, wang, day(8, 9, 0), 10);
        add(State.DELIVERED, zhang, day(8, 9, 0), 10);
        add(State.DELIVERED, wang, day(9, 9, 0), 10);
        add(State.PENDING, zhang, day(9, 9, 0), 10);
        ReportPart part = district.deliveries.report(CUTOFF).orElseThrow();
        assertThat(part.heading()).isEqualTo("困难群众保障");
        assertThat(part.order()).isEqualTo(40);
        assertThat(sentences(part))
                .contains(
                        "累计在册困难家庭2户（较昨日持平）。",
                        "当日送达困难家庭1户（较昨日减少1户）；当日送达1单（较昨日减少1单），共10斤（较昨日减少10斤）。",
                        "累计未办结配送1单（较昨日减少1单），其中1单已过应送时间。");
        ReportPart.Numbers numbers = part.blocks().stream()
                .filter(ReportPart.Numbers.class::isInstance)
                .map(ReportPart.Numbers.class::cast)
                .findFirst()
                .orElseThrow();
        assertThat(numbers.figures())
                .extracting(Figure::value)
                .containsAll(district.deliveries.figures(Scope.of(CUTOFF)).stream()
                        .map(Figure::value)
                        .toList())
                .containsAll(district.households.figures(Scope.of(CUTOFF)).stream()
                        .map(Figure::value)
                        .toList());
        ReportPart.Listing listing = part.blocks().stream()
                .filter(ReportPart.Listing.class::isInstance)
                .map(ReportPart.Listing.class::cast)
                .findFirst()
                .orElseThrow();
        assertThat(listing.rows())
                .containsExactly(
                        List.of("方家庄镇", "1", "1", "1", "10", "0"),
                        List.of("林亭口镇", "1", "0", "0", "0", "1"),
                        List.of("合计", "2", "1", "1", "10", "1"));
    }

    private static String sentences(ReportPart part) {
        StringBuilder text = new StringBuilder();
        part.blocks().forEach(b -> {
            if (b instanceof ReportPart.Sentence sentence) {
                text.append(sentence.text());
            }
        });
        return text.toString();
    }

    @Test
    void aReportWithoutDataSaysSoInOneSentence(@TempDir Path empty) {
        try (District nobody = new District(empty)) {
            ReportPart part = nobody.deliveries.report(CUTOFF).orElseThrow();
            assertThat(part.blocks()).hasSize(1);
            assertThat(sentences(part)).contains("没有数据");
        }
    }

    @Test
    void checksFindWhatContradicts() {
        add(State.DELIVERED, wang, day(8, 9, 0), 10);
        assertThat(district.deliveries.checks()).extracting(Check::wrong).containsExactly(0L, 0L);
        Delivery kept = repository.find(1).orElseThrow();
        Delivery lost = new Delivery(
                kept.id(),
                kept.household(),
                kept.unit(),
                kept.goods(),
                kept.grams(),
                kept.portions(),
                kept.due(),
                null,
                State.DELIVERED,
                kept.orderedAt(),
                kept.courier(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                kept.version(),
                null,
                null);
        district.write(batch -> batch.change("delivery", kept, lost));
        assertThat(district.deliveries.checks()).extracting(Check::wrong).containsExactly(1L, 0L);
    }

    @Test
    void aHouseholdServedInTwoVillagesOnOneDayIsOneTooManyInTheVillages() {
        add(State.DELIVERED, wang, day(9, 9, 0), 10);
        Repository<Household> households =
                District.<Household>register(district.households).repository();
        Household before = households.find(wang).orElseThrow();
        district.change(
                households,
                before,
                District.<Household>register(district.households)
                        .sheet()
                        .read(Map.of("unit", "朝霞村")::get, before)
                        .record());
        assertThat(rule("各村居送达户数").isOpen()).isFalse();

        add(State.DELIVERED, wang, day(9, 10, 0), 10);
        assertThat(rule("各村居送达户数").isOpen()).isTrue();
        assertThat(rule("各村居送达户数").sources())
                .extracting(source -> source.value().intValue())
                .containsExactly(2, 1);
        assertThat(rule("不多于单数").isOpen()).isFalse();
    }

    private Check rule(String name) {
        return district.deliveries.checks(CUTOFF).stream()
                .filter(check -> check.name().contains(name))
                .findFirst()
                .orElseThrow();
    }
}
