package cn.baodi.command.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baodi.command.core.Failure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Eight consoles are started on one folder at once; the one that has it leaves or is killed, and they try again. */
@Tag("faults")
class StartsTest {
    private static final int STARTS = 8;

    @TempDir
    Path folder;

    @Test
    void ofEightStartsAtOnceExactlyOneOpensAndTheOthersSayWho() {
        int rounds = Rounds.of("starts", 10, 100);
        Random random = new Random(8);
        int kills = 0;
        List<Child> all = new ArrayList<>();
        try {
            for (int round = 1; round <= rounds; round++) {
                while (all.size() < STARTS) {
                    all.add(Child.start(Starter.class));
                    assertThat(all.get(all.size() - 1).line()).isEqualTo("ready");
                }
                all.forEach(child -> child.say(folder.toString()));
                Child holder = null;
                List<String> refused = new ArrayList<>();
                for (Child child : all) {
                    String said = child.line();
                    if (said.startsWith("open ")) {
                        assertThat(holder)
                                .as("a second one opened in round %d", round)
                                .isNull();
                        assertThat(said).isEqualTo("open " + round);
                        holder = child;
                    } else {
                        refused.add(said);
                    }
                }
                assertThat(holder).as("%s in round %d", refused, round).isNotNull();
                String who = "PID " + holder.pid();
                assertThat(refused)
                        .hasSize(STARTS - 1)
                        .allSatisfy(said ->
                                assertThat(said).startsWith("folder.held ").contains(who));
                if (round % 3 == 0) {
                    kills++;
                    holder.kill();
                    holder.end(new ArrayList<>());
                    all.remove(holder);
                } else {
                    holder.say("leave");
                    assertThat(holder.line()).isEqualTo("left");
                }
                java.util.Collections.shuffle(all, random);
            }
        } finally {
            all.forEach(Child::close);
        }
        Rounds.tell("eight starts at once: %d rounds, one opened each time, %d stale locks taken over", rounds, kills);
    }

    /** The system frees a lock when any channel of the process that has it is closed. */
    @Test
    void aSecondTryInTheSameProgramDoesNotLetAnotherIn() {
        try (Office office = Office.open(folder);
                Child other = Child.start(Starter.class)) {
            assertThatThrownBy(() -> Office.open(folder))
                    .isInstanceOfSatisfying(
                            Failure.class, f -> assertThat(f.key()).isEqualTo("folder.held"));
            assertThat(other.line()).isEqualTo("ready");
            other.say(folder.toString());
            assertThat(other.line())
                    .startsWith("folder.held ")
                    .contains("PID " + ProcessHandle.current().pid());
            assertThat(office.check()).isEmpty();
        }
    }
}
