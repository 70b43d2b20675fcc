package cn.baodi.command.data;

import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a self-check found.
 *
 * @param at when it ended, wall time in Asia/Shanghai
 * @param tx up to which write of the journal
 * @param differences what is not as it should be; empty is good
 * @param base the backup it recovered from, or null where it took the journal alone
 * @param replayed how many writes of the journal it did again
 */
public record CheckResult(LocalDateTime at, long tx, List<Difference> differences, String base, long replayed) {
    /** Kinds of difference. */
    public enum What {
        /** A table has other rows than backup and journal say. */
        TABLE,
        /** An index holds other rows than its table. */
        INDEX,
        /** The journal does not verify. */
        JOURNAL,
        /** A backup cannot be used. */
        BACKUP,
        /** An entry of the audit is other than in the journal; said by its number. */
        AUDIT_CHANGED,
        /** An entry that the journal has is missing in the audit. */
        AUDIT_MISSING,
        /** The audit has an entry that the journal has not. */
        AUDIT_ADDED,
        /** Up to this entry, which no single one of the journal tells, the audit is other than it was. */
        AUDIT_BEFORE
    }

    private static final Set<What> OF_AUDIT = EnumSet.range(What.AUDIT_CHANGED, What.AUDIT_BEFORE);

    /** Whether the database made anew from backup and journal would be as this one: only the audit in both differs. */
    public boolean staysAnew() {
        return !differences.isEmpty() && differences.stream().allMatch(d -> OF_AUDIT.contains(d.what()));
    }

    /**
     * @param about table, index, file or number of an entry
     * @param found rows in the live database, 0 where that says nothing
     * @param expected rows by backup and journal
     */
    public record Difference(What what, String about, long found, long expected) {}
}
