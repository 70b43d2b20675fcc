package cn.baodi.command.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baodi.command.core.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PiecesTest {
    private static final int ROWS = 3 * Pieces.PIECE + 7;

    @Test
    void everyRowIsWorkedOnOnceAndInItsOrder() {
        List<Integer> done = new ArrayList<>();
        try (Pieces<Integer> pieces = new Pieces<>(done::addAll)) {
            IntStream.range(0, ROWS).forEach(pieces::add);
            pieces.finish();
        }
        assertThat(done).isEqualTo(IntStream.range(0, ROWS).boxed().toList());
    }

    @Test
    void whatTheWorkThrowsReachesWhoGathersAndNothingMoreIsBegun() {
        AtomicInteger begun = new AtomicInteger();
        Pieces<Integer> pieces = new Pieces<>(rows -> {
            begun.incrementAndGet();
            throw new Failure("disk.full");
        });
        assertThatThrownBy(() -> IntStream.range(0, ROWS).forEach(pieces::add)).isInstanceOf(Failure.class);
        pieces.close();
        assertThat(begun).hasValue(1);
    }

    @Test
    void nothingIsUnderWayOnceItIsClosed() {
        List<Integer> done = new ArrayList<>();
        CountDownLatch closing = new CountDownLatch(1);
        Pieces<Integer> pieces = new Pieces<>(rows -> {
            try {
                closing.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            done.addAll(rows);
        });
        IntStream.range(0, Pieces.PIECE + 1).forEach(pieces::add);
        closing.countDown();
        pieces.close();
        assertThat(done).hasSize(Pieces.PIECE);
    }
}
