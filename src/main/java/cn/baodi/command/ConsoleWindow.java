package cn.baodi.command;

import cn.baodi.command.account.Accounts;
import cn.baodi.command.care.CareFeature;
import cn.baodi.command.core.Account;
import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.Progress;
import cn.baodi.command.core.Session;
import cn.baodi.command.core.Texts;
import cn.baodi.command.handover.HandoverFeature;
import cn.baodi.command.handover.Relief;
import cn.baodi.command.shell.Desk;
import cn.baodi.command.shell.Entrance;
import cn.baodi.command.shell.FirstStart;
import cn.baodi.command.shell.IdleWatch;
import cn.baodi.command.shell.Shell;
import cn.baodi.command.ui.FxBackground;
import cn.baodi.command.ui.FxNotices;
import cn.baodi.command.ui.LongWork;
import cn.baodi.command.ui.Look;
import cn.baodi.command.ui.Pasting;
import cn.baodi.command.ui.Preferences;
import cn.baodi.command.ui.Workbench;
import cn.baodi.command.vault.Keys;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The window on one data folder. Made and used on the JavaFX thread; the data are opened beside it. */
final class ConsoleWindow {
    private static final Logger LOG = LoggerFactory.getLogger(ConsoleWindow.class);
    private static final int[] ICON_SIZES = {16, 32, 64, 128, 256};

    private final Stage stage;
    private final Preferences preferences;
    private final Session session;
    private final Supplier<App> apps;
    private final Runnable end;
    private final Pasting pasting;
    private App app;
    private CompletableFuture<App> opening;
    private FxNotices notices;
    private FxBackground background;
    private final IdleWatch idle;
    private Shell shell;
    private CareFeature care;
    private String language;
    /** Where the next officer begins; null for the home. */
    private Link begin;

    /**
     * @param session the officer at this workstation
     * @param apps makes the data of the folder, still closed
     * @param end ends the program
     */
    ConsoleWindow(Stage stage, Preferences preferences, Session session, Supplier<App> apps, Runnable end) {
        this.stage = stage;
        this.preferences = preferences;
        this.session = session;
        this.apps = apps;
        this.end = end;
        idle = new IdleWatch(
                () -> LocalDateTime.now(app.clock()), () -> preferences.values().lockMinutes(), () -> shell.lock());
        idle.follow();
        for (int size : ICON_SIZES) {
            String icon = "/assets/icons/console-" + size + ".png";
            stage.getIcons().add(new Image(ConsoleWindow.class.getResourceAsStream(icon)));
        }
        pasting = new Pasting(() -> notices, () -> preferences.values().locale());
        pasting.begin();
    }

    /**
     * Puts the window on the screen, then opens the data: both at once would only keep each other waiting.
     *
     * @param first the data of the folder, still closed
     */
    void show(App first) {
        App before = app;
        app = first;
        build();
        opening = FxBackground.beside(() -> {
            if (before != null) {
                before.close(); // or it would still hold the folder
            }
            first.take();
            if (!first.keys().isProtected()) {
                first.openData();
            }
            return first;
        });
        follow();
    }

    /** Screens in the language of the preferences on the data that are there. */
    private void build() {
        Preferences.Values wanted = preferences.values();
        language = wanted.language();
        if (background != null) {
            background.close();
            app.ledger().forgetListeners();
        }
        notices = new FxNotices(stage, wanted.locale());
        notices.keepOut(app.database().folder());
        background = new FxBackground(notices, Texts.of(wanted.locale(), FxBackground.class));
        background.tellUncaught();
        Workbench workbench = new Workbench(
                app.database(),
                app.ledger(),
                app.clock(),
                session,
                wanted.locale(),
                background,
                notices,
                new FileExchange(
                        app.ledger(),
                        session,
                        app.clock(),
                        background,
                        notices,
                        wanted.locale(),
                        () -> app.accounts(),
                        link -> shell.open(link)),
                link -> shell.open(link),
                new Look());
        Features features = Features.of(
                workbench, app::isDemo, () -> app.accounts(), this::beginAnew, this::rebuild, new ChangeOfShift());
        care = features.care();
        shell = new Shell(
                workbench,
                features.all(),
                new Desk(
                        stage,
                        notices,
                        preferences,
                        background.works(),
                        background.busy(),
                        new WayIn(),
                        app::isDemo,
                        this::changeLanguage,
                        this::reopen,
                        this::quit));
        shell.show(Keys.guards(app.database().folder()) && !app.database().isOpen());
        background.every(IdleWatch.SECONDS, idle::look);
    }

    /** Long work belongs to the screens that began it: they stay until it is over. */
    private void changeLanguage() {
        if (isWorking("working.language")) {
            preferences.change(values -> values.language(language));
            return;
        }
        rebuild();
    }

    private Optional<LongWork> running() {
        return background.works().stream()
                .filter(work -> !work.cancelled() && !work.isUpkeep())
                .findFirst();
    }

    /** Whether long work is running that nobody has cancelled; the officer is told so. */
    private boolean isWorking(String key) {
        Optional<LongWork> running = running();
        running.ifPresent(work -> notices.toast(texts().get(key, work.title())));
        return running.isPresent();
    }

    private Texts texts() {
        return Texts.of(preferences.values().locale(), ConsoleWindow.class);
    }

    /** What is half typed is kept as drafts, which the new screens offer again. */
    private void rebuild() {
        shell.putAway();
        build();
        follow();
    }

