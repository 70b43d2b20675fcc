package cn.baodi.command.feature.roster;

import static cn.baodi.command.feature.roster.RosterDesk.LEFT;
import static cn.baodi.command.feature.roster.RosterDesk.WANG;
import static cn.baodi.command.feature.roster.RosterDesk.ZHANG;
import static cn.baodi.command.feature.roster.RosterDesk.assignment;
import static cn.baodi.command.feature.roster.RosterDesk.shift;
import static cn.baodi.command.feature.roster.RosterDesk.volunteer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Problem;
import cn.baodi.command.core.Reference;
import cn.baodi.command.core.Refused;
import cn.baodi.command.core.Rejected;
import cn.baodi.command.core.Row;
import cn.baodi.command.core.Sheet;
import cn.baodi.command.core.Sort;
import cn.baodi.command.core.TimeRange;
import cn.baodi.command.core.Type;
import cn.baodi.command.data.Page;
import cn.baodi.command.data.Repository;
import cn.baodi.command.feature.volunteer.Volunteer;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RosterRepositoryTest {
    private static final LocalDate DAY = LocalDate.of(2020, 2, 9);
    private static final LocalDateTime MORNING = DAY.atTime(8, 0);
    private static final LocalDateTime EVENING = DAY.atTime(20, 0);

    @TempDir
    Path folder;

    private RosterDesk desk;

    @BeforeEach
    void open() {
        desk = new RosterDesk(folder, DAY.atTime(14, 30)).withPeople();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private static Problem refusal(Runnable action) {
        try {
            action.run();
        } catch (Refused e) {
            return e.problem();
        }
        throw new AssertionError("was not refused");
    }

    @Test
    void whoIsNearestStepsInFirstAndOfEqualsWhoServedLeast() {
        desk.write(batch -> {
            batch.add("volunteer", volunteer("远方", Volunteer.State.STANDBY, 120115008000L));
            batch.add("volunteer", volunteer("邻村", Volunteer.State.STANDBY, 120115127201L));
        });
        long past = desk.add(shift(1, MORNING.minusDays(2), 12, 3));
        desk.assign(past, ZHANG);
        Shift night = desk.shifts.find(desk.add(shift(1, EVENING, 12, 3))).orElseThrow();
        assertThat(desk.staffing.substitutes(night, desk.staffing.unitOf(night).orElseThrow(), 9))
                .extracting(StaffingRepository.Substitute::name)
                .containsExactly("王芳", "张伟", "邻村", "远方");
        assertThat(desk.staffing.substitutes(night, null, 2))
                .extracting(StaffingRepository.Substitute::name)
                .containsExactly("王芳", "远方");
    }

    @Test
    void whoComesFromAnotherShiftOrGoesToOneMustRest() {
        desk.assign(desk.add(shift(2, EVENING.plusHours(19), 6, 3)), ZHANG);
        desk.assign(desk.add(shift(2, MORNING.minusHours(4), 8, 3)), WANG);
        Shift night = desk.shifts.find(desk.add(shift(1, EVENING, 12, 3))).orElseThrow();
        assertThat(desk.staffing.substitutes(night, null, 9))
                .as("seven hours are too few, eight are enough")
                .extracting(StaffingRepository.Substitute::name)
                .containsExactly("王芳");
    }

    @Test
    void assignmentsAreFoundByPersonAndByPlaceEachOnce() {
        desk.write(batch -> batch.add("volunteer", volunteer("西口霞", Volunteer.State.STANDBY, 120115008000L)));
        long west = desk.add(shift(1, MORNING, 12, 3));
        long east = desk.add(shift(2, MORNING.plusDays(3), 12, 3));
        desk.assign(west, 4);
        desk.assign(west, ZHANG);
        desk.assign(east, 4);
        desk.assign(east, WANG);
        assertThat(people(Filter.NONE.text("西口"))).containsExactly("西口霞", "张伟", "西口霞");
        assertThat(people(Filter.NONE.text("王芳"))).containsExactly("王芳");
        assertThat(people(Filter.NONE.text("西口").range(TimeRange.TODAY))).containsExactly("西口霞", "张伟");
        assertThat(people(Filter.NONE.range(TimeRange.TODAY))).containsExactly("西口霞", "张伟");
        assertThat(people(Filter.NONE.text("没有"))).isEmpty();
    }

    private List<String> people(Filter filter) {
        List<Assignment> rows =
                desk.assignments.page(filter, Sort.up("code"), null, 9).rows();
        assertThat(desk.assignments.count(filter)).isEqualTo(rows.size());
        List<Assignment> whole = new ArrayList<>();
        desk.assignments.each(filter, Sort.up("code"), whole::add);
        assertThat(whole).as("the whole list in one go").isEqualTo(rows);
        return rows.stream().map(Assignment::volunteerName).toList();
    }

    @Test
    void nobodyIsInTwoPlacesAndBothAreNamed() {
        long night = desk.add(shift(1, EVENING, 12, 3));
        long early = desk.add(shift(2, MORNING.plusDays(1).minusHours(1), 8, 3));
        desk.assign(night, ZHANG);
        Problem problem = refusal(() -> desk.assign(early, ZHANG));
        assertThat(desk.texts.problem(problem))
                .isEqualTo("“张伟”已经排在“西口”2020-02-09 20:00 至 2020-02-10 08:00，"
                        + "与“东口”2020-02-10 07:00 至 2020-02-10 15:00 的时间重叠。请换人，或调整其中一班。");
        desk.assign(early, WANG);
        assertThat(desk.assignments.total(false)).isEqualTo(2);
    }

    @Test
    void shiftsThatTouchDoNotOverlap() {
        long day = desk.add(shift(1, MORNING, 12, 3));
        long night = desk.add(shift(2, EVENING, 12, 3));
        desk.assign(day, ZHANG);
        desk.assign(night, ZHANG);
        assertThat(desk.assignments.total(false)).isEqualTo(2);
    }

    @Test
    void anOverlapIsSeenAcrossTheLeapDay() {
        LocalDate leapDay = LocalDate.of(2020, 2, 29);
        long before = desk.add(shift(1, leapDay.minusDays(1).atTime(20, 0), 12, 3));
        long leap = desk.add(shift(1, leapDay.atTime(20, 0), 12, 3));
        long march = desk.add(shift(1, LocalDate.of(2020, 3, 1).atTime(7, 59), 2, 3));
        desk.assign(before, ZHANG);
        desk.assign(leap, ZHANG);
        assertThat(refusal(() -> desk.assign(march, ZHANG)).args()).contains("2020-02-29 20:00", "2020-03-01 08:00");
    }

    @Test
    void oneWriteSeesItsOwnRows() {
        long night = desk.add(shift(1, EVENING, 12, 3));
        Problem problem = refusal(() -> desk.write(batch -> {
            desk.assignments.add(batch, assignment(night, ZHANG, null));
            desk.assignments.add(batch, assignment(night, ZHANG, null));
        }));
        assertThat(problem.key()).isEqualTo("assignment.overlap");
        assertThat(desk.assignments.total(true)).isZero();
    }

    @Test
    void theRuleIsThatOfComparingEveryPair() {
        Random random = new Random(3);
        List<Shift> rostered = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            Shift shift = shift(1, MORNING.plusHours(random.nextInt(200)), 1 + random.nextInt(24), 1);
            boolean free = rostered.stream()
                    .noneMatch(s -> s.startAt().isBefore(shift.endAt())
                            && shift.startAt().isBefore(s.endAt()));
            long id = desk.add(shift);
            if (free) {
                desk.assign(id, ZHANG);
                rostered.add(shift);
            } else {
                assertThat(refusal(() -> desk.assign(id, ZHANG)).key()).isEqualTo("assignment.overlap");
            }
        }
        assertThat(rostered).hasSizeGreaterThan(8);
        assertThat(desk.feature.checks()).allMatch(c -> c.wrong() == 0);
    }

    @Test
    void whatIsRetiredDoesNotCount() {
        long west = desk.add(shift(1, EVENING, 12, 3));
        long east = desk.add(shift(2, EVENING, 12, 3));
        long first = desk.assign(west, ZHANG);
        desk.write(batch ->
                desk.assignments.retire(batch, desk.assignments.find(first).orElseThrow(), "调走"));
        desk.assign(east, ZHANG);
        Assignment retired = desk.assignments.find(first).orElseThrow();
        assertThat(refusal(() -> desk.write(batch -> desk.assignments.retire(batch, retired, null)))
                        .key())
                .isEqualTo("assignment.overlap");
        desk.write(batch -> desk.shifts.retire(batch, desk.shifts.find(east).orElseThrow(), "取消"));
        desk.write(batch -> desk.assignments.retire(batch, retired, null));
        Shift gone = desk.shifts.find(east).orElseThrow();
        assertThat(refusal(() -> desk.write(batch -> desk.shifts.retire(batch, gone, null)))
                        .key())
                .isEqualTo("shift.overlap");
        assertThat(refusal(() -> desk.assign(east, WANG)).key()).isEqualTo("assignment.shift.retired");
    }

    @Test
    void movingAShiftIntoAnotherOfItsPeopleIsRefused() {
        long day = desk.add(shift(1, MORNING, 12, 3));
        long night = desk.add(shift(2, EVENING, 12, 3));
        desk.assign(day, ZHANG);
        desk.assign(night, ZHANG);
        Shift old = desk.shifts.find(day).orElseThrow();
        Shift longer = shift(1, MORNING, 13, 3);
        assertThat(refusal(() -> desk.write(batch -> desk.shifts.change(batch, old, longer))))
                .isEqualTo(Problem.of("start", "shift.overlap", "张伟", "东口", "2020-02-09 20:00", "2020-02-10 08:00"));
        desk.write(batch -> desk.shifts.change(batch, old, shift(1, MORNING, 11, 3)));
        assertThat(desk.shifts.find(day).orElseThrow().endAt()).isEqualTo(MORNING.plusHours(11));
    }

    @Test
    void changingAPersonIsCheckedLikeAdding() {
        long west = desk.add(shift(1, EVENING, 12, 3));
        long east = desk.add(shift(2, EVENING, 12, 3));
        desk.assign(west, ZHANG);
        long second = desk.assign(east, WANG);
        Assignment old = desk.assignments.find(second).orElseThrow();
        assertThat(refusal(() -> desk.write(b -> desk.assignments.change(b, old, assignment(east, ZHANG, null))))
                        .key())
                .isEqualTo("assignment.overlap");
        assertThat(refusal(() -> desk.assign(east, LEFT)).key()).isEqualTo("assignment.left");
        assertThat(refusal(() -> desk.assign(99, ZHANG)).key()).isEqualTo("reference.unknown");
        assertThat(refusal(() -> desk.assign(east, 99)))
                .isEqualTo(Problem.of("volunteer", "reference.unknown", "V00099"));
    }

    @Test
    void signingStaysNearTheShift() {
        long night = desk.add(shift(1, EVENING, 12, 3));
        long id = desk.assign(night, ZHANG);
        Assignment row = desk.assignments.find(id).orElseThrow();
        assertThat(refusal(() ->
                                desk.write(b -> desk.assignments.change(b, row, row.signIn(EVENING.minusMinutes(121)))))
                        .key())
                .isEqualTo("assignment.in.window");
        assertThat(refusal(() -> desk.write(b -> desk.assignments.change(b, row, row.signIn(EVENING.plusHours(12)))))
                        .key())
                .isEqualTo("assignment.in.window");
        desk.write(b -> desk.assignments.change(b, row, row.signIn(EVENING.minusHours(2))));
        Assignment in = desk.assignments.find(id).orElseThrow();
        assertThat(refusal(() -> desk.write(b -> desk.assignments.change(b, in, in.signOut(EVENING.plusHours(19)))))
                        .key())
                .isEqualTo("assignment.out.window");
        desk.write(b -> desk.assignments.change(b, in, in.signOut(EVENING.plusHours(12))));
        assertThat(desk.assignments.find(id).orElseThrow().hours()).isEqualByComparingTo("14");
        desk.ledger.undo();
        assertThat(desk.assignments.find(id).orElseThrow().signedOut()).isNull();
    }

    @Test
    void aClosedCheckpointNeedsNoShift() {
        desk.add(shift(2, LocalDate.of(2020, 2, 20).atTime(20, 0), 12, 3));
        assertThat(refusal(() -> desk.add(shift(2, LocalDate.of(2020, 2, 21).atTime(8, 0), 12, 3)))
                        .key())
                .isEqualTo("shift.checkpoint.closed");
        assertThat(refusal(() -> desk.add(shift(9, MORNING, 12, 3))))
                .isEqualTo(Problem.of("checkpoint", "reference.unknown", "K0009"));
    }

    @Test
    void aDayIsCopiedWithItsPeopleAndItsTroublesAreNamed() {
        long day = desk.add(shift(1, MORNING, 12, 3));
        long night = desk.add(shift(1, EVENING, 12, 3));
        desk.assign(day, ZHANG);
        desk.assign(night, WANG);
        desk.add(shift(1, MORNING.plusDays(1), 12, 5));
        long busy = desk.add(shift(2, EVENING.plusDays(1), 6, 1));
        desk.assign(busy, WANG);
        RosterDay.Copied[] copied = new RosterDay.Copied[1];
        desk.write(batch -> copied[0] = desk.days.copy(batch, DAY, DAY.plusDays(1)));
        assertThat(copied[0].shifts()).isEqualTo(1);
        assertThat(copied[0].assignments()).isZero();
        assertThat(copied[0].refused()).extracting(Problem::key).containsExactly("assignment.overlap");
        desk.write(batch -> copied[0] = desk.days.copy(batch, DAY, LocalDate.of(2020, 2, 29)));
        assertThat(List.of(copied[0].shifts(), copied[0].assignments())).containsExactly(2, 2);
        desk.write(batch -> copied[0] = desk.days.copy(batch, DAY, LocalDate.of(2020, 2, 29)));
        assertThat(List.of(copied[0].shifts(), copied[0].assignments())).containsExactly(0, 0);
        desk.ledger.undo();
        desk.ledger.undo();
        assertThat(desk.assignments.total(false)).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void pagesPutTogetherAreTheSortedList(boolean descending) {
        for (int i = 0; i < 11; i++) {
            long id = desk.add(shift(1 + i % 2, MORNING.plusDays(i * 7 % 5), 12, 3));
            if (i < 5) {
                desk.assign(id, i % 2 == 0 ? ZHANG : WANG);
            }
        }
        check(
                desk.shifts,
                descending,
                Map.of("code", Comparator.comparing(Shift::id), "start", Comparator.comparing(Shift::startAt)));
        check(
                desk.assignments,
                descending,
                Map.of(
                        "code", Comparator.comparing(Assignment::id),
                        "shift", Comparator.comparing(Assignment::shift),
                        "volunteer", Comparator.comparing(Assignment::volunteer)));
    }

    private static <T extends Row> void check(
            Repository<T> repository, boolean descending, Map<String, Comparator<T>> orders) {
        List<T> all = paged(repository, Sort.up("code"));
        orders.forEach((column, order) -> {
            Comparator<T> full = order.thenComparing(Row::id);
            List<T> expected = new ArrayList<>(all);
            expected.sort(descending ? full.reversed() : full);
            assertThat(paged(repository, new Sort(column, descending)))
                    .as(column)
                    .isEqualTo(expected);
        });
    }

    private static <T extends Row> List<T> paged(Repository<T> repository, Sort sort) {
        List<T> rows = new ArrayList<>();
        Page.Cursor cursor = null;
        do {
            Page<T> page = repository.page(Filter.NONE, sort, cursor, 3);
            rows.addAll(page.rows());
            cursor = page.next();
        } while (cursor != null);
        return rows;
    }

    @Test
    void shiftsAndPeopleAreFoundByWhatIsMissing() {
        long day = desk.add(shift(1, MORNING, 12, 1));
        desk.add(shift(2, EVENING, 12, 2));
        desk.write(b -> desk.assignments.add(b, assignment(day, ZHANG, MORNING)));
        desk.write(b -> desk.shifts.add(
                b,
                new Shift(
                        null,
                        Shift.Post.HOTLINE,
                        null,
                        "1号坐席",
                        EVENING,
                        EVENING.plusHours(8),
                        1,
                        null,
                        0,
                        null,
                        null,
                        null,
                        null)));
        assertThat(desk.shifts.count(Filter.NONE.chip("gap", "short"))).isEqualTo(2);
        assertThat(desk.shifts.count(Filter.NONE.chip("gap", "absent"))).isZero();
        assertThat(desk.shifts.count(Filter.NONE.chip("post", "HOTLINE"))).isEqualTo(1);
        assertThat(desk.shifts.count(Filter.NONE.text("dk"))).isEqualTo(1);
        assertThat(desk.shifts.count(Filter.NONE.text("坐席"))).isEqualTo(1);
        assertThat(desk.shifts.count(Filter.NONE.range(TimeRange.SHIFT))).isEqualTo(1);
        assertThat(desk.shifts.count(Filter.NONE.chip("unit", "120115127000"))).isEqualTo(2);
        assertThat(desk.assignments.count(Filter.NONE.chip("signed", "IN"))).isEqualTo(1);
        assertThat(desk.assignments.count(Filter.NONE.chip("signed", "NOT_YET")))
                .isZero();
        assertThat(desk.assignments.count(Filter.NONE.text("zw"))).isEqualTo(1);
        assertThat(desk.assignments.count(Filter.NONE.text("xk"))).isEqualTo(1);
        assertThat(desk.assignments.count(Filter.NONE.range(TimeRange.YESTERDAY)))
                .isZero();
        Shift row = desk.shifts.find(day).orElseThrow();
        assertThat(List.of(row.assigned(), row.present())).containsExactly(1, 1);
    }

    private static final class GivenUp extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** What becomes of each of these rows in one write, which is given up in the end. */
    private List<String> outcomes(List<Assignment> rows, boolean expected) {
        List<String> outcomes = new ArrayList<>();
        assertThatThrownBy(() -> desk.write(batch -> {
                    if (expected) {
                        desk.assignments.expect(batch, rows);
                    }
                    for (Assignment row : rows) {
                        try {
                            desk.assignments.add(batch, row);
                            outcomes.add("stored");
                        } catch (Refused e) {
                            outcomes.add(e.problem().toString());
                        }
                    }
                    throw new GivenUp();
                }))
                .isInstanceOf(GivenUp.class);
        return outcomes;
    }

    @Test
    void aThousandRowsAreJudgedAsOneByOne() {
        for (int i = 0; i < 12; i++) {
            desk.add(shift(1 + i % 2, MORNING.plusHours(5L * i), 4 + i % 5, 3));
        }
        desk.assign(2, ZHANG);
        desk.assign(5, WANG);
        desk.write(batch -> desk.shifts.retire(batch, desk.shifts.find(9).orElseThrow(), "误"));
        Random random = new Random(7);
        List<Assignment> rows = IntStream.range(0, 300)
                .mapToObj(i -> assignment(1 + random.nextInt(14), 1 + random.nextInt(4), null))
                .toList();
        List<String> outcomes = outcomes(rows, true);
        assertThat(outcomes).isEqualTo(outcomes(rows, false)).contains("stored");
        assertThat(String.join(" ", outcomes))
                .contains("assignment.overlap", "assignment.left", "assignment.shift.retired", "reference.unknown");
    }

    @Test
    void aShiftIsFoundByThePostAndTheStartThatItsLabelHas() throws Rejected {
        long first = desk.add(shift(1, MORNING, 12, 2));
        long second = desk.add(shift(2, MORNING, 12, 2));
        long task = desk.add(new Shift(
                null,
                Shift.Post.TASK,
                null,
                "门诊引导",
                MORNING,
                MORNING.plusHours(4),
                1,
                null,
                0,
                null,
                null,
                null,
                null));
        Type<Reference> type = desk.shifts.type();
        assertThat(type.read("西口 2020-02-09 08:00").id()).isEqualTo(first);
        assertThat(type.read("东口 2020-2-9 8:00").id()).isEqualTo(second);
        assertThat(type.read("门诊引导 2020-02-09 08:00").id()).isEqualTo(task);
        assertThat(catchThrowableOfType(Rejected.class, () -> type.read("西口 2020-02-09 20:00")))
                .isNotNull();
        desk.add(shift(1, MORNING, 6, 1));
        assertThat(catchThrowableOfType(Rejected.class, () -> type.read("西口 2020-02-09 08:00")))
                .isNotNull(); // two of them
    }

    @Test
    void whatIsWrittenReadsBack() throws Rejected {
        long day = desk.add(shift(1, MORNING, 12, 2));
        desk.write(b -> desk.assignments.add(b, assignment(day, ZHANG, MORNING)));
        Shift shift = desk.shifts.find(day).orElseThrow();
        assertThat(back(RosterSheet.shifts(desk.texts, desk.checkpoints.type()), shift))
                .usingRecursiveComparison()
                .ignoringFields("version", "assigned", "present")
                .isEqualTo(shift);
        Assignment row = desk.assignments.find(1).orElseThrow();
        Sheet<Assignment> sheet = RosterSheet.assignments(desk.texts, desk.shifts.type(), desk.volunteers.type());
        assertThat(back(sheet, row))
                .usingRecursiveComparison()
                .ignoringFields("version", "endAt")
                .isEqualTo(row);
        assertThat(sheet.column("shift").text(row)).isEqualTo("西口 2020-02-09 08:00 B00001");
        assertThat(desk.shifts.type().read("西口 2020-02-09 08:00")).isEqualTo(new Reference(day, ""));
        assertThat(desk.shifts.type().suggest("xk")).extracting(Reference::id).containsExactly(day);
        Sheet.Reading<Assignment> other = sheet.read(
                key -> key.equals("shift") ? "东口 2020-02-09 08:00 B00001" : key.equals("volunteer") ? "V00002" : "",
                null);
        assertThat(refusal(() -> desk.write(b -> desk.assignments.add(b, other.record())))
                        .key())
                .isEqualTo("reference.mismatch");
    }

    private static <T> T back(Sheet<T> sheet, T row) {
        Sheet.Reading<T> reading = sheet.read(key -> sheet.column(key).text(row), null);
        assertThat(reading.problems()).isEmpty();
        return reading.record();
    }
}
