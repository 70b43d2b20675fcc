package cn.baodi.command.shell;

import cn.baodi.command.core.Alert;
import cn.baodi.command.core.AlertBoard;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.Texts;
import cn.baodi.command.ui.Feature;
import cn.baodi.command.ui.Workbench;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is wrong now and how much waits in each area: asked of all areas every half a minute and after each write. What
 * was acknowledged is remembered over a restart. Used on the JavaFX thread; the areas are asked elsewhere.
 */
final class Watch {
    static final int SECONDS = 30;
    static final int SNOOZE_MINUTES = 30;

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

    private final Workbench workbench;
    private final List<Feature> features;
    private final Texts texts;
    private final ObservableList<AlertBoard.Entry> strip = FXCollections.observableArrayList();
    private final ObservableMap<String, Long> open = FXCollections.observableHashMap();
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<LocalDateTime> checked = new ReadOnlyObjectWrapper<>();
    private AlertBoard board = new AlertBoard();
    private volatile AlertBoard.Memory kept = board.snapshot();
    private boolean asking;
    private boolean again;

    /** What the areas answered. */
    private record Answer(List<Alert> alerts, Map<String, Long> open, String status, LocalDateTime now) {}

    Watch(Workbench workbench, List<Feature> features) {
        this.workbench = workbench;
        this.features = features;
        texts = workbench.texts(Watch.class);
    }

    /** Worst first, without the snoozed. */
    ObservableList<AlertBoard.Entry> strip() {
        return strip;
    }

    /** How many things wait, by key of the area. */
    ObservableMap<String, Long> open() {
        return open;
    }

    /** What the areas want everybody to see all the time; "" for nothing. */
    ReadOnlyStringProperty status() {
        return status.getReadOnlyProperty();
    }

    /** When the areas were last asked; null before. */
    ReadOnlyObjectProperty<LocalDateTime> checked() {
        return checked.getReadOnlyProperty();
    }

    /** Begins, once the database is open. */
    void begin() {
        workbench.ledger().onWritten(written -> workbench.background().onScreen(this::ask));
        workbench
                .background()
                .run(
                        () -> workbench
                                .ledger()
                                .kept(AlertBoard.KEPT, AlertBoard.Memory.class)
                                .orElse(kept),
                        this::remember,
                        failure -> {
                            // Without its memory the board asks for acknowledgement once more, which harms nobody.
                            LOG.warn("alerts", failure);
                            remember(kept);
                        });
        workbench.background().every(SECONDS, this::ask);
    }

    private void remember(AlertBoard.Memory memory) {
        board = AlertBoard.from(new AlertBoard.Memory(
                memory.items().stream().filter(this::isSeen).toList(), memory.pending(), memory.raised()));
        kept = memory;
        ask();
    }

    /** Another officer may have left it who sees more; to him it will come back. */
    private boolean isSeen(AlertBoard.Item item) {
        return features.stream()
                .filter(feature -> feature.key().equals(item.alert().link().feature()))
                .allMatch(feature -> workbench.session().may(feature.access().see()));
    }

    /** Asks all areas; a call while they are being asked asks once more afterwards. */
    void ask() {
        if (asking) {
            again = true;
            return;
        }
        asking = true;
        workbench.background().run(this::answer, this::take, failure -> {
            asking = false;
            LOG.warn("watch", failure);
        });
    }

    private Answer answer() {
        LocalDateTime now = workbench.now();
        List<Alert> alerts = new ArrayList<>();
        Map<String, Long> waiting = new HashMap<>();
        List<String> said = new ArrayList<>();
        for (Feature feature : features) {
            try {
                alerts.addAll(feature.alerts(now));
                waiting.put(feature.key(), feature.open(now));
                feature.status(now).ifPresent(said::add);
            } catch (RuntimeException e) {
                // One area that cannot answer must not silence the others, nor look like all being well.
                LOG.warn("alerts of {}", feature.key(), e);
                alerts.add(new Alert(
                        "watch." + feature.key(),
                        Alert.Severity.MEDIUM,
                        texts.get("watch.failed", feature.title()),
                        texts.get("watch.failed.guidance"),
                        "",
                        Link.to(feature.key(), "", Filter.NONE)));
            }
        }
        return new Answer(alerts, waiting, String.join(" · ", said), now);
    }

    private void take(Answer answer) {
        asking = false;
        strip.setAll(board.update(answer.alerts(), answer.now()));
        open.putAll(answer.open());
        status.set(answer.status());
        checked.set(answer.now());
        keep();
        if (again) {
            again = false;
            ask();
        }
    }

    void acknowledge(String key) {
        board.acknowledge(key, workbench.session().operator(), workbench.now());
        changed();
    }

    /** @param reason not blank */
    void snooze(String key, String reason) {
        board.snooze(
                key, reason, workbench.session().operator(), workbench.now().plusMinutes(SNOOZE_MINUTES));
        changed();
    }

    private void changed() {
        strip.setAll(board.strip(workbench.now()));
        keep();
    }

    private void keep() {
        AlertBoard.Memory memory = board.snapshot();
        if (memory.equals(kept)) {
            return;
        }
        kept = memory;
        workbench
                .background()
                .run(
                        () -> {
                            workbench
                                    .ledger()
                                    .keep(AlertBoard.KEPT, kept); // the newest, should two of these overtake each other
                            return null;
                        },
                        done -> {});
    }
}
