package cn.baodi.command.fault;

import cn.baodi.command.core.Account;
import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Role;
import cn.baodi.command.fault.disk.Disk;
import cn.baodi.command.fault.disk.Recording;
import cn.baodi.command.vault.CheapKeys;
import cn.baodi.command.vault.Keys;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Each of the great steps is recorded once a round, and opened as a kill or a power cut at any point of it leaves it: the
 * folder is as before the step or as after it, never neither.
 */
final class Steps {
    private static final int STATES_A_ROUND = 20;
    private static final char[] OLD = "堤上的柳树发芽了".toCharArray();
    private static final char[] NEW = "渠里的水化开了呀".toCharArray();
    private static final Account ADMIN = new Account("王芳", Set.of(Role.ADMIN), false);

    private final Path folder;
    private final Random random;
    private Step step;

    private Steps(Path folder, Random random) {
        this.folder = folder;
        this.random = random;
    }

    /** What is done while it is recorded. */
    private interface Work {
        void run() throws Exception;
    }

    /** A step: what comes before it unrecorded, and itself. */
    private enum Step {
        BACKUP,
        RESTORE,
        MIGRATION,
        KEYS_FIRST,
        KEYS_CHANGE,
        CLOSE,
        RECOVERY,
        JOURNAL_ANEW
    }

    /** @param args a folder, how many states, a seed */
    public static void main(String[] args) throws Exception {
        Path place = Path.of(args[0]);
        int states = Integer.parseInt(args[1]);
        long seed = Long.parseLong(args[2]);
        Path aged = AgedFolder.make(place.resolve("aged"));
        int tried = 0;
        int[] each = new int[Step.values().length];
        for (int round = 0; tried < states; round++) {
            Step step = Step.values()[round % Step.values().length];
            Path folder = place.resolve("step");
            AgedFolder.copy(aged, folder);
            int count = Math.min(STATES_A_ROUND, states - tried);
            if (states < STATES_A_ROUND * Step.values().length) {
                count = Math.min(count, Math.max(1, states / Step.values().length));
            }
            Steps steps = new Steps(folder, new Random(seed + round));
            try {
                steps.run(step, count, place.resolve("left"));
            } catch (Exception | AssertionError e) {
                System.out.println("wrong " + step + " " + (seed + round) + ": " + trace(e));
            }
            Disk.get().watch(null);
            tried += count;
            each[step.ordinal()] += count;
            AgedFolder.delete(folder);
        }
        System.out.printf(
                "stopped in a backup %d times, restore %d, migration %d, first account %d, key change %d, close %d, recovery %d, new journal %d: old or new each time%n",
                each[0], each[1], each[2], each[3], each[4], each[5], each[6], each[7]);
    }

