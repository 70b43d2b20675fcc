package cn.baodi.command;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.util.FileSize;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.slf4j.Logger;

/**
 * Where the log goes: the file named by the property {@code console.log}, else one in the machine's temporary folder.
 * Written in Java because reading it from XML takes the start as long as the rest of the log. It holds no SQL and no
 * row values: messages of the libraries would tell names and phone numbers.
 */
public final class LogFile extends ContextAwareBase implements Configurator {
    private static final String FILE = "console.log";
    private static final String TESTS = "/logback-test.xml";
    private static final int KEPT = 3;
    private static final String SIZE = "2MB";
    /** Line breaks in a message cannot forge a line. */
    private static final String PATTERN =
            "%d{yyyy-MM-dd HH:mm:ss} %-5level %logger{20} %replace(%msg){'[\\r\\n]+', ' '}%n%ex{30}";

    /** Called by Logback on its first use. Tests have a configuration of their own, unless they start the window. */
    @Override
    public ExecutionStatus configure(LoggerContext logs) {
        String file = System.getProperty(FILE);
        if (file == null && LogFile.class.getResource(TESTS) != null) {
            return ExecutionStatus.INVOKE_NEXT_IF_ANY;
        }
        if (file == null) {
            file = Path.of(System.getProperty("java.io.tmpdir"), "baodi-console.log")
                    .toString();
        }
        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        appender.setContext(logs);
        appender.setFile(file);
        FixedWindowRollingPolicy older = new FixedWindowRollingPolicy();
        older.setContext(logs);
        older.setParent(appender);
        older.setFileNamePattern(file + ".%i");
        older.setMinIndex(1);
        older.setMaxIndex(KEPT);
        older.start();
        SizeBasedTriggeringPolicy<ILoggingEvent> full = new SizeBasedTriggeringPolicy<>();
        full.setContext(logs);
        full.setMaxFileSize(FileSize.valueOf(SIZE));
        full.start();
        PatternLayoutEncoder lines = new PatternLayoutEncoder();
        lines.setContext(logs);
        lines.setCharset(StandardCharsets.UTF_8);
        lines.setPattern(PATTERN);
        lines.start();
        appender.setRollingPolicy(older);
        appender.setTriggeringPolicy(full);
        appender.setEncoder(lines);
        appender.start();
        logs.getLogger("org.flywaydb").setLevel(Level.WARN);
        logs.getLogger("com.openhtmltopdf").setLevel(Level.WARN);
        logs.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.INFO);
        logs.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(appender);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }
}
