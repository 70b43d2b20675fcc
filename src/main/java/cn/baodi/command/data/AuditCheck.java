package cn.baodi.command.data;

import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Progress;
import cn.baodi.command.data.CheckResult.Difference;
import cn.baodi.command.data.CheckResult.What;
import cn.baodi.command.journal.Entry;
import cn.baodi.command.journal.Journal;
import cn.baodi.command.journal.Line;
import cn.baodi.command.journal.Position;
import cn.baodi.command.journal.Reader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Verifies the journal's chain from its beginning and compares every entry of the audit's tables with it, rows and all.
 * Of each entry only a hash is held in memory.
 */
final class AuditCheck {
    /** So many differences are told one by one. */
    private static final int TOLD = 50;

    private static final Set<String> NO_ENTRIES = Set.of(Kind.SETTING.name(), Rebuild.SCHEMA, Rebuild.BASE);

    private final List<Difference> differences = new ArrayList<>();
    private final Expected expected = new Expected();
    private final Map<Long, byte[]> places;
    private byte[] fold = new byte[0];
    private long seen;

    private AuditCheck(Journal journal, Position to, Progress progress) {
        expected.progress = progress;
        expected.bytes = to.bytes();
        journal.read(null, to, expected);
        places = expected.places;
    }

    /**
     * @param differences empty is good
     * @param entries how many were compared
     */
    record Found(List<Difference> differences, long entries) {}

    /**
     * @param live sees the moment at which the journal ended at {@code to}
     * @throws java.util.concurrent.CancellationException when cancelled
     */
    static Found run(Connection live, Journal journal, Position to, Progress progress) throws SQLException {
        AuditCheck check;
        try {
            check = new AuditCheck(journal, to, progress);
        } catch (Failure e) {
            if (!e.key().startsWith("journal.")) {
                throw e;
            }
            return new Found(List.of(new Difference(What.JOURNAL, Opening.JOURNAL, 0, 0)), 0);
        }
        new AuditTables(live, progress).each(check::compare);
        check.end();
        return new Found(check.differences, check.seen);
    }

    /** Whether a head that was written down lies on the chain; reads the whole journal. */
    static boolean holds(Journal journal, ChainHead head, Progress progress) {
        boolean[] found = {false};
        Position to = journal.end();
        journal.read(null, to, new Reader() {
            @Override
            public void entry(Entry entry) {
                progress.check();
            }

            @Override
            public void line(Line line) {}

            @Override
            public void end(Position position) {
                found[0] |= ChainHead.of(position).equals(head);
                progress.at(position.bytes(), to.bytes());
            }
        });
        return found[0];
    }

    private void compare(long seq, byte[] sum) {
        missing(seq - 1);
        seen = seq;
        fold = AuditSum.fold(fold, sum);
        if (seq > expected.last()) {
            differ(What.AUDIT_ADDED, seq);
        } else if (!expected.allows(seq, sum)) {
            differ(What.AUDIT_CHANGED, seq);
        }
        byte[] remembered = places.get(seq);
        if (remembered != null && differences.isEmpty() && !Arrays.equals(remembered, fold)) {
            differ(What.AUDIT_BEFORE, seq);
        }
    }

    private void end() {
        missing(expected.last());
        if (expected.broken > 0) {
            differ(What.AUDIT_BEFORE, expected.broken);
        }
    }

    private void missing(long to) {
        for (long seq = seen + 1; seq <= Math.min(to, expected.last()) && differences.size() < TOLD; seq++) {
            differ(What.AUDIT_MISSING, seq);
        }
    }

    private void differ(What what, long seq) {
        if (differences.size() < TOLD) {
            differences.add(new Difference(what, Long.toString(seq), 0, 0));
        }
    }

    /** What the journal says that the audit must be. */
    private static final class Expected implements Reader {
        private final AuditSum sum = new AuditSum();
        /** Bases: number of the last entry, and the hash of all up to it. */
        private final Map<Long, byte[]> places = new TreeMap<>();
        /** The first half of each entry's hash; those before {@code first} are known by a base alone. */
        private long[] sums = new long[2048];

        private long first;
        private int count;
        private Progress progress;
        private long bytes;
        private Entry entry;
        private long rows;
        /** Where a base does not go on from what was before, or 0. */
        private long broken;

        long last() {
            return first + count;
        }

        boolean allows(long seq, byte[] hash) {
            int i = (int) (seq - first) - 1;
            return i < 0
                    || sums[2 * i] == 0 && sums[2 * i + 1] == 0
                    || sums[2 * i] == half(hash, 0) && sums[2 * i + 1] == half(hash, Long.BYTES);
        }

        private static long half(byte[] hash, int at) {
            return java.nio.ByteBuffer.wrap(hash).getLong(at);
        }

        private void add(long high, long low) {
            if (2 * count == sums.length) {
                sums = Arrays.copyOf(sums, 2 * sums.length);
            }
            sums[2 * count] = high;
            sums[2 * count + 1] = low;
            count++;
        }

        @Override
        public void entry(Entry begun) {
            progress.check();
            entry = begun;
            rows = 0;
            if (!NO_ENTRIES.contains(begun.kind())) {
                sum.begin(begun.kind(), begun.at(), begun.operator(), begun.action(), begun.undoes());
            }
        }

        @Override
        public void line(Line line) {
            if (entry.kind().equals(Rebuild.BASE)) {
                base(line.id(), HexFormat.of().parseHex(line.after()));
                return;
            }
            rows += line.before() == null && line.after() == null ? 0 : 1; // a note about a row wrote none
            if (!entry.kind().equals(Kind.LOAD.name())) {
                sum.line(line.table(), line.id(), line.before(), line.after());
            }
        }

        /** The audit never goes back, and gets ahead of the journal only by a fill that was too large for it. */
        private void base(long last, byte[] all) {
            if (first == 0 && count == 0) {
                first = last;
            } else if (last == last() + 1) {
                add(0, 0);
            } else if (last != last()) {
                broken = last;
            }
            places.put(last, all);
        }

        @Override
        public void end(Position position) {
            if (!NO_ENTRIES.contains(entry.kind())) {
                byte[] hash = sum.end(rows);
                add(half(hash, 0), half(hash, Long.BYTES));
            }
            progress.at(position.bytes(), bytes);
        }
    }
}
