package cn.baodi.command.care;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.core.DutyClock;
import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Progress;
import cn.baodi.command.core.Session;
import cn.baodi.command.core.Texts;
import cn.baodi.command.data.CareNotes;
import cn.baodi.command.data.Database;
import cn.baodi.command.data.Ledger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaretakerTest {
    @TempDir
    Path folder;

    private LocalDateTime now = LocalDateTime.of(2020, 2, 9, 22, 0);
    private Database database;
    private Ledger ledger;
    private Caretaker caretaker;

    private final Clock clock = new Clock() {
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
    };

    @BeforeEach
    void open() {
        database = new Database(folder.resolve("data"), clock);
        database.open(List.of());
        ledger = new Ledger(database, clock, new Session("张值班"));
        Texts texts = Texts.of(Texts.CHINESE, CareFeature.class);
        caretaker = new Caretaker(database, ledger, clock, texts, new PlainCopy(List.of(), texts), this::summarise);
        caretaker.begin();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void work() {
        ledger.write("登记", batch -> {});
    }

    private boolean nightBeginsAt(int day, int hour, int minute) {
        now = LocalDateTime.of(2020, 2, day, hour, minute);
        return caretaker.nightBegins();
    }

    @Test
    void theNightBeginsOnceAtTheFirstQuietMomentAfterThree() {
        caretaker.night(Progress.none());
        assertThat(nightBeginsAt(10, 2, 59)).isFalse();
        now = LocalDateTime.of(2020, 2, 10, 3, 4);
        work();
        assertThat(nightBeginsAt(10, 3, 5)).isFalse();
        assertThat(nightBeginsAt(10, 3, 6)).isTrue();
        assertThat(nightBeginsAt(10, 3, 30)).isFalse();
        assertThat(nightBeginsAt(11, 3, 0)).isTrue();
    }

    @Test
    void aNightWithoutAQuietMomentIsCheckedAllTheSame() {
        caretaker.night(Progress.none());
        for (int minute = 0; minute < 60; minute++) {
            now = LocalDateTime.of(2020, 2, 10, 3, minute);
            work();
            assertThat(caretaker.nightBegins()).isFalse();
        }
        now = LocalDateTime.of(2020, 2, 10, 4, 0);
        work();
        assertThat(caretaker.nightBegins()).isTrue();
    }

    @Test
    void whatTheNightCouldNotDoTheNextStartDoes() {
        assertThat(nightBeginsAt(9, 22, 1)).as("just opened").isFalse();
        assertThat(nightBeginsAt(9, 22, 2)).isTrue();
        caretaker.night(Progress.none());
        assertThat(database.care().notes().check().differences()).isEmpty();
        assertThat(nightBeginsAt(9, 23, 0)).isFalse();
    }

    private final List<Path> summarised = new ArrayList<>();
    private boolean isFull;

    private void summarise(Path into, Progress progress) {
        if (isFull) {
            throw new Failure("disk.full");
        }
        summarised.add(into);
    }

    @Test
    void theNightWritesTheSummariesWhereTheyAreWantedAndTellsWhenItCannot() {
        caretaker.night(Progress.none());
        assertThat(summarised).isEmpty();
        Path wanted = folder.toAbsolutePath();
        caretaker.summarise(wanted.toString(), Progress.none());
        caretaker.night(Progress.none());
        assertThat(summarised).containsExactly(wanted, wanted);
        assertThat(database.care().notes().nightly().failure()).isNull();

        isFull = true;
        caretaker.night(Progress.none());
        assertThat(database.care().notes().nightly().failure()).isEqualTo("disk.full");
        caretaker.summarise(folder.resolve("gone").toString(), Progress.none());
        assertThat(database.care().notes().nightly().failure()).isEqualTo("nightly.missing");
    }

    @Test
    void theHourlyRoundBacksUpAndLetsTheSecondFolderCatchUp() throws Exception {
        Path disk = Files.createDirectories(folder.resolve("disk"));
        work();
        caretaker.hourly();
        database.second().choose(disk, "备份");
        Path away = Files.move(disk, folder.resolve("unplugged"));
        now = now.plusHours(1);
        work();
        caretaker.hourly();
        assertThat(caretaker.state().notes().trouble().key()).isEqualTo("second.missing");
        assertThat(caretaker.state().isBehind()).isFalse();
        Files.move(away, disk);
        caretaker.hourly();
        assertThat(caretaker.state().notes().trouble()).isNull();
        assertThat(disk.resolve(caretaker.state().newest().orElseThrow().file().getFileName()))
                .exists();
    }

    @Test
    void theNightMakesAPlainCopyWhereThereIsAPassphrase() throws Exception {
        caretaker.night(Progress.none());
        assertThat(folder.resolve("data").resolve("plain")).doesNotExist();
        database.care().change(notes -> notes.passphrase(new CareNotes.Passphrase("ABCD", now, "张值班")));
        Path disk = Files.createDirectories(folder.resolve("disk"));
        database.second().choose(disk, "备份");
        caretaker.night(Progress.none());
        assertThat(caretaker.state().notes().copy().failure()).isNull();
        assertThat(PlainCopy.in(folder.resolve("data").resolve("plain"))).hasSize(1);
        assertThat(PlainCopy.in(disk)).hasSize(1);

        now = now.plusDays(1);
        Files.delete(disk.resolve("baodi-console-backups.txt"));
        caretaker.night(Progress.none());
        assertThat(caretaker.state().notes().copy().failure()).isEqualTo("second.missing");
    }

    @Test
    void aBackupThatCannotBeMadeIsRememberedUntilOneIs() throws Exception {
        work();
        Path backups = Files.writeString(folder.resolve("data").resolve("backups"), "in the way");
        caretaker.hourly();
        assertThat(caretaker.state().failed()).isNotNull();
        Files.delete(backups);
        caretaker.hourly();
        assertThat(caretaker.state().failed()).isNull();
    }
}
