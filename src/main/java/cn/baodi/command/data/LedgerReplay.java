package cn.baodi.command.data;

import cn.baodi.command.core.Progress;
import cn.baodi.command.journal.Entry;
import cn.baodi.command.journal.Line;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;

/** One transaction of the journal, done again on a database that stands just before it. */
final class LedgerReplay {
    private final Connection connection;
    private final Entry entry;
    private final Batch batch;

    private LedgerReplay(Connection connection, Entry entry, Batch batch) {
        this.connection = connection;
        this.entry = entry;
        this.batch = batch;
    }

    static LedgerReplay begin(DataSource pool, Entry entry, Map<String, Searchable> searchables) {
        try {
            Connection connection = pool.getConnection();
            connection.setAutoCommit(false);
            Kind kind = Kind.valueOf(entry.kind());
            Batch batch = new Batch(
                    connection,
                    new Batch.Stamp(kind, entry.at(), entry.operator(), entry.action(), entry.undoes()),
                    searchables,
                    new HashMap<>(),
                    new Batch.Manner(kind != Kind.LOAD, Batch.ONE_TRANSACTION),
                    Progress.none());
            if (kind != Kind.SETTING) {
                batch.begin();
            }
            return new LedgerReplay(connection, entry, batch);
        } catch (SQLException e) {
            throw Database.failure(e);
        }
    }

    void line(Line line) {
        try {
            if (entry.kind().equals(Kind.SETTING.name())) {
                Batch.keep(connection, line.before(), line.after(), entry.at(), entry.operator());
            } else {
                batch.repeat(line);
            }
        } catch (SQLException e) {
            throw Database.failure(e);
        }
    }

    void end() {
        try {
            if (!entry.kind().equals(Kind.SETTING.name())) {
                batch.end();
            }
            if (batch.isLong()) {
                LongCommit.prepare(connection);
            }
            connection.commit();
        } catch (SQLException e) {
            throw Database.failure(e);
        } finally {
            abandon();
        }
    }

    void abandon() {
        try {
            batch.close();
            connection.close();
        } catch (SQLException e) {
            throw Database.failure(e);
        }
    }
}
