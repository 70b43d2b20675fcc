package cn.baodi.command.feature.returns;

import static cn.baodi.command.feature.returns.ReturnsDesk.DAY;
import static cn.baodi.command.feature.returns.ReturnsDesk.filed;
import static cn.baodi.command.feature.returns.ReturnsDesk.of;
import static cn.baodi.command.feature.returns.ReturnsDesk.whole;
import static cn.baodi.command.feature.returns.ReturnsDesk.zero;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Refused;
import cn.baodi.command.core.Sort;
import cn.baodi.command.core.TimeRange;
import cn.baodi.command.feature.returns.DailyReturn.State;
import cn.baodi.command.feature.unit.Unit;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReturnRepositoryTest {
    @TempDir
    Path folder;

    private ReturnsDesk desk;

    @BeforeEach
    void open() {
        desk = new ReturnsDesk(folder, DAY.atTime(14, 30));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private static void refused(ThrowingCallable action, String key) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        Refused.class, e -> assertThat(e.problem().key()).isEqualTo(key));
    }

    private List<DailyReturn> all(Filter filter) {
        return desk.returns.page(filter, Sort.up("code"), null, 100).rows();
    }

    @Test
    void aResubmissionTakesThePlaceOfTheFirstAndItsHistoryKeepsBoth() {
        long first = desk.add(whole(desk.village(0), DAY));
        long again = desk.add(of(desk.village(0), DAY, 31, 90, 1, 0, 2, 1, 1, 2, 4));
        assertThat(again).isEqualTo(first);
        assertThat(all(Filter.NONE)).extracting(DailyReturn::households).containsExactly(31);
        assertThat(desk.ledger.history(ReturnRepository.TABLE, first)).hasSize(2);
        desk.ledger.undo();
        assertThat(all(Filter.NONE)).extracting(DailyReturn::households).containsExactly(30);
    }

    /** An import says beforehand which ones it brings, and what it wrote itself counts as well. */
    @Test
    void ofSeveralInOneWriteTheLastHolds() {
        long first = desk.add(whole(desk.village(0), DAY));
        List<DailyReturn> rows = List.of(
                of(desk.village(0), DAY, 31, 90, 1, 0, 2, 1, 1, 2, 4),
                of(desk.village(1), DAY, 41, 90, 1, 0, 2, 1, 1, 2, 4),
                of(desk.village(1), DAY, 42, 90, 1, 0, 2, 1, 1, 2, 4),
                of(desk.village(0), DAY, 32, 90, 1, 0, 2, 1, 1, 2, 4));
        desk.ledger.write("several", batch -> {
            desk.returns.expect(batch, rows);
            rows.forEach(row -> desk.returns.add(batch, row));
        });
        assertThat(all(Filter.NONE)).extracting(DailyReturn::households).containsExactly(32, 42);
        assertThat(desk.ledger.history(ReturnRepository.TABLE, first)).hasSize(3);
        desk.add(of(desk.village(1), DAY, 43, 90, 1, 0, 2, 1, 1, 2, 4));
        assertThat(all(Filter.NONE)).extracting(DailyReturn::households).containsExactly(32, 43);
    }

    @Test
    void theSameAgainChangesNothing() {
        long id = desk.add(whole(desk.village(0), DAY));
        desk.add(whole(desk.village(0), DAY));
        assertThat(desk.returns.find(id).orElseThrow().version()).isEqualTo(1);
    }

    @Test
    void aNoteOfThreeThousandCharactersIsKeptWhole() {
        String note = "卡口值守、入户排查均正常。".repeat(231).substring(0, 3000);
        long id = desk.add(
                new DailyReturn(null, desk.village(0), DAY, null, null, 30, 90, 1, 0, 2, 1, 1, 2, 4, note, 0, null));
        assertThat(desk.returns.find(id).orElseThrow().note()).isEqualTo(note);
        assertThat(desk.returns.find(id).orElseThrow().state()).isEqualTo(State.FILED);
    }

    @Test
    void itIsFiledNowAndDueAtTheCutOffOfItsFiling() {
        long id = desk.add(whole(desk.village(0), DAY));
        desk.deadline.move(LocalTime.of(12, 0));
        long other = desk.add(whole(desk.village(1), DAY));
        DailyReturn before = desk.returns.find(id).orElseThrow();
        assertThat(before.filedAt()).isEqualTo(DAY.atTime(14, 30));
        assertThat(before.state()).isEqualTo(State.FILED);
        assertThat(desk.returns.find(other).orElseThrow().state()).isEqualTo(State.LATE);
    }

    @Test
    void aRetiredReturnMakesRoomAndDoesNotComeBackBesideItsSuccessor() {
        long id = desk.add(whole(desk.village(0), DAY));
        DailyReturn row = desk.returns.find(id).orElseThrow();
        desk.ledger.write("retire", batch -> desk.returns.retire(batch, row, "报错了村"));
        assertThat(desk.returns.filed(DAY, DAY)).isEmpty();
        assertThat(desk.add(zero(desk.village(0), DAY))).isNotEqualTo(id);
        DailyReturn retired = desk.returns.find(id).orElseThrow();
        refused(() -> desk.ledger.write("restore", batch -> desk.returns.retire(batch, retired, null)), "returns.twin");
    }

    @Test
    void itIsNotMovedOntoAnother() {
        long id = desk.add(whole(desk.village(0), DAY));
        desk.add(whole(desk.village(1), DAY));
        DailyReturn row = desk.returns.find(id).orElseThrow();
        DailyReturn moved = filed(whole(desk.village(1), DAY), row.filedAt());
        refused(() -> desk.ledger.write("move", batch -> desk.returns.change(batch, row, moved)), "returns.twin");
    }

    @Test
    void aUnitThatIsNotThereOwesNothing() {
        desk.exists(desk.village(0), null, DAY.minusDays(1));
        desk.exists(desk.village(1), DAY.plusDays(1), null);
        refused(() -> desk.add(whole(desk.village(0), DAY)), "returns.inactive");
        refused(() -> desk.add(whole(desk.village(1), DAY)), "returns.inactive");
        assertThat(desk.add(whole(desk.village(0), DAY.minusDays(1)))).isPositive();
    }

    @Test
    void contradictionsAreFoundByTheirKind() {
        desk.add(of(desk.village(0), DAY.minusDays(1), 30, 90, 1, 0, 2, 1, 0, 3, 4));
        desk.add(whole(desk.village(0), DAY)); // begins with 2, yesterday ended with 3
        desk.add(of(desk.village(1), DAY, 30, 90, 91, 0, 2, 1, 1, 2, 4));
        desk.add(of(desk.village(2), DAY, 30, 90, 1, 0, 2, 1, 1, 9, 4));
        assertThat(Arrays.stream(ReturnRepository.Doubt.values()).map(desk.returns::count))
                .containsExactly(1L, 1L, 1L);
        assertThat(all(Filter.NONE.chip("doubt", "CARRIED")))
                .extracting(DailyReturn::unit)
                .containsExactly(desk.village(0));
    }

    @Test
    void theListIsNarrowedByTownStateDayAndName() {
        desk.add(whole(desk.village(0), DAY));
        desk.add(zero(desk.village(1), DAY));
        desk.add(zero(desk.village(1), DAY.minusDays(1)));
        long elsewhere = desk.units.villages().get(0).id();
        desk.add(whole(elsewhere, DAY));
        assertThat(all(Filter.NONE.chip("unit", Long.toString(ReturnsDesk.TOWN))))
                .hasSize(3);
        assertThat(all(Filter.NONE.chip("state", "ZERO").range(TimeRange.SHIFT)))
                .as("a shift's range means its day")
                .extracting(DailyReturn::onDay)
                .containsExactly(DAY);
        assertThat(all(Filter.NONE.text(desk.units.name(desk.village(1))))).hasSize(2);
    }

    /** The database says the same of a state as the record, and whatever is filed however often, each unit counts once. */
    @Test
    void howeverOftenUnitsFileEachExpectedOneIsInExactlyOneState() {
        Random random = new Random(9);
        for (int i = 0; i < 150; i++) {
            long unit = desk.village(random.nextInt(12));
            Integer[] figures = new Integer[9];
            boolean zero = random.nextInt(3) == 0;
            for (int j = 0; j < figures.length; j++) {
                figures[j] = random.nextInt(12) == 0 ? null : zero ? 0 : random.nextInt(5);
            }
            figures[8] = 1 + random.nextInt(3) * (zero ? 0 : 1) - (zero ? 1 : 0);
            desk.add(filed(of(unit, DAY, figures), DAY.atTime(8 + random.nextInt(14), 0)));
        }
        Completeness known = new Completeness(
                desk.units.villages(),
                List.of(DAY),
                desk.returns.filed(DAY, DAY),
                day -> day.plusDays(9).atStartOfDay());
        int expected = desk.units.villages().size();
        assertThat(known.counts(DAY).expected()).isEqualTo(expected);
        assertThat(known.counts(DAY).reported()).isEqualTo(12);
        for (DailyReturn row : all(Filter.NONE)) {
            Unit unit = desk.units.find(row.unit()).orElseThrow();
            assertThat(known.state(unit, DAY)).isEqualTo(row.state());
        }
        Map<Long, List<Completeness.Counts>> towns = known.byTown();
        for (State state : State.values()) {
            assertThat(towns.values().stream()
                            .mapToInt(counts -> counts.get(0).of(state))
                            .sum())
                    .isEqualTo(known.counts(DAY).of(state));
        }
    }
}
