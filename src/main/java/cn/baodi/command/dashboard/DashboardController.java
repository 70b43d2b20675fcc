package cn.baodi.command.dashboard;

import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.Figure;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.Texts;
import cn.baodi.command.dashboard.DashboardModel.Answer;
import cn.baodi.command.dashboard.DashboardModel.Area;
import cn.baodi.command.dashboard.DashboardModel.Now;
import cn.baodi.command.ui.Background;
import cn.baodi.command.ui.Feature;
import cn.baodi.command.ui.Workbench;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happens on the dashboard. Each area is asked by itself, so that a slow or failing one holds up no other. */
final class DashboardController {
    private static final Logger LOG = LoggerFactory.getLogger(DashboardController.class);
    private static final int SECONDS = 60;

    private final Workbench workbench;
    private final Supplier<List<Feature>> features;
    private final Texts texts;
    private DashboardModel model;
    private DashboardView view;
    /** Counts the refreshes; answers to an older one are dropped. */
    private int asked;

    private int waiting;
    private int withoutNumbers;
    private boolean again;
    private boolean stale;

    DashboardController(Workbench workbench, Supplier<List<Feature>> features) {
        this.workbench = workbench;
        this.features = features;
        texts = workbench.texts(DashboardController.class);
    }

    /** Made, and its numbers asked for, on the first call. */
    DashboardView view() {
        if (view == null) {
            model = new DashboardModel(features.get());
            view = new DashboardView(workbench, model, this);
            workbench.ledger().onWritten(written -> workbench.background().onScreen(this::refreshSoon));
            workbench.background().every(SECONDS, this::refreshSoon);
            refresh();
        }
        return view;
    }

    /** After a write, or with the clock: at most one more time while the areas are being asked. */
    private void refreshSoon() {
        if (!view.isSeen()) {
            stale = true;
        } else if (waiting > 0) {
            again = true;
        } else {
            refresh();
        }
    }

    /** The numbers behind the dashboard as files; the areas are asked in the background. */
    void exportSummaries() {
        workbench.exchange().summaries(() -> Feature.dailyCounts(features.get()));
    }

    /** The dashboard came to the front. */
    void seen() {
        if (stale) {
            refresh();
        }
    }

    /** Asks all areas again. */
    void refresh() {
        if (view == null) {
            return;
        }
        stale = false;
        again = false;
        asked++;
        LocalDateTime now = workbench.now();
        LocalDate day = model.day.get();
        model.cutoff.set(day == null ? Cutoff.at(now) : Cutoff.endOf(day));
        waiting = 0;
        withoutNumbers = model.areas.size();
        model.areas.forEach(this::figures);
    }

    /** The numbers of all areas come first; for the rest they are asked when all numbers stand on the screen. */
    void figures(Area area) {
        Cutoff cutoff = model.cutoff.get();
        ask(area.figures, () -> area.feature.figures(cutoff), area, () -> {
            if (--withoutNumbers == 0) {
                int number = asked;
                workbench.background().afterwards(() -> {
                    if (number == asked) {
                        model.areas.forEach(this::now);
                        model.areas.forEach(this::trend);
                    }
                });
            }
        });
    }

    private void now(Area area) {
        if (model.day.get() == null) {
            LocalDateTime now = workbench.now();
            ask(area.now, () -> new Now(area.feature.alerts(now), area.feature.open(now)), area, () -> {});
        } else {
            area.now.set(null);
        }
    }

    void trend(Area area) {
        Cutoff cutoff = model.cutoff.get();
        ask(area.trend, () -> area.feature.trend(cutoff), area, () -> {});
    }

    /** @param then what follows, whether it was answered or not */
    private <V> void ask(ObjectProperty<Answer<V>> answer, Supplier<V> question, Area area, Runnable then) {
        int number = asked;
        waiting++;
        Background background = workbench.background();
        background.run(
                question,
                value -> take(number, () -> set(answer, Answer.of(value)), then),
                failure -> take(
                        number,
                        () -> {
                            LOG.warn("dashboard of {}", area.feature.key(), failure);
                            set(answer, Answer.failure());
                        },
                        then));
    }

    private static <V> void set(ObjectProperty<Answer<V>> property, Answer<V> answer) {
        if (!answer.equals(property.get())) {
            property.set(answer); // what stays the same is not drawn again
        }
    }

    private void take(int number, Runnable result, Runnable then) {
        if (number != asked) {
            return;
        }
        result.run();
        then.run();
        waiting--;
        if (waiting == 0 && again) {
            refresh();
        }
    }

    /** @param days −1 for the day before */
    void step(int days) {
        LocalDate today = workbench.now().toLocalDate();
        LocalDate day = (model.day.get() == null ? today : model.day.get()).plusDays(days);
        if (!day.isAfter(today)) {
            model.day.set(day.equals(today) ? null : day);
            refresh();
        }
    }

    void today() {
        model.day.set(null);
        refresh();
    }

    void open(Link link) {
        if (link != null) {
            workbench.open().accept(link);
        }
    }

    void area(Feature feature) {
        workbench.open().accept(Link.to(feature.key(), "", Filter.NONE));
    }

    /** The number under the cursor, or else all of them, as a plain bulletin for the chat group. */
    void copyBulletin() {
        if (view == null) {
            return;
        }
        Figure focused = view.focusedFigure();
        copy(focused == null ? model.figures() : List.of(focused));
    }

    void copy(List<Figure> figures) {
        if (figures.isEmpty()) {
            workbench.notices().toast(texts.get("bulletin.none"));
            return;
        }
        workbench.notices().copy(Bulletin.of(texts, model.cutoff.get(), figures));
        workbench.notices().toast(texts.get("bulletin.copied"));
    }

    /** For the view's handlers that take nothing. */
    Consumer<Figure> opener() {
        return figure -> open(figure.link());
    }
}
