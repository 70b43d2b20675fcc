package cn.baodi.command.shell;

import cn.baodi.command.core.Link;
import cn.baodi.command.dashboard.DashboardFeature;
import cn.baodi.command.ui.Feature;
import cn.baodi.command.ui.Fonts;
import cn.baodi.command.ui.FxNotices;
import cn.baodi.command.ui.LongWork;
import cn.baodi.command.ui.Preferences;
import cn.baodi.command.ui.TestDesk;
import cn.baodi.command.ui.Workbench;
import cn.baodi.command.vault.CheapKeys;
import cn.baodi.command.vault.Keys;
import cn.baodi.command.wall.WallFeature;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.stage.Stage;

/** The whole window over fake areas, a real database and a fixed clock, with everything at once. */
public final class FakeConsole implements AutoCloseable {
    public final TestDesk test;
    public final List<Feature> features = new ArrayList<>();
    public final Preferences preferences;
    public final ObservableList<LongWork> works = FXCollections.observableArrayList();
    public final List<String> asked = new ArrayList<>();
    public final List<String> entered = new ArrayList<>();
    public final Shell shell;
    /** Of the folder, whose passwords cost nothing. */
    public Keys keys;

    private final Workbench workbench;

    public FakeConsole(Stage stage, Path folder, List<FakeFeature> areas) {
        this(stage, folder, areas, Locale.SIMPLIFIED_CHINESE);
    }

    public FakeConsole(Stage stage, Path folder, List<FakeFeature> areas, Locale locale) {
        Fonts.loadForScreen();
        test = new TestDesk(folder);
        Workbench base = test.workbench();
        FxNotices notices = new FxNotices(stage, locale);
        preferences = Preferences.load(folder);
        workbench = new Workbench(
                base.database(),
                base.ledger(),
                base.clock(),
                base.session(),
                locale,
                base.background(),
                notices,
                base.exchange(),
                this::open,
                base.look());
        features.add(new DashboardFeature(workbench, () -> features));
        features.add(new WallFeature(workbench, () -> features, () -> true));
        features.addAll(areas);
        Desk desk = new Desk(
                stage,
                notices,
                preferences,
                works,
                new SimpleBooleanProperty(),
                new Doors(),
                () -> true,
                () -> asked.add("rebuild"),
                () -> asked.add("reopen"),
                () -> asked.add("quit"));
        shell = new Shell(workbench, features, desk);
    }

    private final class Doors implements Entrance {
        @Override
        public Keys keys() {
            return keys;
        }

        @Override
        public void enter(Keys.SignedIn in) {
            entered.add(in.account().name());
            shell.unlock();
        }

        @Override
        public void locked() {
            asked.add("locked");
        }
    }

    private void open(Link link) {
        shell.open(link);
    }

    public Workbench workbench() {
        return workbench;
    }

    /** Shows the window with its data open. */
    public void start() {
        shell.show(false);
        test.open(features);
        keys = CheapKeys.at(workbench.database().folder(), workbench.clock());
        shell.ready();
    }

    @Override
    public void close() {
        test.close();
    }
}
