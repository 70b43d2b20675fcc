package cn.baodi.command.audit;

import cn.baodi.command.core.Access;
import cn.baodi.command.core.Progress;
import cn.baodi.command.core.Session;
import cn.baodi.command.core.Texts;
import cn.baodi.command.data.AuditFilter;
import cn.baodi.command.data.AuditResult;
import cn.baodi.command.data.AuditTrail;
import cn.baodi.command.data.ChainHead;
import cn.baodi.command.data.Database;
import cn.baodi.command.data.Kind;
import cn.baodi.command.data.Ledger;
import cn.baodi.command.ui.Feature;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;

/**
 * What is done with the audit, by its screen and its verb alike: read, compared with the journal, compared with a head
 * on paper, taken along. Each of these is for who may see the audit, and each leaves a note in it.
 */
public final class Audit {
    private final Database database;
    private final Ledger ledger;
    private final Session session;
    private final Clock clock;
    private final AuditTrail trail;
    private final AuditWords words;

    /** @param areas all that hold data */
    public Audit(Database database, Ledger ledger, Session session, Clock clock, List<Feature> areas, Locale locale) {
        this.database = database;
        this.ledger = ledger;
        this.session = session;
        this.clock = clock;
        trail = new AuditTrail(database, clock);
        words = new AuditWords(Texts.of(locale, Audit.class), areas);
    }

    AuditTrail trail() {
        return trail;
    }

    AuditWords words() {
        return words;
    }

    LocalDateTime now() {
        return LocalDateTime.now(clock);
    }

    /** The head of the chain now, for paper. */
    public ChainHead head() {
        return database.chainHead();
    }

    private void require() {
        session.require(Access.AUDIT.see());
    }

    /**
     * Verifies the chain from its beginning and compares the audit with it.
     *
     * @throws java.util.concurrent.CancellationException when cancelled
     */
    public AuditResult check(Progress progress) {
        require();
        AuditResult result = ledger.checkAudit(progress);
        Texts texts = words.texts();
        String found = result.differences().isEmpty()
                ? texts.get("note.good")
                : texts.get("note.bad", result.differences().size());
        ledger.note(Kind.CHECK, texts.get("note.check", found, result.head()));
        return result;
    }

    /** What a check found, in words. */
    public String words(AuditResult result) {
        return words.found(result);
    }

    /**
     * Whether a head on paper still lies on the chain.
     *
     * @throws java.util.concurrent.CancellationException when cancelled
     */
    public boolean holds(ChainHead head, Progress progress) {
        require();
        boolean holds = database.holds(head, progress);
        Texts texts = words.texts();
        ledger.note(Kind.CHECK, texts.get("note.head", head, texts.get(holds ? "note.head.holds" : "note.head.gone")));
        return holds;
    }

    /** Whether a head lies on the chain, in words. */
    public String words(ChainHead head, boolean holds) {
        return words.held(head, holds);
    }

    /** The filter of the register with this key or title; null for one that is not there. */
    public AuditFilter ofSheet(AuditFilter filter, String sheet) {
        return words.tableOf(sheet).map(filter::table).orElse(null);
    }

    /** The registers by key and title. */
    public String sheets() {
        return words.sheets();
    }

    /** The filter of a topic. */
    public AuditFilter of(AuditFilter filter, Topic topic) {
        return filter.kinds(topic.kinds());
    }

    /**
     * Writes the audit to a CSV file, masked, a line for each value that changed, with the head of the chain in it.
     *
     * @return how many entries were written
     * @throws cn.baodi.command.core.Failure when the officer may not, or the file cannot be written
     * @throws java.util.concurrent.CancellationException when cancelled
     */
    public long export(AuditFilter filter, Path file, Progress progress) {
        require();
        ChainHead head = head();
        String narrowed = words.filter(filter, now());
        Texts texts = words.texts();
        return new AuditExport(trail, words)
                .write(
                        filter,
                        narrowed,
                        head,
                        now(),
                        session.operator(),
                        file,
                        progress,
                        (entries, hash) -> ledger.note(
                                Kind.EXPORT,
                                texts.get(
                                        "note.export",
                                        entries,
                                        narrowed.isEmpty() ? texts.get("filter.none") : narrowed,
                                        file.getFileName(),
                                        head,
                                        hash)));
    }
}
