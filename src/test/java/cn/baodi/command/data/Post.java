package cn.baodi.command.data;

import cn.baodi.command.core.DutyClock;
import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** A post with one register in a real folder, and a clock and a disk that the test sets. */
final class Post implements AutoCloseable {
    static final String MIGRATION = "cn/baodi/command/data/V1__sample.sql";
    static final LocalDateTime NOW = LocalDateTime.of(2020, 2, 9, 14, 30);

    final Database database;
    final Ledger ledger;
    final Sample.SampleRepository samples;

    /** A clock that stands until it is set. */
    static final class Hand extends Clock {
        LocalDateTime now = NOW;

        @Override
        public Instant instant() {
            return now.atZone(DutyClock.ZONE).toInstant();
        }

        @Override
        public ZoneId getZone() {
            return DutyClock.ZONE;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    Post(Path folder) {
        this(folder, new Hand(), at -> Long.MAX_VALUE, List.of(MIGRATION));
    }

    Post(Path folder, Clock clock) {
        this(folder, clock, at -> Long.MAX_VALUE, List.of(MIGRATION));
    }

    Post(Path folder, Clock clock, ToLongFunction<Path> disk, List<String> migrations) {
        database = new Database(folder, clock, disk);
        ledger = new Ledger(database, clock, new Session("王芳"));
        ledger.searchable(List.of(Sample.SEARCHABLE));
        database.open(migrations);
        samples = new Sample.SampleRepository(database, clock);
    }

    void add(String name, int amount) {
        ledger.write("登记 " + name, batch -> batch.add("sample", Sample.of(name, amount)));
    }

    void change(long id, int amount) {
        Sample old = samples.find(id).orElseThrow();
        ledger.write("修改 " + id, batch -> batch.change("sample", old, old.amount(amount)));
    }

    /** Changes a row behind everybody's back, as a bit that fell over would. */
    void corrupt(String sql) {
        database.read(handle -> handle.execute(sql));
    }

    List<String> all() {
        return database.read(
                h -> h.createQuery("SELECT name || ' ' || amount || ' ' || version FROM sample ORDER BY id")
                        .mapTo(String.class)
                        .list());
    }

    List<String> findings() {
        return database.findings().stream().map(Failure::key).toList();
    }

    /** What is on the disk at this moment, as a killed process or a pulled plug would leave it. */
    static Path copy(Path folder, Path to) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(folder.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            }
            return to;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
