package cn.baodi.command.audit;

import cn.baodi.command.core.Masking;
import cn.baodi.command.core.Progress;
import cn.baodi.command.core.Texts;
import cn.baodi.command.data.AuditEntry;
import cn.baodi.command.data.AuditFilter;
import cn.baodi.command.data.AuditRow;
import cn.baodi.command.data.AuditTrail;
import cn.baodi.command.data.ChainHead;
import cn.baodi.command.data.Kind;
import cn.baodi.command.exchange.TextTable;
import cn.baodi.command.ui.ChangeWords.Changed;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;

/**
 * The audit as a file: newest first, a line for each value that changed. Its first line says what it covers and where
 * the chain's head was.
 */
final class AuditExport {
    private static final int ENTRIES = 500;
    private static final int ROWS = 500;

    private final AuditTrail trail;
    private final AuditWords words;
    private final Texts texts;

    /** Told of a file that is written and not yet in its place. */
    interface Written {
        void is(long entries, String hash);
    }

    AuditExport(AuditTrail trail, AuditWords words) {
        this.trail = trail;
        this.words = words;
        texts = words.texts();
    }

    long write(
            AuditFilter filter,
            String narrowed,
            ChainHead head,
            LocalDateTime now,
            String operator,
            Path file,
            Progress progress,
            Written written) {
        long all = trail.total();
        try (TextTable out = new TextTable(file, texts.get("feature"))) {
            out.write(headings());
            String covers = narrowed.isEmpty() ? texts.get("filter.none") : narrowed;
            out.write(line("", words.moment(now), operator, texts.get("head"), texts.get("csv.head", head, covers)));
            long entries = 0;
            Long before = null;
            do {
                AuditTrail.Found page = trail.page(filter, before, ENTRIES);
                for (AuditEntry entry : page.entries()) {
                    write(entry, filter, out);
                    entries++;
                    progress.check();
                }
                before = page.next();
                progress.at(before == null ? all : Math.max(0, all - before), all);
            } while (before != null);
            long count = entries;
            out.finish(hash -> written.is(count, hash));
            return count;
        }
    }

    private List<String> headings() {
        return List.of(
                texts.get("audit.seq"),
                texts.get("audit.at"),
                texts.get("audit.operator"),
                texts.get("audit.kind"),
                texts.get("audit.action"),
                texts.get("csv.record"),
                texts.get("csv.what"),
                texts.get("csv.field"),
                texts.get("csv.before"),
                texts.get("csv.after"));
    }

    private static List<String> line(String seq, String at, String operator, String kind, String action) {
        return List.of(seq, at, operator, kind, action, "", "", "", "", "");
    }

    private void write(AuditEntry entry, AuditFilter filter, TextTable out) {
        String seq = Long.toString(entry.seq());
        String at = words.moment(entry.at());
        String kind = words.kind(entry);
        String action = Masking.text(entry.action());
        boolean mayHaveRows = entry.kind() != Kind.LOAD;
        int lines = 0;
        for (int after = 0; mayHaveRows; ) {
            List<AuditRow> rows = trail.rows(entry.seq(), filter, after, ROWS);
            for (AuditWords.Told told : words.told(rows)) {
                List<Changed> changes = told.changes().isEmpty() ? List.of(new Changed("", "", "")) : told.changes();
                for (Changed change : changes) {
                    out.write(List.of(
                            seq,
                            at,
                            entry.operator(),
                            kind,
                            action,
                            told.title(),
                            told.what(),
                            change.heading(),
                            change.before(),
                            change.after()));
                    lines++;
                }
            }
            mayHaveRows = rows.size() == ROWS;
            after = rows.isEmpty() ? after : rows.get(rows.size() - 1).line();
        }
        if (lines == 0) {
            out.write(line(seq, at, entry.operator(), kind, action));
        }
    }
}
