package cn.baodi.command;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.verb.Secrets;
import cn.baodi.command.verb.Verbs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The backups of the real district by the command line. */
class BackupVerbsTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private String verb(String... args) {
        said.reset();
        PrintStream into = new PrintStream(said, true, StandardCharsets.UTF_8);
        assertThat(Verbs.run(args, (at, locale) -> DemoFolder.app(at), Secrets.ofProcess(), into, into))
                .isZero();
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void whatABackupHoldsIsCalledAsOfficersCallIt() throws IOException {
        Path data = DemoFolder.copyTo(folder.resolve("data"));
        verb("backup", "--data", data.toString());
        assertThat(verb("backup", "--list", "--data", data.toString()))
                .contains("  2020-02-09 14:30  ", "手工备份")
                .doesNotContain("14:30:");
        try (Stream<Path> backups = Files.list(data.resolve("backups"))) {
            String holds = verb(
                    "restore",
                    "--data",
                    data.toString(),
                    "--from",
                    backups.findFirst().orElseThrow().toString());
            assertThat(holds)
                    .contains("2020-02-09 14:30（手工备份）", "困难家庭", "审计（逐条）")
                    .doesNotContainPattern("(?m)^ +[a-z]");
        }
    }
}
