package cn.baodi.command.feature.checkpoint;

import static cn.baodi.command.feature.checkpoint.CheckpointDesk.CHAOXIA;
import static cn.baodi.command.feature.checkpoint.CheckpointDesk.DABAI;
import static cn.baodi.command.feature.checkpoint.CheckpointDesk.DAY;
import static cn.baodi.command.feature.checkpoint.CheckpointDesk.checkpoint;
import static cn.baodi.command.feature.checkpoint.CheckpointDesk.count;
import static cn.baodi.command.feature.checkpoint.PassageCount.Duty;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Problem;
import cn.baodi.command.core.Reference;
import cn.baodi.command.core.Refused;
import cn.baodi.command.core.Rejected;
import cn.baodi.command.core.Row;
import cn.baodi.command.core.Sort;
import cn.baodi.command.core.TimeRange;
import cn.baodi.command.data.Page;
import cn.baodi.command.data.Repository;
import java.nio.file.Path;
import java.text.Collator;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointRepositoryTest {
    private static final LocalDateTime NOW = LocalDateTime.of(2020, 2, 9, 14, 30);

    @TempDir
    Path folder;

    private CheckpointDesk desk;

    @BeforeEach
    void open() {
        desk = new CheckpointDesk(folder, NOW);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private static AbstractThrowableAssert<?, ?> refused(ThrowingCallable action, String field, String key) {
        return assertThatThrownBy(action).isInstanceOf(Refused.class).satisfies(e -> {
            Problem problem = ((Refused) e).problem();
            assertThat(List.of(problem.field(), problem.key())).containsExactly(field, key);
        });
    }

    private static final class GivenUp extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** What becomes of each of these rows in one write, which is given up in the end. */
    private <T extends Row> List<String> outcomes(Repository<T> repository, List<T> rows, boolean expected) {
        List<String> outcomes = new ArrayList<>();
        assertThatThrownBy(() -> desk.ledger.write("all", batch -> {
                    if (expected) {
                        repository.expect(batch, rows);
                    }
                    for (T row : rows) {
                        try {
                            repository.add(batch, row);
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
        desk.add(checkpoint("西口", DABAI, null));
        desk.add(checkpoint("东口", DABAI, DAY.minusDays(1)));
        desk.add(count(1, DAY, Duty.DAY, 5, 0));
        Random random = new Random(7);
        List<PassageCount> counts = IntStream.range(0, 100)
                .mapToObj(i -> count(1 + random.nextInt(3), DAY.minusDays(random.nextInt(9)), Duty.DAY, 5, 0))
                .toList();
        List<String> outcomes = outcomes(desk.passages, counts, true);
        assertThat(outcomes).isEqualTo(outcomes(desk.passages, counts, false)).contains("stored");
        assertThat(String.join(" ", outcomes)).contains("passage.twin", "passage.closed", "reference.unknown");
        List<Checkpoint> posts = Stream.of("西口", "南口", "北口", "南口")
                .map(name -> checkpoint(name, CHAOXIA, null))
                .toList();
        assertThat(outcomes(desk.checkpoints, posts, true))
                .isEqualTo(outcomes(desk.checkpoints, posts, false))
                .extracting(outcome -> outcome.equals("stored"))
                .containsExactly(false, true, true, false);
    }

    private static <T extends Row> List<T> paged(Repository<T> repository, Filter filter, Sort sort) {
        List<T> rows = new ArrayList<>();
        Page<T> page = repository.page(filter, sort, null, 4);
        rows.addAll(page.rows());
        while (page.next() != null) {
            page = repository.page(filter, sort, page.next(), 4);
            rows.addAll(page.rows());
        }
        return rows;
    }

    private void fill() {
        String names = "潮八宝大朝里口南北霍";
        for (int i = 0; i < names.length(); i++) {
            long id = desk.add(checkpoint(names.charAt(i) + "口", i % 3 == 0 ? CHAOXIA : DABAI, null));
            desk.add(count(id, DAY.minusDays(i % 3), i % 2 == 0 ? Duty.DAY : Duty.NIGHT, 100 + i % 4, i % 3));
            desk.add(count(id, DAY.minusDays(5), Duty.DAY, 100, 3));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void pagesPutTogetherAreTheSortedList(boolean descending) {
        fill();
        Map<String, Comparator<Checkpoint>> posts = Map.of(
                "code", Comparator.comparing(Checkpoint::id),
                "name", Comparator.comparing(Checkpoint::name, Collator.getInstance(Locale.CHINA)),
                "unit", Comparator.comparing(Checkpoint::unit));
        posts.forEach((column, order) -> check(desk.checkpoints, column, order, descending));
        Map<String, Comparator<PassageCount>> counts = Map.of(
                "code", Comparator.comparing(PassageCount::id),
                "date", Comparator.comparing(PassageCount::startAt),
                "people", Comparator.comparing(PassageCount::people),
                "fever", Comparator.comparing(PassageCount::fever));
        counts.forEach((column, order) -> check(desk.passages, column, order, descending));
    }

    private static <T extends Row> void check(
            Repository<T> repository, String column, Comparator<T> order, boolean descending) {
        List<T> expected = paged(repository, Filter.NONE, Sort.up("code"));
        Comparator<T> full = order.thenComparing(Row::id);
        expected.sort(descending ? full.reversed() : full);
        assertThat(paged(repository, Filter.NONE, new Sort(column, descending)))
                .as(column)
                .hasSizeGreaterThan(8)
                .isEqualTo(expected);
    }

    @Test
    void countsAreFoundByPlaceShiftAlarmsAndName() {
        fill();
        Filter chaoxia = Filter.NONE.chip("unit", Long.toString(CHAOXIA));
        assertThat(desk.checkpoints.count(chaoxia)).isEqualTo(4);
        assertThat(desk.passages.count(chaoxia)).isEqualTo(8);
        assertThat(desk.passages.count(Filter.NONE.chip("duty", "NIGHT"))).isEqualTo(5);
        assertThat(desk.passages.count(Filter.NONE.chip("fever", "3"))).isEqualTo(10);
        assertThat(desk.passages.count(Filter.NONE.range(TimeRange.SHIFT))).isEqualTo(2);
        assertThat(paged(desk.passages, Filter.NONE.text("ck"), Sort.up("code")))
                .extracting(PassageCount::checkpointName)
                .containsOnly("潮口", "朝口");
        assertThat(desk.checkpoints.suggest("K0003", 5))
                .extracting(Checkpoint::name)
                .first()
                .isEqualTo("宝口");
    }

    @Test
    void aPostWithoutTheLastCountIsFound() {
        long silent = desk.add("西口");
        long counted = desk.add("东口");
        desk.add(checkpoint("旧口", DABAI, DAY.minusDays(2)));
        desk.add(count(counted, DAY.minusDays(1), Duty.NIGHT, 0, 0));
        assertThat(paged(desk.checkpoints, Filter.NONE.chip("unrecorded", "last"), Sort.up("code")))
                .extracting(Checkpoint::id)
                .containsExactly(silent);
    }

    @Test
    void aNameStandsOnce() {
        long first = desk.add("西口");
        refused(() -> desk.add("西口"), "name", "duplicate");
        refused(
                () -> desk.ledger.write("two", batch -> {
                    desk.checkpoints.add(batch, checkpoint("东口", DABAI, null));
                    desk.checkpoints.add(batch, checkpoint("东口", DABAI, null));
                }),
                "name",
                "duplicate");
        assertThat(desk.checkpoints.total(false)).isEqualTo(1);
        Checkpoint old = desk.checkpoints.find(first).orElseThrow();
        desk.ledger.write("retire", batch -> desk.checkpoints.retire(batch, old, "并入东口"));
        desk.add("西口");
        refused(
                () -> desk.ledger.write(
                        "restore",
                        batch -> desk.checkpoints.retire(
                                batch, desk.checkpoints.find(first).orElseThrow(), null)),
                "name",
                "duplicate");
    }

    @Test
    void aShiftIsCountedOnceAtACheckpoint() {
        long west = desk.add("西口");
        long east = desk.add("东口");
        long first = desk.add(count(west, DAY, Duty.DAY, 10, 0));
        refused(() -> desk.add(count(west, DAY, Duty.DAY, 11, 0)), "date", "passage.twin");
        refused(
                () -> desk.ledger.write("import", batch -> {
                    desk.passages.add(batch, count(east, DAY, Duty.DAY, 1, 0));
                    desk.passages.add(batch, count(east, DAY, Duty.DAY, 2, 0));
                }),
                "date",
                "passage.twin");
        long night = desk.add(count(west, DAY, Duty.NIGHT, 3, 0));
        PassageCount row = desk.passages.find(night).orElseThrow();
        PassageCount moved = count(west, DAY, Duty.DAY, 3, 0);
        refused(() -> desk.ledger.write("move", b -> desk.passages.change(b, row, moved)), "date", "passage.twin");
        PassageCount retired = desk.passages.find(first).orElseThrow();
        desk.ledger.write("retire", batch -> desk.passages.retire(batch, retired, "数错了"));
        desk.add(count(west, DAY, Duty.DAY, 12, 0));
        refused(
                () -> desk.ledger.write(
                        "restore",
                        batch -> desk.passages.retire(
                                batch, desk.passages.find(first).orElseThrow(), null)),
                "date",
                "passage.twin");
    }

    @Test
    void aClosedCheckpointTakesNoLaterCount() {
        long id = desk.add(checkpoint("西口", DABAI, DAY));
        long last = desk.add(count(id, DAY, Duty.NIGHT, 5, 0));
        refused(() -> desk.add(count(id, DAY.plusDays(1), Duty.DAY, 5, 0)), "date", "passage.closed");
        Checkpoint row = desk.checkpoints.find(id).orElseThrow();
        Checkpoint earlier = checkpoint("西口", DABAI, DAY.minusDays(1));
        refused(
                () -> desk.ledger.write("close", b -> desk.checkpoints.change(b, row, earlier)),
                "closed",
                "checkpoint.closed.early");
        desk.ledger.write("retire", batch -> desk.checkpoints.retire(batch, row, "撤销"));
        refused(() -> desk.add(count(id, DAY.minusDays(1), Duty.DAY, 5, 0)), "checkpoint", "passage.retired");
        // What was counted before can still be corrected.
        PassageCount old = desk.passages.find(last).orElseThrow();
        PassageCount corrected = count(id, DAY, Duty.NIGHT, 6, 0);
        desk.ledger.write("correct", batch -> desk.passages.change(batch, old, corrected));
        assertThat(desk.passages.find(last).orElseThrow().people()).isEqualTo(6);
    }

    @Test
    void aCodeWithAnothersNameIsRefused() throws Rejected {
        desk.add("西口");
        long east = desk.add("东口");
        assertThat(desk.checkpoints.type().read("东口")).isEqualTo(new Reference(east, ""));
        assertThat(desk.checkpoints.type().read("东口 K0002").label()).isEqualTo("东口");
        Reference wrong = desk.checkpoints.type().read("东口 K0001");
        PassageCount row =
                new PassageCount(null, wrong.id(), Duty.DAY.start(DAY), 1, 1, 0, 0, 0, null, 0, null, wrong.label());
        refused(() -> desk.add(row), "checkpoint", "reference.mismatch");
        refused(() -> desk.add(count(77, DAY, Duty.DAY, 1, 0)), "checkpoint", "reference.unknown");
        assertThatThrownBy(() -> desk.checkpoints.type().read("南口")).isInstanceOf(Rejected.class);
        assertThat(desk.checkpoints.type().suggest("dk"))
                .extracting(Reference::label)
                .containsExactly("东口");
    }

    @Test
    void undoPutsACountBackAndRedoTakesItAgain() {
        long id = desk.add(count(desk.add("西口"), LocalDate.of(2020, 2, 29), Duty.NIGHT, 5, 0));
        PassageCount before = desk.passages.find(id).orElseThrow();
        PassageCount after = count(before.checkpoint(), before.date(), Duty.NIGHT, 9, 1);
        desk.ledger.write("change", batch -> desk.passages.change(batch, before, after));
        desk.ledger.undo();
        assertThat(desk.passages.find(id).orElseThrow())
                .usingRecursiveComparison()
                .ignoringFields("version")
                .isEqualTo(before);
        desk.ledger.undo();
        assertThat(desk.passages.find(id)).isEmpty();
        desk.ledger.redo();
        assertThat(desk.passages.find(id))
                .get(type(PassageCount.class))
                .extracting(PassageCount::people)
                .isEqualTo(5);
    }
}
