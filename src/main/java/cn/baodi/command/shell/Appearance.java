package cn.baodi.command.shell;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import cn.baodi.command.core.DutyShift;
import cn.baodi.command.ui.Preferences;
import cn.baodi.command.ui.Workbench;
import java.util.function.UnaryOperator;
import javafx.application.Application;
import javafx.scene.Scene;

/** Theme and size as the officer prefers them. */
final class Appearance {
    private static final int STEP = 10;

    private final Workbench workbench;
    private final Preferences preferences;

    Appearance(Workbench workbench, Preferences preferences) {
        this.workbench = workbench;
        this.preferences = preferences;
    }

    void dress(Scene scene) {
        apply();
        workbench.look().dress(scene);
    }

    /** Brings theme and size up to date; by shift, the theme changes with the hour. */
    void apply() {
        Preferences.Values wanted = preferences.values();
        boolean dark = switch (wanted.theme()) {
            case LIGHT -> false;
            case DARK -> true;
            case SHIFT -> DutyShift.at(workbench.now()).night();
        };
        String theme = dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet();
        if (!theme.equals(Application.getUserAgentStylesheet())) {
            Application.setUserAgentStylesheet(theme);
        }
        workbench.look().dark(dark);
        workbench.look().percent(wanted.size());
    }

    void larger() {
        prefer(values -> values.size(values.size() + STEP));
    }

    void smaller() {
        prefer(values -> values.size(values.size() - STEP));
    }

    void usualSize() {
        prefer(values -> values.size(100));
    }

    /** Changes and keeps a preference. */
    void prefer(UnaryOperator<Preferences.Values> change) {
        preferences.change(change);
        apply();
        workbench
                .background()
                .run(
                        () -> {
                            preferences.save();
                            return null;
                        },
                        saved -> {});
    }

    Preferences.Values preferred() {
        return preferences.values();
    }
}
