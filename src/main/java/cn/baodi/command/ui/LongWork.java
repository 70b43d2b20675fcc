package cn.baodi.command.ui;

import cn.baodi.command.core.Progress;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * A long piece of work as the status bar shows it. The work reports from its own thread; what is shown follows a few
 * times a second on the JavaFX thread.
 */
public final class LongWork implements Progress {
    /** How plainly the work is shown. */
    public enum Stage {
        /** Not at all: it may be over at once. */
        HIDDEN,
        /** As a thin bar. */
        THIN,
        /** With its name, what is left and a way to cancel. */
        NAMED
    }

    static final double THIN_AFTER = 0.3;
    static final double NAMED_AFTER = 2;

    private final String title;
    private final boolean upkeep;
    private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper(-1);
    private final ReadOnlyLongWrapper left = new ReadOnlyLongWrapper(-1);
    private final ReadOnlyObjectWrapper<Stage> stage = new ReadOnlyObjectWrapper<>(Stage.HIDDEN);
    private volatile long done;
    private volatile long total;
    private volatile boolean cancelled;

    LongWork(String title, boolean upkeep) {
        this.title = title;
        this.upkeep = upkeep;
    }

    /** Whether it is the console's own, so that nobody has to wait for it. */
    public boolean isUpkeep() {
        return upkeep;
    }

    public String title() {
        return title;
    }

    /** From 0 to 1, or −1 while it is not known. */
    public ReadOnlyDoubleProperty fraction() {
        return fraction.getReadOnlyProperty();
    }

    /** Seconds until the end at the speed so far, or −1 while it is not known. */
    public ReadOnlyLongProperty left() {
        return left.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Stage> stage() {
        return stage.getReadOnlyProperty();
    }

    /** Asks the work to stop; it leaves the data as it was before. */
    public void cancel() {
        cancelled = true;
    }

    @Override
    public void at(long nowDone, long nowTotal) {
        done = nowDone;
        total = nowTotal;
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }

    /** @param seconds since it began */
    void show(double seconds) {
        double known = total <= 0 ? -1 : Math.min(1, (double) done / total);
        fraction.set(known);
        left.set(known <= 0 ? -1 : Math.round(seconds * (1 - known) / known));
        stage.set(seconds >= NAMED_AFTER ? Stage.NAMED : seconds >= THIN_AFTER ? Stage.THIN : Stage.HIDDEN);
    }
}
