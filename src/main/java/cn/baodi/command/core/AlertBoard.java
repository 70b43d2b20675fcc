package cn.baodi.command.core;

import cn.baodi.command.core.Alert.Severity;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the alerts strip shows: which alerts need somebody, who has seen them, and how often a new one came. It holds
 * no clock and no timer; each evaluation of the areas is handed to {@link #update}.
 *
 * <ul>
 *   <li>An alert is raised when it holds in two evaluations running, a high one at once. (An alert that has held for a
 *       minute was there in two of them.)
 *   <li>It stays until somebody acknowledges it, also when it has cleared meanwhile, and keeps its highest severity.
 *   <li>Acknowledged, it stays until it clears. Should it get worse than it ever was, it is raised again.
 *   <li>What comes back within {@link #SAME} of clearing is the same alert, with its acknowledgement, and not new.
 *   <li>Snoozed, it is hidden until the end even if it clears and returns, unless it gets worse than it ever was. At
 *       the end it is raised again if it holds, and forgotten if not.
 * </ul>
 *
 * <p>Not safe for several threads: keep it on one.
 */
public final class AlertBoard {
    /** Under what its {@link Memory} is kept over a restart. */
    public static final String KEPT = "alerts";

    /** How long after clearing a returning alert is still the same one. */
    public static final Duration SAME = Duration.ofMinutes(5);
    /** How long the moments of new alerts are kept. */
    public static final Duration COUNTED = Duration.ofHours(24);

    private static final Comparator<Entry> ORDER = Comparator.comparing(Entry::highest)
            .thenComparing(Entry::since)
            .thenComparing(entry -> entry.alert().key());

    private final Map<String, Item> items = new LinkedHashMap<>();
    private final Map<String, LocalDateTime> pending = new HashMap<>();
    private final List<LocalDateTime> raised = new ArrayList<>();

    /** Whether somebody has to look, has looked, or asked not to be shown it. */
    public enum State {
        /** It holds, and nobody has acknowledged it. */
        RAISED,
        /** It no longer holds, and nobody has acknowledged it. */
        LATCHED,
        /** It holds, and somebody has seen it. */
        ACKNOWLEDGED,
        /** Hidden until an end. */
        SNOOZED
    }

    /**
     * One line of the strip.
     *
     * @param alert as last evaluated
     * @param highest the worst it has been since it was raised
     * @param since when it began to hold
     * @param by who acknowledged or snoozed it, or ""
     */
    public record Entry(Alert alert, Severity highest, State state, LocalDateTime since, String by) {}

    /**
     * Everything the board knows, to be kept over a restart.
     *
     * @param items what was raised
     * @param pending since when an alert holds that is not yet raised
     * @param raised when new alerts came, of the last {@link #COUNTED}
     */
    public record Memory(List<Item> items, Map<String, LocalDateTime> pending, List<LocalDateTime> raised) {
        public Memory {
            items = items == null ? List.of() : List.copyOf(items);
            pending = pending == null ? Map.of() : Map.copyOf(pending);
            raised = raised == null ? List.of() : List.copyOf(raised);
        }
    }

    /**
     * What is kept of one alert.
     *
     * @param cleared when it stopped holding, or null while it holds
     * @param by who acknowledged or snoozed it, or ""
     * @param acknowledged when, or null
     * @param reason why it was snoozed, or null
     * @param until when the snooze ends, or null
     */
    public record Item(
            Alert alert,
            Severity highest,
            LocalDateTime since,
            LocalDateTime cleared,
            String by,
            LocalDateTime acknowledged,
            String reason,
            LocalDateTime until) {

        private State state() {
            if (until != null) {
                return State.SNOOZED;
            }
            if (acknowledged != null) {
                return State.ACKNOWLEDGED;
            }
            return cleared == null ? State.RAISED : State.LATCHED;
        }

        private boolean returnsAsItself(LocalDateTime now) {
            return cleared == null || until != null || !now.isAfter(cleared.plus(SAME));
        }

        private boolean isForgotten(LocalDateTime now) {
            return cleared != null && acknowledged != null && now.isAfter(cleared.plus(SAME));
        }

        private boolean isWorse(Alert now) {
            return now.severity().compareTo(highest) < 0;
        }

        private Item holds(Alert now) {
            return isWorse(now)
                    ? new Item(now, now.severity(), since, null, "", null, null, null)
                    : new Item(now, highest, since, null, by, acknowledged, reason, until);
        }

        private Item clears(LocalDateTime now) {
            return new Item(alert, highest, since, now, by, acknowledged, reason, until);
        }

        private Entry entry() {
            return new Entry(alert, highest, state(), since, by);
        }
    }

    /** An empty board. */
    public AlertBoard() {}

    /** The board as it was when {@code memory} was taken. */
    public static AlertBoard from(Memory memory) {
        AlertBoard board = new AlertBoard();
        memory.items().forEach(item -> board.items.put(item.alert().key(), item));
        board.pending.putAll(memory.pending());
        board.raised.addAll(memory.raised());
        return board;
    }

    public Memory snapshot() {
        return new Memory(List.copyOf(items.values()), pending, raised);
    }

    /**
     * Takes in one evaluation.
     *
     * @param holding every alert that holds now; of two with the same key the worse counts
     * @return the strip, worst first, then oldest; without the snoozed
     */
    public List<Entry> update(List<Alert> holding, LocalDateTime now) {
        endSnoozes(now);
        items.values().removeIf(item -> item.isForgotten(now));
        Map<String, Alert> held = new LinkedHashMap<>();
        for (Alert alert : holding) {
            held.merge(alert.key(), alert, (a, b) -> b.severity().compareTo(a.severity()) < 0 ? b : a);
        }
        pending.keySet().retainAll(held.keySet());
        held.values().forEach(alert -> take(alert, now));
        items.replaceAll((key, item) -> held.containsKey(key) || item.cleared() != null ? item : item.clears(now));
        raised.removeIf(moment -> moment.isBefore(now.minus(COUNTED)));
        return strip(now);
    }

    private void take(Alert alert, LocalDateTime now) {
        String key = alert.key();
        Item known = items.get(key);
        if (known != null && known.returnsAsItself(now)) {
            if (known.isWorse(alert) && (known.acknowledged() != null || known.until() != null)) {
                raised.add(now); // somebody had dealt with less than this
            }
            items.put(key, known.holds(alert));
            pending.remove(key);
        } else if (alert.severity() == Severity.HIGH || pending.containsKey(key)) {
            LocalDateTime since = pending.getOrDefault(key, now);
            pending.remove(key);
            items.put(
                    key,
                    known == null
                            ? new Item(alert, alert.severity(), since, null, "", null, null, null)
                            : known.holds(alert));
            raised.add(now);
        } else {
            pending.put(key, now);
        }
    }

    private void endSnoozes(LocalDateTime now) {
        items.values().removeIf(item -> isOver(item, now) && item.cleared() != null);
        items.replaceAll((key, item) -> isOver(item, now)
                ? new Item(item.alert(), item.highest(), item.since(), null, "", null, null, null)
                : item);
    }

    private static boolean isOver(Item item, LocalDateTime now) {
        return item.until() != null && !now.isBefore(item.until());
    }

    /** The strip as it is, after {@link #acknowledge} or {@link #snooze}; not an evaluation. */
    public List<Entry> strip(LocalDateTime now) {
        endSnoozes(now);
        return items.values().stream()
                .filter(item -> item.until() == null && !(item.acknowledged() != null && item.cleared() != null))
                .map(Item::entry)
                .sorted(ORDER)
                .toList();
    }

    /** What is hidden at {@code now}, in the order of the strip; the handover lists it. */
    public List<Entry> snoozed(LocalDateTime now) {
        endSnoozes(now);
        return items.values().stream()
                .filter(item -> item.until() != null)
                .map(Item::entry)
                .sorted(ORDER)
                .toList();
    }

    /** Somebody has seen it. Says nothing for a key that has left the board meanwhile; the first to see it stays. */
    public void acknowledge(String key, String operator, LocalDateTime now) {
        items.computeIfPresent(
                key,
                (k, item) -> item.acknowledged() != null
                        ? item
                        : new Item(
                                item.alert(), item.highest(), item.since(), item.cleared(), operator, now, null, null));
    }

    /**
     * Hides it until {@code until}. Says nothing for a key that has left the board meanwhile.
     *
     * @throws IllegalArgumentException without a reason or an end
     */
    public void snooze(String key, String reason, String operator, LocalDateTime until) {
        if (reason == null || reason.isBlank() || until == null) {
            throw new IllegalArgumentException("a snooze needs a reason and an end");
        }
        items.computeIfPresent(
                key,
                (k, item) -> new Item(
                        item.alert(),
                        item.highest(),
                        item.since(),
                        item.cleared(),
                        operator,
                        null,
                        reason.strip(),
                        until));
    }

    /** How many new alerts came from {@code from} on, within the last {@link #COUNTED}. */
    public long raisedSince(LocalDateTime from) {
        return raised.stream().filter(moment -> !moment.isBefore(from)).count();
    }
}
