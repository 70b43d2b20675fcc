package cn.baodi.command.intake;

import cn.baodi.command.core.Progress;
import java.util.function.DoubleConsumer;

/** Work that two places show and either can cancel: the wizard and the status bar. */
final class Watched implements Progress {
    private final DoubleConsumer fraction;
    private volatile Progress bar = Progress.none();
    private volatile boolean stopped;

    /** @param fraction told on the work's own thread: from 0 to 1, or −1 while it is not known */
    Watched(DoubleConsumer fraction) {
        this.fraction = fraction;
    }

    /** @param shown what the status bar shows and asks */
    Watched beside(Progress shown) {
        bar = shown;
        return this;
    }

    void stop() {
        stopped = true;
    }

    @Override
    public void at(long done, long total) {
        bar.at(done, total);
        fraction.accept(total <= 0 ? -1 : Math.min(1, (double) done / total));
    }

    @Override
    public boolean cancelled() {
        return stopped || bar.cancelled();
    }
}
