package cn.baodi.command;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.nio.file.Path;
import org.slf4j.Logger;

/**
 * The log goes to {@code logs/console.log} in the data folder, see {@link LogAppender}. Written in Java because reading
 * it from XML takes the start as long as the rest of the log.
 */
public final class LogFile extends ContextAwareBase implements Configurator {
    private static final String FILE = "console.log";
    private static final String TESTS = "/logback-test.xml";

    /** From now on the log is that of this data folder. */
    static void of(Path folder) {
        System.setProperty(FILE, folder.resolve("logs").resolve(FILE).toString());
    }

    /** Called by Logback on its first use. Tests have a configuration of their own, unless they start the window. */
    @Override
    public ExecutionStatus configure(LoggerContext logs) {
        if (System.getProperty(FILE) == null && LogFile.class.getResource(TESTS) != null) {
            return ExecutionStatus.INVOKE_NEXT_IF_ANY;
        }
        LogAppender appender = new LogAppender(() -> System.getProperty(FILE));
        appender.setContext(logs);
        appender.start();
        logs.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.WARN);
        logs.getLogger(LogFile.class.getPackageName()).setLevel(Level.INFO);
        logs.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(appender);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }
}
