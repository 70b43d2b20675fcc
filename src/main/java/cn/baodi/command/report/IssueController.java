package cn.baodi.command.report;

import cn.baodi.command.core.Link;
import cn.baodi.command.core.Refused;
import cn.baodi.command.core.Texts;
import cn.baodi.command.report.ReportMaker.Made;
import cn.baodi.command.report.StoredReport.State;
import cn.baodi.command.ui.Draft;
import cn.baodi.command.ui.Workbench;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Leads a report from draft to issue, and keeps what the officer writes for it. */
final class IssueController {
    private static final String CONCERNS = "concerns";
    private static final String PLANS = "plans";

    private final Workbench workbench;
    private final ReportModel model;
    private final Reports reports;
    private final ReportController pages;
    private final Texts texts;
    private final Map<String, Draft> drafts = new HashMap<>();
    private Made made;
    /** What the fields were filled with: what is otherwise was typed. */
    private String concernsFilled = "";

    private String plansFilled = "";

    IssueController(Workbench workbench, ReportModel model, Reports reports, ReportController pages, Texts texts) {
        this.workbench = workbench;
        this.model = model;
        this.reports = reports;
        this.pages = pages;
        this.texts = texts;
        pages.onShown(this::show);
    }

    private void show(Made shown) {
        boolean isAnother = made == null || !key(made).equals(key(shown));
        if (isAnother) {
            keepDraft();
        }
        boolean isTyped = !isAnother && isTyped();
        made = shown;
        model.before.set(shown.before());
        model.past.setAll(shown.past());
        model.figures.setAll(shown.figures());
        model.changed.set(shown.changed());
        model.open.setAll(shown.open());
        model.corrections.setAll(shown.corrections());
        model.stored.set(null); // so that a change of its state alone is seen as well
        model.stored.set(shown.stored());
        if (!isTyped) {
            fill(shown.stored());
            if (isAnother && isEditable()) {
                restore();
            }
        }
    }

    /** One that nobody has kept is the day's, whatever the minute. */
    private static String key(Made made) {
        if (made.stored() != null) {
            return "kept." + made.stored().id();
        }
        Coverage coverage = made.coverage();
        String days = coverage.isPeriod()
                ? coverage.kind() + "." + coverage.from() + "." + coverage.last()
                : "" + coverage.last();
        return days.replace("-", "");
    }

    private void fill(StoredReport stored) {
        concernsFilled = stored == null ? "" : stored.concerns();
        plansFilled = stored == null ? "" : stored.plans();
        model.concerns.set(concernsFilled);
        model.plans.set(plansFilled);
        model.problem.set("");
    }

    private boolean isTyped() {
        return !model.concerns.get().equals(concernsFilled)
                || !model.plans.get().equals(plansFilled);
    }

    private Draft draft() {
        return drafts.computeIfAbsent(key(made), key -> new Draft(workbench, "report." + key));
    }

    private void restore() {
        Draft draft = draft();
        String key = key(made);
        Runnable fill = () -> draft.cells().ifPresent(cells -> {
            if (key.equals(key(made)) && !isTyped()) {
                model.concerns.set(cells.getOrDefault(CONCERNS, ""));
                model.plans.set(cells.getOrDefault(PLANS, ""));
                workbench.notices().toast(texts.get("draft.found"));
            }
        });
        if (draft.cells().isPresent()) {
            fill.run();
        } else {
            draft.read(fill);
        }
    }

    /** Keeps what is typed and not saved, so that it survives a crash. */
    void keepDraft() {
        if (made != null && isEditable() && isTyped()) {
            draft().keep(Map.of(CONCERNS, model.concerns.get(), PLANS, model.plans.get()));
        }
    }

    /** Whether the officer can write now. */
    boolean isEditable() {
        return reports.mayWrite() && Reports.isOpen(made == null ? null : made.stored());
    }

    boolean mayReview() {
        return reports.mayReview();
    }

    private boolean isIn(State... states) {
        return made != null
                && made.stored() != null
                && !made.stored().isCorrection()
                && java.util.List.of(states).contains(made.stored().state());
    }

