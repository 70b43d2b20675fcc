package cn.baodi.command.verb;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Where the data lie unless the officer says otherwise. */
public final class DataFolder {
    private static final String NAME = "baodi-console";
    private static final String HOME = "BAODI_CONSOLE_HOME";

    private DataFolder() {}

    /** {@code BAODI_CONSOLE_HOME} where it is set, else the platform's folder for a user's data. */
    public static Path usual() {
        return usual(System::getenv, System.getProperty("os.name"), System.getProperty("user.home"));
    }

    static Path usual(UnaryOperator<String> environment, String system, String home) {
        String chosen = environment.apply(HOME);
        if (isSet(chosen)) {
            return Path.of(chosen);
        }
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            String roaming = environment.apply("APPDATA");
            return isSet(roaming) ? Path.of(roaming, NAME) : Path.of(home, "AppData", "Roaming", NAME);
        }
        if (name.startsWith("mac")) {
            return Path.of(home, "Library", "Application Support", NAME);
        }
        String shared = environment.apply("XDG_DATA_HOME");
        // The XDG rule: a relative path there is to be ignored.
        return isSet(shared) && Path.of(shared).isAbsolute()
                ? Path.of(shared, NAME)
                : Path.of(home, ".local", "share", NAME);
    }

    private static boolean isSet(String value) {
        return value != null && !value.isBlank();
    }
}
