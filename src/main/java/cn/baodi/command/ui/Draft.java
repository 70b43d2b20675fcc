package cn.baodi.command.ui;

import java.util.Map;
import java.util.Optional;

/** A new card that was typed into and not saved; it outlives a crash. Used on the JavaFX thread. */
final class Draft {
    private final Workbench workbench;
    private final String key;
    /** Read by the threads that keep it. */
    private volatile Kept current;

    /** @param sheet key of the sheet whose card it is */
    Draft(Workbench workbench, String sheet) {
        this.workbench = workbench;
        key = "draft." + sheet;
    }

    /** As it is kept. */
    record Kept(Map<String, String> cells) {}

    /** What was typed, as text by column. */
    Optional<Map<String, String>> cells() {
        return Optional.ofNullable(current).map(Kept::cells);
    }

    /** @param found called when one was left the last time */
    void read(Runnable found) {
        workbench.background().run(() -> workbench.ledger().kept(key, Kept.class), left -> {
            if (left.isPresent() && current == null) {
                current = left.get();
                found.run();
            }
        });
    }

    void keep(Map<String, String> cells) {
        store(new Kept(cells));
    }

    void forget() {
        store(null);
    }

    private void store(Kept wanted) {
        current = wanted;
        workbench
                .background()
                .run(
                        () -> {
                            // Threads may overtake each other: only the newest is kept.
                            if (current == wanted) {
                                workbench.ledger().keep(key, wanted);
                            }
                            return true;
                        },
                        kept -> {},
                        failure -> {});
    }
}
