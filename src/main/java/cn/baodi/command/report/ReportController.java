package cn.baodi.command.report;

import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.Failure;
import cn.baodi.command.core.SafeFile;
import cn.baodi.command.core.Session;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Visit;
import cn.baodi.command.data.Kind;
import cn.baodi.command.data.Ledger;
import cn.baodi.command.report.ReportMaker.Made;
import cn.baodi.command.ui.Background;
import cn.baodi.command.ui.Notices;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javafx.beans.property.ObjectProperty;

/** Composes the report of a day or a period, turns its pages, and gives it away: printed, saved, copied. */
final class ReportController {
    /** Pages before and after the shown one that are ready to be turned to. */
    private static final int KEPT = 2;

    private static final Pattern NOT_IN_NAMES = Pattern.compile("[\\\\/:*?\"<>|\\p{Cntrl}]");

    private final ReportModel model;
    private final ReportMaker maker;
    private final Supplier<LocalDateTime> now;
    private final Ledger ledger;
    private final Session session;
    private final Background background;
    private final Notices notices;
    private final Texts texts;
    private final Wording wording;
    private final Map<Integer, BufferedImage> ready = new HashMap<>();
    private final AtomicInteger wanted = new AtomicInteger();
    private int making;
    private int width;
    private Made made;
    /** Number of the kept report that was chosen, or null where day and cut-off say which. */
    private Long chosen;

    private Consumer<Made> shown = done -> {};

    ReportController(
            ReportModel model,
            ReportMaker maker,
            Supplier<LocalDateTime> now,
            Ledger ledger,
            Session session,
            Background background,
            Notices notices,
            Texts texts) {
        this.model = model;
        this.maker = maker;
        this.now = now;
        this.ledger = ledger;
        this.session = session;
        this.background = background;
        this.notices = notices;
        this.texts = texts;
        wording = new Wording(texts);
    }

    /** Composes anew, at first for today; printers may have come or gone as well. */
    void refresh() {
        make();
        background.run(ReportPrinter::printers, this::offer, failure -> offer(List.of()));
    }

    private void offer(List<ReportPrinter.Printer> printers) {
        ReportPrinter.Printer chosen = model.printer.get();
        model.printers.setAll(printers);
        model.printer.set(printers.contains(chosen) ? chosen : printers.isEmpty() ? null : printers.get(0));
    }

    void today() {
        day(now.get().toLocalDate());
    }

    void yesterday() {
        day(now.get().toLocalDate().minusDays(1));
    }

    /**
     * Takes another day, or last day of a period: a past one whole, today up to now. A day to come is refused, and for a
     * period one that is not over.
     */
    void day(LocalDate day) {
        LocalDate today = now.get().toLocalDate();
        boolean isPeriod = model.isPeriod();
        if (day == null || day.isAfter(today) || (isPeriod && day.equals(today))) {
            refuse(model.day, isPeriod ? "view.running" : "view.future");
            return;
        }
        leave();
        model.day.set(day);
        model.end.set(day.isBefore(today));
        if (model.from.get() == null || model.from.get().isAfter(day)) {
            model.from.set(day);
        }
        make();
    }

    /** Takes another first day of a stage. */
    void from(LocalDate from) {
        if (from == null || !Coverage.stage(from, model.day.get()).isPossible(now.get())) {
            refuse(model.from, "view.from");
            return;
        }
        leave();
        model.from.set(from);
        make();
    }

    private void refuse(ObjectProperty<LocalDate> day, String why) {
        notices.toast(texts.get(why, Coverage.LONGEST));
        LocalDate shown = day.get();
        day.set(null);
        day.set(shown);
    }

    /** Takes another kind of report; a period ends yesterday where the day is not over. */
    void kind(StoredReport.Kind kind) {
        LocalDate today = now.get().toLocalDate();
        leave();
        model.kind.set(kind);
        if (model.isPeriod()) {
            if (!model.day.get().isBefore(today)) {
                model.day.set(today.minusDays(1));
            }
            model.from.set(Coverage.weekly(model.day.get()).from());
            model.end.set(true);
        }
        make();
    }

