package cn.baodi.command.ui;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.Scene;

/** Light or dark, and how large: what the style sheets cannot tell a chart. Used on the JavaFX thread. */
public final class Look {
    /** Limits of the size, in percent. */
    public static final int SMALLEST = 90;

    public static final int LARGEST = 200;

    private static final double FONT_SIZE = 14;
    private static final double ICON = 1.2;
    private static final List<String> SHEETS = List.of("app.css", "register.css", "controlsfx-colors.css");

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Set<Scene> scenes = Collections.newSetFromMap(new WeakHashMap<>());
    private boolean dark;
    private int percent = 100;

    public boolean dark() {
        return dark;
    }

    public void dark(boolean wanted) {
        if (dark != wanted) {
            dark = wanted;
            listeners.forEach(Runnable::run);
        }
    }

    /** How large everything is, in percent of the usual size. */
    public int percent() {
        return percent;
    }

    /** @param wanted held between {@link #SMALLEST} and {@link #LARGEST} */
    public void percent(int wanted) {
        int held = Math.max(SMALLEST, Math.min(LARGEST, wanted));
        if (percent != held) {
            percent = held;
            new ArrayList<>(scenes).forEach(this::size);
            listeners.forEach(Runnable::run);
        }
    }

    /** Gives a window's scene the console's style sheets and size, and keeps the size current. */
    public void dress(Scene scene) {
        for (String sheet : SHEETS) {
            scene.getStylesheets().add(Look.class.getResource(sheet).toExternalForm());
        }
        scenes.add(scene);
        size(scene);
    }

    private void size(Scene scene) {
        double letters = FONT_SIZE * percent / 100;
        scene.getRoot().setStyle("-fx-font-size: " + letters + "px;");
        // An icon is a letter whose em is its own size, so em in a style sheet cannot size it.
        String icons = "data:text/css;base64,"
                + Base64.getEncoder()
                        .encodeToString((".ikonli-font-icon { -fx-icon-size: " + letters * ICON + "px; }")
                                .getBytes(StandardCharsets.UTF_8));
        scene.getStylesheets().removeIf(sheet -> sheet.startsWith("data:"));
        scene.getStylesheets().add(icons);
    }

    /** @param listener told when theme or size change, until the screen is closed */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }
}
