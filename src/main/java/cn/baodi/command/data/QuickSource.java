package cn.baodi.command.data;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.reflect.Field;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.PooledConnection;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.mvstore.FileStore;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.SingleFileStore;
import org.slf4j.LoggerFactory;

/**
 * Connections to an encrypted H2 file that goes through {@link QuickFile}, and whose changed pages wait in an eighth of
 * the heap: H2 writes all of them again for every 16 MB, which in a long import is most of its work. H2 has no door for
 * either, so both are exchanged when the file has just been opened; where that cannot be done, H2's own stay, and are
 * only slow.
 */
final class QuickSource implements ConnectionPoolDataSource {
    private static final int LEAST_WAITING = 16 << 20;
    private static final int MOST_WAITING = 64 << 20;

    private final JdbcDataSource source = new JdbcDataSource();
    private final byte[] password;

    /** @param password of the file; the user's is empty */
    QuickSource(String url, String password) {
        source.setURL(url);
        source.setUser("sa");
        source.setPassword(password + " "); // H2 takes that of the file and that of the user in one
        this.password = password.getBytes(StandardCharsets.UTF_16BE);
    }

    @Override
    public PooledConnection getPooledConnection() throws SQLException {
        PooledConnection pooled = source.getPooledConnection();
        try (Connection connection = pooled.getConnection()) {
            quicken(connection);
        } catch (IOException | ReflectiveOperationException e) {
            LoggerFactory.getLogger(QuickSource.class).warn("H2's own cipher and buffer stay", e);
        }
        return pooled;
    }

    private void quicken(Connection connection) throws IOException, ReflectiveOperationException {
        SessionLocal session = (SessionLocal) ((JdbcConnection) connection).getSession();
        MVStore pages = session.getDatabase().getStore().getMvStore();
        FileStore<?> store = pages.getFileStore();
        Field encrypted = field(SingleFileStore.class, "fileChannel");
        Field plain = field(SingleFileStore.class, "originalFileChannel");
        synchronized (store) {
            if (!(encrypted.get(store) instanceof QuickFile)) {
                encrypted.set(store, new QuickFile(store.getFileName(), password, (FileChannel) plain.get(store)));
                field(MVStore.class, "autoCommitMemory").setInt(pages, waiting());
            }
        }
    }

    private static int waiting() {
        return (int) Math.max(
                LEAST_WAITING, Math.min(MOST_WAITING, Runtime.getRuntime().maxMemory() / 8));
    }

    private static Field field(Class<?> of, String name) throws ReflectiveOperationException {
        Field field = of.getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }

    @Override
    public PooledConnection getPooledConnection(String user, String secret) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }
}
