package cn.baodi.command;

import cn.baodi.command.core.Link;
import cn.baodi.command.handover.Relief;
import cn.baodi.command.shell.Desk;
import cn.baodi.command.shell.Entrance;
import cn.baodi.command.shell.Shell;
import cn.baodi.command.ui.Background;
import cn.baodi.command.ui.Fonts;
import cn.baodi.command.ui.FxBackground;
import cn.baodi.command.ui.FxNotices;
import cn.baodi.command.ui.Look;
import cn.baodi.command.ui.Notices;
import cn.baodi.command.ui.Preferences;
import cn.baodi.command.ui.Workbench;
import cn.baodi.command.vault.Keys;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.stage.Stage;

/** The real window over the real areas; everything at once on the test's own thread, unless it brings other threads. */
final class Console implements AutoCloseable {
    final App app;
    final Features features;
    final Shell shell;
    final Preferences preferences;
    final Workbench workbench;
    /** What the officer chooses when asked where to save a file; null for nothing. The system's dialog never opens. */
    Path chosen;

    Console(Stage stage, Path folder, Locale locale) {
        this(stage, folder, locale, notices -> Background.direct());
    }

    Console(Stage stage, Path folder, Locale locale, Function<FxNotices, Background> threads) {
        Fonts.loadForScreen();
        app = DemoFolder.app(folder);
        preferences = Preferences.load(folder);
        FxNotices notices = new FxNotices(stage, locale);
        Background background = threads.apply(notices);
        Notices asked = choosing(notices);
        workbench = new Workbench(
                app.database(),
                app.ledger(),
                app.clock(),
                app.session(),
                locale,
                background,
                asked,
                new FileExchange(
                        app.ledger(), app.session(), app.clock(), background, asked, locale, app::accounts, this::open),
                this::open,
                new Look());
        features = Features.of(workbench, app::isDemo, app::accounts, () -> {}, () -> {}, Relief.none());
        shell = new Shell(
                workbench,
                features.all(),
                new Desk(
                        stage,
                        notices,
                        preferences,
                        background instanceof FxBackground fx ? fx.works() : FXCollections.observableArrayList(),
                        new SimpleBooleanProperty(),
                        new NoGate(app),
                        app::isDemo,
                        () -> {},
                        () -> {},
                        () -> {}));
    }

    private Notices choosing(FxNotices notices) {
        return (Notices) Proxy.newProxyInstance(
                Notices.class.getClassLoader(),
                new Class<?>[] {Notices.class},
                (proxy, method, args) -> switch (method.getName()) {
                    case "saveFile", "saveChart" -> Optional.ofNullable(chosen);
                    case "saveList" ->
                        Optional.ofNullable(chosen).map(file -> new Notices.Target(file, StandardCharsets.UTF_8));
                    default -> method.invoke(notices, args);
                });
    }

    /** Nobody is asked for. */
    private record NoGate(App app) implements Entrance {
        @Override
        public Keys keys() {
            return app.keys();
        }

        @Override
        public void enter(Keys.SignedIn in) {}

        @Override
        public void locked() {}
    }

    private void open(Link link) {
        shell.open(link);
    }

    void start() {
        shell.show(false);
        app.openData();
        shell.ready();
    }

    @Override
    public void close() {
        app.close();
    }
}
