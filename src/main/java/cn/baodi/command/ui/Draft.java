package cn.baodi.command.ui;

import cn.baodi.command.core.Texts;
import java.util.Map;
import java.util.Optional;

/**
 * A card that was typed into and not saved; it outlives a crash, and waits for its own officer. Used on the JavaFX
 * thread.
 */
public final class Draft {
    private final Workbench workbench;
    private final Texts texts;
    private final String card;
    /** Read by the threads that keep it. */
    private volatile Kept current;
    /** Whether the officer knows that it cannot be kept; he is not told with each pause in the typing. */
    private boolean told;

    /** @param card what it is a draft of, such as the key of its sheet */
    public Draft(Workbench workbench, String card) {
        this.workbench = workbench;
        this.card = card;
        texts = workbench.texts(Draft.class);
    }

    private String key() {
        return workbench.session().own("draft." + card);
    }

    /**
     * As it is kept.
     *
     * @param id of the record that was being changed, or null for a new one
     */
    record Kept(Long id, Map<String, String> cells) {}

    /** The record that was being changed, if it was one. */
    Optional<Long> id() {
        return Optional.ofNullable(current).map(Kept::id);
    }

    /** What was typed, as text by column. */
    public Optional<Map<String, String>> cells() {
        return Optional.ofNullable(current).map(Kept::cells);
    }

    /** @param found called when one was left the last time */
    public void read(Runnable found) {
        workbench.background().run(() -> workbench.ledger().kept(key(), Kept.class), left -> {
            if (left.isPresent() && current == null) {
                current = left.get();
                found.run();
            }
        });
    }

    /** Keeps what is typed of a new record. */
    public void keep(Map<String, String> cells) {
        store(new Kept(null, cells));
    }

    /** @param cells those that were changed */
    void keep(long id, Map<String, String> cells) {
        store(new Kept(id, cells));
    }

    /** It was saved, or thrown away. */
    public void forget() {
        if (current != null) {
            store(null);
        }
    }

    private void store(Kept wanted) {
        current = wanted;
        String key = key(); // of this officer, should another go on meanwhile
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
                        kept -> told = false,
                        this::unkept);
    }

    private void unkept(RuntimeException failure) {
        if (!told) {
            told = true;
            workbench.notices().toast(texts.get("draft.unkept", texts.words(failure)));
        }
    }
}
