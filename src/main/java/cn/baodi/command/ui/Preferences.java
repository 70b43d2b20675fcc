package cn.baodi.command.ui;

import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Texts;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * How this workstation likes the console, kept as {@code preferences.json} in the data folder. A file that cannot be
 * read is kept aside under another name and never written over. Safe to use from several threads.
 */
public final class Preferences {
    private static final String NAME = "preferences.json";
    private static final int LONGEST = 1 << 20;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path folder;
    private final boolean fresh;
    private final Path aside;
    private volatile Values values;

    /** When the screen is dark. */
    public enum Theme {
        LIGHT,
        DARK,
        /** From 20:00 to 08:00. */
        SHIFT
    }

    /** Where the window stands, in pixels of the screen. */
    public record Bounds(double x, double y, double width, double height, boolean maximized) {
        private static final double MOST = 100_000;

        /** Whether a window can stand so. */
        boolean isPossible() {
            return Math.abs(x) < MOST && Math.abs(y) < MOST && width > 0 && width < MOST && height > 0 && height < MOST;
        }
    }

    /**
     * Everything that is kept.
     *
     * @param language {@code zh} or {@code en}
     * @param size in percent, see {@link Look}
     * @param operator who was on duty last, or "" before anybody was
     * @param organisation name of the command post, or ""
     * @param window null before the window was closed once
     * @param still whether nothing on the screen moves by itself
     * @param lockMinutes after so many minutes without mouse or key the console locks itself, where there are accounts
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Values(
            String language,
            Theme theme,
            int size,
            String operator,
            String organisation,
            Bounds window,
            boolean still,
            int lockMinutes) {
        private static final int USUAL_LOCK = 10;
        private static final int LONGEST_LOCK = 60;
        static final Values USUAL = new Values("zh", Theme.LIGHT, 100, "", "", null, false, USUAL_LOCK);

        public Values {
            language = "en".equals(language) ? "en" : "zh";
            theme = theme == null ? Theme.LIGHT : theme;
            size = size == 0 ? 100 : Math.max(Look.SMALLEST, Math.min(Look.LARGEST, size));
            operator = operator == null ? "" : operator;
            lockMinutes = lockMinutes <= 0 ? USUAL_LOCK : Math.min(lockMinutes, LONGEST_LOCK);
            organisation = organisation == null ? "" : organisation;
            window = window == null || !window.isPossible() ? null : window;
        }

        public Locale locale() {
            return language.equals("en") ? Texts.ENGLISH : Texts.CHINESE;
        }

        public Values language(String wanted) {
            return new Values(wanted, theme, size, operator, organisation, window, still, lockMinutes);
        }

        public Values theme(Theme wanted) {
            return new Values(language, wanted, size, operator, organisation, window, still, lockMinutes);
        }

        public Values size(int wanted) {
            return new Values(language, theme, wanted, operator, organisation, window, still, lockMinutes);
        }

        public Values operator(String wanted) {
            return new Values(language, theme, size, wanted, organisation, window, still, lockMinutes);
        }

        public Values organisation(String wanted) {
            return new Values(language, theme, size, operator, wanted, window, still, lockMinutes);
        }

        public Values window(Bounds wanted) {
            return new Values(language, theme, size, operator, organisation, wanted, still, lockMinutes);
        }

        public Values still(boolean wanted) {
            return new Values(language, theme, size, operator, organisation, window, wanted, lockMinutes);
        }

        public Values lockMinutes(int wanted) {
            return new Values(language, theme, size, operator, organisation, window, still, wanted);
        }
    }

    private Preferences(Path folder, Values values, boolean fresh, Path aside) {
        this.folder = folder;
        this.values = values;
        this.fresh = fresh;
        this.aside = aside;
    }

    /** Reads the preferences of a data folder; the usual ones where there are none or they cannot be read. */
    public static Preferences load(Path folder) {
        Path file = folder.resolve(NAME);
        if (!Files.exists(file)) {
            return new Preferences(folder, Values.USUAL, true, null);
        }
        try {
            if (Files.size(file) > LONGEST) {
                return putAside(folder, file);
            }
            Values read = JSON.readValue(Files.readAllBytes(file), Values.class);
            if (read == null) {
                return putAside(folder, file);
            }
            return new Preferences(folder, read, false, null);
        } catch (IOException e) {
            return putAside(folder, file);
        }
    }

    private static Preferences putAside(Path folder, Path file) {
        try {
            int number = 1;
            Path aside = folder.resolve("preferences.broken.json");
            while (Files.exists(aside)) {
                number++;
                aside = folder.resolve("preferences.broken-" + number + ".json");
            }
            Files.move(file, aside);
            return new Preferences(folder, Values.USUAL, false, aside);
        } catch (IOException e) {
            // It can neither be read nor moved: work without it, and leave it alone.
            return new Preferences(null, Values.USUAL, false, file);
        }
    }

    public Values values() {
        return values;
    }

    /** Whether this folder has never had any, as on the first start. */
    public boolean fresh() {
        return fresh;
    }

    /** Where a file that could not be read now lies. */
    public Optional<Path> aside() {
        return Optional.ofNullable(aside);
    }

    /** Changes them in memory; {@link #save} makes them last. */
    public synchronized void change(UnaryOperator<Values> change) {
        values = change.apply(values);
    }

    /**
     * Writes them beside and moves them over. Not on the JavaFX thread.
     *
     * @throws Failure when the folder cannot be written
     */
    public synchronized void save() {
        if (folder == null) {
            return;
        }
        Path beside = folder.resolve(NAME + ".new");
        try {
            Files.createDirectories(folder);
            byte[] json = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(values);
            try (FileChannel channel = FileChannel.open(
                    beside,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING)) {
                ByteBuffer bytes = ByteBuffer.wrap(json);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(
                    beside, folder.resolve(NAME), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        } catch (IOException e) {
            throw new Failure(e, "folder.readonly", folder);
        }
    }
}
