package cn.baodi.command.dashboard;

import cn.baodi.command.core.Alert;
import cn.baodi.command.core.ChartData;
import cn.baodi.command.core.Figure;
import cn.baodi.command.core.Places;
import cn.baodi.command.core.Scope;
import cn.baodi.command.core.TimeRange;
import cn.baodi.command.ui.Feature;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** What the dashboard shows, area by area. */
final class DashboardModel {
    /** The time looked at; the usual ranges move with the clock. */
    final ObjectProperty<TimeRange> range = new SimpleObjectProperty<>(TimeRange.TODAY);
    /** The units on the way down from the district, which is not among them. */
    final ObjectProperty<List<Place>> path = new SimpleObjectProperty<>(List.of());
    /** What the numbers are of: the range as it was when they were asked for, and the last unit of the path. */
    final ObjectProperty<Scope> scope = new SimpleObjectProperty<>();
    /** A number divided among the units right under the present one, or null. */
    final ObjectProperty<Divided> divided = new SimpleObjectProperty<>();

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

    /**
     * A unit by its name.
     *
     * @param label the name that tells namesakes apart
     */
    record Place(long code, String name, String label) {
        static Place of(Places places, long code) {
            return new Place(code, places.name(code), places.label(code));
        }
    }

    /**
     * One unit's part of a number.
     *
     * @param place null for what names no unit
     * @param own whether it is of the divided unit itself and of none under it
     */
    record Part(Place place, BigDecimal value, boolean own) {}

    /**
     * A number with its parts, the largest first.
     *
     * @param figure as it is called in this scope
     * @param scope that was divided
     */
    record Divided(Area area, Figure figure, Scope scope, List<Part> parts) {}

    /** One area; each answer is null until it is there. */
    static final class Area {
        final Feature feature;
        final ObjectProperty<Answer<Now>> now = new SimpleObjectProperty<>();
        final ObjectProperty<Answer<List<Figure>>> figures = new SimpleObjectProperty<>();
        final ObjectProperty<Answer<Optional<ChartData>>> trend = new SimpleObjectProperty<>();

        Area(Feature feature) {
            this.feature = feature;
        }

        /** Its figures as they were last told. */
        List<Figure> told() {
            Answer<List<Figure>> answer = figures.get();
            return answer == null || answer.failed() ? List.of() : answer.value();
        }
    }

    /** The unit looked at, or null for the whole district. */
    Place place() {
        List<Place> way = path.get();
        return way.isEmpty() ? null : way.get(way.size() - 1);
    }

    /** The path with one more unit. */
    List<Place> down(Place place) {
        List<Place> way = new ArrayList<>(path.get());
        way.add(place);
        return List.copyOf(way);
    }

    /** Whether it is about now: the whole district today, with nothing divided. */
    boolean isNow() {
        boolean runs = range.get().equals(TimeRange.TODAY) || range.get().equals(TimeRange.SHIFT);
        return runs && path.get().isEmpty() && divided.get() == null;
    }

    /** All figures that are there, in order. */
    List<Figure> figures() {
        return areas.stream().flatMap(area -> area.told().stream()).toList();
    }
}
