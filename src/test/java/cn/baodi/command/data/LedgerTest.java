package cn.baodi.command.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baodi.command.core.DutyClock;
import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Progress;
import cn.baodi.command.core.Session;
import cn.baodi.command.core.Sort;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
    @TempDir
    Path folder;

    private final Clock clock = new DutyClock(Clock.fixed(Instant.parse("2020-02-09T00:05:00Z"), DutyClock.ZONE));
    private final Session session = new Session("张值班");
    private Database database;
    private Ledger ledger;
    private Sample.SampleRepository samples;

    @BeforeEach
    void open() {
        database = Sample.open(folder);
        ledger = new Ledger(database, clock, session);
        ledger.searchable(List.of(Sample.SEARCHABLE));
        samples = new Sample.SampleRepository(database, clock);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Sample added(String name, int amount) {
        long[] id = new long[1];
        ledger.write("add", batch -> id[0] = samples.add(batch, Sample.of(name, amount)));
        return samples.find(id[0]).orElseThrow();
    }

    private List<Sample> all() {
        return samples.page(Filter.NONE, Sort.up("id"), null, 100).rows();
    }

    @Test
    void aWriteSaysWhoWhenAndWhat() {
        Sample sample = added("小杜庄村", 3);
        ledger.write("改数量", batch -> samples.change(batch, sample, sample.amount(5)));

        List<Ledger.Change> history = ledger.history("sample", sample.id());

        assertThat(history).hasSize(2);
        Ledger.Change last = history.get(0);
        assertThat(last.operator()).isEqualTo("张值班");
        assertThat(last.at()).isEqualTo(LocalDateTime.of(2020, 2, 9, 8, 5));
        assertThat(last.action()).isEqualTo("改数量");
        assertThat(last.before()).containsEntry("amount", 3);
        assertThat(last.after()).containsEntry("amount", 5).doesNotContainKey("name");
    }

    @Test
    void whatIsWrittenSurvivesAReopening() {
        added("𨟠庄村", 1);
        database.close();
        open();
        assertThat(all()).extracting(Sample::name).containsExactly("𨟠庄村");
    }

    @Test
    void undoAndRedoGoBackAndForth() {
        Sample sample = added("甲", 1);
        ledger.write("change", batch -> samples.change(batch, sample, sample.amount(2)));
        ledger.undo();
        assertThat(all()).extracting(Sample::amount).containsExactly(1);
        ledger.undo();
        assertThat(all()).isEmpty();
        ledger.redo();
        ledger.redo();
        assertThat(all()).extracting(Sample::amount).containsExactly(2);
        assertThatThrownBy(ledger::redo).isInstanceOf(Failure.class);
    }

    @Test
    void whateverWasDoneIsTakenBackStepByStepAndDoneAgain() {
        Random random = new Random(20200209);
        for (int round = 0; round < 6; round++) {
            List<List<Sample>> states = new ArrayList<>(List.of(all()));
            for (int step = 0; step < 12; step++) {
                ledger.write("step", batch -> anything(batch, random));
                states.add(all());
            }
            for (int step = 11; step >= 0; step--) {
                ledger.undo();
                assertThat(all())
                        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("version")
                        .isEqualTo(states.get(step));
            }
            int again = random.nextInt(13);
            for (int step = 1; step <= again; step++) {
                ledger.redo();
                assertThat(all())
                        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("version")
                        .isEqualTo(states.get(step));
            }
        }
    }

    /** Adds, changes or retires up to three rows in one write. */
    private void anything(Batch batch, Random random) {
        List<Sample> rows = new ArrayList<>(all());
        Collections.shuffle(rows, random);
        int most = 1 + random.nextInt(3);
        for (int i = 0; i < most; i++) {
            int what = i < rows.size() ? random.nextInt(3) : 0;
            if (what == 0) {
                samples.add(batch, Sample.of("村" + random.nextInt(9), random.nextInt(100)));
            } else if (what == 1) {
                samples.change(batch, rows.get(i), rows.get(i).amount(random.nextInt(100)));
            } else {
                samples.retire(batch, rows.get(i), "重复");
            }
        }
    }

    @Test
    void aWriteOfThousandsOfRowsIsTakenBackPieceByPiece() {
        Sample old = added("甲", 1);
        List<Sample> before = all();
        ledger.write("many", batch -> {
            for (int i = 0; i < 2500; i++) {
                samples.add(batch, Sample.of("乙" + i, i));
            }
            // One row twice in a write: each step is taken back by itself.
            samples.change(batch, old, old.amount(5));
            Sample five =
                    new Sample(old.id(), old.name(), old.colour(), old.notedAt(), 5, old.version() + 1, old.retired());
            samples.change(batch, five, five.amount(7));
        });
        assertThat(samples.total(true)).isEqualTo(2501);
        ledger.undo();
        assertThat(all())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("version")
                .isEqualTo(before);
        ledger.redo();
        assertThat(samples.total(true)).isEqualTo(2501);
        assertThat(samples.find(old.id()).orElseThrow().amount()).isEqualTo(7);
    }

    @Test
    void undoRefusesToTakeBackSomebodyElsesLaterChange() {
        Sample sample = added("甲", 1);
        Ledger other = new Ledger(database, clock, new Session("李"));
        other.write("change", batch -> samples.change(batch, sample, sample.amount(9)));
        assertThatThrownBy(ledger::undo).isInstanceOf(Failure.class);
        assertThat(all()).extracting(Sample::amount).containsExactly(9);
    }

    @Test
    void anUndoThatCannotBeDoesNotStandBeforeThoseThatCan() {
        added("甲", 1);
        Sample second = added("乙", 1);
        Ledger other = new Ledger(database, clock, new Session("李"));
        other.write("change", batch -> samples.change(batch, second, second.amount(9)));
        assertThatThrownBy(ledger::undo).isInstanceOf(Failure.class);
        ledger.undo();
        assertThat(all()).extracting(Sample::name).containsExactly("乙");
    }

    @Test
    void aRowChangedMeanwhileIsNotOverwritten() {
        Sample sample = added("甲", 1);
        ledger.write("first", batch -> samples.change(batch, sample, sample.amount(2)));
        assertThatThrownBy(() -> ledger.write("second", batch -> samples.change(batch, sample, sample.amount(3))))
                .isInstanceOf(Failure.class);
        assertThat(all()).extracting(Sample::amount).containsExactly(2);
    }

    @Test
    void aFailingWriteStoresNothingAtAll() {
        assertThatThrownBy(() -> ledger.write("half", batch -> {
                    samples.add(batch, Sample.of("甲", 1));
                    throw new IllegalStateException("later");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(all()).isEmpty();
        assertThat(ledger.history("sample", 1)).isEmpty();
        assertThat(added("乙", 1).id()).isEqualTo(1);
    }

    @Test
    void cancellingStoresNothing() {
        Progress cancelled = new Progress() {
            private int rows;

            @Override
            public void at(long done, long total) {}

            @Override
            public boolean cancelled() {
                return ++rows > 1500;
            }
        };
        assertThatThrownBy(() -> ledger.write("import", cancelled, batch -> {
                    for (int i = 0; i < 3000; i++) {
                        samples.add(batch, Sample.of("甲", i));
                    }
                }))
                .isInstanceOf(CancellationException.class);
        assertThat(samples.total(true)).isZero();
    }

    @Test
    void anUndoneRowsNumberIsNotGivenAgain() {
        added("甲", 1);
        ledger.undo();
        database.close();
        open();
        assertThat(added("乙", 1).id()).isEqualTo(2);
    }

    @Test
    void retiringHidesARowAndRestoringShowsIt() {
        Sample sample = added("甲", 1);
        ledger.write("retire", batch -> samples.retire(batch, sample, "重复登记"));
        assertThat(all()).isEmpty();
        assertThat(SearchTerms.find(database, "sample", "甲", 5)).isEmpty();
        Sample retired = samples.find(sample.id()).orElseThrow();
        assertThat(retired.retired()).isEqualTo("重复登记");
        ledger.write("restore", batch -> samples.retire(batch, retired, null));
        assertThat(all()).hasSize(1);
        assertThat(SearchTerms.find(database, "sample", "甲", 5)).containsExactly(sample.id());
    }

    @Test
    void searchFollowsEveryChangeOfAName() {
        Sample sample = added("朝霞街道", 1);
        assertThat(SearchTerms.find(database, "sample", "zxjd", 5)).containsExactly(sample.id());
        assertThat(SearchTerms.find(database, "sample", "cx", 5)).containsExactly(sample.id());
        assertThat(SearchTerms.find(database, "sample", "霞街", 5)).containsExactly(sample.id());
        Sample renamed = new Sample(sample.id(), "潮阳街道", sample.colour(), sample.notedAt(), 1, sample.version(), null);
        ledger.write("rename", batch -> samples.change(batch, sample, renamed));
        assertThat(SearchTerms.find(database, "sample", "霞", 5)).isEmpty();
        assertThat(SearchTerms.find(database, "sample", "潮", 5)).containsExactly(sample.id());
    }

    @Test
    void aThingOfTheWorkstationIsKeptAndForgotten() {
        ledger.keep("draft", List.of("a", "b"));
        assertThat(ledger.kept("draft", String[].class))
                .hasValueSatisfying(v -> assertThat(v).containsExactly("a", "b"));
        ledger.keep("draft", null);
        assertThat(ledger.kept("draft", String[].class)).isEmpty();
    }
}
