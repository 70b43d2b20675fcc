package cn.baodi.command.ui;

import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Progress;
import cn.baodi.command.core.Texts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.animation.Animation;
import javafx.animation.AnimationTimer;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.input.KeyCode;
import javafx.util.Duration;

/**
 * {@link Background} of the window: some threads for queries and short work, one for long work, one for upkeep. They are daemons, so
 * that none keeps the program alive, and never interrupted, because an interrupt would close the database.
 */
public final class FxBackground implements Background, AutoCloseable {
    /** More than the processors need: short writes wait here for a long one, and the queries must get past them. */
    private static final int READERS = 8;

    private static final int IDLE_SECONDS = 30;
    private static final int CLOSING_SECONDS = 10;
    private static final Duration TICK = Duration.millis(100);

    private final Notices notices;
    private final Texts texts;
    private final ExecutorService readers = readers();
    private final ExecutorService writer = Executors.newSingleThreadExecutor(daemons("long"));
    private final ExecutorService keeper = Executors.newSingleThreadExecutor(daemons("upkeep"));
    private final Map<Object, Long> started = new ConcurrentHashMap<>();
    private final ObservableList<LongWork> works = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final List<Timeline> clocks = new ArrayList<>();
    private final Timeline watch;
    /** Short work whose result has not been shown yet. */
    private final AtomicInteger underWay = new AtomicInteger();
    /** Waits until there is none and its outcome is drawn; used on the JavaFX thread. */
    private final List<Runnable> afterwards = new ArrayList<>();

    private final Drawn drawn = new Drawn();

    private volatile boolean closed;

    /** @param notices where failures go that nobody takes */
    public FxBackground(Notices notices, Texts texts) {
        this.notices = notices;
        this.texts = texts;
        watch = repeat(TICK, this::look);
    }

    /** Whether there is a screen to open a window on. */
    public static boolean hasDisplay() {
        boolean linux = System.getProperty("os.name").startsWith("Linux");
        return !linux
                || "Monocle".equals(System.getProperty("glass.platform"))
                || isSet(System.getenv("DISPLAY"))
                || isSet(System.getenv("WAYLAND_DISPLAY"));
    }

    /** Whether Caps Lock is on; empty where the system does not tell. */
    public static Optional<Boolean> capsLock() {
        return Platform.isKeyLocked(KeyCode.CAPS);
    }

    private static boolean isSet(String value) {
        return value != null && !value.isBlank();
    }

    /** Starts JavaFX, then runs {@code first} on its thread. */
    public static void startToolkit(Runnable first) {
        Platform.startup(first);
    }

    /** Runs {@code work} beside the start of the toolkit. */
    public static <R> CompletableFuture<R> beside(Supplier<R> work) {
        CompletableFuture<R> result = new CompletableFuture<>();
        daemons("start")
                .newThread(() -> {
                    try {
                        result.complete(work.get());
                    } catch (Throwable e) {
                        result.completeExceptionally(e);
                    }
                })
                .start();
        return result;
    }

    /**
     * From now on what nobody catches on the JavaFX thread, on which this is called, is told to the officer, once
     * each; Java alone would only print it to a terminal that nobody looks at.
     */
    public void tellUncaught() {
        Set<String> told = new HashSet<>();
        Thread.currentThread().setUncaughtExceptionHandler((thread, thrown) -> {
            if (told.add(FxNotices.code(thrown))) {
                notices.failure(told(thrown));
            }
        });
    }

    /** What fills the memory, such as a gigabyte in the clipboard, is no bug of the console. */
    private static RuntimeException told(Throwable thrown) {
        if (thrown instanceof OutOfMemoryError) {
            return new Failure(thrown, "memory.full");
        }
        return thrown instanceof RuntimeException known ? known : new IllegalStateException(thrown);
    }

