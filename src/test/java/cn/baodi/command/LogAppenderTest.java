package cn.baodi.command;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Trace;
import cn.baodi.command.naughty.NaughtyStrings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is written to the log, a line of it is an event of the console and holds nobody's name or number. */
class LogAppenderTest {
    private static final String PERSON = "王小明 13812345678 120224199001011234 夜里睡不着";

    @TempDir
    Path folder;

    private final LoggerContext context = new LoggerContext();
    private Path log;

    @BeforeEach
    void place() {
        log = folder.resolve("logs/console.log");
    }

    private LogAppender appender() {
        LogAppender appender = new LogAppender(log::toString);
        appender.setContext(context);
        appender.start();
        return appender;
    }

    private LoggingEvent event(String logger, String words, Throwable thrown, Object... args) {
        Logger source = context.getLogger(logger);
        return new LoggingEvent(LogAppenderTest.class.getName(), source, Level.WARN, words, thrown, args);
    }

    private List<String> lines() throws IOException {
        return List.of(Files.readString(log, StandardCharsets.UTF_8).split("\n"));
    }

    @Test
    void noValueForgesALine() throws IOException {
        LogAppender appender = appender();
        List<String> strings = NaughtyStrings.all();
        for (String string : strings) {
            appender.doAppend(event("cn.baodi.command.data.Ledger", "value {} of " + string, null, string));
            appender.doAppend(event(string.isEmpty() ? "x" : "org." + string, string, null));
        }
        assertThat(lines())
                .hasSize(2 * strings.size())
                .allMatch(line -> line.matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d WARN .*"));
        assertThat(Files.readString(log).codePoints().filter(c -> c != '\n')).noneMatch(c -> {
            int type = Character.getType(c);
            return type == Character.CONTROL
                    || type == Character.FORMAT
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR
                    || type == Character.SURROGATE;
        });
    }

    @Test
    void anExceptionIsWhereAndNeverWhat() throws IOException {
        RuntimeException thrown = new IllegalStateException(
                "[arguments:{0:" + PERSON + "}]\n2020-02-09 08:05:00 WARN Forged x",
                new SQLException("Unique index violation: " + PERSON, new Failure("import.units", PERSON)));
        appender().doAppend(event("cn.baodi.command.data.Ledger", "failed", thrown));

        assertThat(lines().get(0)).endsWith("WARN Ledger failed");
        assertThat(lines().subList(1, lines().size())).allMatch(line -> line.startsWith("\t"));
        assertThat(Files.readString(log))
                .contains("IllegalStateException", "SQLException", "Failure import.units", "LogAppenderTest")
                .doesNotContain("王小明", "13812345678", "Forged");
    }

    @Test
    void ofALibrarysWordsOnlyPlainOnesStay() throws IOException {
        appender().doAppend(event("org.jdbi.v3.Slf4j", "no glyph for {} in row 42 of 138 1234 5678", null, PERSON));

        assertThat(lines().get(0)).endsWith("WARN Slf4j no glyph for ? # ? in row 42 of #");
    }

    @Test
    void aTraceEndsAlsoWhereCausesGoRound() {
        Exception one = new Exception("a");
        Exception two = new Exception("b", one);
        one.initCause(two);

        assertThat(Trace.of(one)).hasSizeLessThan(20_000).contains("Caused by: java.lang.Exception");
    }

    @Test
    void whereThereIsNoDataFolderNoneIsMade() {
        log = folder.resolve("typo/logs/console.log");
        appender().doAppend(event("cn.baodi.x", "lost", null));

        assertThat(folder.resolve("typo")).doesNotExist();
    }

    @Test
    void aLinkIsNotFollowed() throws IOException {
        Path elsewhere = Files.writeString(folder.resolve("elsewhere"), "mine");
        Files.createDirectories(log.getParent());
        Files.createSymbolicLink(log, elsewhere);
        appender().doAppend(event("cn.baodi.x", "not there", null));

        assertThat(elsewhere).hasContent("mine");
    }

    @Test
    void anOldLogMakesRoomAndThreeAreKept() throws IOException {
        LogAppender appender = appender();
        for (int round = 0; round < 6; round++) {
            appender.doAppend(event("cn.baodi.x", "round " + round, null));
            Files.write(log, new byte[3 << 20], java.nio.file.StandardOpenOption.APPEND);
        }
        try (var files = Files.list(log.getParent())) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .containsExactlyInAnyOrder("console.log", "console.log.1", "console.log.2", "console.log.3");
        }
    }
}
