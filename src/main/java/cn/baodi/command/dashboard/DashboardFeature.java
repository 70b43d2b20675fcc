package cn.baodi.command.dashboard;

import cn.baodi.command.core.Access;
import cn.baodi.command.core.Role;
import cn.baodi.command.core.Texts;
import cn.baodi.command.ui.Act;
import cn.baodi.command.ui.Feature;
import cn.baodi.command.ui.Workbench;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.scene.Node;

/** 总览: what is wrong now, how today went against yesterday, where it is heading; of all areas, none by name. */
public final class DashboardFeature implements Feature {
    /** Numbers without names: whoever sees an area finds its numbers here. */
    public static final Access ACCESS = Access.seenBy(Role.LEADER, Role.OFFICER, Role.HOTLINE, Role.READER);

    private final Texts texts;
    private final DashboardController controller;

    /** @param features all areas in the order of the menu, this one among them; asked when the screen is made */
    public DashboardFeature(Workbench workbench, Supplier<List<Feature>> features) {
        texts = workbench.texts(DashboardFeature.class);
        controller = new DashboardController(
                workbench,
                () -> features.get().stream()
                        .filter(feature -> !feature.key().equals(key()))
                        .filter(feature ->
                                workbench.session().may(feature.access().see()))
                        .toList());
    }

    @Override
    public String key() {
        return "dashboard";
    }

    @Override
    public String title() {
        return texts.get("title");
    }

    @Override
    public String icon() {
        return "fth-activity";
    }

    @Override
    public Access access() {
        return ACCESS;
    }

    @Override
    public Map<Act, Runnable> acts() {
        return Map.of(
                Act.REFRESH, controller::refresh,
                Act.TABLE_TWIN, controller::turnCharts,
                Act.EXPORT, controller::exportSummaries,
                Act.BULLETIN, controller::copyBulletin);
    }

    @Override
    public Node screen() {
        return controller.view().node();
    }
}
