package cn.baodi.command;

import cn.baodi.command.account.Accounts;
import cn.baodi.command.audit.Audit;
import cn.baodi.command.care.Closing;
import cn.baodi.command.core.DutyClock;
import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Progress;
import cn.baodi.command.core.Rewording;
import cn.baodi.command.core.Session;
import cn.baodi.command.core.Texts;
import cn.baodi.command.data.Database;
import cn.baodi.command.data.Demo;
import cn.baodi.command.data.Ledger;
import cn.baodi.command.data.Repository;
import cn.baodi.command.exchange.FileImport;
import cn.baodi.command.exchange.ImportOptions;
import cn.baodi.command.exchange.Imported;
import cn.baodi.command.exchange.RowProblem;
import cn.baodi.command.feature.unit.Unit;
import cn.baodi.command.handover.Relief;
import cn.baodi.command.ui.Background;
import cn.baodi.command.ui.Exchange;
import cn.baodi.command.ui.Feature;
import cn.baodi.command.ui.Look;
import cn.baodi.command.ui.Notices;
import cn.baodi.command.ui.Workbench;
import cn.baodi.command.vault.Keys;
import cn.baodi.command.verb.Desk;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The composition root: what one data folder needs, with or without a window. The verbs use it as it is; the window
 * puts its own screens on the same data.
 */
final class App implements Desk {
    private final Locale locale;
    private final Database database;
    private final DutyClock clock;
    private final Session session;
    private final Ledger ledger;
    private final Features features;
    private final Supplier<Keys> keySource;
    private volatile Keys keys;
    private volatile boolean demo;

    /**
     * @param folder of the data; made on opening where there is none
     * @param locale language of the verbs
     * @param source what really tells the time
     */
    App(Path folder, Locale locale, Session session, Clock source) {
        this(folder, locale, session, source, Keys::at);
    }

    App(Path folder, Locale locale, Session session, Clock source, Keys.Source keys) {
        this.locale = locale;
        this.session = session;
        keySource = () -> keys.at(folder, source);
        clock = new DutyClock(source);
        database = new Database(folder, clock);
        ledger = new Ledger(database, clock, session);
        features = Features.of(
                new Workbench(
                        database,
                        ledger,
                        clock,
                        session,
                        locale,
                        Background.direct(),
                        Notices.silent(),
                        Exchange.none(),
                        link -> {},
                        new Look()),
                this::isDemo,
                this::accounts,
                () -> {},
                () -> {},
                Relief.none());
    }

    /** Takes the folder and reads who may open it. */
    void take() {
        database.take();
        keys = keySource.get();
    }

    /** Opens the data; a new folder is filled with the units that ship with the program. */
    @Override
    public void open(Function<Keys, Keys.SignedIn> signIn) {
        take();
        if (keys.isProtected()) {
            openData(signIn.apply(keys));
        } else {
            openData();
        }
        if (isNew()) {
            addUnits(null, Progress.none());
        }
    }

    /** Opens the data of a folder without accounts, and leaves a new one empty for the first start. */
    void openData() {
        if (keys == null) {
            take();
        }
        openWith(migrations -> database.open(migrations, keys));
    }

    /** Opens the data for an officer who has signed in. */
    void openData(Keys.SignedIn in) {
        session.signIn(in.account());
        openWith(migrations -> database.open(migrations, in::key));
        accounts().noteSignIn();
        accounts().hideKeyInBackups(); // such as one that was brought here since
    }

    private void openWith(Consumer<List<String>> data) {
        ledger.searchable(
                features.all().stream().flatMap(f -> f.searchables().stream()).toList());
        ledger.invariants(
                features.all().stream().flatMap(f -> f.invariants().stream()).toList());
        data.accept(
                features.all().stream().flatMap(f -> f.migrations().stream()).toList());
        keys.findings().forEach(database::found);
        if (Demo.isUnfinished(ledger)) {
            database.found(new Failure("demo.unfinished"));
        }
        if (Demo.isMarked(ledger)) {
            play();
        }
    }

    /** From now on the clock is the demonstration's. */
    private void play() {
        demo = true;
        clock.startAt(Demo.NOW);
    }

    /** Whether this folder has no towns yet, so that nobody has chosen how to begin; asks the data, not a memory. */
    boolean isNew() {
        Repository<?> units = features.units().registers().get(0).repository();
        return Stream.of(Unit.Kind.SUBDISTRICT, Unit.Kind.TOWN, Unit.Kind.ZONE)
                .allMatch(kind -> units.count(Filter.NONE.chip("kind", kind.name())) == 0);
    }

    /**
     * Fills the empty folder with units; one bad row and none is stored.
     *
     * @param list another district's units, or null for Baodi's
     * @throws Failure when the list cannot be taken as it is; the folder is as empty as before then
     */
    void addUnits(Path list, Progress progress) {
        Texts texts = texts(App.class);
        if (list == null) {
            ledger.load(texts.get("units.load"), progress, features.units()::addShipped);
        } else {
            Imported imported = new FileImport(ledger, locale)
                    .read(features.units().registers().get(0), list, new ImportOptions(true, false), progress);
            if (imported.rejected() > 0) {
                RowProblem first = imported.problems().get(0);
                throw new Failure(
                        "import.units",
                        list.getFileName(),
                        imported.rejected(),
                        first.line(),
                        first.heading().isEmpty() ? "" : " " + first.heading(),
                        first.sentence(),
                        imported.rejectedFile());
            }
            if (isNew()) {
                if (imported.stored() > 0) {
                    ledger.undo();
                }
                throw new Failure("import.units.none", list.getFileName());
            }
        }
    }

    /** Fills the empty database with the demonstration district. */
    void addDemo(Progress progress) {
        List<Consumer<Demo>> areas = features.inOrderOfReference().stream()
                .map(feature -> (Consumer<Demo>) feature::demo)
                .toList();
        Demo.fill(ledger, areas, texts(App.class).get("demo.load"), Demo.Size.DISTRICT, Demo.SEED, progress);
        play();
    }

    /** Who may open the folder; once it is taken. */
    @Override
    public Keys keys() {
        return keys;
    }

    @Override
    public Audit audit() {
        return features.audit().audit();
    }

    @Override
    public Accounts accounts() {
        return new Accounts(keys, database, ledger, session, texts(Accounts.class));
    }

    @Override
    public Closing closing() {
        return features.care().closing();
    }

    boolean isDemo() {
        return demo;
    }

    @Override
    public List<Feature> features() {
        return features.inOrderOfReference();
    }

    /** All areas with their titles, also those without data of their own. */
    Features areas() {
        return features;
    }

    @Override
    public Database database() {
        return database;
    }

    @Override
    public Ledger ledger() {
        return ledger;
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public Texts texts(Class<?> anchor) {
        return Rewording.read(database.folder(), locale).of(anchor);
    }

    @Override
    public Session session() {
        return session;
    }

    @Override
    public List<String> filled() {
        return features.registers().stream()
                .filter(register -> !register.sheet().key().equals("units")) // a first start fills them by itself
                .filter(register -> register.repository().total(true) > 0)
                .map(register -> register.sheet().title())
                .toList();
    }

    /** Makes a backup where an hour's work has none, or all the work when the console is being left. */
    void backUp(boolean leaving) {
        ledger.backUpIfDue(leaving, texts(App.class).get(leaving ? "backup.leaving" : "backup.hourly"));
    }

    @Override
    public void close() {
        database.close();
    }
}
