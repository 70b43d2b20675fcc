package cn.baodi.command.feature.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Problem;
import cn.baodi.command.core.Refused;
import cn.baodi.command.core.Sheet;
import cn.baodi.command.core.Sort;
import cn.baodi.command.core.TimeRange;
import cn.baodi.command.data.Repository;
import cn.baodi.command.feature.delivery.Delivery.State;
import cn.baodi.command.feature.household.District;
import cn.baodi.command.feature.household.Household;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliveryRepositoryTest {
    private District district;
    private Repository<Household> households;
    private Repository<Delivery> repository;
    private Sheet<Delivery> sheet;
    private long wang;
    private long zhang;

    @BeforeEach
    void open(@TempDir Path folder) {
        district = new District(folder);
        households = District.<Household>register(district.households).repository();
        repository = District.<Delivery>register(district.deliveries).repository();
        sheet = District.<Delivery>register(district.deliveries).sheet();
        wang = household("王芳", "13800001234", "小杜庄村 · 方家庄镇");
        zhang = household("张伟", "13800005678", "堼里村");
    }

    private long household(String name, String phone, String unit) {
        Map<String, String> cells = Map.of(
                "name",
                name,
                "phone",
                phone,
                "unit",
                unit,
                "category",
                "低保",
                "people",
                "2",
                "contactPhone",
                "022-12345678",
                "registeredAt",
                "2020-01-20 08:00",
                "intervalDays",
                "60");
        Sheet<Household> form =
                District.<Household>register(district.households).sheet();
        return district.add(households, form.read(cells::get, null).record());
    }

    @AfterEach
    void close() {
        district.close();
    }

    private long add(State state, long household, LocalDateTime due) {
        return district.add(repository, DeliveryTest.at(state, DeliveryTest.pending(household, due, 5000), due));
    }

    private Delivery find(long id) {
        return repository.find(id).orElseThrow();
    }

    @Test
    void theVillageIsThatOfTheHouseholdWhenItWasOrdered() {
        long id = add(State.PENDING, zhang, DeliveryTest.DUE);
        assertThat(find(id).unit()).isEqualTo(District.FAR_VILLAGE);
        assertThat(find(id).householdName()).isEqualTo("张伟");
        Household moved = households.find(zhang).orElseThrow();
        Sheet<Household> form =
                District.<Household>register(district.households).sheet();
        district.change(
                households, moved, form.read(Map.of("unit", "朝霞村")::get, moved).record());
        district.change(repository, find(id), find(id).dispatch("赵配送", null, DeliveryTest.DUE));
        assertThat(find(id).unit()).isEqualTo(District.FAR_VILLAGE);
    }

    @Test
    void aStepThatTheChainDoesNotKnowIsRefusedInTheWrite() {
        Delivery delivered = find(add(State.DELIVERED, wang, DeliveryTest.DUE));
        Map<String, String> cells = Map.of("state", "待派单", "deliveredAt", "", "acceptedAt", "");
        Delivery back = sheet.read(cells::get, delivered).record();
        assertThat(back.problems()).isEmpty();
        assertThatThrownBy(() -> district.change(repository, delivered, back))
                .isInstanceOfSatisfying(
                        Refused.class,
                        r -> assertThat(r.problem()).isEqualTo(Problem.of("state", "delivery.step.delivered")));
        assertThat(find(delivered.id())).isEqualTo(delivered);
    }

    @Test
    void aNewRowMayComeInAnyStateWithTheFieldsOfThatState() {
        Map<State, Map<String, String>> needs = Map.of(
                State.PENDING, Map.of(),
                State.DISPATCHED, Map.of("courier", "赵", "dispatchedAt", "2020-02-08 10:00"),
                State.ACCEPTED, Map.of("courier", "赵", "acceptedAt", "2020-02-08 11:00"),
                State.DELIVERED, Map.of("courier", "赵", "deliveredAt", "2020-02-08 12:00"),
                State.RATED,
                        Map.of(
                                "courier",
                                "赵",
                                "deliveredAt",
                                "2020-02-08 12:00",
                                "ratedAt",
                                "2020-02-08 13:00",
                                "rating",
                                "4"),
                State.FAILED, Map.of("courier", "赵", "reason", "家中无人", "failedAt", "2020-02-08 12:00"),
                State.CANCELLED, Map.of("reason", "住户外出", "cancelledAt", "2020-02-08 12:00"));
        needs.forEach((state, more) -> {
            Map<String, String> cells = new HashMap<>(Map.of(
                    "household",
                    "王芳",
                    "goods",
                    "白菜",
                    "weight",
                    "8.5",
                    "due",
                    "2020-02-08 15:00",
                    "state",
                    state.name()));
            if (!more.isEmpty()) {
                assertThat(sheet.read(cells::get, null).good()).as(state.name()).isFalse();
            }
            cells.putAll(more);
            Sheet.Reading<Delivery> reading = sheet.read(cells::get, null);
            assertThat(reading.problems()).as(state.name()).isEmpty();
            assertThat(find(district.add(repository, reading.record())).grams()).isEqualTo(4250);
        });
    }

    @Test
    void theHouseholdMustBeThereAndBeTheOneNamed() {
        Map<String, String> cells =
                Map.of("household", "李四 H00001", "goods", "白菜", "portions", "1", "due", "2020-02-09");
        Delivery wrong = sheet.read(cells::get, null).record();
        assertThatThrownBy(() -> district.add(repository, wrong))
                .isInstanceOfSatisfying(
                        Refused.class,
                        r -> assertThat(r.problem())
                                .isEqualTo(Problem.of("household", "reference.mismatch", "H00001", "王芳", "李四")));
        assertThatThrownBy(() -> add(State.PENDING, 77, DeliveryTest.DUE))
                .isInstanceOfSatisfying(
                        Refused.class,
                        r -> assertThat(r.problem()).isEqualTo(Problem.of("household", "reference.unknown", "H00077")));
        Household kept = households.find(wang).orElseThrow();
        district.change(households, kept, kept.stop(District.NOW));
        assertThatThrownBy(() -> add(State.PENDING, wang, DeliveryTest.DUE)).isInstanceOf(Refused.class);
        assertThat(add(State.DELIVERED, wang, DeliveryTest.DUE)).isPositive();
    }

    @Test
    void aHouseholdWithAnOpenDeliveryIsNeitherStoppedNorRetired() {
        long id = add(State.DISPATCHED, wang, DeliveryTest.DUE);
        Household kept = households.find(wang).orElseThrow();
        assertThatThrownBy(() -> district.change(households, kept, kept.stop(District.NOW)))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> district.write(batch -> households.retire(batch, kept, "重复")))
                .isInstanceOf(Refused.class);
        district.change(repository, find(id), find(id).cancel("住户外出", District.NOW));
        district.change(households, kept, kept.stop(District.NOW));
        assertThat(households.find(wang).orElseThrow().state()).isEqualTo(Household.State.STOPPED);
    }

    @Test
    void onceDispatchedItStaysWithItsHousehold() {
        Delivery pending = find(add(State.PENDING, wang, DeliveryTest.DUE));
        district.change(
                repository,
                pending,
                sheet.read(Map.of("household", "张伟")::get, pending).record());
        Delivery moved = find(pending.id());
        assertThat(moved.household()).isEqualTo(zhang);
        assertThat(moved.unit()).isEqualTo(District.FAR_VILLAGE);
        district.change(repository, moved, moved.dispatch("赵配送", null, DeliveryTest.DUE));
        Delivery dispatched = find(pending.id());
        assertThatThrownBy(() -> district.change(
                        repository,
                        dispatched,
                        sheet.read(Map.of("household", "王芳")::get, dispatched).record()))
                .isInstanceOf(Refused.class);
    }

    @Test
    void nothingArrivesInTheFuture() {
        assertThatThrownBy(() -> add(State.DELIVERED, wang, District.NOW.plusMinutes(1)))
                .isInstanceOfSatisfying(
                        Refused.class, r -> assertThat(r.problem()).isEqualTo(Problem.of("deliveredAt", "future")));
        assertThat(add(State.DELIVERED, wang, District.NOW)).isPositive();
    }

    @Test
    void aWriteIsUndoneAndDoneAgain() {
        Delivery pending = find(add(State.PENDING, wang, DeliveryTest.DUE));
        district.change(repository, pending, pending.dispatch("赵配送", "13700000001", DeliveryTest.DUE));
        district.workbench().ledger().undo();
        Delivery back = find(pending.id());
        assertThat(back.state()).isEqualTo(State.PENDING);
        assertThat(back.courier()).isNull();
        assertThat(back.dispatchedAt()).isNull();
        district.workbench().ledger().redo();
        assertThat(find(pending.id()).courierPhone()).isEqualTo("13700000001");
    }

    @Test
    void pagesByEverySortAreTheSortedList() {
        for (int i = 0; i < 23; i++) {
            add(State.PENDING, i % 3 == 0 ? zhang : wang, DeliveryTest.DUE.plusHours(i * 7 % 5));
        }
        Map<String, Comparator<Delivery>> sorts = Map.of(
                "code", Comparator.comparing(Delivery::id),
                "due", Comparator.comparing(Delivery::due),
                "household", Comparator.comparing(Delivery::household));
        sorts.forEach((column, order) -> {
            List<Delivery> all = new ArrayList<>(District.paged(repository, Filter.NONE, Sort.up("code"), 100));
            all.sort(order.thenComparing(Delivery::id));
            assertThat(District.paged(repository, Filter.NONE, Sort.up(column), 4))
                    .as(column)
                    .isEqualTo(all);
            all.sort(order.thenComparing(Delivery::id).reversed());
            assertThat(District.paged(repository, Filter.NONE, Sort.down(column), 4))
                    .as(column)
                    .isEqualTo(all);
        });
        assertThat(sorts.keySet()).allMatch(repository::sortable);
    }

    @Test
    void theDistrictATownAndAVillageArePagedInEveryOrder() {
        long next = household("李四", "13800007777", "朝霞村");
        for (int i = 0; i < 24; i++) {
            long household = List.of(wang, zhang, next).get(i % 3);
            add(i % 4 == 0 ? State.RATED : State.PENDING, household, DeliveryTest.DUE.plusHours(i * 7 % 5));
        }
        Map<String, LongPredicate> units = Map.of(
                "120115000000",
                unit -> true,
                Long.toString(District.TOWN),
                unit -> unit != District.FAR_VILLAGE,
                Long.toString(District.VILLAGE),
                unit -> unit == District.VILLAGE);
        units.forEach((chip, within) -> List.of(Sort.up("code"), Sort.down("due"), Sort.up("household"))
                .forEach(sort -> {
                    Filter filter = Filter.NONE.chip("unit", chip);
                    List<Delivery> expected = District.paged(repository, Filter.NONE, sort, 100).stream()
                            .filter(d -> within.test(d.unit()))
                            .toList();
                    assertThat(expected).hasSizeGreaterThan(5);
                    assertThat(District.paged(repository, filter, sort, 3)).isEqualTo(expected);
                    assertThat(District.paged(repository, filter.chip("state", "RATED"), sort, 3))
                            .isEqualTo(expected.stream()
                                    .filter(d -> d.state() == State.RATED)
                                    .toList());
                    assertThat(repository.count(filter)).isEqualTo(expected.size());
                }));
    }

    @Test
    void aFilterNarrows() {
        long late = add(State.ACCEPTED, wang, LocalDateTime.of(2020, 2, 9, 8, 0));
        long ahead = add(State.PENDING, zhang, LocalDateTime.of(2020, 2, 10, 8, 0));
        long done = add(State.DELIVERED, zhang, LocalDateTime.of(2020, 2, 8, 9, 0));
        assertThat(ids(Filter.NONE.chip("open", "true"))).containsExactly(late, ahead);
        assertThat(ids(Filter.NONE.chip("overdue", "true"))).containsExactly(late);
        assertThat(ids(Filter.NONE.chip("state", "DELIVERED"))).containsExactly(done);
        assertThat(ids(Filter.NONE.chip("household", Long.toString(zhang)))).containsExactly(ahead, done);
        assertThat(ids(Filter.NONE.chip("unit", Long.toString(District.TOWN)))).containsExactly(late);
        assertThat(ids(Filter.NONE.range(TimeRange.TODAY))).containsExactly(late);
        assertThat(ids(Filter.NONE.range(TimeRange.YESTERDAY).chip("served", "true")))
                .containsExactly(done);
        assertThat(ids(Filter.NONE.range(TimeRange.TODAY).chip("served", "true")))
                .isEmpty();
        assertThat(ids(Filter.NONE.text("P000000" + ahead))).containsExactly(ahead);
        assertThat(ids(Filter.NONE.text("" + ahead))).containsExactly(ahead);
        assertThat(ids(Filter.NONE.text("5678"))).containsExactly(ahead, done);
        assertThat(ids(Filter.NONE.text("zw"))).containsExactly(ahead, done);
        assertThat(ids(Filter.NONE.text("H00001"))).containsExactly(late);
    }

    private List<Long> ids(Filter filter) {
        List<Long> ids = repository.page(filter, Sort.up("code"), null, 50).rows().stream()
                .map(Delivery::id)
                .toList();
        assertThat(repository.count(filter)).isEqualTo(ids.size());
        return ids;
    }

    @Test
    void aRowKeepsItsTextsThroughAFile() {
        for (State state : State.values()) {
            Delivery kept = find(add(state, wang, LocalDateTime.of(2020, 2, 9, 8, 30)));
            Sheet.Reading<Delivery> reading = sheet.read(c -> sheet.column(c).text(kept), null);
            assertThat(reading.problems()).as(state.name()).isEmpty();
            sheet.columns().stream()
                    .filter(c -> !c.derived() && !c.key().equals("household"))
                    .forEach(c ->
                            assertThat(c.text(reading.record())).as(c.key()).isEqualTo(c.text(kept)));
            assertThat(reading.record().household()).isEqualTo(wang);
            assertThat(sheet.column("household").text(kept)).isEqualTo("王芳 · 小杜庄村 H00001");
        }
    }

    @Test
    void searchFindsByCodeAndByHousehold() {
        long one = add(State.PENDING, wang, DeliveryTest.DUE);
        long two = add(State.PENDING, zhang, DeliveryTest.DUE);
        assertThat(district.deliveries.search("P000000" + two, 5))
                .extracting(h -> h.link().id())
                .containsExactly(two);
        assertThat(district.deliveries.search("wangfang", 5))
                .extracting(h -> h.link().id())
                .containsExactly(one);
        assertThat(district.deliveries.search("5678", 5))
                .extracting(h -> h.link().id())
                .containsExactly(two);
        assertThat(district.deliveries.search("没有", 5)).isEmpty();
    }
}
