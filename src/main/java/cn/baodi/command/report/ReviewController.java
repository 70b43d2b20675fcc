package cn.baodi.command.report;

import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Texts;
import cn.baodi.command.ui.Background;
import cn.baodi.command.ui.Notices;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;

/** Takes the officer from day to day through what was known then. */
final class ReviewController {
    private final ReviewModel model;
    private final Reports reports;
    private final Background background;
    private final Notices notices;
    private final Texts texts;
    private final Consumer<StoredReport> opener;
    private int asked;

    /** @param opener shows a report's pages */
    ReviewController(
            ReviewModel model,
            Reports reports,
            Background background,
            Notices notices,
            Texts texts,
            Consumer<StoredReport> opener) {
        this.model = model;
        this.reports = reports;
        this.background = background;
        this.notices = notices;
        this.texts = texts;
        this.opener = opener;
        model.onlyDifferent.addListener(property -> fill());
    }

    /** Brings the review in front, at first with the last day. */
    void open() {
        model.open.set(true);
        refresh();
    }

    void close() {
        model.open.set(false);
    }

    void refresh() {
        background.run(reports::reviewable, this::offer, this::fail);
    }

    private void offer(Optional<Reports.Days> days) {
        model.first.set(days.map(Reports.Days::first).orElse(null));
        model.last.set(days.map(Reports.Days::last).orElse(null));
        if (days.isEmpty()) {
            model.day.set(null);
            show(null);
            return;
        }
        LocalDate shown = model.day.get();
        boolean isThere = shown != null
                && !shown.isBefore(days.get().first())
                && !shown.isAfter(days.get().last());
        day(isThere ? shown : days.get().last());
    }

    /** Shows a day; only the last that was asked for comes onto the screen. */
    void day(LocalDate day) {
        if (model.first.get() == null || day.isBefore(model.first.get()) || day.isAfter(model.last.get())) {
            return;
        }
        model.day.set(day);
        int mine = ++asked;
        background.run(
                () -> reports.review(day),
                found -> {
                    if (mine == asked) {
                        show(found);
                    }
                },
                failure -> {
                    if (mine == asked) {
                        fail(failure);
                    }
                });
    }

    void step(int days) {
        if (model.day.get() != null) {
            day(model.day.get().plusDays(days));
        }
    }

    private void show(Review review) {
        model.failure.set("");
        model.review.set(review);
        fill();
    }

    private void fill() {
        Review review = model.review.get();
        if (review == null) {
            model.lines.clear();
            return;
        }
        model.lines.setAll(review.lines().stream()
                .filter(line -> !model.onlyDifferent.get() || line.isOtherwise())
                .toList());
    }

    private void fail(RuntimeException failure) {
        model.review.set(null);
        model.lines.clear();
        if (failure instanceof Failure known) {
            model.failure.set(known.text(texts.locale()));
        } else {
            model.failure.set(texts.get("review.failed"));
            notices.failure(failure);
        }
    }

    /** Shows the pages of the day's report. */
    void openReport() {
        Review review = model.review.get();
        if (review != null && review.issued() != null) {
            close();
            opener.accept(review.issued());
        }
    }
}
