package cn.baodi.command.dashboard;

import cn.baodi.command.core.Alert;
import cn.baodi.command.core.ChartData;
import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.Figure;
import cn.baodi.command.ui.Feature;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** What the dashboard shows, area by area. */
final class DashboardModel {
    /** The day looked at; null for today, which moves with the clock. */
    final ObjectProperty<LocalDate> day = new SimpleObjectProperty<>();
    /** Up to when the numbers count. */
    final ObjectProperty<Cutoff> cutoff = new SimpleObjectProperty<>();

    final List<Area> areas;

    DashboardModel(List<Feature> features) {
        areas = features.stream().map(Area::new).toList();
    }

    /**
     * What came of asking.
     *
     * @param value null where it failed
     */
    record Answer<V>(V value, boolean failed) {
        static <V> Answer<V> of(V value) {
            return new Answer<>(value, false);
        }

        static <V> Answer<V> failure() {
            return new Answer<>(null, true);
        }
    }

    /** What needs somebody in one area. */
    record Now(List<Alert> alerts, long open) {}

    /** One area; each answer is null until it is there. */
    static final class Area {
        final Feature feature;
        final ObjectProperty<Answer<Now>> now = new SimpleObjectProperty<>();
        final ObjectProperty<Answer<List<Figure>>> figures = new SimpleObjectProperty<>();
        final ObjectProperty<Answer<Optional<ChartData>>> trend = new SimpleObjectProperty<>();

        Area(Feature feature) {
            this.feature = feature;
        }
    }

    /** All figures that are there, in order. */
    List<Figure> figures() {
        return areas.stream()
                .map(area -> area.figures.get())
                .filter(answer -> answer != null && !answer.failed())
                .flatMap(answer -> answer.value().stream())
                .toList();
    }
}
