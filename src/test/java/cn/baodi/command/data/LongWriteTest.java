package cn.baodi.command.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Writes whose rows go to the database while the next are gathered. */
class LongWriteTest {
    private static final int ROWS = 9_000;

    @TempDir
    Path folder;

    private Post post;

    @BeforeEach
    void open() {
        post = new Post(folder);
        post.add("先", 1);
    }

    @AfterEach
    void close() {
        post.close();
    }

    private static void add(Batch batch, int rows) {
        IntStream.range(0, rows).forEach(i -> batch.add("sample", Sample.of("行" + i, i)));
    }

    private void storesNothing(String key, Consumer<Batch> work) {
        assertThatThrownBy(() -> post.ledger.write("long", work))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.key()).isEqualTo(key));
        assertThat(post.all()).containsExactly("先 1 1");
        post.add("后", 2);
        assertThat(post.all()).hasSize(2);
        assertThat(post.ledger.checkAudit(Progress.none()).differences()).isEmpty();
    }

    @Test
    void aRowThatTheDatabaseRefusesInTheMiddleLeavesNothing() {
        storesNothing("row.refused", batch -> {
            add(batch, ROWS);
            batch.add("sample", Sample.of("长".repeat(500), 1));
            add(batch, ROWS);
        });
    }

    @Test
    void aRowThatWasChangedMeanwhileLeavesNothing() {
        Sample old = post.samples.find(1).orElseThrow();
        Sample never = new Sample(1L, old.name(), old.colour(), old.notedAt(), 1, 7, null);
        storesNothing("row.changed", batch -> {
            add(batch, ROWS);
            batch.change("sample", never, never.amount(9));
            add(batch, ROWS);
        });
    }

    @Test
    void workThatFailsWhileRowsAreUnderWayLeavesNothing() {
        storesNothing("import.refused", batch -> {
            add(batch, ROWS);
            throw new Failure("import.refused");
        });
    }

    @Test
    void aQuestionKnowsAllRowsBeforeIt() {
        List<Long> counted = new ArrayList<>();
        post.ledger.write("long", batch -> {
            for (int i = 0; i < 8; i++) {
                add(batch, 1_300);
                counted.add(batch.query(handle -> handle.createQuery("SELECT COUNT(*) FROM sample")
                        .mapTo(Long.class)
                        .one()));
            }
        });
        assertThat(counted).containsExactly(1301L, 2601L, 3901L, 5201L, 6501L, 7801L, 9101L, 10_401L);
        post.ledger.undo();
        assertThat(post.all()).containsExactly("先 1 1");
    }

    @Test
    void whatIsAddedAndChangedInOneLongWriteIsAsTheJournalSaysAndGoesAgain() {
        post.ledger.write("long", batch -> {
            add(batch, ROWS);
            for (int i = 0; i < ROWS; i += 4) {
                Sample stored = new Sample(
                        i + 2L, "行" + i, Sample.Colour.RED, Sample.of("", 0).notedAt(), i, 1, null);
                batch.change("sample", stored, stored.amount(-1));
            }
        });
        assertThat(post.ledger.check("核对", Progress.none()).differences()).isEmpty();
        post.ledger.undo();
        assertThat(post.all()).containsExactly("先 1 1");
        assertThat(post.ledger.check("核对", Progress.none()).differences()).isEmpty();
    }
}
