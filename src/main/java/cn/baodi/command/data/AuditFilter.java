package cn.baodi.command.data;

import cn.baodi.command.core.TimeRange;
import java.util.EnumSet;
import java.util.Set;

/**
 * What the audit is narrowed to.
 *
 * @param operator who did it, or null for everybody
 * @param kinds empty for all
 * @param table whose rows were written or looked at, or null for any
 * @param row number of one row in {@code table}, or null for any
 * @param range by the workstation's clock
 * @param text part of the action's words, "" for any
 */
public record AuditFilter(String operator, Set<Kind> kinds, String table, Long row, TimeRange range, String text) {
    public static final AuditFilter NONE = new AuditFilter(null, Set.of(), null, null, TimeRange.ALL, "");

    public AuditFilter {
        kinds = kinds.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(kinds));
        text = text == null ? "" : text.strip();
    }

    public AuditFilter operator(String wanted) {
        return new AuditFilter(wanted, kinds, table, row, range, text);
    }

    public AuditFilter kinds(Set<Kind> wanted) {
        return new AuditFilter(operator, wanted, table, row, range, text);
    }

    public AuditFilter table(String wanted) {
        return new AuditFilter(operator, kinds, wanted, null, range, text);
    }

    /** The history of one record. */
    public AuditFilter record(String of, long id) {
        return new AuditFilter(operator, kinds, of, id, range, text);
    }

    public AuditFilter range(TimeRange wanted) {
        return new AuditFilter(operator, kinds, table, row, wanted, text);
    }

    public AuditFilter text(String wanted) {
        return new AuditFilter(operator, kinds, table, row, range, wanted);
    }
}