    /** How far the folder has been opened. */
    private enum State {
        GUARDED,
        NEW,
        OPEN
    }

    private void follow() {
        CompletableFuture<App> data = opening;
        background.run(
                () -> {
                    try {
                        App ours = data.join();
                        return ours.database().isOpen() ? ours.isNew() ? State.NEW : State.OPEN : State.GUARDED;
                    } catch (CompletionException e) {
                        throw e.getCause() instanceof RuntimeException known ? known : e;
                    }
                },
                state -> {
                    switch (state) {
                        case GUARDED -> {
                            shell.signIn();
                            return;
                        }
                        case NEW -> shell.firstStart(this::begin);
                        case OPEN -> {
                            shell.ready();
                            care.begin();
                            if (begin != null) {
                                shell.open(begin);
                                begin = null;
                            }
                        }
                    }
                    app.database()
                            .findings()
                            .forEach(finding -> notices.tell(
                                    texts().get("opened.finding"),
                                    finding.text(preferences.values().locale())));
                },
                shell::failed);
    }

    /** A backup that cannot be made must not keep the officer from leaving; the journal has all of it. */
    private static void backUpAtLeaving(App open) {
        try {
            if (open.database().isOpen()) {
                open.backUp(true);
            }
        } catch (Failure e) {
            LOG.warn("backup at leaving: {}", e.key());
        }
    }

    /** Fills a new folder with what the officer chose. */
    private void begin(FirstStart chosen) {
        session.takeOver(chosen.operator());
        background.longRun(texts().get("begin"), progress -> fill(chosen, progress), failure -> {
            if (failure.isEmpty()) {
                protect(chosen);
            } else {
                shell.firstStart(this::begin);
                failure.filter(known -> !(known instanceof CancellationException))
                        .ifPresent(notices::failure);
            }
        });
    }

    /** Real work has an administrator from the first day; where he cannot be made, the work begins all the same. */
    private void protect(FirstStart chosen) {
        if (chosen.password() == null) {
            rebuild();
            return;
        }
        background.run(
                () -> app.accounts().protect(Account.administrator(chosen.operator()), chosen.password()),
                code -> shell.showCode(code, this::rebuild),
                failure -> {
                    rebuild();
                    notices.failure(failure);
                });
    }

    /** Who comes in by the gate. */
    private final class WayIn implements Entrance {
        @Override
        public Keys keys() {
            return app.keys();
        }

        @Override
        public void enter(Keys.SignedIn in) {
            preferences.change(values -> values.operator(in.account().name()));
            if (!app.database().isOpen()) {
                App ours = app;
                opening = FxBackground.beside(() -> {
                    ours.openData(in);
                    return ours;
                });
                follow();
            } else if (in.account().equals(session.account())) {
                shell.unlock();
                note(Accounts::noteUnlocked);
            } else {
                takeOver(in.account());
            }
        }

        @Override
        public void locked() {
            note(Accounts::noteLocked);
        }
    }

    /** Who comes on duty by the handover. */
    private final class ChangeOfShift implements Relief {
        @Override
        public Optional<String> hindrance() {
            return running().map(work -> texts().get("working.handover", work.title()));
        }

        @Override
        public void enter(Account coming, long handover) {
            preferences.change(values -> values.operator(coming.name()));
            begin = Link.to(HandoverFeature.KEY, HandoverFeature.SIGNED, handover);
            takeOver(coming);
        }
    }

    private void note(Consumer<Accounts> what) {
        Accounts accounts = app.accounts();
        background.run(
                () -> {
                    what.accept(accounts);
                    return true;
                },
                noted -> {});
    }

    /** Another officer goes on, with screens for his rights; what the one before had half typed stays as his drafts. */
    private void takeOver(Account next) {
        Accounts accounts = app.accounts();
        boolean signsIn = accounts.isProtected();
        shell.putAway();
        background.run(
                () -> {
                    if (signsIn) {
                        accounts.noteSignOut();
                    }
                    return true;
                },
                noted -> {
                    background.close(); // the drafts are the one's before
                    app.ledger().handOver();
                    if (signsIn) {
                        session.signIn(next);
                        rebuild();
                        note(Accounts::noteSignIn);
                    } else {
                        session.takeOver(next.name());
                        rebuild();
                    }
                });
    }

    /** What kept the folder from being filled; it is as empty as before then. */
    private Optional<RuntimeException> fill(FirstStart chosen, Progress progress) {
        try {
            app.ledger().keep("organisation", chosen.organisation());
            if (chosen.demo()) {
                app.addDemo(progress);
            } else {
                app.addUnits(chosen.units(), progress);
            }
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(e);
        } catch (Error e) {
            return Optional.of(new IllegalStateException(e));
        }
    }

    /** The data were destroyed: nothing of the officers' is left in the settings either. */
    private void beginAnew() {
        preferences.change(values -> values.operator("").organisation(""));
        session.signIn(Account.everything(System.getProperty("user.name")));
        reopen();
    }

    private void reopen() {
        show(apps.get());
    }

    private void quit() {
        if (isWorking("working.quit")) {
            return;
        }
        idle.leave();
        pasting.close();
        shell.putAway();
        stage.hide();
        background.close();
        try {
            preferences.save();
        } finally {
            if (app.database().isOpen() && app.keys().isProtected()) {
                app.accounts().noteSignOut();
            }
            backUpAtLeaving(app);
            app.close();
            end.run();
        }
    }
}
