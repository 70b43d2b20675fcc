package cn.baodi.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Window;
import javafx.util.Duration;

/**
 * The console in a process of its own, led through round after round. It says what it holds after each: {@code round},
 * its number, bytes of the heap after a collection, open handles, threads.
 */
public final class SoakedConsole {
    private static final long PATIENCE_MILLIS = 120_000;

    private SoakedConsole() {}

    /** @param args how many rounds, milliseconds a step, then those of {@link Main} */
    public static void main(String[] args) {
        int rounds = Integer.parseInt(args[0]);
        Duration pace = Duration.millis(Integer.parseInt(args[1]));
        OfficersRound[] officer = new OfficersRound[1];
        officer[0] = new OfficersRound(rounds, pace, round -> {
            System.out.printf("round %d %d %d %d%n", round, heap(), handles(), threads());
            if (round == rounds) {
                System.out.println("told " + officer[0].told());
            }
            System.out.flush();
        });
        Thread waiting = new Thread(() -> {
            awaitDashboard();
            Platform.runLater(officer[0]::begin);
        });
        waiting.setDaemon(true);
        waiting.start();
        Main.main(Arrays.copyOfRange(args, 2, args.length));
    }

    private static void awaitDashboard() {
        long until = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (System.currentTimeMillis() < until) {
            try {
                Thread.sleep(200);
                if (isReady()) {
                    return;
                }
            } catch (IllegalStateException e) {
                continue; // the toolkit is not there yet
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static boolean isReady() throws InterruptedException {
        java.util.concurrent.CountDownLatch looked = new java.util.concurrent.CountDownLatch(1);
        boolean[] ready = new boolean[1];
        Platform.runLater(() -> {
            ready[0] = Window.getWindows().stream()
                    .map(Window::getScene)
                    .filter(scene -> scene != null)
                    .map(Scene::getRoot)
                    .anyMatch(root -> root.lookup("#dashboard") != null);
            looked.countDown();
        });
        looked.await();
        return ready[0];
    }

    /**
     * Without the database's page cache; after collections until nothing more goes: JavaFX lets go of some things only
     * in the second.
     */
    private static long heap() {
        PageCache.empty();
        long used = Long.MAX_VALUE;
        for (int i = 0; i < 6; i++) {
            System.gc();
            long now = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
            if (now > used - (64 << 10)) {
                break;
            }
            used = now;
        }
        return used;
    }

    private static long handles() {
        try (Stream<Path> handles = Files.list(Path.of("/proc/self/fd"))) {
            return handles.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int threads() {
        return ManagementFactory.getThreadMXBean().getThreadCount();
    }
}
