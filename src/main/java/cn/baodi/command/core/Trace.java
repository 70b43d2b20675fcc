package cn.baodi.command.core;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * Where something went wrong, without what was in hand: classes and lines, and never the messages of exceptions, for
 * those of databases and parsers hold names and phone numbers. The only form in which an exception reaches a log or the
 * clipboard.
 */
public final class Trace {
    private static final int MOST_CAUSES = 8;
    private static final int MOST_FRAMES = 40;

    private Trace() {}

    /** Several lines, each ending with a line feed; all but the first of each cause begin with a tab. */
    public static String of(Throwable thrown) {
        StringBuilder out = new StringBuilder();
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Throwable cause = thrown; cause != null && seen.size() < MOST_CAUSES; cause = cause.getCause()) {
            if (!seen.add(cause)) {
                break;
            }
            out.append(seen.size() == 1 ? "" : "Caused by: ")
                    .append(cause.getClass().getName());
            if (cause instanceof Failure known) {
                out.append(' ').append(known.key());
            }
            out.append('\n');
            StackTraceElement[] frames = cause.getStackTrace();
            for (int i = 0; i < Math.min(frames.length, MOST_FRAMES); i++) {
                out.append("\tat ").append(frames[i]).append('\n');
            }
        }
        return out.toString();
    }
}
