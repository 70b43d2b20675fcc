package cn.baodi.command.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A kill or a power cut in a backup, a restore, a migration, a key change, a close, a recovery: old or new, never neither. */
@Tag("faults")
class StepsTest {
    private Path place;

    @BeforeEach
    void begin() throws IOException {
        place = Files.createTempDirectory(Trials.place(), "baodi-steps");
    }

    @AfterEach
    void end() throws IOException {
        AgedFolder.delete(place);
    }

    @Test
    void itIsOldOrNewNeverNeither() {
        int states = Rounds.of("steps", 100, 1000);
        Trials.run(Steps.class, place, states, Integer.getInteger("faults.seed", 1))
                .forEach(Rounds::tell);
    }
}
