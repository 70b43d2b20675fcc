package cn.baodi.command.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/**
 * A list that is worked off in pieces, in its order, while the next piece is gathered: two pieces at most are held. The
 * work runs on Java's common pool, which nobody interrupts, and may ask no database.
 */
final class Pieces<T> implements AutoCloseable {
    /** Large, for on two cores Java starts a thread for each. */
    static final int PIECE = 4000;

    private final Consumer<List<T>> work;
    private List<T> gathered = new ArrayList<>(PIECE);
    private CompletableFuture<Void> working = CompletableFuture.completedFuture(null);

    Pieces(Consumer<List<T>> work) {
        this.work = work;
    }

    /** Throws what the work on an earlier piece threw. */
    void add(T row) {
        gathered.add(row);
        if (gathered.size() == PIECE) {
            pass();
        }
    }

    private void pass() {
        await();
        List<T> piece = gathered;
        gathered = new ArrayList<>(PIECE);
        working = CompletableFuture.runAsync(() -> work.accept(piece));
    }

    /** Waits until all of it is done; throws what the work threw. */
    void finish() {
        pass();
        await();
    }

    private void await() {
        try {
            working.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** Gives up what was not begun; nothing is under way any more then. */
    @Override
    public void close() {
        working.exceptionally(e -> null).join();
    }
}
