package cn.baodi.command.feature.roster;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.core.Alert;
import cn.baodi.command.core.Check;
import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.Figure;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Row;
import cn.baodi.command.core.Scope;
import cn.baodi.command.core.Sort;
import cn.baodi.command.data.Demo;
import cn.baodi.command.data.Register;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demonstration of checkpoints, volunteers and roster together, as they build on each other. */
class RosterDemoTest {
    @TempDir
    static Path folder;

    private static RosterDesk desk;

    @BeforeAll
    static void fill() {
        desk = new RosterDesk(folder.resolve("one"), Demo.NOW).withDemo(7);
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    private static <T extends Row> List<String> lines(Register<T> register) {
        List<String> lines = new ArrayList<>();
        register.repository()
                .each(
                        Filter.NONE,
                        Sort.up("code"),
                        row -> lines.add(register.sheet().columns().stream()
                                .map(c -> c.text(row))
                                .collect(Collectors.joining(","))));
        return lines;
    }

    @Test
    void theSameSeedGivesTheSameRows() {
        try (RosterDesk same = new RosterDesk(folder.resolve("same"), Demo.NOW).withDemo(7)) {
            for (int i = 0; i < desk.registers().size(); i++) {
                Register<?> register = desk.registers().get(i);
                assertThat(lines(same.registers().get(i)))
                        .as(register.sheet().key())
                        .isEqualTo(lines(register));
            }
        }
    }

    @Test
    void thereIsADistrictOfIt() {
        Map<String, Long> counts = desk.registers().stream()
                .collect(Collectors.toMap(
                        r -> r.sheet().key(), r -> r.repository().total(false)));
        assertThat(counts)
                .containsEntry("checkpoints", 120L)
                .containsEntry("teams", 40L)
                .containsEntry("volunteers", 1500L);
        assertThat(counts.get("passages")).isBetween(2700L, 3240L);
        assertThat(counts.get("assignments")).isGreaterThan(4000);
    }

    @Test
    void everyRowKeepsTheRulesOfTheDomain() {
        for (Register<?> register : desk.registers()) {
            register.repository()
                    .each(
                            Filter.NONE,
                            Sort.up("code"),
                            row -> assertThat(((Row) row).problems()).isEmpty());
        }
        desk.features.forEach(
                f -> assertThat(f.checks()).extracting(Check::wrong).allMatch(wrong -> wrong == 0));
    }

    @Test
    void theNumbersHaveTheShapeOfThoseDays() {
        List<BigDecimal> people = desk.features.get(1).figures(Scope.of(Cutoff.endOf(Demo.DAY))).stream()
                .filter(f -> f.key().equals("checkpoint.people"))
                .map(Figure::trend)
                .findFirst()
                .orElseThrow();
        assertThat(people.get(11)).isGreaterThan(people.get(0)).isGreaterThan(people.get(13));
        List<BigDecimal> fever = desk.features.get(1).figures(Scope.of(Cutoff.endOf(Demo.DAY))).stream()
                .filter(f -> f.key().equals("checkpoint.fever"))
                .map(Figure::trend)
                .findFirst()
                .orElseThrow();
        assertThat(fever.stream().max(BigDecimal::compareTo)).contains(fever.get(9));
    }

    @Test
    void somethingNeedsSomebodyButNotEverything() {
        List<Alert> alerts =
                desk.features.stream().flatMap(f -> f.alerts(Demo.NOW).stream()).toList();
        assertThat(alerts)
                .extracting(Alert::key)
                .containsExactly("checkpoint.spike", "checkpoint.unrecorded", "roster.now", "roster.next");
        assertThat(alerts).extracting(Alert::phone).allMatch(phone -> phone.startsWith("1990"));
        assertThat(alerts.get(3).text()).startsWith("大白镇西口卡口2月9日20:00–次日08:00缺2人");
    }
}
