package cn.baodi.command.feature.household;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baodi.command.core.Alert;
import cn.baodi.command.core.Check;
import cn.baodi.command.core.Collation;
import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Figure;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Hit;
import cn.baodi.command.core.Problem;
import cn.baodi.command.core.Progress;
import cn.baodi.command.core.Reference;
import cn.baodi.command.core.Refused;
import cn.baodi.command.core.Rejected;
import cn.baodi.command.core.Role;
import cn.baodi.command.core.Scope;
import cn.baodi.command.core.Sheet;
import cn.baodi.command.core.Sort;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Type;
import cn.baodi.command.data.Repository;
import cn.baodi.command.exchange.FileImport;
import cn.baodi.command.exchange.ImportOptions;
import cn.baodi.command.exchange.Imported;
import cn.baodi.command.feature.unit.Unit;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HouseholdRepositoryTest {
    private District district;
    private Repository<Household> repository;
    private Sheet<Household> sheet;

    @BeforeEach
    void open(@TempDir Path folder) {
        district = new District(folder);
        repository = District.<Household>register(district.households).repository();
        sheet = District.<Household>register(district.households).sheet();
    }

    @AfterEach
    void close() {
        district.close();
    }

    private long add(String name, String phone, long unit) {
        return district.add(repository, HouseholdTest.household(name, phone, unit));
    }

    private Household at(String name, LocalDateTime registered, LocalDateTime stopped) {
        Household h = HouseholdTest.household(name, null, District.VILLAGE);
        Map<String, String> cells = Map.of(
                "registeredAt", registered.toString(),
                "state", stopped == null ? "在册" : "停止帮扶",
                "stoppedAt", stopped == null ? "" : stopped.toString());
        return sheet.read(c -> cells.getOrDefault(c, text(sheet, c, h)), null).record();
    }

    private static String text(Sheet<Household> sheet, String column, Household household) {
        return sheet.column(column).text(household);
    }

    /** An import asks this in a thousand rows at once, and the register not again of each. */
    @Test
    void theSameHeadInTheSameVillageIsStoredOnceByAnImport(@TempDir Path folder) throws IOException {
        add("王芳", "13812345678", District.VILLAGE);
        Path file = Files.writeString(folder.resolve("households.csv"), """
                户主,电话,村居,类别,人口
                王芳,13812345678,120115104201,低保,1
                李强,,120115104201,低保,1
                李强,,120115104201,低保,1
                李强,,120115104202,低保,1
                张伟,13812345679,120115104201,低保,1
                张伟,13812345679,120115105201,低保,1
                """);
        Imported done = new FileImport(district.workbench().ledger(), Texts.CHINESE)
                .read(District.register(district.households), file, ImportOptions.USUAL, Progress.none());
        assertThat(done.stored()).isEqualTo(3);
        assertThat(done.queued()).isEqualTo(3);
        List<Household> all = new ArrayList<>();
        repository.each(Filter.NONE, new Sort("code", false), all::add);
        assertThat(all)
                .extracting(h -> h.name() + h.unit())
                .doesNotHaveDuplicates()
                .hasSize(4);
    }

    @Test
    void pagesByEverySortAreTheSortedList() {
        String[] names = {"张伟", "八斤", "朝霞", "宝坻", "王芳", "大海", "𨟠生", "堼明"};
        long[] villages = {District.VILLAGE, District.FAR_VILLAGE, District.NEXT_VILLAGE};
        for (int i = 0; i < 25; i++) {
            add(names[i % names.length], "1380000" + (1000 + i), villages[i % villages.length]);
        }
        Map<String, Comparator<Household>> sorts = Map.of(
                "code", Comparator.comparing(Household::id),
                "name", Comparator.comparing(h -> Collation.key(h.name())),
                "unit", Comparator.comparing(Household::unit),
                "people", Comparator.comparing(Household::people),
                "intervalDays", Comparator.comparing(Household::intervalDays),
                "registeredAt", Comparator.comparing(Household::registeredAt));
        sorts.forEach((column, order) -> {
            List<Household> all = new ArrayList<>(District.paged(repository, Filter.NONE, Sort.up("code"), 100));
            all.sort(order.thenComparing(Household::id));
            assertThat(District.paged(repository, Filter.NONE, Sort.up(column), 4))
                    .as(column)
                    .isEqualTo(all);
            all.sort(order.thenComparing(Household::id).reversed());
            assertThat(District.paged(repository, Filter.NONE, Sort.down(column), 4))
                    .as(column)
                    .isEqualTo(all);
        });
        assertThat(sorts.keySet()).allMatch(repository::sortable);
    }

    @Test
    void aFilterNarrows() {
        long near = add("王芳", "13800001234", District.VILLAGE);
        long far = add("朝霞", "13800005678", District.FAR_VILLAGE);
        assertThat(ids(Filter.NONE.chip("unit", Long.toString(District.TOWN)))).containsExactly(near);
        assertThat(ids(Filter.NONE.chip("unit", "120115000000"))).containsExactly(near, far);
        assertThat(ids(Filter.NONE.chip("category", "ALONE"))).containsExactly(near, far);
        assertThat(ids(Filter.NONE.chip("category", "OTHER"))).isEmpty();
        assertThat(ids(Filter.NONE.chip("state", "STOPPED"))).isEmpty();
        assertThat(ids(Filter.NONE.text("H0000" + far))).containsExactly(far);
        assertThat(ids(Filter.NONE.text("cx"))).containsExactly(far);
        assertThat(ids(Filter.NONE.text("zx"))).containsExactly(far);
        assertThat(ids(Filter.NONE.text("1234"))).containsExactly(near);
        assertThat(ids(Filter.NONE.text("芳"))).containsExactly(near);
    }

    private Household shield(long id) {
        Household open = repository.find(id).orElseThrow();
        Household shielded = sheet.read(Map.of("shielded", "是")::get, open).record();
        district.change(repository, open, shielded);
        return repository.find(id).orElseThrow();
    }

    @Test
    void whoIsSpeciallyProtectedIsFoundByCodeAlone() {
        long near = add("王芳", "13800001234", District.VILLAGE);
        Household shielded = shield(near);
        for (String text : List.of("王芳", "wf", "wang", "芳", "1234", "13800001234")) {
            assertThat(ids(Filter.NONE.text(text))).as(text).isEmpty();
            assertThat(district.households.search(text, 5)).as(text).isEmpty();
            assertThat(district.households.directory().type().suggest(text))
                    .as(text)
                    .isEmpty();
            assertThat(district.deliveries.search(text, 5)).as(text).isEmpty();
        }
        assertThat(ids(Filter.NONE.text("H0000" + near))).containsExactly(near);
        assertThat(ids(Filter.NONE.chip("shielded", "true"))).containsExactly(near);
        assertThat(district.households.search("H0000" + near, 5))
                .singleElement()
                .satisfies(hit -> assertThat(hit.title()).contains("王*").doesNotContain("王芳"));
        assertThat(shielded.called()).isEqualTo("王*");
    }

    @Test
    void onlyTheShiftLeaderLiftsASpecialProtection() {
        Household shielded = shield(add("王芳", "13800001234", District.VILLAGE));
        Household lifted = sheet.read(Map.of("shielded", "否")::get, shielded).record();
        district.signIn(Role.OFFICER);
        assertThatThrownBy(() -> district.change(repository, shielded, lifted))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.key()).isEqualTo("permission.needed"))
                .hasMessageContaining("值班长");
        assertThat(repository.find(shielded.id()).orElseThrow().shielded()).isTrue();
        district.signIn(Role.LEADER);
        district.change(repository, shielded, lifted);
        assertThat(ids(Filter.NONE.text("wf"))).containsExactly(shielded.id());
    }

    private List<Long> ids(Filter filter) {
        List<Long> ids = repository.page(filter, Sort.up("code"), null, 50).rows().stream()
                .map(Household::id)
                .toList();
        assertThat(repository.count(filter)).isEqualTo(ids.size());
        return ids;
    }

    @Test
    void theSameHouseholdTwiceIsRefused() {
        add("王芳", "13800001234", District.VILLAGE);
        assertThatThrownBy(() -> add("王芳", "13800001234", District.VILLAGE))
                .isInstanceOfSatisfying(
                        Refused.class, r -> assertThat(r.problem()).isEqualTo(Problem.of("name", "duplicate", "王芳")));
        add("王芳", "13800005678", District.VILLAGE);
        add("王芳", "13800001234", District.NEXT_VILLAGE);
        add("王芳", null, District.VILLAGE);
        assertThatThrownBy(() -> add("王芳", null, District.VILLAGE)).isInstanceOf(Refused.class);
    }

    @Test
    void aWriteIsUndoneAndDoneAgain() {
        long id = add("王芳", "13800001234", District.VILLAGE);
        Household kept = repository.find(id).orElseThrow();
        district.change(repository, kept, kept.stop(District.NOW));
        district.workbench().ledger().undo();
        Household back = repository.find(id).orElseThrow();
        assertThat(back.state()).isEqualTo(Household.State.ACTIVE);
        assertThat(back.stoppedAt()).isNull();
        district.workbench().ledger().redo();
        assertThat(repository.find(id).orElseThrow().stoppedAt()).isEqualTo(District.NOW);
        district.workbench().ledger().undo();
        district.workbench().ledger().undo();
        assertThat(repository.find(id)).isEmpty();
        assertThat(district.households.search("wangfang", 5)).isEmpty();
        district.workbench().ledger().redo();
        assertThat(district.households.search("wangfang", 5)).hasSize(1);
    }

    @Test
    void theRegisterIsComparedHourForHour() {
        Cutoff cutoff = Cutoff.at(District.NOW);
        assertThat(figure(cutoff).previous()).isNull();
        district.add(repository, at("一", LocalDateTime.of(2020, 2, 1, 8, 0), null));
        district.add(repository, at("二", LocalDateTime.of(2020, 2, 8, 14, 29), null));
        district.add(repository, at("三", LocalDateTime.of(2020, 2, 8, 14, 30), null));
        district.add(repository, at("四", LocalDateTime.of(2020, 2, 9, 14, 29), null));
        district.add(repository, at("五", LocalDateTime.of(2020, 2, 9, 14, 30), null));
        district.add(repository, at("六", LocalDateTime.of(2020, 2, 1, 8, 0), LocalDateTime.of(2020, 2, 9, 10, 0)));
        Figure figure = figure(cutoff);
        assertThat(figure.value()).isEqualTo(BigDecimal.valueOf(4));
        assertThat(figure.previous()).isEqualTo(BigDecimal.valueOf(3));
        List<BigDecimal> trend = figure.trend();
        assertThat(trend).hasSize(Cutoff.TREND_DAYS);
        assertThat(trend.get(4)).isNull();
        assertThat(trend.get(5)).isEqualTo(BigDecimal.valueOf(2));
        assertThat(trend.get(12)).isEqualTo(BigDecimal.valueOf(4));
        assertThat(trend.get(13)).isEqualTo(figure.value());
        assertThat(district.households.directory().registeredByTown(cutoff)).isEqualTo(Map.of(District.TOWN, 4L));
    }

    private Figure figure(Cutoff cutoff) {
        return district.households.figures(Scope.of(cutoff)).get(0);
    }

    @Test
    void aHouseholdPastItsIntervalIsAlertedOneMomentLater() {
        add("王芳", "13800001234", District.VILLAGE);
        LocalDateTime due = HouseholdTest.REGISTERED.plusDays(3);
        assertThat(district.households.alerts(due.minusMinutes(1))).isEmpty();
        assertThat(district.households.alerts(due)).isEmpty();
        List<Alert> alerts = district.households.alerts(due.plusMinutes(1));
        assertThat(alerts).extracting(Alert::key).containsExactly("households.past");
        assertThat(alerts.get(0).text()).contains("1 户", "王*", "小杜庄村 · 方家庄镇", "1月28日");
        assertThat(alerts.get(0).phone()).isEqualTo("13900000001");
        assertThat(district.households.open(due.plusMinutes(1))).isEqualTo(1);
        assertThat(repository.count(alerts.get(0).link().filter())).isEqualTo(1);
    }

    @Test
    void aStoppedHouseholdIsNotPastItsInterval() {
        district.add(
                repository,
                HouseholdTest.household("王芳", null, District.VILLAGE).stop(District.NOW));
        assertThat(district.households.alerts(District.NOW)).isEmpty();
    }

    @Test
    void aRowKeepsItsTextsThroughAFile() {
        long id = add("𨟠生", "13800001234", District.FAR_VILLAGE);
        Household kept = repository.find(id).orElseThrow();
        Sheet.Reading<Household> reading = sheet.read(c -> text(sheet, c, kept), null);
        assertThat(reading.problems()).isEmpty();
        sheet.columns().forEach(c -> {
            if (!c.derived()) {
                assertThat(text(sheet, c.key(), reading.record())).as(c.key()).isEqualTo(text(sheet, c.key(), kept));
            }
        });
        assertThat(reading.record().id()).isEqualTo(id);
    }

    @Test
    void whatALineLeavesOutIsFilledIn() {
        Map<String, String> cells = Map.of("name", "王芳", "unit", "朝霞村", "category", "低保", "people", "2");
        Household read = sheet.read(cells::get, null).record();
        assertThat(read.state()).isEqualTo(Household.State.ACTIVE);
        assertThat(read.intervalDays()).isEqualTo(7);
        assertThat(read.registeredAt()).isEqualTo(District.NOW);
        assertThat(read.problems()).isEmpty();
    }

    @Test
    void theStateChangedInItsCellTakesItsTimeAlong() {
        Household kept = HouseholdTest.household("王芳", null, District.VILLAGE);
        Household stopped = sheet.read(Map.of("state", "停止帮扶")::get, kept).record();
        assertThat(stopped.stoppedAt()).isEqualTo(District.NOW);
        assertThat(sheet.read(Map.of("state", "在册")::get, stopped).record().stoppedAt())
                .isNull();
    }

    @Test
    void aHouseholdIsMeantByCodeNamePhoneOrPlace() throws Rejected {
        long near = add("王芳", "13800001234", District.VILLAGE);
        long far = add("王芳", "13800005678", District.NAMESAKE);
        Type<Reference> type = district.households.directory().type();
        assertThat(type.read("13800005678").id()).isEqualTo(far);
        assertThat(type.read("h" + near).id()).isEqualTo(near);
        assertThat(type.read("王芳 林亭口镇").id()).isEqualTo(far);
        assertThatThrownBy(() -> type.read("王芳")).isInstanceOf(Rejected.class).hasMessage("reference.ambiguous");
        assertThatThrownBy(() -> type.read("李四")).isInstanceOf(Rejected.class).hasMessage("reference.unknown");
        Reference picked = type.suggest("wf").get(0);
        assertThat(type.read(type.write(picked))).isEqualTo(picked);
        assertThat(type.write(picked)).isEqualTo("王芳 · 小杜庄村 H0000" + near);
    }

    @Test
    void searchHitsShowTheTownAndAMaskedPhone() {
        add("王芳", "13800001234", District.VILLAGE);
        Hit hit = district.households.search("1234", 5).get(0);
        assertThat(hit.title()).isEqualTo("王芳 H00001");
        assertThat(hit.detail()).isEqualTo("小杜庄村 · 方家庄镇 138****1234");
    }

    @Test
    void aHouseholdInARetiredVillageContradicts() {
        add("王芳", null, District.VILLAGE);
        assertThat(district.households.checks()).allMatch(c -> c.wrong() == 0);
        district.write(batch ->
                batch.retire("unit", district.directory().find(District.VILLAGE).orElseThrow(), "撤村"));
        assertThat(district.households.checks()).extracting(c -> c.wrong()).containsExactly(1L);
    }

    @Test
    void theVillagesHaveNotAllHouseholdsOfTheDistrictWhereOneVillageIsClosed() {
        add("王芳", "13800001234", District.VILLAGE);
        add("张伟", "13800001235", District.FAR_VILLAGE);
        Cutoff cutoff = Cutoff.at(District.NOW);
        assertThat(district.households.checks(cutoff)).noneMatch(Check::isOpen);

        Unit far = district.directory().find(District.FAR_VILLAGE).orElseThrow();
        LocalDate closed = District.NOW.toLocalDate().minusDays(1);
        district.write(batch -> batch.change(
                "unit",
                far,
                new Unit(far.id(), far.name(), far.kind(), null, null, null, closed, far.version(), null)));
        Check rule = district.households.checks(cutoff).get(0);
        assertThat(rule.isOpen()).isTrue();
        assertThat(rule.sources()).extracting(s -> s.value().intValue()).containsExactly(1, 2);
        assertThat(district.households.checks(Cutoff.endOf(closed))).noneMatch(Check::isOpen);
    }
}
