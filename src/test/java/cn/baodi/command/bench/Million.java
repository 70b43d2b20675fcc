package cn.baodi.command.bench;

import cn.baodi.command.Main;
import cn.baodi.command.core.DutyClock;
import cn.baodi.command.core.Session;
import cn.baodi.command.data.Database;
import cn.baodi.command.data.Demo;
import cn.baodi.command.data.Ledger;
import cn.baodi.command.feature.checkpoint.CheckpointFeature;
import cn.baodi.command.feature.delivery.DeliveryFeature;
import cn.baodi.command.feature.epidemic.EpidemicFeature;
import cn.baodi.command.feature.hotline.HotlineFeature;
import cn.baodi.command.feature.household.HouseholdFeature;
import cn.baodi.command.feature.returns.MeasuredBoard;
import cn.baodi.command.feature.returns.ReturnsFeature;
import cn.baodi.command.feature.roster.RosterFeature;
import cn.baodi.command.feature.stock.StockFeature;
import cn.baodi.command.feature.unit.UnitDirectory;
import cn.baodi.command.feature.unit.UnitFeature;
import cn.baodi.command.feature.volunteer.VolunteerFeature;
import cn.baodi.command.handover.HandoverFeature;
import cn.baodi.command.handover.Relief;
import cn.baodi.command.report.ReportFeature;
import cn.baodi.command.ui.Background;
import cn.baodi.command.ui.Exchange;
import cn.baodi.command.ui.Feature;
import cn.baodi.command.ui.Look;
import cn.baodi.command.ui.Notices;
import cn.baodi.command.ui.Workbench;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/** The areas on a database with a million deliveries and a million calls, or with a district, without H2's reuse of earlier results. */
final class Million implements AutoCloseable {
    final Database database;
    final List<Feature> features;
    final MeasuredBoard board;
    final LocalDateTime now = Demo.NOW;

    Million() throws Exception {
        this(folder());
    }

    /** The same areas on other demonstration data. */
    Million(Path folder) {
        database = new Database(folder);
        DutyClock clock = new DutyClock(java.time.Clock.system(DutyClock.ZONE));
        clock.startAt(Demo.NOW);
        Session session = new Session("bench");
        Workbench workbench = new Workbench(
                database,
                new Ledger(database, clock, session),
                clock,
                session,
                Locale.SIMPLIFIED_CHINESE,
                Background.direct(),
                Notices.silent(),
                Exchange.none(),
                link -> {},
                new Look());
        UnitDirectory units = new UnitFeature(workbench).directory();
        features = Stream.concat(features(workbench).stream(), beside(workbench, units))
                .toList();
        board = new MeasuredBoard(workbench, units);
        database.open(Stream.concat(features.stream(), others(workbench).stream())
                .flatMap(feature -> feature.migrations().stream())
                .toList());
        reuse(false);
    }

    /** Whether H2 gives an earlier result again. */
    void reuse(boolean yes) {
        database.read(handle -> handle.execute("SET OPTIMIZE_REUSE_RESULTS " + (yes ? 1 : 0)));
    }

    /** Those that grow with the million; what they have is made anew when their tables change. */
    private static List<Feature> features(Workbench workbench) {
        UnitFeature units = new UnitFeature(workbench);
        CheckpointFeature checkpoints = new CheckpointFeature(workbench, units.directory());
        VolunteerFeature volunteers = new VolunteerFeature(workbench, units.directory());
        HouseholdFeature households = new HouseholdFeature(workbench, units.directory());
        return List.of(
                units,
                checkpoints,
                volunteers,
                new RosterFeature(workbench, units.directory(), checkpoints.directory(), volunteers.directory()),
                households,
                new DeliveryFeature(workbench, units.directory(), households.directory()),
                new HotlineFeature(workbench, units.directory()));
    }

    /** Those that do not grow with the million as fast, and may change without its being made anew. */
    private static Stream<Feature> beside(Workbench workbench, UnitDirectory units) {
        HouseholdFeature households = new HouseholdFeature(workbench, units);
        DeliveryFeature deliveries = new DeliveryFeature(workbench, units, households.directory());
        return Stream.of(
                new ReturnsFeature(workbench, units),
                new EpidemicFeature(workbench, units),
                new StockFeature(workbench, deliveries.directory()));
    }

    /** Those that have tables in the folder, but few rows. */
    private static List<Feature> others(Workbench workbench) {
        return List.of(
                new ReportFeature(workbench, List::of, () -> false),
                new HandoverFeature(workbench, List::of, () -> false, () -> null, Relief.none()));
    }

    /** The folder with the data: made by the program's own verb where there is none of these tables yet. */
    static Path folder() throws Exception {
        Path folder =
                Path.of("target", "million-" + Long.toHexString(fingerprint())).toAbsolutePath();
        if (!Files.exists(folder)) {
            Path making = folder.resolveSibling(
                    folder.getFileName() + "-" + ProcessHandle.current().pid());
            System.out.println("Making a million deliveries and calls; this is done once and takes minutes.");
            double took = Ratios.time(() -> Child.start(
                            List.of("-Xmx512m"), Main.class, "demo", "--data", making.toString(), "--size", "million")
                    .end());
            Files.move(making, folder);
            System.out.printf(Locale.ROOT, "Made in %.0f s with a heap of 512 MB.%n", took / 1000);
        }
        return folder;
    }

    /** Of the tables as they are now. */
    private static long fingerprint() throws IOException {
        CRC32 sum = new CRC32();
        Session session = new Session("bench");
        Database none = new Database(Path.of("target"));
        DutyClock clock = new DutyClock(java.time.Clock.system(DutyClock.ZONE));
        List<Feature> areas = features(new Workbench(
                none,
                new Ledger(none, clock, session),
                clock,
                session,
                Locale.ROOT,
                Background.direct(),
                Notices.silent(),
                Exchange.none(),
                link -> {},
                new Look()));
        for (Feature area : areas) {
            for (String name : area.migrations()) {
                try (InputStream file = Million.class.getClassLoader().getResourceAsStream(name)) {
                    sum.update(file.readAllBytes());
                }
            }
        }
        return sum.getValue();
    }

    Feature feature(String key) {
        return features.stream().filter(f -> f.key().equals(key)).findFirst().orElseThrow();
    }

    @Override
    public void close() {
        database.close();
    }
}
