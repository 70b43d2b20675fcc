package cn.baodi.command.ui;

import cn.baodi.command.core.Progress;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The only way off the JavaFX thread and back. No thread is ever interrupted: cancelling is a flag in
 * {@link Progress}. Failures of the work end in a dialog unless the caller takes them.
 */
public interface Background {
    /** Runs {@code work} elsewhere, then {@code then} with its result on the JavaFX thread. */
    default <R> void run(Supplier<R> work, Consumer<R> then) {
        run(work, then, null);
    }

    /** @param failed takes what went wrong on the JavaFX thread, or null for the usual dialog */
    <R> void run(Supplier<R> work, Consumer<R> then, Consumer<RuntimeException> failed);

    /**
     * Runs long work that the officer may watch and cancel under {@code title}. A cancelled one calls neither.
     */
    <R> void longRun(String title, Function<Progress, R> work, Consumer<R> then);

    /**
     * Runs the console's own long work, which no officer waits for: beside his own, and given up when he leaves.
     *
     * @param failed takes what went wrong on the JavaFX thread
     */
    <R> void upkeep(String title, Function<Progress, R> work, Consumer<R> then, Consumer<RuntimeException> failed);

    /**
     * Runs {@code action} on the JavaFX thread when the short work that is under way, and what follows from it, is done
     * and drawn: for what the officer waits for less.
     */
    void afterwards(Runnable action);

    /** Runs {@code action} on the JavaFX thread soon. */
    void onScreen(Runnable action);

    /** Runs {@code action} on the JavaFX thread every so many seconds until the window closes. */
    void every(int seconds, Runnable action);

    /** Everything at once on the calling thread: for verbs and for tests. */
    static Background direct() {
        return new Background() {
            @Override
            public <R> void run(Supplier<R> work, Consumer<R> then, Consumer<RuntimeException> failed) {
                R result;
                try {
                    result = work.get();
                } catch (RuntimeException e) {
                    if (failed == null) {
                        throw e;
                    }
                    failed.accept(e);
                    return;
                }
                then.accept(result);
            }

            @Override
            public <R> void longRun(String title, Function<Progress, R> work, Consumer<R> then) {
                then.accept(work.apply(Progress.none()));
            }

            @Override
            public <R> void upkeep(
                    String title, Function<Progress, R> work, Consumer<R> then, Consumer<RuntimeException> failed) {
                run(() -> work.apply(Progress.none()), then, failed);
            }

            @Override
            public void afterwards(Runnable action) {
                action.run();
            }

            @Override
            public void onScreen(Runnable action) {
                action.run();
            }

            @Override
            public void every(int seconds, Runnable action) {}
        };
    }
}
