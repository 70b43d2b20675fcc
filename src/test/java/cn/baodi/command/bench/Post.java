package cn.baodi.command.bench;

import cn.baodi.command.core.DutyClock;
import cn.baodi.command.core.Progress;
import cn.baodi.command.core.Row;
import cn.baodi.command.core.Session;
import cn.baodi.command.data.Database;
import cn.baodi.command.data.Ledger;
import cn.baodi.command.data.Register;
import cn.baodi.command.feature.delivery.DeliveryFeature;
import cn.baodi.command.feature.hotline.HotlineFeature;
import cn.baodi.command.feature.household.HouseholdFeature;
import cn.baodi.command.feature.unit.UnitFeature;
import cn.baodi.command.ui.Background;
import cn.baodi.command.ui.Exchange;
import cn.baodi.command.ui.Feature;
import cn.baodi.command.ui.Look;
import cn.baodi.command.ui.Notices;
import cn.baodi.command.ui.Workbench;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;

/** Units, households, deliveries and calls in a folder of their own, with journal, audit, search and encryption, and no screens. */
final class Post implements AutoCloseable {
    final Database database;
    final Ledger ledger;
    final Session session = new Session("bench");
    final DutyClock clock = new DutyClock(Clock.system(DutyClock.ZONE));
    private final UnitFeature units;
    private final List<Feature> features;

    Post(Path folder) {
        database = new Database(folder);
        ledger = new Ledger(database, clock, session);
        Workbench workbench = new Workbench(
                database,
                ledger,
                clock,
                session,
                Locale.SIMPLIFIED_CHINESE,
                Background.direct(),
                Notices.silent(),
                Exchange.none(),
                link -> {},
                new Look());
        units = new UnitFeature(workbench);
        HouseholdFeature households = new HouseholdFeature(workbench, units.directory());
        features = List.of(
                units,
                households,
                new DeliveryFeature(
                        workbench, units.directory(), households.directory()), // asked when each was helped last
                new HotlineFeature(workbench, units.directory()));
        ledger.searchable(
                features.stream().flatMap(f -> f.searchables().stream()).toList());
        database.open(migrations());
    }

    /** Of the areas, without the ledger's own. */
    List<String> migrations() {
        return features.stream().flatMap(f -> f.migrations().stream()).toList();
    }

    /** Fills in the district's units. */
    void addUnits() {
        ledger.load("units", Progress.none(), units::addShipped);
    }

    /** Villages as lists write them. */
    List<String> villages() {
        return units.directory().villages().stream()
                .map(village -> units.directory().label(village.id()))
                .toList();
    }

    @SuppressWarnings("unchecked")
    <T extends Row> Register<T> register(String sheet) {
        return (Register<T>) features.stream()
                .flatMap(f -> f.registers().stream())
                .filter(register -> register.sheet().key().equals(sheet))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        database.close();
    }
}
