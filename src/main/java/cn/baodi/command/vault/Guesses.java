package cn.baodi.command.vault;

import cn.baodi.command.core.Failure;
import cn.baodi.command.core.SafeFile;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Wrong passwords, each a moment in milliseconds since 1970, by account. From the fourth in a row on the next try waits
 * 1, 2, 4 … 30 s; more than ten in five minutes wait until the first of them is that old. Nobody is locked out for good.
 * They survive a restart, and so does what is still to be told to the audit.
 */
final class Guesses {
    private static final String FILE = "guesses.json";
    private static final int FREE = 3;
    private static final long LONGEST_WAIT = 30_000;
    private static final int MOST = 10;
    private static final long WITHIN = 5 * 60_000;
    private static final int LONGEST_FILE = 1 << 20;
    private static final int ACCOUNTS = 200;
    private static final int EVENTS = 1000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final Clock clock;
    private final Map<String, List<Long>> wrong;
    private final List<Event> events;
    private Path aside;

    /** The file. */
    record Kept(Map<String, List<Long>> wrong, List<Event> events) {
        Kept {
            wrong = wrong == null ? new HashMap<>() : new HashMap<>(wrong);
            events = events == null ? new ArrayList<>() : new ArrayList<>(events);
            wrong.values().removeIf(times -> times == null || times.contains(null));
            wrong.replaceAll((account, times) -> new ArrayList<>(times));
            events.removeIf(event -> event == null || event.kind() == null || event.account() == null);
        }
    }

    Guesses(Path folder, Clock clock) {
        this.clock = clock;
        file = folder.resolve(FILE);
        Kept kept = load();
        wrong = kept.wrong;
        events = kept.events;
    }

    /** A count that cannot be read is begun anew: it guards against guessing, and nothing of the officer's is in it. */
    private Kept load() {
        try {
            if (!Files.exists(file)) {
                return new Kept(null, null);
            }
            if (Files.size(file) < LONGEST_FILE) {
                Kept kept = JSON.readValue(Files.readAllBytes(file), Kept.class);
                if (kept != null) {
                    return kept;
                }
            }
        } catch (IOException e) {
            // As one that is too long.
        }
        try {
            aside = DamagedFile.layAside(file, clock).orElse(null);
        } catch (IOException e) {
            // It stays where it is and is written over by the next guess.
        }
        return new Kept(null, null);
    }

    /** Where a file that could not be read lies now. */
    Optional<Path> aside() {
        return Optional.ofNullable(aside);
    }

    /** @throws Failure {@code keys.wait} with the seconds left */
    void check(String account) {
        long wait = left(account);
        if (wait > 0) {
            throw new Failure("keys.wait", wait);
        }
    }

    /** Seconds until the next guess is looked at. */
    long left(String account) {
        List<Long> times = wrong.getOrDefault(account, List.of());
        long now = clock.millis();
        long wait = 0;
        if (times.size() > FREE) {
            long delay = Math.min(LONGEST_WAIT, 1000L << Math.min(times.size() - FREE - 1, 5));
            wait = left(times.get(times.size() - 1), delay, now);
        }
        if (times.size() >= MOST) {
            wait = Math.max(wait, left(times.get(times.size() - MOST), WITHIN, now));
        }
        return Math.max(0, (wait + 999) / 1000);
    }

    /** A clock that was set back does not shorten the wait, and does not make it longer than it ever is. */
    private static long left(long since, long delay, long now) {
        return Math.min(delay, since + delay - now);
    }

    void count(String account) {
        if (wrong.size() >= ACCOUNTS && !wrong.containsKey(account)) {
            wrong.clear();
        }
        List<Long> times = wrong.computeIfAbsent(account, a -> new ArrayList<>());
        times.add(clock.millis());
        if (times.size() > 2 * MOST) {
            times.remove(0);
        }
        save();
    }

    void forget(String account) {
        if (wrong.remove(account) != null) {
            save();
        }
    }

    void tell(Event.Kind kind, String account) {
        if (events.size() < EVENTS) {
            events.add(new Event(kind, account, clock.millis()));
            save();
        }
    }

    List<Event> events() {
        return List.copyOf(events);
    }

    void noted(int count) {
        events.subList(0, Math.min(count, events.size())).clear();
        save();
    }

    private void save() {
        try {
            SafeFile.write(file, JSON.writeValueAsBytes(new Kept(wrong, events)));
        } catch (Failure e) {
            // A full disk keeps nobody out: until the program ends the counts stand here.
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