    /** @param end whether a past day is counted up to 24时, or up to this time of day to be compared with today */
    void end(boolean end) {
        leave();
        model.end.set(end && model.day.get().isBefore(now.get().toLocalDate()));
        make();
    }

    /** Shows a report that is kept, as it is now. */
    void open(StoredReport report) {
        leave();
        chosen = report.id();
        Coverage coverage = report.coverage();
        model.kind.set(
                report.isCorrection()
                        ? coverage.isPeriod() ? StoredReport.Kind.STAGE : StoredReport.Kind.DAILY
                        : report.kind());
        model.from.set(coverage.from());
        model.day.set(report.reportDay());
        model.end.set(report.cutoff().equals(Cutoff.endOf(report.reportDay())));
        make();
    }

    /** Shows what is known now of a place that somebody goes to. */
    void visit(Visit visit) {
        chosen = null;
        model.kind.set(StoredReport.Kind.DAILY);
        model.day.set(now.get().toLocalDate());
        model.end.set(false);
        model.visit.set(visit);
        model.page.set(0);
        make();
    }

    /** Another report than the chosen one, and no place, unless it is chosen anew. */
    void leave() {
        chosen = null;
        model.visit.set(null);
    }

    /** @param then told of each report that is shown */
    void onShown(Consumer<Made> then) {
        shown = then;
    }

    /** What is shown, or null. */
    Made made() {
        return made;
    }

    private Coverage coverage() {
        LocalDateTime moment = now.get().truncatedTo(ChronoUnit.MINUTES);
        model.today.set(moment.toLocalDate());
        model.time.set(moment.toLocalTime());
        if (model.day.get() == null) {
            model.day.set(moment.toLocalDate());
        }
        LocalDate day = model.day.get();
        return switch (model.kind.get()) {
            case WEEKLY -> Coverage.weekly(day);
            case STAGE -> Coverage.stage(model.from.get(), day);
            default ->
                Coverage.daily(model.end.get() ? Cutoff.endOf(day) : new Cutoff(day, day.atTime(moment.toLocalTime())));
        };
    }

    private void make() {
        Coverage coverage = coverage();
        Long wantedReport = chosen;
        Visit visit = model.visit.get();
        int mine = ++making;
        model.state.set(ReportModel.State.MAKING);
        background.run(
                () -> visit == null ? maker.make(coverage, wantedReport) : maker.visit(visit),
                done -> {
                    if (mine == making) {
                        show(done);
                    } else {
                        done.pages().close();
                    }
                },
                failure -> {
                    if (mine == making) {
                        fail(failure);
                    }
                });
    }

    private void show(Made done) {
        Made before = made;
        made = done;
        ready.clear();
        model.pages.set(done.pages().count());
        model.page.set(Math.min(model.page.get(), done.pages().count() - 1));
        chosen = done.stored() == null ? null : done.stored().id();
        model.state.set(ReportModel.State.READY);
        model.title.set(done.title());
        if (done.visit() == null) {
            shown.accept(done);
        }
        draw();
        if (before != null) {
            background.run(
                    () -> {
                        before.pages().close();
                        return before;
                    },
                    closed -> {});
        }
    }

    private void fail(RuntimeException failure) {
        made = null;
        model.stored.set(null);
        model.picture.set(null);
        String reason = failure instanceof Failure known ? known.text(texts.locale()) : "";
        model.failure.set(texts.get("view.failed", reason).strip());
        model.state.set(ReportModel.State.FAILED);
        if (reason.isEmpty()) {
            notices.failure(failure);
        }
    }

