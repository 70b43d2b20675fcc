package cn.baodi.command.dashboard;

import cn.baodi.command.core.ChartData;
import cn.baodi.command.core.Figure;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.Scope;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.TimeRange;
import cn.baodi.command.core.UnitChoice;
import cn.baodi.command.dashboard.DashboardModel.Answer;
import cn.baodi.command.dashboard.DashboardModel.Area;
import cn.baodi.command.dashboard.DashboardModel.Now;
import cn.baodi.command.dashboard.DashboardModel.Place;
import cn.baodi.command.ui.Background;
import cn.baodi.command.ui.Feature;
import cn.baodi.command.ui.Workbench;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happens on the dashboard. Each area is asked by itself, so that a slow or failing one holds up no other. */
final class DashboardController {
    private static final Logger LOG = LoggerFactory.getLogger(DashboardController.class);
    private static final int SECONDS = 60;
    /** Ranges that a step may come back to. */
    private static final List<TimeRange> PRESENT =
            List.of(TimeRange.TODAY, TimeRange.SHIFT, TimeRange.LAST7, TimeRange.LAST14);

    private final Workbench workbench;
    private final Supplier<List<Feature>> features;
    private final Texts texts;
    private DashboardModel model;
    private DashboardView view;
    /** Counts the refreshes; answers to an older one are dropped. */
    private int asked;

    private Drill drill;
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
            drill = new Drill(workbench, model);
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
        Place place = model.place();
        model.scope.set(Scope.of(model.range.get().resolve(now), now, place == null ? null : (Long) place.code()));
        waiting = 0;
        withoutNumbers = model.areas.size();
        model.areas.forEach(this::figures);
    }

    /** The numbers of all areas come first; for the rest they are asked when all numbers stand on the screen. */
    void figures(Area area) {
        Scope scope = model.scope.get();
        ask(area.figures, () -> area.feature.figures(scope), area, () -> {
            drill.anew(area);
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
        if (model.isNow()) {
            LocalDateTime now = workbench.now();
            ask(area.now, () -> new Now(area.feature.alerts(now), area.feature.open(now)), area, () -> {});
        } else {
            area.now.set(null);
        }
    }

    void trend(Area area) {
        Scope scope = model.scope.get();
        Place place = model.place();
        ask(area.trend, () -> area.feature.trend(scope).map(data -> of(place, data)), area, () -> {});
    }

    /** The chart says whose it is wherever it goes: on the screen, as a picture, as a file. */
    private ChartData of(Place place, ChartData data) {
        return place == null
                ? data
                : new ChartData(
                        texts.get("chart.of", data.title(), place.label()),
                        data.range(),
                        data.unit(),
                        data.kind(),
                        data.categories(),
                        data.series());
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

    /** @param lengths −1 for as much time before */
    void step(int lengths) {
        LocalDateTime now = workbench.now();
        TimeRange moved = model.range.get().shift(lengths, now);
        // What is the present one again moves with the clock again.
        look(PRESENT.stream()
                .filter(present -> present.resolve(now).equals(moved.resolve(now)))
                .findFirst()
                .orElse(moved));
    }

    void today() {
        look(TimeRange.TODAY);
    }

    /** Shows the numbers of another time. */
    void look(TimeRange range) {
        LocalDateTime now = workbench.now();
        if (range.resolve(now).from().isAfter(now)) {
            workbench.notices().toast(texts.get("range.ahead"));
            return;
        }
        model.range.set(range);
        anew();
    }

    /** Divides a number among the units under the present one; where it is not divided its rows open. */
    void divide(Area area, Figure figure) {
        drill.divide(area, figure, whole -> open(whole.link()));
    }

    /** Divides what an area's chart is about. */
    void divide(Area area) {
        drill.divide(area, whole -> open(whole.link()));
    }

    /** Into one of the units under the present one. */
    void enter(Place place) {
        go(model.down(place));
    }

    /** Up to the unit at {@code level}, 0 for the district. */
    void upTo(int level) {
        go(model.path.get().subList(0, level));
    }

    private void go(List<Place> path) {
        model.path.set(List.copyOf(path));
        anew();
    }

    /** Numbers that happen to be the same are of something else now. */
    private void anew() {
        model.areas.forEach(area -> area.figures.set(null));
        refresh();
    }

    /** One step back: from a division, from a unit. @return whether there was one */
    boolean back() {
        if (!model.path.get().isEmpty()) {
            upTo(model.path.get().size() - 1);
            return true;
        }
        return close();
    }

    /** Puts a division away. @return whether there was one */
    boolean close() {
        boolean open = drill.close();
        if (open) {
            model.areas.forEach(this::now);
        }
        return open;
    }

    void open(Link link) {
        if (link != null) {
            workbench.open().accept(link);
        }
    }

    /** The rows of a unit itself, without those of the units under it. */
    void openOwn(Link link, Place place) {
        if (link != null) {
            UnitChoice alone = place == null ? UnitChoice.NONE : new UnitChoice(place.code(), true);
            open(new Link(link.feature(), link.sheet(), link.filter().chip("unit", alone.chip()), link.id()));
        }
    }

    void area(Feature feature) {
        workbench.open().accept(Link.to(feature.key(), "", Filter.NONE));
    }

    /** The chart under the cursor, or else all of them, as a table or as a chart again. */
    void turnCharts() {
        if (view != null) {
            view.turnCharts();
        }
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
        Place place = model.place();
        workbench.notices().copy(Bulletin.of(texts, model.scope.get(), place == null ? "" : place.label(), figures));
        workbench.notices().toast(texts.get("bulletin.copied"));
    }
}