    private static ExecutorService readers() {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                READERS, READERS, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), daemons("reader"));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private static ThreadFactory daemons(String name) {
        AtomicInteger number = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    private static Timeline repeat(Duration period, Runnable action) {
        Timeline timeline = new Timeline(new KeyFrame(period, event -> action.run()));
        timeline.setCycleCount(Animation.INDEFINITE);
        return timeline;
    }

    /** The long work that runs or waits, the officer's before the upkeep, oldest first; changes on the JavaFX thread. */
    public ObservableList<LongWork> works() {
        return works;
    }

    /** Whether anything has been running long enough for the officer to notice. */
    public ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    @Override
    public <R> void run(Supplier<R> work, Consumer<R> then, Consumer<RuntimeException> failed) {
        if (closed) {
            return;
        }
        Object job = new Object();
        underWay.incrementAndGet();
        begin(job);
        readers.execute(() -> {
            finish(job, work, then, failed == null ? notices::failure : failed);
            onScreen(() -> {
                underWay.decrementAndGet();
                goOn();
            });
        });
    }

    @Override
    public void afterwards(Runnable action) {
        onScreen(() -> {
            afterwards.add(action);
            goOn();
        });
    }

    private void goOn() {
        if (!closed && underWay.get() == 0 && !afterwards.isEmpty()) {
            drawn.await();
        }
    }

    /**
     * Waits until what is in the window now stands on the screen: drawing and the work that waits for it would only
     * keep each other from the few processors.
     */
    private final class Drawn extends AnimationTimer {
        private static final int FRAMES = 3;
        private int frame;
        private boolean waiting;

        void await() {
            if (!waiting) {
                waiting = true;
                frame = 0;
                start();
            }
        }

        @Override
        public void handle(long now) {
            if (underWay.get() > 0) {
                frame = 0;
            } else if (++frame > FRAMES) {
                stop();
                waiting = false;
                if (!closed && !afterwards.isEmpty()) {
                    afterwards.remove(0).run();
                    goOn();
                }
            }
        }

        void giveUp() {
            stop();
            waiting = false;
        }
    }

    @Override
    public <R> void longRun(String title, Function<Progress, R> work, Consumer<R> then) {
        if (closed) {
            return;
        }
        LongWork job = new LongWork(title, false);
        begin(job);
        onScreen(() -> works.add((int) works.stream().filter(w -> !w.isUpkeep()).count(), job));
        writer.execute(() -> finish(job, () -> work.apply(job), then, notices::failure));
    }

    @Override
    public <R> void upkeep(
            String title, Function<Progress, R> work, Consumer<R> then, Consumer<RuntimeException> failed) {
        if (closed) {
            return;
        }
        LongWork job = new LongWork(title, true);
        begin(job);
        onScreen(() -> works.add(job));
        keeper.execute(() -> finish(job, () -> work.apply(job), then, failed));
    }

    private void begin(Object job) {
        started.put(job, System.nanoTime());
        onScreen(() -> {
            if (!started.isEmpty()) {
                watch.play();
            }
        });
    }

    private <R> void finish(Object job, Supplier<R> work, Consumer<R> then, Consumer<RuntimeException> failed) {
        Runnable outcome;
        try {
            R result = work.get();
            outcome = () -> then.accept(result);
        } catch (CancellationException e) {
            outcome = () -> {
                if (job instanceof LongWork cancelled) {
                    notices.toast(texts.get("background.cancelled", cancelled.title()));
                }
            };
        } catch (RuntimeException e) {
            outcome = () -> failed.accept(e);
        } catch (Error e) {
            // Such as no memory: say so instead of leaving a screen that waits for ever.
            outcome = () -> failed.accept(new IllegalStateException(e));
        }
        Runnable end = outcome;
        started.remove(job);
        onScreen(() -> {
            works.remove(job);
            if (!closed) {
                end.run();
            }
        });
    }

    private void look() {
        long now = System.nanoTime();
        boolean noticed = false;
        for (Map.Entry<Object, Long> job : started.entrySet()) {
            double seconds = (now - job.getValue()) / 1e9;
            noticed |= seconds >= LongWork.THIN_AFTER;
            if (job.getKey() instanceof LongWork work) {
                work.show(seconds);
            }
        }
        busy.set(noticed);
        if (started.isEmpty()) {
            watch.stop();
        }
    }

    @Override
    public void onScreen(Runnable action) {
        if (Platform.isFxApplicationThread()) {
            action.run();
        } else {
            Platform.runLater(action);
        }
    }

    @Override
    public void every(int seconds, Runnable action) {
        onScreen(() -> {
            Timeline clock = repeat(Duration.seconds(seconds), action);
            clocks.add(clock);
            clock.play();
        });
    }

    /** Ends what repeats and what still waits to begin, as before the window is built anew in another language. */
    public void stopClocks() {
        clocks.forEach(Timeline::stop);
        clocks.clear();
        afterwards.clear();
        drawn.giveUp();
    }

    /** Asks all long work to stop and waits a little for what is on its way to the disk. */
    @Override
    public void close() {
        closed = true;
        stopClocks();
        watch.stop();
        started.keySet().forEach(job -> {
            if (job instanceof LongWork work) {
                work.cancel();
            }
        });
        readers.shutdown();
        writer.shutdown();
        keeper.shutdown();
        try {
            writer.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS);
            readers.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS);
            keeper.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
