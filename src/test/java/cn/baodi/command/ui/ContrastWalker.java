package cn.baodi.command.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Paint;
import javafx.scene.text.Text;

/** Reads every text of a scene and the backgrounds under it, and finds what is too pale to read. */
public final class ContrastWalker {
    /** What WCAG asks of body text. */
    public static final double LEAST = 4.5;

    private ContrastWalker() {}

    /** Texts below {@link #LEAST}, each with its place and ratio; what is disabled is left out, as in WCAG. */
    public static List<String> tooPale(Scene scene) {
        List<String> found = new ArrayList<>();
        Color ground = scene.getFill() instanceof Color color ? color : Color.WHITE;
        for (Node node : Scenery.visible(scene.getRoot())) {
            if (node instanceof Text text
                    && !text.getText().isBlank()
                    && !text.isDisabled()
                    && text.getFill() instanceof Color color) {
                Color under = under(text, ground);
                double ratio = ratio(over(color, under), under);
                if (ratio < LEAST) {
                    found.add(String.format(
                            Locale.ROOT,
                            "%s “%s” %.2f (%s on %s)",
                            Scenery.place(text),
                            text.getText(),
                            ratio,
                            color,
                            under));
                }
            }
        }
        return found;
    }

    private static Color under(Node node, Color ground) {
        List<Color> layers = new ArrayList<>();
        for (Node at = node; at != null; at = at.getParent()) {
            if (at instanceof Region region && region.getBackground() != null) {
                List<BackgroundFill> fills = region.getBackground().getFills();
                for (int i = fills.size() - 1; i >= 0; i--) {
                    layers.add(color(fills.get(i).getFill()));
                }
            }
        }
        Color result = ground;
        for (int i = layers.size() - 1; i >= 0; i--) {
            result = over(layers.get(i), result);
        }
        return result;
    }

    private static Color color(Paint paint) {
        if (paint instanceof Color color) {
            return color;
        }
        return paint instanceof LinearGradient gradient
                ? gradient.getStops().get(0).getColor()
                : Color.TRANSPARENT;
    }

    static Color over(Color top, Color bottom) {
        double alpha = top.getOpacity();
        return Color.color(
                top.getRed() * alpha + bottom.getRed() * (1 - alpha),
                top.getGreen() * alpha + bottom.getGreen() * (1 - alpha),
                top.getBlue() * alpha + bottom.getBlue() * (1 - alpha));
    }

    /** From 1 to 21. */
    static double ratio(Color a, Color b) {
        double light = Math.max(luminance(a), luminance(b));
        double dark = Math.min(luminance(a), luminance(b));
        return (light + 0.05) / (dark + 0.05);
    }

    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }
}
