package cn.baodi.command.audit;

import cn.baodi.command.core.Access;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.Texts;
import cn.baodi.command.ui.Act;
import cn.baodi.command.ui.Command;
import cn.baodi.command.ui.Feature;
import cn.baodi.command.ui.Workbench;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;

/** 审计: what happened, by whom, and whether it is as it was written. It knows no area by name. */
public final class AuditFeature implements Feature {
    public static final String KEY = "audit";

    private final Texts texts;
    private final Audit audit;
    private final AuditController controller;

    /** @param areas all that hold data, whoever is on duty: the audit tells of all of them, masked */
    public AuditFeature(Workbench workbench, List<Feature> areas) {
        texts = workbench.texts(AuditFeature.class);
        audit = new Audit(
                workbench.database(),
                workbench.ledger(),
                workbench.session(),
                workbench.clock(),
                areas,
                workbench.locale());
        controller = new AuditController(workbench, audit);
    }

    /** What is done with the audit without a screen. */
    public Audit audit() {
        return audit;
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
        return "fth-book-open";
    }

    @Override
    public Access access() {
        return Access.AUDIT;
    }

    @Override
    public List<Command> commands() {
        return List.of(
                new Command("audit.check", texts.get("command.check"), "fth-check-circle", null, controller::check)
                        .reading(),
                new Command("audit.head", texts.get("command.head"), "fth-link", null, controller::compareHead)
                        .reading());
    }

    @Override
    public Map<Act, Runnable> acts() {
        return controller.acts();
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
