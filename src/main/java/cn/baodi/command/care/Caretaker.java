package cn.baodi.command.care;

import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Progress;
import cn.baodi.command.core.Texts;
import cn.baodi.command.data.Backups.Backup;
import cn.baodi.command.data.CareFile;
import cn.baodi.command.data.CareNotes;
import cn.baodi.command.data.Database;
import cn.baodi.command.data.Kind;
import cn.baodi.command.data.Ledger;
import cn.baodi.command.data.Since;
import cn.baodi.command.journal.Position;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/**
 * Looks after the data of one folder: a backup for each hour of work, the second folder, the nightly self-check and
 * plain copy.
 */
final class Caretaker {
    /** From then on the night's work is due, at the first quiet moment. */
    static final LocalTime NIGHT = LocalTime.of(3, 0);
    /** So long nobody has written. */
    static final Duration QUIET = Duration.ofMinutes(2);
    /** A night without such a moment does without it: officers need not wait for the check. */
    static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private final Database database;
    private final Ledger ledger;
    private final Clock clock;
    private final Texts texts;
    private final PlainCopy copy;
    private final Summing summaries;
    private volatile Failure failed;
    private volatile LocalDateTime busyAt;
    private LocalDateTime waitingSince;
    private LocalDateTime tried;
    private Measured measured;

    /** What was written since a backup, while nothing more is. */
    private record Measured(String hash, Position head, Since since) {}

    /** Writes the summaries of all areas into a folder. */
    interface Summing {
        void write(Path into, Progress progress);
    }

    Caretaker(Database database, Ledger ledger, Clock clock, Texts texts, PlainCopy copy, Summing summaries) {
        this.summaries = summaries;
        this.copy = copy;
        this.database = database;
        this.ledger = ledger;
        this.clock = clock;
        this.texts = texts;
    }

    private LocalDateTime now() {
        return LocalDateTime.now(clock);
    }

    /** Begins, once the data are open. */
    void begin() {
        busyAt = now();
        ledger.onWritten(written -> busyAt = now());
    }

    /** Makes the backup that is due, and lets the second folder catch up. What goes wrong is an alert, no dialog. */
    void hourly() {
        try {
            if (!ledger.backUpIfDue(false, texts.get("why.hourly"))) {
                database.second().follow(database.backups(), now());
            }
            failed = null;
        } catch (Failure e) {
            failed = e;
        }
    }

    /** Makes a backup now. */
    Backup backUp(String why) {
        try {
            Backup made = ledger.backUp(why);
            failed = null;
            return made;
        } catch (Failure e) {
            failed = e;
            throw e;
        }
    }

    /** Whether the night's work should begin now; says so once a night. */
    synchronized boolean nightBegins() {
        LocalDateTime now = now();
        LocalDateTime night = now.toLocalDate().atTime(NIGHT);
        LocalDateTime last = now.isBefore(night) ? night.minusDays(1) : night;
        boolean done = lastNight().filter(at -> !at.isBefore(last)).isPresent();
        if (done || last.equals(tried)) {
            waitingSince = null;
            return false;
        }
        if (waitingSince == null) {
            waitingSince = now;
        }
        boolean quiet = !busyAt.plus(QUIET).isAfter(now);
        boolean waited = !waitingSince.plus(LONGEST_WAIT).isAfter(now);
        if (quiet || waited) {
            tried = last;
            return true;
        }
        return false;
    }

    private Optional<LocalDateTime> lastNight() {
        return Optional.ofNullable(database.care().notes().check()).map(check -> check.at());
    }

    /** The night's work; stops at once when cancelled, and is done at the next start then. */
    void night(Progress progress) {
        ledger.check(texts.get("note.check"), progress);
        if (database.care().notes().passphrase() != null) {
            copyPlain(progress);
        }
        CareNotes.Nightly nightly = database.care().notes().nightly();
        if (nightly != null) {
            summarise(nightly.folder(), progress);
        }
    }

    /** Writes the summaries into the folder for them. What goes wrong is remembered and an alert. */
    CareNotes.Nightly summarise(String folder, Progress progress) {
        String failure = null;
        try {
            Path into = Path.of(folder);
            if (Files.isDirectory(into)) {
                summaries.write(into, progress);
            } else {
                failure = "nightly.missing";
            }
        } catch (Failure e) {
            // Before anything is registered there is nothing to sum up.
            failure = e.key().equals("summaries.none") ? null : e.key();
        }
        CareNotes.Nightly done = new CareNotes.Nightly(folder, now(), failure);
        database.care().change(notes -> notes.nightly(done));
        return done;
    }

    /** Makes a plain copy, also in the second folder. What goes wrong is remembered and an alert. */
    CareNotes.PlainCopy copyPlain(Progress progress) {
        LocalDateTime at = now();
        CareNotes.PlainCopy done;
        try {
            char[] words = database.care().notes().passphrase().words().toCharArray();
            Path folder = database.folder().resolve(CareFile.PLAIN);
            PlainCopy.Written written = copy.write(folder, at, words, progress);
            ledger.note(Kind.EXPORT, texts.get("note.plain", written.rows(), written.hash()));
            done = new CareNotes.PlainCopy(
                    at, written.file().getFileName().toString(), written.rows(), copied(written));
        } catch (Failure e) {
            done = new CareNotes.PlainCopy(at, null, 0, e.key());
        }
        CareNotes.PlainCopy made = done;
        database.care().change(notes -> notes.copy(made));
        return made;
    }

    /** What went wrong with its copy in the second folder, or null. */
    private String copied(PlainCopy.Written written) {
        if (database.second().chosen().isEmpty()) {
            return null;
        }
        try {
            Path second = database.second().present().orElse(null);
            if (second == null) {
                return "second.missing";
            }
            PlainCopy.follow(written.file(), second);
            return null;
        } catch (IOException | Failure e) {
            return "backup.second";
        }
    }

    /** How well the data are looked after now. */
    synchronized CareState state() {
        List<Backup> all = database.backups().list();
        Optional<Backup> newest = all.stream().findFirst();
        return new CareState(
                now(),
                newest,
                newest.map(this::since).orElse(Since.NOTHING),
                failed,
                database.second().chosen(),
                database.second().onSameDisk(),
                database.care().notes(),
                database.space());
    }

    private Since since(Backup backup) {
        Position head = database.head();
        String hash = backup.note().hash();
        if (measured == null || !measured.hash.equals(hash) || !measured.head.equals(head)) {
            measured = new Measured(hash, head, database.since(backup));
        }
        return measured.since;
    }
}
