package cn.baodi.command.fault;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A long write is cancelled at any row, or its thread interrupted, as no thread of the console ever is. It leaves nothing
 * or stands whole; who reads and writes beside it notices nothing.
 */
@Tag("faults")
class CancelTest {
    private static final int PARTS = 60;

    @TempDir
    Path place;

    private final Random random = new Random(60);
    private final Queue<Throwable> wrong = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean over = new AtomicBoolean();
    private long number;
    private int cancelled;
    private int interrupted;
    private final AtomicInteger refused = new AtomicInteger();

    @Test
    void theOthersGoOn() throws InterruptedException, IOException {
        int rounds = Rounds.of("cancel", 60, 500);
        Path folder = AgedFolder.make(place.resolve("data"));
        Path crashed = place.resolve("crashed");
        AtomicInteger others = new AtomicInteger();
        try (Office office = Office.open(folder)) {
            Thread writer = beside(() -> office.write("other", others.incrementAndGet(), 1));
            Thread reader =
                    beside(() -> office.database.read(handle -> handle.createQuery("SELECT MAX(number) FROM deed")
                            .mapTo(Long.class)
                            .one()));
            for (int round = 0; round < rounds; round++) {
                if (random.nextBoolean()) {
                    cancel(office);
                } else {
                    interrupt(office);
                }
            }
            over.set(true);
            writer.join();
            reader.join();
            assertThat(wrong).isEmpty();
            check(office, others.get());
            AgedFolder.copy(folder, crashed);
        }
        for (Path left : new Path[] {folder, crashed}) {
            try (Office office = Office.open(left)) {
                assertThat(office.told()).isEmpty();
                check(office, others.get());
            }
        }
        Rounds.tell(
                "cancelled in mid-write: %d by the flag, %d by an interrupt (%d of those refused); beside them %d writes went on, 0 half",
                cancelled, interrupted, refused.get(), others.get());
    }

    private void check(Office office, long others) {
        Map<String, Long> last = office.check();
        assertThat(last.getOrDefault("long", 0L)).isEqualTo(number);
        assertThat(last).containsEntry("other", others);
    }

    private Thread beside(Runnable work) {
        Thread thread = new Thread(() -> {
            while (!over.get() && wrong.isEmpty()) {
                try {
                    work.run();
                } catch (RuntimeException | AssertionError e) {
                    wrong.add(e);
                }
            }
        });
        thread.start();
        return thread;
    }

    /** By the flag that the work looks at after each row. */
    private void cancel(Office office) {
        int rows = random.nextInt(2 * PARTS);
        AtomicInteger seen = new AtomicInteger();
        try {
            office.write("long", number + 1, PARTS, new Progress() {
                @Override
                public void at(long done, long total) {}

                @Override
                public boolean cancelled() {
                    return seen.getAndIncrement() == rows;
                }
            });
            number++;
        } catch (CancellationException e) {
            cancelled++;
        }
    }

    private void interrupt(Office office) throws InterruptedException {
        AtomicBoolean done = new AtomicBoolean();
        AtomicInteger rows = new AtomicInteger();
        int at = random.nextInt(2 * PARTS);
        Thread thread = new Thread(() -> {
            try {
                office.write("long", number + 1, PARTS, new Progress() {
                    @Override
                    public void at(long made, long total) {}

                    @Override
                    public boolean cancelled() {
                        if (rows.getAndIncrement() == at) {
                            Thread.currentThread().interrupt();
                        }
                        return false;
                    }
                });
                done.set(true);
            } catch (Failure e) {
                refused.incrementAndGet(); // its own write may fail, as a whole
            } catch (RuntimeException e) {
                wrong.add(e);
            }
        });
        thread.start();
        thread.join();
        interrupted++;
        number += done.get() ? 1 : 0;
    }
}
