package cn.baodi.command.feature.hotline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baodi.command.core.Alert;
import cn.baodi.command.core.ChartData;
import cn.baodi.command.core.Check;
import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.Figure;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.OpenItems;
import cn.baodi.command.core.Problem;
import cn.baodi.command.core.Refused;
import cn.baodi.command.core.ReportPart;
import cn.baodi.command.core.Role;
import cn.baodi.command.core.Scope;
import cn.baodi.command.core.Sheet;
import cn.baodi.command.core.Sort;
import cn.baodi.command.core.TimeRange;
import cn.baodi.command.core.UnitChoice;
import cn.baodi.command.data.Repository;
import cn.baodi.command.feature.household.District;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallRepositoryTest {
    private static final Cutoff CUTOFF = Cutoff.at(District.NOW);

    private District district;
    private Repository<Call> repository;
    private Sheet<Call> sheet;

    @BeforeEach
    void open(@TempDir Path folder) {
        district = new District(folder);
        repository = District.<Call>register(district.hotline).repository();
        sheet = District.<Call>register(district.hotline).sheet();
    }

    @AfterEach
    void close() {
        district.close();
    }

    private static LocalDateTime day(int day, int hour, int minute) {
        return LocalDateTime.of(2020, 2, day, hour, minute);
    }

    private long add(LocalDateTime start, Call.Risk risk) {
        return district.add(repository, CallTest.call(start, risk));
    }

    private Call find(long id) {
        return repository.find(id).orElseThrow();
    }

    private Figure figure(String key) {
        return district.hotline.figures(Scope.of(CUTOFF)).stream()
                .filter(f -> f.key().equals("calls." + key))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void pagesByEverySortAreTheSortedList() {
        for (int i = 0; i < 23; i++) {
            add(day(1 + i % 4, 9, 0), Call.Risk.LOW);
        }
        Map<String, Comparator<Call>> sorts =
                Map.of("code", Comparator.comparing(Call::id), "startedAt", Comparator.comparing(Call::startedAt));
        sorts.forEach((column, order) -> {
            List<Call> all = new ArrayList<>(District.paged(repository, Filter.NONE, Sort.up("code"), 100));
            all.sort(order.thenComparing(Call::id));
            assertThat(District.paged(repository, Filter.NONE, Sort.up(column), 4))
                    .as(column)
                    .isEqualTo(all);
            all.sort(order.thenComparing(Call::id).reversed());
            assertThat(District.paged(repository, Filter.NONE, Sort.down(column), 4))
                    .as(column)
                    .isEqualTo(all);
        });
        assertThat(sorts.keySet()).allMatch(repository::sortable);
    }

    @Test
    void aFilterNarrows() {
        long low = add(day(8, 9, 0), Call.Risk.LOW);
        long high = add(day(9, 9, 0), Call.Risk.HIGH);
        assertThat(ids(Filter.NONE.chip("risk", "HIGH"))).containsExactly(high);
        assertThat(ids(Filter.NONE.chip("topic", "ANXIETY"))).containsExactly(low, high);
        assertThat(ids(Filter.NONE.chip("topic", "SLEEP"))).isEmpty();
        assertThat(ids(Filter.NONE.chip("callerGroup", "STUDENT"))).isEmpty();
        assertThat(ids(Filter.NONE.chip("disposition", "COUNSELLED"))).containsExactly(low, high);
        assertThat(ids(Filter.NONE.chip("unit", Long.toString(District.TOWN)))).containsExactly(low, high);
        assertThat(ids(Filter.NONE.chip("unit", Long.toString(District.OTHER_TOWN))))
                .isEmpty();
        assertThat(ids(Filter.NONE.chip("followUp", "waiting"))).containsExactly(high);
        assertThat(ids(Filter.NONE.range(TimeRange.TODAY))).containsExactly(high);
        assertThat(ids(Filter.NONE.text("R000000" + high))).containsExactly(high);
        assertThat(ids(Filter.NONE.text("" + high))).containsExactly(high);
        assertThat(ids(Filter.NONE.text("1380000"))).containsExactly(low, high);
        assertThat(ids(Filter.NONE.text("138000"))).as("half of all phones").isEmpty();
        assertThat(ids(Filter.NONE.text("1234"))).containsExactly(low, high);
        assertThat(ids(Filter.NONE.text("王"))).containsExactly(low, high);
        assertThat(ids(Filter.NONE.text("9999"))).isEmpty();
        assertThat(district.hotline.search("13800001234", 1))
                .extracting(h -> h.link().id())
                .containsExactly(high);
        assertThat(district.hotline.search("1234", 5).get(0).detail())
                .contains("2月9日09:00")
                .doesNotContain("王芳", "1234");
    }

    @Test
    void whoIsNotOfTheHotlineFindsNoCallByWhoCalled() {
        long call = add(District.NOW.minusHours(1), Call.Risk.LOW);
        district.signIn(Role.LEADER, Role.OFFICER);
        assertThat(ids(Filter.NONE.text("王"))).isEmpty();
        assertThat(ids(Filter.NONE.text("1380000"))).isEmpty();
        assertThat(ids(Filter.NONE.text("1234"))).isEmpty();
        assertThat(ids(Filter.NONE.text("R" + call))).containsExactly(call);
        assertThat(district.hotline.search("13800001234", 5)).isEmpty();
    }

    @Test
    void aTailOfFourDigitsFindsACallOfAnyAge() {
        long old = add(LocalDateTime.of(2018, 12, 31, 9, 0), Call.Risk.LOW);
        assertThat(ids(Filter.NONE.text("1234"))).containsExactly(old);
        assertThat(ids(Filter.NONE.text("0001234"))).containsExactly(old);
        assertThat(ids(Filter.NONE.text("9991234"))).isEmpty();
        assertThat(ids(Filter.NONE.text("0123"))).isEmpty();
        district.change(
                repository,
                find(old),
                sheet.read(Map.of("phone", "13800005678")::get, find(old)).record());
        assertThat(ids(Filter.NONE.text("1234"))).isEmpty();
        assertThat(ids(Filter.NONE.text("5678"))).containsExactly(old);
    }

    @Test
    void aTownIsPagedInEveryOrderWithoutTheCallsThatNameNoUnit() {
        for (int i = 0; i < 11; i++) {
            add(day(1 + i % 4, 9, 0), Call.Risk.LOW);
            Call nowhere = CallTest.call(day(1 + i % 4, 9, 0), Call.Risk.LOW);
            district.add(
                    repository, sheet.read(Map.of("unit", "")::get, nowhere).record());
        }
        Filter town = Filter.NONE.chip("unit", Long.toString(District.TOWN));
        for (Sort sort : List.of(Sort.up("code"), Sort.down("code"), Sort.up("startedAt"), Sort.down("startedAt"))) {
            List<Call> expected = District.paged(repository, Filter.NONE, sort, 100).stream()
                    .filter(c -> c.unit() != null)
                    .toList();
            assertThat(expected).hasSize(11);
            assertThat(District.paged(repository, town, sort, 3)).as("%s", sort).isEqualTo(expected);
        }
        assertThat(repository.count(town)).isEqualTo(11);
        assertThat(District.paged(
                        repository, Filter.NONE.chip("unit", UnitChoice.NONE.chip()), Sort.up("startedAt"), 3))
                .hasSize(11)
                .allMatch(call -> call.unit() == null);
    }

    @Test
    void aCallIsFoundInItsTownAgainWhenAChangeIsUndone() {
        long id = add(day(1, 9, 0), Call.Risk.LOW);
        Filter town = Filter.NONE.chip("unit", Long.toString(District.TOWN));
        assertThat(ids(town)).containsExactly(id);
        district.change(
                repository,
                find(id),
                sheet.read(Map.of("unit", "堼里村")::get, find(id)).record());
        assertThat(ids(town)).isEmpty();
        assertThat(ids(Filter.NONE.chip("unit", Long.toString(District.OTHER_TOWN))))
                .containsExactly(id);
        district.workbench().ledger().undo();
        assertThat(ids(town)).containsExactly(id);
        district.workbench().ledger().redo();
        assertThat(ids(town)).isEmpty();
    }

    private List<Long> ids(Filter filter) {
        List<Long> ids = repository.page(filter, Sort.up("code"), null, 50).rows().stream()
                .map(Call::id)
                .toList();
        assertThat(repository.count(filter)).isEqualTo(ids.size());
        return ids;
    }

    @Test
    void callsAreComparedHourForHour() {
        add(day(9, 0, 0), Call.Risk.NONE);
        add(day(9, 14, 29), Call.Risk.HIGH);
        add(day(9, 14, 30), Call.Risk.HIGH);
        add(day(8, 14, 29), Call.Risk.HIGH);
        add(day(8, 14, 30), Call.Risk.HIGH);
        assertThat(figure("count").value()).isEqualTo(BigDecimal.valueOf(2));
        assertThat(figure("count").previous()).isEqualTo(BigDecimal.ONE);
        assertThat(figure("highrisk").value()).isEqualTo(BigDecimal.ONE);
        assertThat(figure("highrisk").previous()).isEqualTo(BigDecimal.ONE);
        assertThat(figure("count").trend().get(12)).isEqualTo(BigDecimal.valueOf(2));
        assertThat(figure("count").trend().get(11)).isNull();
        assertThat(figure("waiting").value()).isEqualTo(BigDecimal.valueOf(3));
        assertThat(figure("waiting").previous()).isEqualTo(BigDecimal.ONE);
    }

    @Test
    void withoutACallYesterdayThereIsNothingToCompareWith() {
        add(day(9, 9, 0), Call.Risk.LOW);
        assertThat(district.hotline.figures(Scope.of(CUTOFF))).allMatch(f -> f.previous() == null);
    }

    @Test
    void aYesterdayThatWasQuietSoFarIsNought() {
        add(day(8, 20, 0), Call.Risk.LOW);
        add(day(9, 9, 0), Call.Risk.LOW);
        assertThat(figure("count").previous()).isEqualTo(BigDecimal.ZERO);
    }

    @Test
    void aHighRiskCallIsAlertedOnceTwoHoursOrItsTimeHavePassed() {
        LocalDateTime start = day(9, 9, 0);
        long id = add(start, Call.Risk.HIGH);
        assertThat(keys(start.plusHours(2).minusMinutes(1))).isEmpty();
        assertThat(keys(start.plusHours(2))).isEmpty();
        assertThat(keys(start.plusHours(2).plusMinutes(1))).containsExactly("calls.highrisk");
        district.change(repository, find(id), find(id).handOver("李医生", start.plusMinutes(30)));
        assertThat(keys(start.plusMinutes(30))).isEmpty();
        assertThat(keys(start.plusMinutes(31))).containsExactly("calls.highrisk");
        // A later time agreed does not put off what is urgent.
        district.change(repository, find(id), find(id).handOver("李医生", start.plusHours(20)));
        assertThat(keys(start.plusHours(2).plusMinutes(1))).containsExactly("calls.highrisk");
        Alert alert = district.hotline.alerts(District.NOW).get(0);
        assertThat(alert.text()).contains("1 个", "R0000001", "2月9日09:00").doesNotContain("王芳");
        assertThat(alert.guidance()).contains("李**").doesNotContain("李医生");
        assertThat(alert.phone()).isEmpty();
        assertThat(repository.count(alert.link().filter())).isEqualTo(1);
        OpenItems open = district.hotline.openItems(District.NOW).get(0);
        assertThat(open.total()).isEqualTo(1);
        assertThat(open.lines().get(0).text()).contains("R0000001").doesNotContain("王芳", "李医生");
        district.change(repository, find(id), find(id).followedUp("平稳", District.NOW));
        assertThat(district.hotline.openItems(District.NOW).get(0).total()).isZero();
        assertThat(district.hotline.alerts(District.NOW)).isEmpty();
        assertThat(district.hotline.open(District.NOW)).isZero();
    }

    private List<String> keys(LocalDateTime now) {
        return district.hotline.alerts(now).stream().map(Alert::key).toList();
    }

    @Test
    void aFollowUpOfLowerRiskIsAlertedAfterItsTime() {
        LocalDateTime due = day(9, 12, 0);
        district.add(repository, CallTest.call(day(9, 9, 0), Call.Risk.LOW).handOver("李医生", due));
        assertThat(keys(due)).isEmpty();
        assertThat(keys(due.plusMinutes(1))).containsExactly("calls.late");
        Alert alert = district.hotline.alerts(District.NOW).get(0);
        assertThat(alert.severity()).isEqualTo(Alert.Severity.MEDIUM);
        assertThat(repository.count(alert.link().filter())).isEqualTo(1);
    }

    @Test
    void aCallThatHasNotBegunIsRefused() {
        assertThatThrownBy(() -> add(District.NOW.plusMinutes(11), Call.Risk.NONE))
                .isInstanceOfSatisfying(
                        Refused.class, r -> assertThat(r.problem()).isEqualTo(Problem.of("startedAt", "future")));
        assertThat(add(District.NOW.plusMinutes(10), Call.Risk.NONE)).isPositive();
    }

    @Test
    void aWriteIsUndoneAndDoneAgain() {
        Call kept = find(add(day(9, 9, 0), Call.Risk.HIGH));
        district.change(repository, kept, kept.followedUp("平稳", District.NOW));
        district.workbench().ledger().undo();
        assertThat(find(kept.id()).isWaiting()).isTrue();
        district.workbench().ledger().redo();
        assertThat(find(kept.id()).followUpDoneAt()).isEqualTo(District.NOW);
        district.workbench().ledger().undo();
        district.workbench().ledger().undo();
        assertThat(repository.find(kept.id())).isEmpty();
        district.workbench().ledger().redo();
        assertThat(find(kept.id()).note()).isEqualTo("夜里睡不着");
    }

    @Test
    void aRowKeepsItsTextsThroughAFile() {
        long id = add(day(9, 9, 0), Call.Risk.HIGH);
        Call kept = find(id).followedUp("平稳", District.NOW);
        Sheet.Reading<Call> reading = sheet.read(c -> sheet.column(c).text(kept), null);
        assertThat(reading.problems()).isEmpty();
        assertThat(sheet.columns())
                .allSatisfy(c -> assertThat(c.text(reading.record())).isEqualTo(c.text(kept)));
    }

    @Test
    void aCallNeedsOnlyItsTopic() {
        Call read = sheet.read(Map.of("topic", "焦虑恐慌")::get, null).record();
        assertThat(read.startedAt()).isEqualTo(District.NOW);
        assertThat(read.seat()).isEqualTo(1);
        assertThat(read.risk()).isEqualTo(Call.Risk.NONE);
        assertThat(read.problems()).isEmpty();
        assertThat(sheet.read(Map.of("topic", "焦虑恐慌", "risk", "高")::get, null).good())
                .isFalse();
    }

    @Test
    void chartsShowHoursDaysAndTopics() {
        add(day(9, 10, 5), Call.Risk.LOW);
        add(day(8, 10, 59), Call.Risk.HIGH);
        add(day(8, 0, 0), Call.Risk.NONE);
        CallCharts charts = new CallCharts(
                (CallRepository) repository,
                district.workbench().texts(HotlineFeature.class),
                district.workbench().clock());
        Filter week = Filter.NONE.range(TimeRange.LAST7);
        ChartData hours = charts.byHour(week);
        assertThat(hours.categories()).hasSize(24).startsWith("0时");
        assertThat(hours.series().get(0).values().get(10)).isEqualTo(2L);
        assertThat(hours.series().get(1).values().get(10)).isEqualTo(1L);
        assertThat(hours.series().get(0).values().get(0)).isEqualTo(1L);
        ChartData today = charts.byHour(Filter.NONE.range(TimeRange.TODAY));
        assertThat(today.series().get(0).values().get(14)).isEqualTo(0L);
        assertThat(today.series().get(0).values().get(15)).isNull();
        assertThat(charts.byHour(Filter.NONE.range(TimeRange.YESTERDAY))
                        .series()
                        .get(0)
                        .values()
                        .get(23))
                .isEqualTo(0L);
        assertThat(charts.byDay(week).series().get(0).values()).hasToString("[0, 0, 0, 0, 0, 2, 1]");
        assertThat(charts.byTopic(week).series().get(0).values().get(0)).isEqualTo(3L);
        assertThat(charts.byHour(week.chip("risk", "HIGH"))
                        .series()
                        .get(0)
                        .values()
                        .get(10))
                .isEqualTo(1L);
    }

    @Test
    void theReportNamesNoCaller() {
        add(day(9, 10, 5), Call.Risk.HIGH);
        add(day(9, 11, 5), Call.Risk.LOW);
        add(day(8, 10, 59), Call.Risk.LOW);
        ReportPart part = district.hotline.report(CUTOFF).orElseThrow();
        assertThat(part.heading()).isEqualTo("心理热线");
        assertThat(part.order()).isEqualTo(50);
        assertThat(part.toString())
                .contains("当日接听来电2个（较昨日增加1个），其中高风险1个（较昨日增加1个）；较多的主题是焦虑恐慌2个。")
                .contains("累计待跟进来电1个（较昨日增加1个），其中1个高风险来电已过时限、尚未跟进。")
                .doesNotContain("王芳")
                .doesNotContain("1380000");
        assertThat(part.blocks().stream()
                        .filter(ReportPart.Listing.class::isInstance)
                        .map(b -> ((ReportPart.Listing) b).rows())
                        .findFirst()
                        .orElseThrow())
                .containsExactly(List.of("方家庄镇", "2", "1"), List.of("合计", "2", "1"));
    }

    @Test
    void aReportWithoutACallSaysSoInOneSentence() {
        ReportPart part = district.hotline.report(CUTOFF).orElseThrow();
        assertThat(part.blocks()).containsExactly(new ReportPart.Sentence("当日没有来电记录。"));
    }

    @Test
    void aHighRiskCallWithNobodyContradicts() {
        long id = add(day(9, 9, 0), Call.Risk.HIGH);
        assertThat(district.hotline.checks()).extracting(Check::wrong).containsExactly(0L);
        district.write(batch -> batch.change("call", find(id), find(id).handOver(null, null)));
        assertThat(district.hotline.checks()).extracting(Check::wrong).containsExactly(1L);
    }

    @Test
    void noSeatTalksLongerThanTheDayHasLasted() {
        assertThat(district.hotline.checks(CUTOFF))
                .as("no call, nothing to check")
                .isEmpty();
        add(day(9, 0, 0), Call.Risk.LOW);
        add(day(9, 14, 25), Call.Risk.LOW); // has talked for five of its twelve minutes
        Check rule = district.hotline.checks(CUTOFF).get(0);
        assertThat(rule.isOpen()).isFalse();
        assertThat(rule.sources()).extracting(s -> s.value().intValue()).containsExactly(17, 870);

        for (int i = 0; i < 75; i++) {
            add(day(9, 8, 0), Call.Risk.LOW); // one seat, 900 minutes by half past two
        }
        rule = district.hotline.checks(CUTOFF).get(0);
        assertThat(rule.isOpen()).isTrue();
        assertThat(rule.text()).startsWith("1号坐席");
    }
}
