package cn.baodi.command.report;

import cn.baodi.command.core.Access;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Hit;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Visit;
import cn.baodi.command.ui.Act;
import cn.baodi.command.ui.Command;
import cn.baodi.command.ui.Feature;
import cn.baodi.command.ui.Workbench;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/** The daily report: previewed page by page, printed, saved as PDF, copied as text. It knows no area by name. */
public final class ReportFeature implements Feature {
    /** Of the report, on screen and as a verb. */
    public static final Access ACCESS = Visit.ACCESS;

    private static final String KEY = "report";

    private final Workbench workbench;
    private final Texts texts;
    private final ReportPdf setter = new ReportPdf();
    private final Reports reports;
    private final Visits visits;
    private ReportController controller;
    private IssueController issues;
    private ReviewController review;
    private final ReportModel model = new ReportModel();
    private final ReviewModel looking = new ReviewModel();
    private Node screen;

    /**
     * @param areas asked for at each report; may hold this feature
     * @param demo whether the data are invented
     */
    public ReportFeature(Workbench workbench, Supplier<List<Feature>> areas, BooleanSupplier demo) {
        this.workbench = workbench;
        texts = workbench.texts(ReportFeature.class);
        reports = new Reports(
                workbench.database(),
                workbench.ledger(),
                workbench.session(),
                workbench.clock(),
                areas,
                demo,
                texts,
                setter);
        visits = new Visits(workbench.ledger(), workbench.session(), areas, demo, texts, setter);
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

    @Override
    public List<String> migrations() {
        return List.of(
                "cn/baodi/command/report/V202602130201__report.sql",
                "cn/baodi/command/report/V202602130501__report_period.sql");
    }

    @Override
    public List<Command> commands() {
        return List.of(
                new Command(
                        "report.keep",
                        texts.get("command.keep"),
                        "fth-edit-3",
                        null,
                        () -> issue(IssueController::keep)),
                new Command(
                        "report.submit",
                        texts.get("command.submit"),
                        "fth-send",
                        null,
                        () -> issue(IssueController::submit)),
                new Command("report.visit", texts.get("command.visit"), "fth-clipboard", null, this::askForPlace)
                        .reading(),
                new Command("report.lookBack", texts.get("command.lookBack"), "fth-rewind", null, this::lookBack)
                        .reading(),
                reviewing("report.review", "command.review", "fth-check", IssueController::review),
                reviewing("report.sendBack", "command.sendBack", "fth-corner-up-left", IssueController::sendBack),
                reviewing("report.issue", "command.issue", "fth-award", IssueController::issue),
                reviewing("report.correct", "command.correct", "fth-file-plus", IssueController::correct));
    }

    private Command reviewing(String id, String key, String icon, Consumer<IssueController> action) {
        return new Command(id, texts.get(key), icon, null, () -> issue(action)).unless(this::onlyReviewers);
    }

    private String onlyReviewers() {
        return workbench.session().may(Reports.REVIEW)
                ? null
                : texts.get("permission.only", Access.words(Reports.REVIEW, texts));
    }

    /** Sheets about places, found as the places are: by a part of the name, by pinyin, by code. */
    @Override
    public List<Hit> search(String text, int limit) {
        return visits.called(text).stream()
                .limit(limit)
                .map(visit -> new Hit(texts.get("visit.title"), visit.label(), texts.get("visit.what"), visit.link()))
                .toList();
    }

    /** Asks for a place and shows what is known of it. */
    private void askForPlace() {
        workbench
                .notices()
                .ask(
                        texts.get("command.visit"),
                        texts.get("visit.ask"),
                        name -> workbench.background().run(() -> visits.called(name), found -> {
                            if (found.size() == 1) {
                                workbench.open().accept(found.get(0).link());
                            } else {
                                workbench.notices().toast(told(name, found));
                            }
                        }));
    }

    private String told(String name, List<Visit> found) {
        return found.isEmpty()
                ? texts.get("visit.unknown", name)
                : texts.get(
                        "visit.several",
                        name,
                        found.stream().map(Visit::label).collect(Collectors.joining(texts.get("list.comma"))));
    }

    @Override
    public void show(Link link) {
        screen();
        if (Visit.SHEET.equals(link.sheet())) {
            review.close();
            controller.visit(Visit.of(link.filter()));
        }
    }

    private void lookBack() {
        if (screen == null || screen.getScene() == null) {
            workbench.open().accept(Link.to(KEY, "", Filter.NONE));
        }
        screen();
        review.open();
    }

    private boolean visited() {
        return model.visit.get() != null;
    }

    /** On the screen in front: what is acted on is what is seen. */
    private void issue(Consumer<IssueController> action) {
        if (screen == null || screen.getScene() == null) {
            workbench.open().accept(Link.to(KEY, "", Filter.NONE));
        } else if (looking.open.get()) {
            review.close();
        } else if (visited()) {
            workbench.notices().toast(texts.get("issue.notNow"));
        } else {
            action.accept(issues);
        }
    }

    @Override
    public Map<Act, Runnable> acts() {
        if (screen == null) {
            return Map.of();
        }
        if (looking.open.get()) {
            return Map.of(Act.REFRESH, review::refresh);
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
            model.rewording.set(workbench.rewording().faults().stream()
                    .map(fault -> fault.text(texts.locale()))
                    .collect(Collectors.joining("\n")));
            controller = new ReportController(
                    model,
                    new ReportMaker(reports, visits, setter, texts),
                    workbench::now,
                    workbench.ledger(),
                    workbench.session(),
                    workbench.background(),
                    workbench.notices(),
                    texts);
            issues = new IssueController(workbench, model, reports, controller, texts);
            review = new ReviewController(
                    looking, reports, workbench.background(), workbench.notices(), texts, controller::open);
            Node report =
                    new ReportView(model, controller, new IssueView(model, issues, texts), review::open, texts).node();
            report.visibleProperty().bind(looking.open.not());
            screen = new StackPane(report, new ReviewView(looking, review, workbench.look(), texts).node());
        }
        return screen;
    }
}
