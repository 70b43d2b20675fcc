package cn.baodi.command;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import cn.baodi.command.core.Trace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Writes the log: one line an event, and behind it, each after a tab, where an exception came from ({@link Trace}). No
 * value can forge a line, for whatever ends or turns one is written as its number. Of what libraries say, only plain
 * words stay: they tell texts and figures of rows. A file is never followed through a link and never made where there
 * is no data folder.
 */
final class LogAppender extends AppenderBase<ILoggingEvent> {
    private static final String OURS = LogAppender.class.getPackageName() + ".";
    private static final int KEPT = 3;
    private static final long LARGEST = 2 << 20;
    private static final int LONGEST_LINE = 1000;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private final Supplier<String> place;

    /** @param place the file, asked at each event; null keeps nothing */
    LogAppender(Supplier<String> place) {
        this.place = place;
    }

    @Override
    protected void append(ILoggingEvent event) {
        String file = place.get();
        if (file == null) {
            return;
        }
        try {
            write(Path.of(file), text(event).getBytes(StandardCharsets.UTF_8));
        } catch (IOException | RuntimeException e) {
            addError("log", e); // work goes on without a log
        }
    }

    static String text(ILoggingEvent event) {
        boolean ours = event.getLoggerName().startsWith(OURS);
        String name = event.getLoggerName().replaceFirst("^.*\\.", "");
        String words = ours ? event.getFormattedMessage() : plain(event.getFormattedMessage());
        String line =
                TIME.format(LocalDateTime.ofInstant(Instant.ofEpochMilli(event.getTimeStamp()), ZoneId.systemDefault()))
                        + " " + event.getLevel() + " " + name + " " + words;
        StringBuilder text = new StringBuilder(oneLine(line)).append('\n');
        if (event.getThrowableProxy() instanceof ThrowableProxy proxy) {
            Trace.of(proxy.getThrowable())
                    .lines()
                    .forEach(l -> text.append('\t').append(oneLine(l.strip())).append('\n'));
        }
        return text.toString();
    }

    /** What is neither a plain letter nor a short figure is left out. */
    private static String plain(String words) {
        return String.valueOf(words).replaceAll("[^\\x20-\\x7E]+", "?").replaceAll("[0-9][0-9 -]{2,}[0-9]", "#");
    }

    private static String oneLine(String line) {
        StringBuilder safe = new StringBuilder();
        line.codePoints().limit(LONGEST_LINE).forEach(c -> {
            if (isPrinted(c)) {
                safe.appendCodePoint(c);
            } else {
                safe.append(String.format(Locale.ROOT, "\\u%04X", c));
            }
        });
        return safe.toString();
    }

    private static boolean isPrinted(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Path logs = file.getParent();
        if (!Files.isDirectory(logs, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectory(logs); // fails where there is no data folder
        }
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) > LARGEST) {
            for (int i = KEPT; i > 0; i--) {
                Path older = i == 1 ? file : Path.of(file + "." + (i - 1));
                if (Files.exists(older, LinkOption.NOFOLLOW_LINKS)) {
                    Files.move(older, Path.of(file + "." + i), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        Files.write(file, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS);
    }
}
