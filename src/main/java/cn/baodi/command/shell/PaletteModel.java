package cn.baodi.command.shell;

import cn.baodi.command.core.Hit;
import cn.baodi.command.core.Pinyin;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Types;
import cn.baodi.command.ui.Feature;
import cn.baodi.command.ui.Workbench;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the palette lists: rows of every area and commands for what was typed, or what was used last. */
final class PaletteModel {
    static final int LIMIT = 8;

    private static final Logger LOG = LoggerFactory.getLogger(PaletteModel.class);
    private static final String KEPT = "palette.recent";

    private final Workbench workbench;
    private final List<Feature> features;
    private final Commands commands;
    private final Texts texts;
    private final ReadOnlyObjectWrapper<List<Found.Group>> groups = new ReadOnlyObjectWrapper<>(List.of());
    private final List<Recent> recent = new ArrayList<>();
    /** Counts the queries; whoever works for an older one stops. */
    private final AtomicInteger newest = new AtomicInteger();
    /** The newest query whose answer is listed. */
    private int answered;
    /** What waits for the answer to the newest query. */
    private Runnable waiting = () -> {};

    /**
     * What was opened from the palette.
     *
     * @param command its id, or null
     * @param hit a row, or null
     */
    record Recent(String command, Hit hit) {}

    /** As kept. */
    record Recents(List<Recent> recent) {}

    PaletteModel(Workbench workbench, List<Feature> features, Commands commands) {
        this.workbench = workbench;
        this.features = features;
        this.commands = commands;
        texts = workbench.texts(PaletteModel.class);
    }

    /** The groups in order; none is empty. */
    ReadOnlyObjectProperty<List<Found.Group>> groups() {
        return groups.getReadOnlyProperty();
    }

    /** Reads what was used last, once the database is open. */
    void begin() {
        workbench
                .background()
                .run(
                        () -> workbench.ledger().kept(KEPT, Recents.class).orElse(new Recents(List.of())),
                        kept -> recent.addAll(kept.recent()),
                        failure -> LOG.warn("recent", failure));
    }

    /** Looks for {@code typed}; the list changes when the answer is there, and only to the newest answer. */
    void query(String typed) {
        int number = newest.incrementAndGet();
        waiting = () -> {};
        String text = Types.plain(typed).strip();
        if (text.isEmpty()) {
            answer(number, beforeTyping());
            return;
        }
        List<Found> found = commands(text);
        workbench.background().run(() -> search(text, number), result -> {
            if (number == newest.get()) {
                List<Found.Group> shown = arrange(text, result.hits, found);
                add(shown, texts.get("palette.unread"), result.unread, false);
                answer(number, shown);
            }
        });
    }

    private void answer(int number, List<Found.Group> lines) {
        groups.set(lines);
        answered = number;
        Runnable action = waiting;
        waiting = () -> {};
        action.run();
    }

    /**
     * Runs {@code action} once what is listed answers what was typed: Enter comes sooner than an answer, and must not
     * take a line of what stood there before. Typing on forgets it.
     */
    void whenAnswered(Runnable action) {
        if (answered == newest.get()) {
            action.run();
        } else {
            waiting = action;
        }
    }

    private List<Found.Group> beforeTyping() {
        List<Found> last =
                recent.stream().map(this::found).filter(Objects::nonNull).toList();
        List<Found.Group> shown = new ArrayList<>();
        add(shown, texts.get("palette.recent"), last, false);
        add(
                shown,
                texts.get("palette.commands"),
                commands.all().stream().map(Found::of).toList(),
                false);
        return shown;
    }

    private Found found(Recent used) {
        if (used.hit() != null) {
            return isSeen(used.hit()) ? Found.of(used.hit()) : null;
        }
        return commands.all().stream()
                .filter(entry -> entry.command().id().equals(used.command()))
                .map(Found::of)
                .findFirst()
                .orElse(null);
    }

    /** Another officer may have found it who sees more. */
    private boolean isSeen(Hit hit) {
        return features.stream()
                .anyMatch(feature -> feature.key().equals(hit.link().feature())
                        && workbench.session().may(feature.access().see()));
    }

    /** @param unread a word for each area that could not be searched */
    private record Result(List<Hit> hits, List<Found> unread) {}

    private Result search(String text, int number) {
        Result result = new Result(new ArrayList<>(), new ArrayList<>());
        for (Feature feature : features) {
            if (number != newest.get()) {
                break; // nobody will see it
            }
            try {
                result.hits.addAll(feature.search(text, LIMIT + 1));
            } catch (RuntimeException e) {
                LOG.warn("search in {}", feature.key(), e); // the others still answer
                result.unread.add(Found.word(
                        texts.get("palette.unread.area", feature.title()), texts.get("palette.unread.what")));
            }
        }
        return result;
    }

    /** Kind by kind; what is called just what was typed comes first, whatever its kind. */
    private List<Found.Group> arrange(String text, List<Hit> hits, List<Found> found) {
        Map<String, List<Found>> byGroup = new LinkedHashMap<>();
        String wanted = plain(text);
        Map<Boolean, List<Hit>> calledSo = hits.stream()
                .collect(Collectors.partitioningBy(hit -> names(hit.title()).anyMatch(wanted::equals)));
        Stream.concat(calledSo.get(true).stream(), calledSo.get(false).stream())
                .forEach(hit -> byGroup.computeIfAbsent(hit.group(), group -> new ArrayList<>())
                        .add(Found.of(hit)));
        List<Found.Group> shown = new ArrayList<>();
        boolean meant = found.stream()
                .anyMatch(line -> line.title().startsWith(text)
                        || calledSo.get(true).isEmpty() && names(line.title()).anyMatch(wanted::equals));
        if (meant) {
            add(shown, texts.get("palette.commands"), found, false);
        }
        byGroup.forEach((group, lines) ->
                add(shown, group, lines.subList(0, Math.min(LIMIT, lines.size())), lines.size() > LIMIT));
        if (!meant) {
            add(shown, texts.get("palette.commands"), found, false);
        }
        return shown;
    }

    private static void add(List<Found.Group> shown, String title, List<Found> lines, boolean more) {
        if (!lines.isEmpty()) {
            shown.add(new Found.Group(title, List.copyOf(lines), more));
        }
    }

    private List<Found> commands(String text) {
        String wanted = plain(text);
        return commands.all().stream()
                .filter(entry -> Stream.concat(
                                names(entry.command().title()),
                                Stream.of(entry.shown().toLowerCase(Locale.ROOT)))
                        .anyMatch(name -> name.contains(wanted)))
                .map(Found::of)
                .toList();
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replace(" ", "");
    }

    /** In characters, in pinyin and in initials. */
    private static Stream<String> names(String title) {
        return Stream.of(Stream.of(plain(title)), Pinyin.full(title).stream(), Pinyin.initials(title).stream())
                .flatMap(names -> names);
    }

    /** Remembers what was chosen, newest first. */
    void used(Found line) {
        Recent now = new Recent(line.hit() == null ? line.command().command().id() : null, line.hit());
        recent.remove(now);
        recent.add(0, now);
        if (recent.size() > LIMIT) {
            recent.remove(recent.size() - 1);
        }
        Recents kept = new Recents(List.copyOf(recent));
        workbench
                .background()
                .run(
                        () -> {
                            workbench.ledger().keep(KEPT, kept);
                            return null;
                        },
                        done -> {},
                        failure -> LOG.warn("recent", failure));
    }
}
