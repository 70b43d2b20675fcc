package cn.baodi.command.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The disk fills up in the middle of work, in three manners: nothing confirmed is lost, and work goes on afterwards. */
@Tag("faults")
class FullDiskTest {
    private Path place;

    @BeforeEach
    void begin() throws IOException {
        place = Files.createTempDirectory(Trials.place(), "baodi-full");
    }

    @AfterEach
    void end() throws IOException {
        AgedFolder.delete(place);
    }

    @Test
    void nothingConfirmedIsLostAndWorkGoesOnWithoutARestart() {
        int rounds = Rounds.of("full", 20, 200);
        Trials.run(FullDisks.class, place, rounds, Integer.getInteger("faults.seed", 1))
                .forEach(Rounds::tell);
    }
}
