package cn.baodi.command.verb;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.core.Texts;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private long now;

    private ProgressLine line(boolean terminal) {
        PrintStream err = new PrintStream(told, true, StandardCharsets.UTF_8);
        return new ProgressLine(err, Texts.of(Texts.CHINESE, Verbs.class), terminal, () -> now);
    }

    private void work(ProgressLine line) {
        for (int i = 0; i <= 100; i++) {
            line.at(i, 100);
            now += TimeUnit.MILLISECONDS.toNanos(100);
        }
    }

    @Test
    void aTerminalShowsOneLineTwiceASecondAfterTheFirst() {
        ProgressLine line = line(true);
        work(line);
        line.clear();
        String[] shown = told.toString(StandardCharsets.UTF_8).split("\r");
        assertThat(shown).hasSize(1 + 19 + 1);
        assertThat(shown[1]).endsWith("已完成 10%");
        assertThat(told.toString(StandardCharsets.UTF_8)).doesNotContain("\n");
    }

    @Test
    void aLogGetsFewPlainLines() {
        work(line(false));
        assertThat(told.toString(StandardCharsets.UTF_8).lines()).containsExactly("已完成 10%");
    }
}
