package cn.baodi.command;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.core.Session;
import cn.baodi.command.verb.Secrets;
import cn.baodi.command.verb.Verbs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lists that the screens' chips make, by the verb, in the demonstration. */
class ListVerbTest {
    @TempDir
    static Path folder;

    private int code;
    private String err;

    @BeforeAll
    static void fill() {
        DemoFolder.copyTo(folder.resolve("data"));
    }

    private List<String> export(String sheet, String... more) throws IOException {
        Path file = folder.resolve("out.csv");
        List<String> args = new ArrayList<>(List.of(
                "export", "--data", folder.resolve("data").toString(), "--sheet", sheet, "--out", file.toString()));
        args.addAll(List.of(more));
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        code = Verbs.run(
                args.toArray(String[]::new),
                (at, locale) -> new App(at, locale, new Session("某人"), DemoFolder.CLOCK),
                Secrets.ofProcess(),
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                new PrintStream(told, true, StandardCharsets.UTF_8));
        err = told.toString(StandardCharsets.UTF_8);
        return code == Verbs.DONE ? Files.readAllLines(file, StandardCharsets.UTF_8) : List.of();
    }

    @Test
    void aChoiceAUnitARangeAndWordsNarrowTogether() throws IOException {
        List<String> all = export("deliveries", "--columns", "state,unit,due");
        List<String> some = export(
                "deliveries",
                "--columns",
                "state,unit,due",
                "--filter",
                "状态=已送达，村居=朝霞街道",
                "--range",
                "2020-02-03至2020-02-09",
                "--sort",
                "due:desc");
        assertThat(some).as(err).hasSizeBetween(3, all.size() - 1);
        assertThat(some.subList(1, some.size())).allMatch(row -> row.matches("已送达,.*朝霞街道.*,2020-02-0[3-9].*"));
    }

    @Test
    void wordsFindWhatTheScreenFinds() throws IOException {
        List<String> found = export("checkpoints", "--text", "dbz", "--columns", "unit,name");
        assertThat(found).as(err).hasSizeGreaterThan(1);
        assertThat(found.subList(1, found.size())).allMatch(row -> row.contains("大白"));
    }

    /** As the screens' own chips of no column. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "deliveries overdue=true",
                "households past=true",
                "goods low=true",
                "calls followUp=waiting",
                "shifts gap=short",
                "shifts unit=120115001000",
                "passages fever=1",
                "checkpoints unrecorded=last"
            })
    void whatNoColumnSaysCanBeAskedForToo(String list) throws IOException {
        String[] parts = list.split(" ");
        List<String> all = export(parts[0]);
        List<String> some = export(parts[0], "--filter", parts[1]);
        assertThat(code).as(err).isEqualTo(Verbs.DONE);
        assertThat(some.size()).isLessThan(all.size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "volunteers",
                "teams",
                "households",
                "deliveries",
                "calls",
                "units",
                "checkpoints",
                "passages",
                "shifts",
                "assignments",
                "returns",
                "cases",
                "goods",
                "stockEntries"
            })
    void whatAListCannotBeNarrowedByIsRefusedWithWhatItCan(String sheet) throws IOException {
        export(sheet, "--filter", "weather=rain");
        assertThat(code).isEqualTo(Verbs.WRONG_USAGE);
        assertThat(err).containsPattern("可以写：[a-zA-Z]+（");
    }
}
