package cn.baodi.command.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The workstation's clock jumps by up to ten years either way between writes, backups, crashes and openings. */
@Tag("faults")
class ClockTest {
    private static final int DAYS = 3653;

    @TempDir
    Path place;

    private final Random random = new Random(10);
    private final Hands clock = new Hands();

    /** A clock that jumps. */
    private static final class Hands extends Clock {
        private Instant now = Instant.parse("2020-02-09T06:30:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneId.of("Asia/Shanghai");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }

        void jump(Random random) {
            now = Instant.parse("2020-02-09T06:30:00Z")
                    .plus(Duration.ofDays(random.nextInt(2 * DAYS) - DAYS))
                    .plusSeconds(random.nextInt(86_400));
        }
    }

    @Test
    void theOrderIsThatOfTheSequenceAndNothingIsLost() throws IOException {
        int rounds = Rounds.of("clock", 10, 100);
        Path folder = AgedFolder.make(place.resolve("data"));
        long number = 0;
        int crashes = 0;
        for (int round = 0; round < rounds; round++) {
            Path crashed = place.resolve("crashed" + round);
            try (Office office = Office.open(folder, clock)) {
                assertThat(office.told()).isEmpty();
                for (int i = 0; i < 4; i++) {
                    clock.jump(random);
                    office.write("clock", ++number, 2);
                    if (random.nextInt(3) == 0) {
                        office.ledger.backUp("整点");
                    }
                }
                assertThat(office.check()).containsEntry("clock", number);
                assertThat(inOrder(office)).isEqualTo(number);
                AgedFolder.copy(folder, crashed);
            }
            clock.jump(random);
            if (random.nextBoolean()) {
                crashes++;
                AgedFolder.delete(folder);
                Files.move(crashed, folder);
            } else {
                AgedFolder.delete(crashed);
            }
        }
        try (Office office = Office.open(folder, clock)) {
            assertThat(office.check()).containsEntry("clock", number);
            assertThat(inOrder(office)).isEqualTo(number);
        }
        Rounds.tell(
                "clock +-10 years: %d jumps, %d writes, %d crashes, order by sequence, 0 lost",
                5 * rounds, number, crashes);
    }

    /** How many of the clock's writes stand in the audit in the order of their numbers. */
    private static long inOrder(Office office) {
        List<String> actions = office.database.read(
                handle -> handle.createQuery("SELECT action FROM audit_batch WHERE action LIKE 'clock %' ORDER BY seq")
                        .mapTo(String.class)
                        .list());
        for (int i = 0; i < actions.size(); i++) {
            assertThat(actions.get(i)).isEqualTo("clock " + (i + 1));
        }
        return actions.size();
    }
}
