package cn.baodi.command.handover;

import cn.baodi.command.account.Accounts;
import cn.baodi.command.core.Access;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.Texts;
import cn.baodi.command.ui.Act;
import cn.baodi.command.ui.Command;
import cn.baodi.command.ui.Feature;
import cn.baodi.command.ui.Workbench;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.scene.Node;

/** 交接班: what one shift leaves to the next, signed by both officers. It knows no area by name. */
public final class HandoverFeature implements Feature {
    public static final String KEY = "handover";
    /** Sheet of a {@link Link} to a signed one. */
    public static final String SIGNED = "signed";
    /** Whoever writes hands over and takes over; what was signed everybody on duty reads. */
    static final Access ACCESS = Access.DUTY;

    private static final String NOTE = "note";

    private final Workbench workbench;
    private final Supplier<List<Feature>> areas;
    private final Texts texts;
    private final HandoverModel model = new HandoverModel();
    private final HandoverController controller;
    private final Leaving leaving;
    private HandoverView view;

    /**
     * @param areas asked each time; may hold this feature
     * @param demo whether the people are invented
     * @param accounts who may open the folder, asked once it is open
     * @param relief passes the workstation to the officer who comes on duty
     */
    public HandoverFeature(
            Workbench workbench,
            Supplier<List<Feature>> areas,
            BooleanSupplier demo,
            Supplier<Accounts> accounts,
            Relief relief) {
        this.workbench = workbench;
        this.areas = areas;
        texts = workbench.texts(HandoverFeature.class);
        Handovers handovers = new Handovers(workbench, areas, demo, accounts, texts);
        controller = new HandoverController(workbench, texts, handovers, model, relief);
        leaving = new Leaving(workbench, texts);
        workbench.session().grant(HandoverRepository.TABLE, ACCESS);
        workbench.session().grant(NoteRepository.TABLE, ACCESS);
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
        return "fth-repeat";
    }

    @Override
    public String shortcut() {
        return "F12";
    }

    @Override
    public Access access() {
        return ACCESS;
    }

    @Override
    public List<String> migrations() {
        return List.of("cn/baodi/command/handover/V202602130401__handover.sql");
    }

    @Override
    public List<Command> commands() {
        return List.of(new Command(
                "handover.note",
                texts.get("command.note"),
                "fth-edit-3",
                null,
                () -> workbench.open().accept(Link.to(KEY, NOTE, Filter.NONE))));
    }

    @Override
    public Map<Act, Runnable> acts() {
        if (view == null) {
            return Map.of();
        }
        Map<Act, Runnable> acts = new EnumMap<>(Act.class);
        acts.put(Act.ADD, view::write);
        acts.put(Act.PRINT, () -> leaving.print(controller.leaving()));
        acts.put(Act.SAVE, () -> leaving.save(controller.leaving()));
        acts.put(Act.BULLETIN, () -> leaving.copy(controller.leaving()));
        acts.put(Act.REFRESH, controller::refresh);
        acts.put(Act.OTHER_PANE, view::otherPane);
        if (view.selected() != null && view.selected().note() != null && !model.handed.get()) {
            acts.put(Act.RETIRE, () -> controller.retire(view.selected()));
        }
        return acts;
    }

    @Override
    public Node screen() {
        if (view == null) {
            view = new HandoverView(workbench, texts, model, controller, new AboutType(areas), this::acts);
        }
        return view.node();
    }

    @Override
    public void show(Link link) {
        if (link.sheet().equals(SIGNED) && link.id() != null) {
            controller.show(link.id());
        } else if (link.sheet().equals(NOTE) && view != null) {
            controller.running();
            view.write();
        }
    }
}
