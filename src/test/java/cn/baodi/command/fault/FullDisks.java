package cn.baodi.command.fault;

import cn.baodi.command.core.Failure;
import cn.baodi.command.fault.disk.Disk;
import cn.baodi.command.fault.disk.Quota;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** Works on a disk that fills up at any moment and has space again later, while others read. */
final class FullDisks {
    private static final int MOST_TRIES = 3;
    private static final int READERS = 2;

    private final Path folder;
    private final Quota quota;
    private final Random random;
    private final AtomicBoolean over = new AtomicBoolean();
    private long number;
    private int refused;

    private FullDisks(Path folder, Random random) {
        this.folder = folder;
        this.random = random;
        quota = new Quota(folder);
    }

    /** @param args a folder, how many times, a seed */
    public static void main(String[] args) throws Exception {
        Path place = Path.of(args[0]);
        int rounds = Integer.parseInt(args[1]);
        long seed = Long.parseLong(args[2]);
        Path aged = AgedFolder.make(place.resolve("aged"));
        int hit = 0;
        int refused = 0;
        for (int round = 0; round < rounds; round++) {
            Path folder = place.resolve("full");
            AgedFolder.copy(aged, folder);
            FullDisks disk = new FullDisks(folder, new Random(seed + round));
            Disk.get().watch(disk.quota);
            try {
                hit += disk.day(place.resolve("crashed")) ? 1 : 0;
                refused += disk.refused;
            } catch (Exception | AssertionError e) {
                disk.over.set(true);
                java.io.StringWriter trace = new java.io.StringWriter();
                e.printStackTrace(new java.io.PrintWriter(trace));
                System.out.println("wrong round " + (seed + round) + ": "
                        + trace.toString().replace("\n", " | "));
            }
            Disk.get().watch(null);
            AgedFolder.delete(folder);
        }
        System.out.printf(
                "disk full %d times (reached by a write in %d), %d writes refused, 0 lost, all went on without a restart%n",
                rounds, hit, refused);
    }

    private boolean day(Path crashed) throws Exception {
        Office office = Office.open(folder);
        List<Thread> readers =
                Stream.generate(() -> reader(office)).limit(READERS).toList();
        readers.forEach(Thread::start);
        int parts = random.nextInt(4) == 0 ? 400 : 2;
        for (int i = random.nextInt(4); i >= 0; i--) {
            office.write("day", ++number, parts);
        }
        Quota.Manner manner = Quota.Manner.values()[random.nextInt(3)];
        quota.fill(random.nextInt(parts > 2 ? 400_000 : 60_000), manner, random.nextInt(4) == 0);
        for (int i = 0; i < 30 && refused < 4; i++) {
            attempt(office, parts);
        }
        boolean hit = quota.wasHit();
        quota.free();
        goOn(office, parts);
        for (int i = random.nextInt(3); i >= 0; i--) {
            office.write("day", ++number, parts);
        }
        over.set(true);
        for (Thread reader : readers) {
            reader.join();
        }
        compare(office, "before it was closed");
        String content = office.content();
        AgedFolder.copy(folder, crashed);
        boolean full = random.nextBoolean();
        if (full) {
            quota.fill(random.nextInt(30_000), manner, false); // while it is being closed
        }
        office.close();
        quota.free();
        for (Path left : List.of(crashed, folder)) {
            try (Office again = Office.open(left)) {
                compare(again, (left == folder ? "closed" : "crashed") + ", told " + again.told());
                if (!again.content().equals(content)) {
                    throw new AssertionError("not as it was, " + (left == folder ? "closed" : "crashed"));
                }
            }
        }
        AgedFolder.delete(crashed);
        return hit;
    }

    /** Tries the next write; what is refused is refused in words, and is not there. */
    private boolean attempt(Office office, int parts) {
        try {
            office.write("day", number + 1, parts);
            number++;
            return true;
        } catch (Failure e) {
            refused++;
            if (e.key().equals("journal.unsure")) {
                number = lastOnceThereIsSpace(office);
            } else if (!List.of("disk.full", "journal.failed", "database.failed", "file.write", "journal.closed")
                    .contains(e.key())) {
                throw e;
            }
            return false;
        }
    }

    /** It is told to look whether the step is there. */
    private long lastOnceThereIsSpace(Office office) {
        quota.free();
        return office.check().get("day");
    }

    private void goOn(Office office, int parts) {
        for (int tries = 1; ; tries++) {
            if (attempt(office, parts)) {
                return;
            }
            if (tries == MOST_TRIES) {
                throw new AssertionError("does not go on, though there is space");
            }
        }
    }

    private void compare(Office office, String when) {
        long there = office.check().getOrDefault("day", 0L);
        if (there != number) {
            throw new AssertionError("confirmed " + number + ", there " + there + ", " + when);
        }
    }

    /** A screen that refreshes itself: it may be told that something failed, never that all is over. */
    private Thread reader(Office office) {
        Thread thread = new Thread(() -> {
            while (!over.get()) {
                try {
                    office.database.read(handle -> handle.createQuery("SELECT COUNT(*) FROM deed")
                            .mapTo(Long.class)
                            .one());
                } catch (Failure e) {
                    Thread.onSpinWait();
                }
            }
        });
        thread.setDaemon(true);
        return thread;
    }
}
