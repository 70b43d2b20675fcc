package cn.baodi.command.wall;

import cn.baodi.command.core.Access;
import cn.baodi.command.core.Role;
import cn.baodi.command.core.Texts;
import cn.baodi.command.ui.Command;
import cn.baodi.command.ui.Feature;
import cn.baodi.command.ui.Workbench;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.scene.Node;

/** 大屏: the numbers of all areas, none known by name, large enough for the whole room and without anybody in them. */
public final class WallFeature implements Feature {
    private final Texts texts;
    private final WallController controller;

    /**
     * @param features all areas, each as the officer may have it; asked when the wall is opened
     * @param demo whether the people are invented
     */
    public WallFeature(Workbench workbench, Supplier<List<Feature>> features, BooleanSupplier demo) {
        texts = workbench.texts(WallFeature.class);
        controller = new WallController(
                workbench,
                () -> features.get().stream()
                        .filter(feature -> !feature.key().equals(key()))
                        .filter(feature ->
                                workbench.session().may(feature.access().see()))
                        .toList(),
                demo);
    }

    @Override
    public String key() {
        return "wall";
    }

    @Override
    public String title() {
        return texts.get("title");
    }

    /** None: it has a window of its own, and no place in the navigation. */
    @Override
    public String icon() {
        return null;
    }

    @Override
    public Access access() {
        return Access.seenBy(Role.LEADER, Role.OFFICER, Role.HOTLINE, Role.READER);
    }

    @Override
    public List<Command> commands() {
        return List.of(
                new Command("wall.open", texts.get("command"), "fth-monitor", "F11", controller::toggle).reading());
    }

    @Override
    public Node screen() {
        return null;
    }
}
