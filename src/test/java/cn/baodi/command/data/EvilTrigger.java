package cn.baodi.command.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.h2.api.Trigger;

/** Code in a database: it runs when the file is merely opened, and leaves a mark. */
public final class EvilTrigger implements Trigger {
    static final String MARK = "evil.trigger.mark";

    @Override
    public void init(Connection connection, String schema, String name, String table, boolean before, int type)
            throws SQLException {
        try {
            Files.writeString(Path.of(System.getProperty(MARK)), "opened");
        } catch (IOException e) {
            throw new SQLException(e);
        }
    }

    @Override
    public void fire(Connection connection, Object[] old, Object[] fresh) {}
}
