package cn.baodi.command;

import cn.baodi.command.core.DutyClock;
import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Session;
import cn.baodi.command.core.Texts;
import cn.baodi.command.data.Database;
import cn.baodi.command.data.TempFolder;
import cn.baodi.command.ui.Fonts;
import cn.baodi.command.ui.FxBackground;
import cn.baodi.command.ui.Preferences;
import cn.baodi.command.verb.DataFolder;
import cn.baodi.command.verb.Secrets;
import cn.baodi.command.verb.Verbs;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.stage.Stage;
import org.slf4j.LoggerFactory;

/**
 * The one entry: no arguments, or only {@code --data DIR}, open the window; anything else is a verb for scripts. Not a
 * JavaFX Application itself, so that {@code java -jar} starts it from the class path.
 */
public final class Main {
    private static final String DATA = "--data";

    private Main() {}

    /** Ends with the verb's exit code, or 3 where no window can be opened. */
    public static void main(String[] args) {
        System.setProperty("java.awt.headless", "true"); // AWT only draws: charts and fonts
        Locale.setDefault(Locale.SIMPLIFIED_CHINESE);
        boolean elsewhere = args.length == 2 && args[0].equals(DATA);
        if (args.length > 0 && !elsewhere) {
            int code = Verbs.run(
                    args,
                    (folder, locale) -> {
                        LogFile.of(folder);
                        if (Database.isBegun(folder)) {
                            TempFolder.use(folder); // nothing is made in a mistyped one
                        }
                        return app(folder, locale);
                    },
                    Secrets.ofProcess(),
                    System.out,
                    System.err);
            System.exit(code);
        }
        Path folder = (elsewhere ? Path.of(args[1]) : DataFolder.usual()).toAbsolutePath();
        LogFile.of(folder);
        TempFolder.use(folder);
        launch(args);
        openWindow(folder);
    }

    /** The data of a folder for a verb; where its settings were broken, that is told with the data. */
    static App app(Path folder, Locale locale) {
        Preferences preferences = Preferences.load(folder);
        App app = new App(folder, locale, officer(preferences), clock());
        preferences
                .aside()
                .ifPresent(aside -> app.database().found(new Failure("preferences.laid.aside", aside.getFileName())));
        return app;
    }

    /** Ends with the window's exit code where it runs in a Java of its own; returns where it must run in this one. */
    private static void launch(String... args) {
        Launch.endWithParent();
        Launch.jar().ifPresent(jar -> {
            try {
                System.exit(new Launch(jar).run(Main.class.getName(), List.of(), args));
            } catch (IOException e) {
                LoggerFactory.getLogger(Main.class).warn("no Java of its own for the window", e);
            }
        });
    }

    private static Clock clock() {
        return Clock.system(DutyClock.ZONE);
    }

    /** Who is on duty according to the preferences; the system's user until somebody has said. */
    private static Session officer(Preferences preferences) {
        String operator = preferences.values().operator();
        return new Session(operator.isBlank() ? System.getProperty("user.name") : operator);
    }

    /** What the window is made of; its data are still closed. */
    private record Desk(Preferences preferences, Session session, Supplier<App> apps, App app) {
        static Desk at(Path folder) {
            Preferences preferences = Preferences.load(folder);
            Session session = officer(preferences);
            Locale locale = preferences.values().locale();
            Supplier<App> apps = () -> new App(folder, locale, session, clock());
            return new Desk(preferences, session, apps, apps.get());
        }
    }

    private static void openWindow(Path folder) {
        if (!FxBackground.hasDisplay()) {
            refuse(Preferences.load(folder).values().locale());
        }
        // What the window needs comes up beside the toolkit, which takes longest.
        CompletableFuture<Desk> desk = FxBackground.beside(() -> Desk.at(folder));
        CompletableFuture<Boolean> fonts = FxBackground.beside(() -> {
            Fonts.loadForScreen();
            return true;
        });
        try {
            FxBackground.startToolkit(() -> {
                fonts.join();
                Desk made = desk.join();
                new ConsoleWindow(new Stage(), made.preferences, made.session, made.apps, () -> System.exit(Verbs.DONE))
                        .show(made.app);
            });
        } catch (UnsupportedOperationException | IllegalStateException | LinkageError e) {
            refuse(desk.join().preferences.values().locale());
        }
    }

    private static void refuse(Locale locale) {
        System.err.println(new Failure("display.none", Verbs.names())
                .text(Texts.of(locale, Main.class).locale()));
        System.exit(Verbs.FAILED);
    }
}
