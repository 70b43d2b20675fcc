package cn.baodi.command.ui;

import cn.baodi.command.core.Failure;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.GraphicsEnvironment;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;

/**
 * The bundled Chinese family, so that a machine without any Chinese font shows and prints every character. Each half is
 * loaded once, on the first call, and may be called on any thread; both take a moment.
 */
public final class Fonts {
    /** Screen and charts. */
    public static final String SANS = "Noto Sans SC";
    /** Reports. */
    public static final String SERIF = "Noto Serif SC";

    private static final float SIZE = 12;

    /** One file of the family. */
    public enum File {
        SANS_REGULAR("NotoSansSC-Regular.ttf", SANS, false),
        SANS_BOLD("NotoSansSC-Bold.ttf", SANS, true),
        SERIF_REGULAR("NotoSerifSC-Regular.ttf", SERIF, false),
        SERIF_BOLD("NotoSerifSC-Bold.ttf", SERIF, true);

        private final String name;
        private final String family;
        private final boolean bold;

        File(String name, String family, boolean bold) {
            this.name = name;
            this.family = family;
            this.bold = bold;
        }

        public String family() {
            return family;
        }

        public boolean bold() {
            return bold;
        }

        /**
         * The TrueType file; the caller closes it.
         *
         * @throws Failure when it was not shipped
         */
        public InputStream open() {
            InputStream stream = Fonts.class.getResourceAsStream("/assets/fonts/" + name);
            if (stream == null) {
                throw new Failure("font.missing", name);
            }
            return new BufferedInputStream(stream);
        }
    }

    private Fonts() {}

    /**
     * Makes the sans family known to JavaFX. The serif stands on paper only.
     *
     * @throws Failure when a file is missing or damaged
     */
    public static void loadForScreen() {
        Screen.LOADED.forEach(Fonts::require);
    }

    /**
     * Makes the sans family known to AWT, which draws the charts.
     *
     * @throws Failure when a file is missing or damaged
     */
    public static void loadForCharts() {
        Drawing.LOADED.forEach(Fonts::require);
    }

    /** A chart font. */
    static Font chartFont(boolean bold, float size) {
        loadForCharts();
        return new Font(SANS, bold ? Font.BOLD : Font.PLAIN, 1).deriveFont(size);
    }

    /** A failure is kept, and thrown on every call: an error in a class initialiser would hide the reason. */
    private record Loaded(File file, Failure failure) {}

    private interface Loader {
        boolean load(InputStream stream) throws IOException, FontFormatException;
    }

    private static final class Screen {
        static final List<Loaded> LOADED = all(stream -> javafx.scene.text.Font.loadFont(stream, SIZE) != null);
    }

    private static final class Drawing {
        // Registering says no where the machine has the same font already, which is as good.
        static final List<Loaded> LOADED = all(stream -> {
            GraphicsEnvironment.getLocalGraphicsEnvironment().registerFont(Font.createFont(Font.TRUETYPE_FONT, stream));
            return true;
        });
    }

    private static List<Loaded> all(Loader loader) {
        return Arrays.stream(File.values())
                .filter(file -> file.family.equals(SANS))
                .map(file -> load(file, loader))
                .toList();
    }

    private static Loaded load(File file, Loader loader) {
        try (InputStream stream = file.open()) {
            return new Loaded(file, loader.load(stream) ? null : new Failure("font.missing", file.name));
        } catch (IOException | FontFormatException e) {
            return new Loaded(file, new Failure(e, "font.missing", file.name));
        } catch (Failure e) {
            return new Loaded(file, e);
        }
    }

    private static void require(Loaded loaded) {
        if (loaded.failure != null) {
            throw new Failure(loaded.failure, loaded.failure.key(), loaded.file.name);
        }
    }
}
