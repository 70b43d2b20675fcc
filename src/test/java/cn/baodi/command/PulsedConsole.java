package cn.baodi.command;

import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.Progress;
import cn.baodi.command.core.Row;
import cn.baodi.command.core.Texts;
import cn.baodi.command.data.Register;
import cn.baodi.command.exchange.Exports;
import cn.baodi.command.exchange.FileImport;
import cn.baodi.command.exchange.ImportOptions;
import cn.baodi.command.ui.FxBackground;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import javafx.animation.AnimationTimer;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.stage.Stage;
import javafx.util.Duration;

/**
 * The window with its own threads and the list of calls in front, while a file of calls is read into the register and then
 * written from it. Says of {@code idle}, {@code import} and {@code export}, each up to two seconds after the work, in
 * milliseconds: the longest time between two pulses of the JavaFX thread; {@code -own}, the most that the thread itself
 * computed between two; {@code -other}, how much too late at most a thread came that only sleeps, so how long machine and
 * collector kept everybody waiting; and the rows.
 */
public final class PulsedConsole extends AnimationTimer {
    private static final double NANOS = 1e6;
    private static final long PULSE = 16_666_667;
    private static final Duration SETTLE = Duration.seconds(2);
    private static final Duration WARM = Duration.seconds(5);

    private final Console console;
    private long last;
    private long longest;
    private long lastOwn;
    private long longestOwn;
    private final AtomicLong other = new AtomicLong();

    private PulsedConsole(Console console) {
        this.console = console;
    }

    /** @param args data folder, file of calls, file to write */
    public static void main(String[] args) {
        Platform.startup(() -> {
            Stage stage = new Stage();
            Console console = new Console(
                    stage,
                    Path.of(args[0]),
                    Texts.CHINESE,
                    notices -> new FxBackground(notices, Texts.of(Texts.CHINESE, FxBackground.class)));
            console.start();
            stage.setWidth(1366);
            stage.setHeight(768);
            stage.show();
            console.shell.open(Link.to("hotline", "calls", Filter.NONE));
            new PulsedConsole(console).run(Path.of(args[1]), Path.of(args[2]));
        });
    }

    private void run(Path from, Path to) {
        start();
        Thread sleeper = new Thread(this::sleep);
        sleeper.setDaemon(true);
        sleeper.start();
        after(WARM, () -> {
            begin();
            after(WARM, () -> {
                tell("idle");
                work(
                        "import",
                        progress -> new FileImport(console.workbench.ledger(), Texts.CHINESE)
                                .read(calls(), from, ImportOptions.USUAL, progress)
                                .stored(),
                        () -> work("export", progress -> export(to, progress), this::end));
            });
        });
    }

    /** As the wizard and the list begin it. */
    private void work(String what, Function<Progress, ? extends Number> work, Runnable then) {
        begin();
        console.workbench
                .background()
                .<Number>longRun(
                        what,
                        progress -> work.apply(progress),
                        rows -> after(SETTLE, () -> {
                            tell(what);
                            say(what + "ed", rows.doubleValue());
                            then.run();
                        }));
    }

    private long export(Path to, Progress progress) {
        Register<Row> calls = calls();
        return new Exports(
                        console.workbench.ledger(),
                        console.workbench.session(),
                        console.workbench.clock(),
                        Texts.CHINESE)
                .write(Exports.Order.masked(calls, Filter.NONE, calls.sort()), to, progress);
    }

    @SuppressWarnings("unchecked")
    private Register<Row> calls() {
        return (Register<Row>) console.features.all().stream()
                .flatMap(feature -> feature.registers().stream())
                .filter(register -> register.sheet().key().equals("calls"))
                .findFirst()
                .orElseThrow();
    }

    private static void after(Duration wait, Runnable action) {
        PauseTransition pause = new PauseTransition(wait);
        pause.setOnFinished(event -> action.run());
        pause.play();
    }

    private void begin() {
        longest = 0;
        longestOwn = 0;
        other.set(0);
    }

    private void tell(String what) {
        say(what, longest / NANOS);
        say(what + "-own", longestOwn / NANOS);
        say(what + "-other", other.get() / NANOS);
    }

    private void sleep() {
        long before = System.nanoTime();
        while (true) {
            LockSupport.parkNanos(PULSE);
            long now = System.nanoTime();
            long late = now - before - PULSE;
            other.accumulateAndGet(late, Math::max);
            before = now;
        }
    }

    private static void say(String what, double number) {
        System.out.printf(Locale.ROOT, "%s %.1f%n", what, number);
    }

    private void end() {
        stop();
        console.close();
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }

    @Override
    public void handle(long now) {
        long pulse = System.nanoTime(); // the animation's own clock is smoothed
        long own = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        if (last != 0) {
            longest = Math.max(longest, pulse - last);
            longestOwn = Math.max(longestOwn, own - lastOwn);
        }
        last = pulse;
        lastOwn = own;
    }
}