    private void refuse() {
        workbench.notices().toast(texts.get("issue.notNow"));
    }

    /** Does one step and shows what became of it. */
    private void step(String toast, Supplier<StoredReport> step) {
        workbench
                .background()
                .run(
                        step,
                        done -> {
                            workbench.notices().toast(texts.get(toast, reports.title(done)));
                            pages.open(done);
                        },
                        failure -> {
                            if (failure instanceof Refused refused) {
                                model.problem.set(texts.problem(refused.problem()));
                            } else {
                                workbench.notices().failure(failure);
                            }
                        });
    }

    private StoredReport written(Made shown, String concerns, String plans) {
        return reports.write(shown.stored(), shown.coverage(), concerns, plans);
    }

    private void written() {
        if (drafts.containsKey(key(made))) {
            draft().forget();
        }
        concernsFilled = model.concerns.get();
        plansFilled = model.plans.get();
    }

    /** Keeps the draft. */
    void keep() {
        advance("done.kept", report -> report);
    }

    /** Keeps the draft and sends it for review. */
    void submit() {
        advance("done.submitted", reports::submit);
    }

    private void advance(String toast, java.util.function.UnaryOperator<StoredReport> then) {
        if (made == null || !isEditable()) {
            refuse();
            return;
        }
        Made shown = made;
        String concerns = model.concerns.get();
        String plans = model.plans.get();
        step(toast, () -> {
            StoredReport kept = written(shown, concerns, plans);
            workbench.background().onScreen(this::written);
            return then.apply(kept);
        });
    }

    void review() {
        if (!isIn(State.SUBMITTED)) {
            refuse();
            return;
        }
        StoredReport report = made.stored();
        step("done.reviewed", () -> reports.review(report));
    }

    void sendBack() {
        if (!isIn(State.SUBMITTED, State.REVIEWED)) {
            refuse();
            return;
        }
        StoredReport report = made.stored();
        workbench
                .notices()
                .ask(
                        texts.get("action.back"),
                        texts.get("ask.sendBack", reports.title(report)),
                        reason -> step("done.sentBack", () -> reports.sendBack(report, reason)));
    }

    /** Issues it; where figures contradict each other it asks why first. */
    void issue() {
        if (!isIn(State.REVIEWED)) {
            refuse();
            return;
        }
        StoredReport report = made.stored();
        if (made.open().isEmpty()) {
            step("done.issued", () -> reports.issue(report, ""));
            return;
        }
        workbench
                .notices()
                .ask(
                        texts.get("action.issueNow"),
                        texts.get("ask.contradiction", made.open().size()),
                        reason -> step("done.issued", () -> reports.issue(report, reason)));
    }

    /** Issues a sheet with what is to be corrected of the issued report. */
    void correct() {
        if (!isIn(State.ISSUED)) {
            refuse();
            return;
        }
        StoredReport report = made.stored();
        step("done.corrected", () -> reports.correct(report));
    }

    void open(StoredReport report) {
        pages.open(report);
    }

    void open(Link link) {
        if (link != null) {
            workbench.open().accept(link);
        }
    }

    /** Goes on from what the last report said. */
    void takeConcerns() {
        if (model.before.get() != null && isEditable()) {
            model.concerns.set(model.before.get().concerns());
        }
    }

    void takePlans() {
        if (model.before.get() != null && isEditable()) {
            model.plans.set(model.before.get().plans());
        }
    }

    /** A past report in one line. */
    String line(StoredReport report) {
        String state = texts.name(report.state());
        Wording wording = new Wording(texts);
        String day = report.isCorrection() && report.coverage().isPeriod()
                ? wording.span(report.coverage())
                : wording.coverage(report.coverage());
        if (report.isCorrection()) {
            return texts.get(
                    "past.sheet", day, report.issuer(), report.pdfHash().substring(0, 8));
        }
        return report.isIssued()
                ? texts.get(
                        "past.issued",
                        report.number(texts),
                        day,
                        report.issuer(),
                        report.pdfHash().substring(0, 8))
                : texts.get("past.open", day, state, report.drafter());
    }
}
