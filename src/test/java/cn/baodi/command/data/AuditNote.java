package cn.baodi.command.data;

import java.util.List;

/** What the audit says of something that wrote no row. */
public record AuditNote(String operator, String action) {
    /** Oldest first. */
    public static List<AuditNote> of(Database database, Kind kind) {
        return database.read(
                handle -> handle.createQuery("SELECT operator, action FROM audit_batch WHERE kind = ? ORDER BY seq")
                        .bind(0, kind.name())
                        .map((row, context) -> new AuditNote(row.getString(1), row.getString(2)))
                        .list());
    }
}
