package cn.baodi.command.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The plug is pulled at any step of a day's work, or of the recovery from it: of what had not been forced to the disk any
 * part may be missing, torn or early. Everything confirmed is there, and nothing half.
 */
@Tag("faults")
class PowerCutTest {
    private Path place;

    @BeforeEach
    void begin() throws IOException {
        place = Files.createTempDirectory(Trials.place(), "baodi-power");
    }

    @AfterEach
    void end() throws IOException {
        AgedFolder.delete(place);
    }

    @Test
    void nothingConfirmedIsLost() {
        int rounds = Rounds.of("power", 200, 5000);
        Trials.run(PowerCuts.class, place, rounds, Integer.getInteger("faults.seed", 1))
                .forEach(line -> Rounds.tell("%s, 0 lost, 0 half", line));
    }
}
