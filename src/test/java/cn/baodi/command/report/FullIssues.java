package cn.baodi.command.report;

import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.Failure;
import cn.baodi.command.fault.disk.Disk;
import cn.baodi.command.fault.disk.Quota;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Random;

/** Issues a report a day on a disk that fills up at some byte of it, and again once there is space. */
final class FullIssues {
    private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);
    /** A little more than an issue writes. */
    private static final int MOST_BYTES = 250_000;

    private static final int YEAR = 366;
    private static final int DAYS_OPEN = 10;

    private final Path folder;
    private final Quota quota;
    private final Random random;
    private int refused;

    private FullIssues(Path folder, Random random) {
        this.folder = folder;
        this.random = random;
        quota = new Quota(folder);
    }

    /** @param args a folder, how many issues, a seed */
    public static void main(String[] args) {
        int rounds = Math.min(YEAR, Integer.parseInt(args[1]));
        FullIssues issues = new FullIssues(Path.of(args[0]).resolve("post"), new Random(Long.parseLong(args[2])));
        Disk.get().watch(issues.quota);
        try {
            for (int done = 0; done < rounds; done += DAYS_OPEN) {
                issues.days(done, Math.min(rounds, done + DAYS_OPEN));
            }
        } catch (RuntimeException | AssertionError e) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            System.out.println("wrong " + trace.toString().replace("\n", " | "));
        }
        Disk.get().watch(null);
        System.out.printf(
                "disk full in %d of %d issues of a report: none half, no number burnt%n", issues.refused, rounds);
    }

    private void days(int from, int to) {
        try (Post post = new Post(folder)) {
            for (int day = from; day < to; day++) {
                issue(post, day);
            }
            check(post, to);
        }
        try (Post post = new Post(folder)) {
            check(post, to);
        }
    }

    private void issue(Post post, int day) {
        StoredReport reviewed = post.reviewed(Cutoff.endOf(FIRST.plusDays(day)));
        long pieces = post.number("SELECT COUNT(*) FROM report_piece");
        Quota.Manner[] manners = Quota.Manner.values();
        quota.fill(random.nextInt(MOST_BYTES), manners[random.nextInt(manners.length)], random.nextInt(4) == 0);
        try {
            post.reports.issue(reviewed, "");
            quota.free();
        } catch (Failure e) {
            quota.free();
            refused++;
            StoredReport there = post.reports.find(reviewed.id()).orElseThrow();
            boolean whole = e.key().equals("journal.unsure") && !there.equals(reviewed);
            if (!whole) {
                if (!there.equals(reviewed) || post.number("SELECT COUNT(*) FROM report_piece") != pieces) {
                    throw new AssertionError("half issued after " + e.key() + ": " + there);
                }
                post.reports.issue(reviewed, "");
            }
        }
    }

    /** All numbers without a hole, each with its whole paper. */
    private static void check(Post post, int issued) {
        for (int number = 1; number <= issued; number++) {
            StoredReport report = post.reports
                    .numbered(StoredReport.Kind.DAILY, FIRST.getYear(), number)
                    .orElseThrow();
            if (!Issued.sha256(post.reports.open(report).pdf()).equals(report.pdfHash())) {
                throw new AssertionError("not the paper that was issued: " + report);
            }
        }
        if (post.number("SELECT COUNT(*) FROM report WHERE issue_number IS NOT NULL") != issued) {
            throw new AssertionError("more numbers than issues");
        }
    }
}
