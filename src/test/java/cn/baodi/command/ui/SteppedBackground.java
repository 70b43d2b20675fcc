package cn.baodi.command.ui;

import cn.baodi.command.core.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Everything at once, or only when the test releases what it held back; what repeats only when the test lets seconds
 * pass.
 */
public final class SteppedBackground implements Background {
    private final Background direct = Background.direct();
    private final List<Clock> clocks = new ArrayList<>();
    private final List<Runnable> held = new ArrayList<>();
    private boolean holding;
    private long passed;

    private record Clock(int seconds, Runnable action) {}

    /** Lets so many seconds pass, one after the other. */
    public void pass(int seconds) {
        for (int i = 0; i < seconds; i++) {
            passed++;
            for (Clock clock : List.copyOf(clocks)) {
                if (passed % clock.seconds == 0) {
                    clock.action.run();
                }
            }
        }
    }

    /** From now on work waits, as on a busy machine. */
    public void hold() {
        holding = true;
    }

    /** Does what waited, in its order, and goes on at once. */
    public void release() {
        holding = false;
        List.copyOf(held).forEach(Runnable::run);
        held.clear();
    }

    /** How many things repeat. */
    public int clocks() {
        return clocks.size();
    }

    @Override
    public void every(int seconds, Runnable action) {
        clocks.add(new Clock(seconds, action));
    }

    @Override
    public <R> void run(Supplier<R> work, Consumer<R> then, Consumer<RuntimeException> failed) {
        if (holding) {
            held.add(() -> direct.run(work, then, failed));
        } else {
            direct.run(work, then, failed);
        }
    }

    @Override
    public <R> void longRun(String title, Function<Progress, R> work, Consumer<R> then) {
        direct.longRun(title, work, then);
    }

    @Override
    public <R> void upkeep(
            String title, Function<Progress, R> work, Consumer<R> then, Consumer<RuntimeException> failed) {
        direct.upkeep(title, work, then, failed);
    }

    @Override
    public void afterwards(Runnable action) {
        action.run();
    }

    @Override
    public void onScreen(Runnable action) {
        action.run();
    }
}
