package cn.baodi.command.report;

import cn.baodi.command.core.Access;
import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.Texts;
import cn.baodi.command.ui.Act;
import cn.baodi.command.ui.Feature;
import cn.baodi.command.ui.Workbench;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.scene.Node;

/** The daily report: previewed page by page, printed, saved as PDF, copied as text. It knows no area by name. */
public final class ReportFeature implements Feature {
    /** Of the report, on screen and as a verb. */
    public static final Access ACCESS = Access.DUTY;

    private final Workbench workbench;
    private final Supplier<List<Feature>> areas;
    private final BooleanSupplier demo;
    private final Texts texts;
    private ReportController controller;
    private Node screen;

    /**
     * @param areas asked for at each report; may hold this feature
     * @param demo whether the data are invented
     */
    public ReportFeature(Workbench workbench, Supplier<List<Feature>> areas, BooleanSupplier demo) {
        this.workbench = workbench;
        this.areas = areas;
        this.demo = demo;
        texts = workbench.texts(ReportFeature.class);
    }

    @Override
    public String key() {
        return "report";
    }

    @Override
    public String title() {
        return texts.get("feature");
    }

    @Override
    public String icon() {
        return "fth-file-text";
    }

    @Override
    public String shortcut() {
        return "F9";
    }

    /** Who sees it sees every area that has a part in it, so that nobody takes a part of it for the whole. */
    @Override
    public Access access() {
        return ACCESS;
    }

    /** Composes the report as of now. Queries, so not on the JavaFX thread. */
    public DailyReport compose(Cutoff cutoff) {
        DailyReport.Head head = DailyReport.Head.of(
                workbench.ledger(), workbench.session(), workbench.now(), demo.getAsBoolean(), texts);
        return DailyReport.compose(areas.get(), cutoff, head, texts);
    }

    @Override
    public Map<Act, Runnable> acts() {
        if (screen == null) {
            return Map.of();
        }
        return Map.of(
                Act.PRINT, controller::print,
                Act.SAVE, controller::save,
                Act.BULLETIN, controller::copy,
                Act.REFRESH, controller::refresh);
    }

    @Override
    public Node screen() {
        if (screen == null) {
            ReportModel model = new ReportModel();
            controller = new ReportController(
                    model,
                    this::compose,
                    workbench::now,
                    workbench.ledger(),
                    workbench.background(),
                    workbench.notices(),
                    texts);
            screen = new ReportView(model, controller, texts).node();
        }
        return screen;
    }
}
