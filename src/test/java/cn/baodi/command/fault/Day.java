package cn.baodi.command.fault;

import cn.baodi.command.data.Backups;
import cn.baodi.command.fault.disk.Recording;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Work on a folder of which every step is recorded, and what the folder may hold after each step. */
final class Day {
    private final Path folder;
    private final Recording recording;
    private final Random random;
    private final List<Span> spans = new ArrayList<>();
    private Office office;
    private int begun;
    private long number;

    /**
     * One thing that was done.
     *
     * @param from the recording's size before it, {@code to} when it was confirmed
     * @param content what the folder held then
     * @param rows the same without the audit
     */
    private record Span(int from, int to, String content, String rows) {}

    Day(Path folder, Recording recording, Random random) {
        this.folder = folder;
        this.recording = recording;
        this.random = random;
    }

    /** Opens the folder, does so many things, and closes it. */
    void work(int things) {
        office = Office.open(folder);
        number = office.check().getOrDefault("day", 0L);
        spans.add(new Span(0, 0, office.content(), office.rows()));
        for (int i = 0; i < things; i++) {
            begun = recording.size();
            something();
            done();
        }
        office.close();
    }

    private void done() {
        int now = recording.size();
        spans.add(new Span(begun, now, office.content(), office.rows()));
        begun = now;
    }

    private void something() {
        switch (random.nextInt(20)) {
            case 0 -> office.write("day", ++number, 700);
            case 1 -> office.ledger.keep("draft", "半张卡 " + random.nextInt());
            case 2 -> {
                office.write("taken back", 1, 2);
                done();
                office.ledger.undo();
            }
            case 3, 4 -> {
                office.close();
                office = Office.open(folder);
            }
            case 5 -> office.ledger.backUp("整点");
            case 6 -> {
                List<Backups.Backup> all = office.database.backups().list();
                office.ledger.restore(all.get(random.nextInt(all.size())), "恢复之前", "恢复");
                number = office.check().getOrDefault("day", 0L);
            }
            default -> office.write("day", ++number, 1 + random.nextInt(3));
        }
    }

    /** What the folder may hold after so many steps: what was confirmed by then, or what was under way. */
    private Set<String> allowed(int steps) {
        Set<String> allowed = new HashSet<>();
        String confirmed = null;
        String confirmedRows = null;
        for (Span span : spans) {
            if (span.to <= steps) {
                confirmed = span.content;
                confirmedRows = span.rows;
            } else if (span.from < steps) {
                allowed.add(span.content);
                allowed.add(span.rows);
                allowed.add(confirmedRows); // a thing of two writes may have got as far as the first
            }
        }
        allowed.add(confirmed);
        return allowed;
    }

    /**
     * Opens what a fault left after so many steps.
     *
     * @return what is wrong with it, or null
     */
    String wrong(Path left, int steps) {
        try (Office opened = Office.open(left)) {
            List<String> told = new ArrayList<>(opened.told());
            told.remove("journal.broken.off");
            if (!told.isEmpty()) {
                return "told " + told;
            }
            opened.check();
            Set<String> allowed = allowed(steps);
            return allowed.contains(opened.content()) || allowed.contains(opened.rows())
                    ? null
                    : "neither what was confirmed nor what was under way";
        } catch (RuntimeException | AssertionError e) {
            java.io.StringWriter trace = new java.io.StringWriter();
            e.printStackTrace(new java.io.PrintWriter(trace));
            return trace.toString().replace("\n", " | ");
        }
    }
}
