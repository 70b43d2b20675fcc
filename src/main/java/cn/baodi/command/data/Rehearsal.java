package cn.baodi.command.data;

import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Progress;
import cn.baodi.command.data.CheckResult.Difference;
import cn.baodi.command.data.CheckResult.What;
import cn.baodi.command.journal.Journal;
import cn.baodi.command.journal.Position;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * The self-check: a recovery from the newest backup and the journal, as after a crash, made beside the live database and
 * compared with it row by row. It finds silent damage in both and proves that the data can be recovered. Officers write
 * on meanwhile: it looks at the moment at which it began.
 */
final class Rehearsal implements AutoCloseable {
    /** H2's own isolation level: all tables as of one moment. */
    private static final int SNAPSHOT = 6;

    private final Connection live;
    private final int isolation;
    private final Journal journal;
    private final Position to;

    private Rehearsal(Connection live, int isolation, Journal journal) {
        this.live = live;
        this.isolation = isolation;
        this.journal = journal;
        to = journal.end();
    }

    /** Takes hold of this moment; the caller keeps writes away meanwhile. */
    static Rehearsal begin(JdbcConnectionPool pool, Journal journal) throws SQLException {
        Connection live = pool.getConnection();
        try (Statement first = live.createStatement()) {
            int usual = live.getTransactionIsolation();
            live.setAutoCommit(false);
            live.setTransactionIsolation(SNAPSHOT);
            first.executeQuery("SELECT COUNT(*) FROM setting").close();
            return new Rehearsal(live, usual, journal);
        } catch (SQLException e) {
            live.close();
            throw e;
        }
    }

    /**
     * @param place a folder of its own, wiped before and after
     * @param at when it is done, for the result
     * @throws java.util.concurrent.CancellationException when cancelled
     */
    CheckResult run(Rebuild rebuild, Path place, Progress progress, LocalDateTime at) throws IOException, SQLException {
        List<Difference> differences = new ArrayList<>();
        indexesApart(progress).forEach(index -> differences.add(new Difference(What.INDEX, index, 0, 0)));
        try {
            // A recovery reads only what follows the newest backup: what lies before is verified here.
            differences.addAll(AuditCheck.run(live, journal, to, progress).differences());
            Folders.wipe(place);
            Folders.make(place);
            Rebuild.Made made = rebuild.make(journal, to, place, H2File.SMALL_CACHE, progress);
            try {
                made.unusable().forEach(file -> differences.add(new Difference(What.BACKUP, file.toString(), 0, 0)));
                compare(made, differences, progress);
            } finally {
                H2File.abandon(made.pool());
            }
            String base =
                    made.base().map(b -> b.file().getFileName().toString()).orElse(null);
            return new CheckResult(at, to.tx(), differences, base, made.writes());
        } catch (Failure e) {
            boolean inJournal = e.key().startsWith("journal.");
            differences.add(new Difference(
                    inJournal ? What.JOURNAL : What.BACKUP, inJournal ? Opening.JOURNAL : Backups.FOLDER, 0, 0));
            return new CheckResult(at, to.tx(), differences, null, 0);
        } finally {
            Folders.wipeQuietly(place);
        }
    }

    /** Compares only the audit, with the whole journal. */
    AuditResult audit(Progress progress, LocalDateTime at) throws SQLException {
        AuditCheck.Found found = AuditCheck.run(live, journal, to, progress);
        return new AuditResult(at, ChainHead.of(to), found.entries(), found.differences());
    }

    List<String> indexesApart(Progress progress) throws SQLException {
        return H2File.apart(live, progress);
    }

    private void compare(Rebuild.Made made, List<Difference> differences, Progress progress) throws SQLException {
        Map<String, TableSum> found = TableSum.of(live, progress);
        Map<String, TableSum> expected;
        try (Connection connection = made.pool().getConnection()) {
            expected = TableSum.of(connection, progress);
        }
        Set<String> tables = new TreeSet<>(found.keySet());
        tables.addAll(expected.keySet());
        for (String table : tables) {
            TableSum is = found.get(table);
            TableSum ought = expected.get(table);
            if (is == null || !is.equals(ought)) {
                differences.add(new Difference(
                        What.TABLE, table, is == null ? 0 : is.rows(), ought == null ? 0 : ought.rows()));
            }
        }
    }

    @Override
    public void close() throws SQLException {
        try (live) {
            live.rollback();
            live.setTransactionIsolation(isolation);
            live.setAutoCommit(true);
        }
    }
}
