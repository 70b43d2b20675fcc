package cn.baodi.command.report;

import cn.baodi.command.fault.Rounds;
import cn.baodi.command.fault.Trials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;

@Tag("faults")
class IssueOnFullDiskTest {
    @Test
    void nothingIsHalfIssuedAndNoNumberBurnt(@TempDir(factory = InMemory.class) Path place) {
        int rounds = Rounds.of("full.issue", 10, 200);
        Trials.run(FullIssues.class, place, rounds, Integer.getInteger("faults.seed", 1))
                .forEach(Rounds::tell);
    }

    /** Where {@link Trials} wants its folders. */
    static final class InMemory implements TempDirFactory {
        @Override
        public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context) throws IOException {
            return Files.createTempDirectory(Trials.place(), "baodi-issue");
        }
    }
}
