package cn.baodi.command.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A table of measured ratios: printed line by line, and only when it is whole held against its limit. */
final class Ratios {
    private static final int WARM_UP = 3;
    /** What is quick is warmed up longer: it is the compiler that makes it slow at first. */
    private static final double WARM_UP_MILLIS = 500;

    private static final int MOST_WARM_UP = 200;
    private static final int RUNS = 15;
    /** What is quick is repeated for so long: one run of it says nothing on a machine with other work. */
    private static final double LONG_ENOUGH_MILLIS = 1000;

    private static final int MOST_RUNS = 301;
    /** What takes longer than this, in milliseconds, is slow whatever its median. */
    private static final double SLOW = 500;

    private static final int FEW_RUNS = 3;
    private static final double NANOS = 1e6;

    private final String title;
    private final double limit;
    private final double floor;
    private final List<Line> lines = new ArrayList<>();

    /**
     * @param limit how many times as long as the reference something may take
     * @param floor in milliseconds: so much may be added to any reference, for what a clock cannot tell apart
     */
    Ratios(String title, double limit, double floor) {
        this.title = title;
        this.limit = limit;
        this.floor = floor;
        System.out.printf(Locale.ROOT, "%n%-52s %10s %10s %7s%n", title, "ms", "reference", "ratio");
    }

    /** Milliseconds. */
    private record Line(String what, double ours, double reference) {
        double ratio() {
            return ours / reference;
        }
    }

    /** A thing that is timed. */
    interface Work {
        void run() throws Exception;
    }

    /** Times both in turn, so that what else the machine does falls on both. */
    void compare(String what, Work ours, Work reference) throws Exception {
        double warm = 0;
        double spent = 0;
        for (int i = 0; i < WARM_UP || spent < WARM_UP_MILLIS && i < MOST_WARM_UP; i++) {
            warm = time(ours) + time(reference);
            spent += warm;
        }
        int runs = warm > SLOW ? FEW_RUNS : (int) Math.max(RUNS, Math.min(MOST_RUNS, LONG_ENOUGH_MILLIS / warm));
        double[] mine = new double[runs];
        double[] theirs = new double[runs];
        for (int i = 0; i < runs; i++) {
            theirs[i] = time(reference);
            mine[i] = time(ours);
        }
        add(what, median(mine), median(theirs));
    }

    /** Prints and remembers a line. */
    void add(String what, double ours, double reference) {
        Line line = new Line(what, ours, reference);
        lines.add(line);
        System.out.printf(
                Locale.ROOT,
                "%-52s %10.2f %10.2f %6.2fx%s%n",
                what,
                ours,
                reference,
                line.ratio(),
                isAbove(line) ? "  above " + limit : "");
    }

    static double time(Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / NANOS;
    }

    static double median(double[] times) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** Ends the table, and fails where a line is above the limit. */
    void hold() {
        end();
        assertThat(lines.stream().filter(this::isAbove).map(Line::what))
                .as(title)
                .isEmpty();
    }

    /** Ends the table. */
    void end() {
        double all = lines.stream().mapToDouble(Line::ours).sum()
                / lines.stream().mapToDouble(Line::reference).sum();
        System.out.printf(Locale.ROOT, "%-52s %29.2fx%n", "sum", all);
    }

    private boolean isAbove(Line line) {
        return line.ours > limit * line.reference + floor;
    }
}
