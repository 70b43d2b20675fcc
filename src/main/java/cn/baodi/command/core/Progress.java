package cn.baodi.command.core;

import java.util.concurrent.CancellationException;

/**
 * How far a long piece of work is, and whether the officer has asked to stop it. Cancelling is a flag that the work
 * looks at: a thread interrupt would close the database for everybody.
 */
public interface Progress {
    /** @param total 0 where it is not known */
    void at(long done, long total);

    boolean cancelled();

    /** @throws CancellationException once the officer has cancelled */
    default void check() {
        if (cancelled()) {
            throw new CancellationException();
        }
    }

    /** For work that nobody watches. */
    static Progress none() {
        return new Progress() {
            @Override
            public void at(long done, long total) {}

            @Override
            public boolean cancelled() {
                return false;
            }
        };
    }
}
