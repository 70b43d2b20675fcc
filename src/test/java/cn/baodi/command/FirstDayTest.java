package cn.baodi.command;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.Figure;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Row;
import cn.baodi.command.core.Scope;
import cn.baodi.command.data.Demo;
import cn.baodi.command.data.Register;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each register says of the first day that a write of it may change, against the numbers themselves. */
class FirstDayTest {
    private static final LocalDate TODAY = Demo.NOW.toLocalDate();
    private static final int DAYS = 5;

    @TempDir
    Path folder;

    private App app;

    @BeforeEach
    void open() {
        app = DemoFolder.app(DemoFolder.copyTo(folder.resolve("data")));
        app.openData();
    }

    @AfterEach
    void close() {
        app.close();
    }

    /** Each number by its day; without those that are known as of now alone. */
    private Map<LocalDate, Map<String, BigDecimal>> numbers() {
        Map<LocalDate, Map<String, BigDecimal>> numbers = new TreeMap<>();
        for (int ago = 1; ago <= DAYS; ago++) {
            LocalDate day = TODAY.minusDays(ago);
            Map<String, BigDecimal> own = new HashMap<>();
            app.features().stream()
                    .flatMap(area -> area.figures(Scope.of(Cutoff.endOf(day))).stream())
                    .filter(figure -> !figure.current())
                    .forEach((Figure figure) -> own.put(figure.key(), figure.value()));
            numbers.put(day, own);
        }
        return numbers;
    }

    /** Retires some rows, of the second half of the list: they are of the last days where the list is of days. */
    private <T extends Row> long retireSome(Register<T> register) {
        List<T> rows = new ArrayList<>();
        register.repository().each(Filter.NONE, register.sort(), rows::add);
        List<T> some = rows.subList(rows.size() / 3, Math.min(rows.size(), rows.size() / 3 + 20));
        return app.ledger()
                .write(
                        "试",
                        batch -> some.forEach(
                                row -> batch.retire(register.repository().table(), row, "试")))
                .seq();
    }

    @Test
    void noNumberOfADayBeforeItIsAnother() {
        Map<LocalDate, Map<String, BigDecimal>> before = numbers();
        List<String> dated = new ArrayList<>();
        List<String> changing = new ArrayList<>();
        for (Register<?> register : app.features().stream()
                .flatMap(area -> area.registers().stream())
                .toList()) {
            String table = register.repository().table();
            long seq = retireSome(register);
            Optional<LocalDate> first = register.repository().firstDay(seq);
            first.ifPresent(day -> {
                Map<LocalDate, Map<String, BigDecimal>> after = numbers();
                dated.add(table);
                before.keySet().stream()
                        .filter(other -> other.isBefore(day))
                        .forEach(other -> assertThat(after.get(other))
                                .as("%s from %s", table, day)
                                .isEqualTo(before.get(other)));
                if (!after.equals(before)) {
                    changing.add(table);
                }
            });
            app.ledger().undo();
        }
        assertThat(dated)
                .contains(
                        "passage", "delivery", "call", "household", "volunteer", "shift", "assignment", "daily_return");
        assertThat(changing).contains("passage", "delivery", "daily_return");
    }
}
