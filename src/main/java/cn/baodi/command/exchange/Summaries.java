package cn.baodi.command.exchange;

import cn.baodi.command.core.DailyCount;
import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Progress;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Types;
import cn.baodi.command.data.Kind;
import cn.baodi.command.data.Ledger;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * 汇总: the numbers of each area by day, town and category as CSV, a file an area in a folder of its own. Nobody is in
 * them, so they need no approval; that they left is noted all the same.
 */
public final class Summaries {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmm", Locale.ROOT);

    private final Ledger ledger;
    private final Clock clock;
    private final Texts texts;

    public Summaries(Ledger ledger, Clock clock, Locale locale) {
        this.ledger = ledger;
        this.clock = clock;
        texts = Texts.of(locale, Summaries.class);
    }

    /**
     * Which days, both included.
     *
     * @param from null for the first there is
     * @param to null for the last there is
     */
    public record Days(LocalDate from, LocalDate to) {
        public static final Days ALL = new Days(null, null);

        /** What stands as it is now has no day, and is there only when the last day is not said. */
        private boolean holds(LocalDate day) {
            return day == null ? to == null : (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
        }
    }

    /** What was written. */
    public record Written(Path folder, int files, long rows) {}

    /**
     * Writes a new folder into {@code into}; it is there with all its files or not at all.
     *
     * @param areas the numbers by the title of their area; an area without any in these days gets no file
     * @throws Failure when nothing can be written there, or there is nothing to write
     * @throws java.util.concurrent.CancellationException when cancelled
     */
    public Written write(Path into, Map<String, List<DailyCount>> areas, Days days, Progress progress) {
        Path target = free(into.resolve(texts.get("summaries.folder", STAMP.format(LocalDateTime.now(clock)))));
        Path part = into.resolve("." + UUID.randomUUID() + ".part");
        try {
            Files.createDirectories(part);
            int files = 0;
            long rows = 0;
            for (Map.Entry<String, List<DailyCount>> area : areas.entrySet()) {
                progress.check();
                List<List<String>> lines = area.getValue().stream()
                        .filter(count -> days.holds(count.day()))
                        .map(this::line)
                        .toList();
                if (!lines.isEmpty()) {
                    CsvTable.write(part.resolve(texts.get("summaries.file", area.getKey())), headings(), lines);
                    rows += lines.size();
                    progress.at(++files, areas.size());
                }
            }
            if (files == 0) {
                throw new Failure("summaries.none");
            }
            progress.check();
            ledger.note(Kind.EXPORT, texts.get("summaries.note", files, rows, target.getFileName()));
            Files.move(part, target);
            return new Written(target, files, rows);
        } catch (IOException e) {
            throw new Failure(e, "file.write", target);
        } finally {
            delete(part);
        }
    }

    private static Path free(Path folder) {
        Path free = folder;
        for (int number = 2; Files.exists(free); number++) {
            free = folder.resolveSibling(folder.getFileName() + "-" + number);
        }
        return free;
    }

    private static void delete(Path part) {
        try (Stream<Path> files = Files.exists(part) ? Files.list(part) : Stream.of()) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(part);
        } catch (IOException e) {
            // The reason why there are no summaries says more than that their rest stays.
        }
    }

    private List<String> headings() {
        return Stream.of("day", "town", "category", "what", "number", "unit")
                .map(key -> texts.get("summaries." + key))
                .toList();
    }

    private List<String> line(DailyCount count) {
        return List.of(
                count.day() == null ? texts.get("summaries.now") : Types.DATE.write(count.day()),
                count.town().isEmpty() ? texts.get("summaries.district") : count.town(),
                count.category().isEmpty() ? texts.get("summaries.all") : count.category(),
                count.label(),
                plain(count.number()),
                count.unit());
    }

    private static String plain(BigDecimal number) {
        return number == null ? "" : number.stripTrailingZeros().toPlainString();
    }
}