    /** Turns to a page; before the first and after the last there is none. */
    void page(int page) {
        if (made != null && page >= 0 && page < made.pages().count()) {
            model.page.set(page);
            draw();
        }
    }

    /** @param pixels how wide a page is shown */
    void width(int pixels) {
        if (pixels > 0 && pixels != width) {
            width = pixels;
            ready.clear();
            draw();
        }
    }

    /** Nobody looks at the pages: their pictures, some tens of megabytes, are let go until somebody does. */
    void away() {
        width = 0;
        wanted.incrementAndGet();
        ready.clear();
        model.picture.set(null);
    }

    private void draw() {
        int mine = wanted.incrementAndGet();
        if (made == null || width == 0) {
            return;
        }
        int page = model.page.get();
        ready.keySet().removeIf(other -> Math.abs(other - page) > KEPT);
        if (ready.containsKey(page)) {
            model.picture.set(ready.get(page));
        }
        for (int away = 0; away <= KEPT; away++) {
            draw(page + away, mine);
            draw(page - away, mine);
        }
    }

    private void draw(int page, int mine) {
        if (page < 0 || page >= made.pages().count() || ready.containsKey(page)) {
            return;
        }
        ReportPages pages = made.pages();
        int pixels = width;
        background.run(() -> mine == wanted.get() ? pages.picture(page, pixels) : null, picture -> {
            if (picture != null && mine == wanted.get()) {
                ready.put(page, picture);
                if (page == model.page.get()) {
                    model.picture.set(picture);
                }
            }
        });
    }

    /** Whether the officer may print, save and copy. */
    boolean mayLeave() {
        return session.may(ReportFeature.ACCESS.export());
    }

    void print() {
        if (made == null) {
            return;
        }
        ReportPrinter.Printer printer = model.printer.get();
        if (printer == null) {
            notices.failure(new Failure("printer.none"));
            return;
        }
        Made given = made;
        String title = fileName(given);
        background.run(
                () -> {
                    DailyReport.noteLeaving(
                            ledger, session, given.called(wording), Kind.PRINT, printer.toString(), given.pdf(), texts);
                    ReportPrinter.print(given.pdf(), printer, title);
                    return given.pages().count();
                },
                count -> notices.toast(texts.get("done.printed", printer, count)));
    }

    void save() {
        if (made == null) {
            return;
        }
        Made given = made;
        notices.saveFile(fileName(given))
                .map(ReportController::asPdf)
                .ifPresent(file -> background.run(
                        () -> {
                            DailyReport.noteLeaving(
                                    ledger,
                                    session,
                                    given.called(wording),
                                    Kind.EXPORT,
                                    file.getFileName().toString(),
                                    given.pdf(),
                                    texts);
                            SafeFile.write(file, given.pdf());
                            return file;
                        },
                        saved -> notices.toast(texts.get("done.saved", saved))));
    }

    private String fileName(Made given) {
        if (given.visit() != null) {
            return texts.get(
                    "visit.file",
                    NOT_IN_NAMES.matcher(given.title()).replaceAll(""),
                    given.coverage().name());
        }
        boolean isSheet = given.stored() != null && given.stored().isCorrection();
        return texts.get(isSheet ? "file.sheet" : "file", given.coverage().name(), wording.title(given.coverage()));
    }

    private static Path asPdf(Path file) {
        String name = file.getFileName().toString();
        return name.toLowerCase(Locale.ROOT).endsWith(".pdf") ? file : file.resolveSibling(name + ".pdf");
    }

    void copy() {
        if (made == null) {
            return;
        }
        Made given = made;
        String text = given.text();
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        background.run(
                () -> {
                    DailyReport.noteLeaving(
                            ledger,
                            session,
                            given.called(wording),
                            Kind.EXPORT,
                            texts.get("note.clipboard"),
                            content,
                            texts);
                    return text;
                },
                noted -> {
                    notices.copy(noted);
                    notices.toast(texts.get("done.copied"));
                });
    }
}
