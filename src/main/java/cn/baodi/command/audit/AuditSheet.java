package cn.baodi.command.audit;

import cn.baodi.command.core.Masking;
import cn.baodi.command.core.Sheet;
import cn.baodi.command.core.Types;
import cn.baodi.command.data.AuditEntry;

/** The columns of the audit's list; it is only looked at. */
final class AuditSheet {
    private AuditSheet() {}

    static Sheet<AuditEntry> of(AuditWords words) {
        return Sheet.<AuditEntry>of("audit", words.texts())
                .derived("seq", Types.WHOLE, 5, entry -> (int) entry.seq())
                .derived("at", Types.TEXT, 10, entry -> words.moment(entry.at()))
                .derived("operator", Types.TEXT, 6, AuditEntry::operator)
                .derived("kind", Types.TEXT, 4, words::kind)
                .derived("action", Types.TEXT, 34, entry -> Masking.text(entry.action()))
                .derived("rows", Types.WHOLE, 4, entry -> entry.rows() == 0 ? null : (int) entry.rows())
                .build((values, base) -> base);
    }
}
