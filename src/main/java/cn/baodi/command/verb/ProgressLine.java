package cn.baodi.command.verb;

import cn.baodi.command.core.Progress;
import cn.baodi.command.core.Texts;
import java.io.PrintStream;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How far long work is, on standard error: nothing in the first second, then one line that is written over at most
 * twice a second, or where nobody watches (a log) a new line every ten seconds.
 */
final class ProgressLine implements Progress {
    private static final long QUIET = TimeUnit.SECONDS.toNanos(1);
    private static final long WATCHED = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long LOGGED = TimeUnit.SECONDS.toNanos(10);
    private static final String OVER = "\r\u001B[K";

    private final PrintStream err;
    private final Texts texts;
    private final boolean terminal;
    private final LongSupplier nanos;
    private long told;
    private boolean shown;

    ProgressLine(PrintStream err, Texts texts, boolean terminal, LongSupplier nanos) {
        this.err = err;
        this.texts = texts;
        this.terminal = terminal;
        this.nanos = nanos;
        told = nanos.getAsLong() + QUIET - (terminal ? WATCHED : LOGGED);
    }

    @Override
    public void at(long done, long total) {
        long now = nanos.getAsLong();
        if (now - told < (terminal ? WATCHED : LOGGED)) {
            return;
        }
        told = now;
        String text = total > 0
                ? texts.get("progress.percent", Math.min(100, done * 100 / total))
                : texts.get("progress.count", done);
        if (terminal) {
            err.print(OVER + text);
            err.flush();
            shown = true;
        } else {
            err.println(text);
        }
    }

    /** Takes the line away before anything else is said. */
    void clear() {
        if (shown) {
            err.print(OVER);
            err.flush();
            shown = false;
        }
    }

    @Override
    public boolean cancelled() {
        return false; // Ctrl+C ends the program, and the open transaction with it
    }
}
