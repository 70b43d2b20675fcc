package cn.baodi.command.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baodi.command.core.Column;
import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Texts;
import cn.baodi.command.exchange.RowReader.Candidate;
import cn.baodi.command.exchange.sample.Box;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class InOrderTest {
    private static final Column<Box, ?> SENT = Box.sheet(Texts.CHINESE).column("sentAt");
    private static final LocalDateTime FIRST = LocalDateTime.of(2020, 2, 9, 8, 0);

    /** Row i was sent so many minutes after the first; null where the row cannot be read. */
    private static List<Candidate<Box>> rows(Integer... minutes) {
        return IntStream.range(0, minutes.length)
                .mapToObj(i -> new Candidate<>(
                        new Cells(i + 1, List.of()),
                        minutes[i] == null
                                ? null
                                : new Box(
                                        null,
                                        "箱",
                                        null,
                                        null,
                                        null,
                                        Box.Kind.WOOD,
                                        FIRST.plusMinutes(minutes[i]),
                                        null,
                                        0,
                                        null),
                        Map.of(),
                        List.of()))
                .toList();
    }

    private static List<Long> handedOn(Column<Box, ?> by, int most, Integer... minutes) {
        List<Long> lines = new ArrayList<>();
        InOrder<Box> order =
                new InOrder<>(by, candidate -> lines.add(candidate.cells().line()), most);
        rows(minutes).forEach(order::add);
        order.end();
        return lines;
    }

    @Test
    void theNewestFirstIsTurnedRoundAlsoWithinAMinute() {
        assertThat(handedOn(SENT, 9, 3, 2, 2, 1)).containsExactly(4L, 3L, 2L, 1L);
    }

    @Test
    void withinAMinuteTheOrderOfTheFileStands() {
        assertThat(handedOn(SENT, 9, 2, 1, 2, 1)).containsExactly(2L, 4L, 1L, 3L);
    }

    @Test
    void whatCannotBeReadDoesNotWait() {
        assertThat(handedOn(SENT, 9, 2, null, 1)).containsExactly(2L, 3L, 1L);
    }

    @Test
    void rowsThatStandAloneGoOnAsTheyCome() {
        assertThat(handedOn(null, 1, 3, 1, 2)).containsExactly(1L, 2L, 3L);
    }

    @Test
    void aLongFileMustBeInOrderAndThenNothingIsKept() {
        assertThat(handedOn(SENT, 2, 1, 2, 3, 4, 4)).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThatThrownBy(() -> handedOn(SENT, 2, 3, 2, 1))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.key()).isEqualTo("file.unordered"));
        assertThatThrownBy(() -> handedOn(SENT, 2, 1, 2, 3, 2)).isInstanceOf(Failure.class);
    }

    @Property(tries = 200)
    void everyRowComesOnceAndNoneBeforeAnEarlierOne(@ForAll @Size(max = 30) List<@IntRange(max = 9) Integer> minutes) {
        Integer[] given = minutes.toArray(Integer[]::new);
        List<Long> lines = handedOn(SENT, 50, given);
        assertThat(lines).doesNotHaveDuplicates().hasSameSizeAs(minutes);
        assertThat(lines.stream().map(line -> given[(int) (line - 1)])).isSortedAccordingTo(Comparator.naturalOrder());
    }
}