    private static String trace(Throwable e) {
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace));
        return trace.toString().replace("\n", " | ");
    }

    private void run(Step which, int count, Path left) throws Exception {
        step = which;
        switch (step) {
            case BACKUP -> whileOpen(count, left, false, office -> office.ledger.backUp("整点"));
            case RESTORE ->
                whileOpen(count, left, true, office -> {
                    List<cn.baodi.command.data.Backups.Backup> all =
                            office.database.backups().list();
                    office.ledger.restore(all.get(all.size() - 1), "恢复之前", "恢复");
                });
            case CLOSE -> whileOpen(count, left, false, Office::close);
            case MIGRATION -> migration(count, left);
            case KEYS_FIRST -> keys(count, left, false);
            case KEYS_CHANGE -> keys(count, left, true);
            case RECOVERY -> opening(count, left, false);
            case JOURNAL_ANEW -> opening(count, left, true);
        }
    }

    private interface OnOffice {
        void run(Office office) throws Exception;
    }

    private void whileOpen(int count, Path left, boolean changes, OnOffice step) throws Exception {
        Recording recording;
        Set<String> allowed = new java.util.HashSet<>();
        try (Office office = Office.open(folder)) {
            office.write("step", 1, 2);
            allowed.add(office.rows());
            recording = new Recording(folder);
            Disk.get().watch(recording);
            step.run(office);
            Disk.get().watch(null);
            if (changes) {
                allowed.add(office.rows());
            }
        }
        each(recording, count, left, () -> {
            try (Office again = Office.open(left)) {
                again.check();
                require(allowed.contains(again.rows()), "neither old nor new");
                require(Set.of("journal.broken.off").containsAll(again.told()), "told " + again.told());
            }
        });
    }

    private void migration(int count, Path left) throws Exception {
        String before;
        try (Office office = Office.open(folder)) {
            before = office.deeds();
        }
        Recording recording = new Recording(folder);
        Disk.get().watch(recording);
        Office.openNewer(folder).close();
        Disk.get().watch(null);
        each(recording, count, left, () -> {
            try (Office again = Office.openNewer(left)) {
                again.check();
                require(again.deeds().equals(before), "rows are not what they were");
                require(again.withoutNote() == 0, "rows without their note");
                require(Set.of("journal.broken.off").containsAll(again.told()), "told " + again.told());
            }
        });
    }

    /** The first account is set up, or the password changed. */
    private void keys(int count, Path left, boolean change) throws Exception {
        String key = Keys.at(folder, Clock.systemUTC()).openWithout().hex("x");
        Keys keys = CheapKeys.at(folder, Clock.systemUTC());
        if (change) {
            keys.protect(ADMIN, OLD.clone());
        }
        Recording recording = new Recording(folder);
        Disk.get().watch(recording);
        if (change) {
            keys.resetPassword(keys.signIn(ADMIN.name(), OLD.clone()).key(), ADMIN.name(), NEW.clone());
        } else {
            keys.protect(ADMIN, OLD.clone());
        }
        Disk.get().watch(null);
        each(recording, count, left, () -> {
            boolean old = change
                    ? opens(left, OLD, key)
                    : !CheapKeys.at(left, Clock.systemUTC()).isProtected();
            boolean fresh = CheapKeys.at(left, Clock.systemUTC()).isProtected() && opens(left, change ? NEW : OLD, key);
            require(old || fresh, "neither the old key nor the new one opens");
        });
    }

    private static boolean opens(Path folder, char[] password, String key) {
        try {
            return CheapKeys.at(folder, Clock.systemUTC())
                    .signIn(ADMIN.name(), password.clone())
                    .key()
                    .hex("x")
                    .equals(key);
        } catch (Failure e) {
            return false;
        }
    }

    /** An opening after a crash, or beside a sound database with a damaged journal; nothing is lost in either. */
    private void opening(int count, Path left, boolean damaged) throws Exception {
        Path start = folder.resolveSibling("start");
        String content;
        try (Office office = Office.open(folder)) {
            office.write("step", 1, 2);
            content = office.content();
            if (!damaged) {
                AgedFolder.copy(folder, start);
            }
        }
        if (damaged) {
            AgedFolder.copy(folder, start);
            Path journal = start.resolve("console.journal");
            byte[] bytes = Files.readAllBytes(journal);
            bytes[bytes.length - 10] ^= 1;
            Files.write(journal, bytes);
        }
        Recording recording = new Recording(start);
        Disk.get().watch(recording);
        Office.open(start).close();
        Disk.get().watch(null);
        each(recording, count, left, () -> {
            try (Office again = Office.open(left)) {
                again.check();
                require(again.content().equals(content), "not what was confirmed");
                if (!damaged) {
                    require(again.told().isEmpty(), "told " + again.told());
                }
            }
        });
        AgedFolder.delete(start);
    }

    /** First what is most to be feared: a moment after something was confirmed, and after each move. */
    private void each(Recording recording, int count, Path left, Work check) throws Exception {
        List<Integer> confirmed = recording.forces("console.journal");
        List<Integer> moved = recording.moves();
        for (int i = 0; i < count; i++) {
            if (i < confirmed.size()) {
                int at = confirmed.get(i);
                left(recording.least(at), left, check, "the least at step %d of %d", at, recording.size());
            } else if (i < confirmed.size() + moved.size()) {
                killed(recording, moved.get(i - confirmed.size()), left, check);
            } else if (random.nextBoolean()) {
                killed(recording, random.nextInt(recording.size() + 1), left, check);
            } else {
                int at = random.nextInt(recording.size() + 1);
                long how = random.nextLong();
                Recording.Image image = recording.cut(at, new Random(how));
                left(image, left, check, "cut %d at step %d of %d", how, at, recording.size());
            }
        }
    }

    private void killed(Recording recording, int at, Path left, Work check) throws Exception {
        left(recording.killed(at), left, check, "kill at step %d of %d", at, recording.size());
    }

    private void left(Recording.Image image, Path left, Work check, String how, Object... values) throws Exception {
        image.layOut(left);
        try {
            check.run();
        } catch (Exception | AssertionError e) {
            System.out.println("wrong " + step + ", " + String.format(how, values) + ": " + trace(e));
        }
        AgedFolder.delete(left);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
