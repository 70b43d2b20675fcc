package cn.baodi.command.intake;

import cn.baodi.command.core.Access;
import cn.baodi.command.core.Alert;
import cn.baodi.command.core.Alert.Severity;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.Role;
import cn.baodi.command.core.Texts;
import cn.baodi.command.exchange.Duplicates;
import cn.baodi.command.ui.Act;
import cn.baodi.command.ui.Command;
import cn.baodi.command.ui.Feature;
import cn.baodi.command.ui.Workbench;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.Node;

/** 导入: whatever a town sends, looked at column by column and row by row before anything is stored. */
public final class ImportFeature implements Feature {
    public static final String KEY = "import";
    /** Days that a likely duplicate may wait for somebody to decide. */
    private static final long LONG_WAIT = 7;

    private final Texts texts;
    private final List<Feature> areas;
    private final ImportController controller;

    /** @param areas all that hold data */
    public ImportFeature(Workbench workbench, List<Feature> areas) {
        texts = workbench.texts(ImportFeature.class);
        this.areas = areas;
        controller = new ImportController(workbench, areas);
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public String title() {
        return texts.get("feature");
    }

    @Override
    public String icon() {
        return "fth-upload";
    }

    /** Who may write any register may import into that. */
    @Override
    public Access access() {
        Set<Role> writers = EnumSet.noneOf(Role.class);
        areas.forEach(area -> writers.addAll(area.access().write()));
        return new Access(writers, writers, Set.of());
    }

    @Override
    public long open(LocalDateTime now) {
        return controller.queue().open();
    }

    /** What waits in the queue are people's data; a week is long enough to decide. */
    @Override
    public List<Alert> alerts(LocalDateTime now) {
        return controller
                .queue()
                .oldest()
                .map(oldest -> Duration.between(oldest, now).toDays())
                .filter(days -> days >= LONG_WAIT)
                .map(days -> new Alert(
                        "import.queue",
                        Severity.LOW,
                        texts.get("alert.queue", controller.queue().open(), days),
                        texts.get("alert.queue.guidance"),
                        "",
                        Link.to(KEY, Duplicates.TABLE, Filter.NONE)))
                .map(List::of)
                .orElse(List.of());
    }

    @Override
    public List<Command> commands() {
        return List.of(new Command("import.queue", texts.get("queue"), "fth-copy", null, controller::showQueue));
    }

    @Override
    public Map<Act, Runnable> acts() {
        return controller.acts();
    }

    @Override
    public Optional<Consumer<Path>> dropped() {
        return Optional.of(controller::take);
    }

    @Override
    public Node screen() {
        return controller.view().node();
    }

    @Override
    public void show(Link link) {
        controller.show(link);
    }
}
