package cn.baodi.command.wall;

import cn.baodi.command.core.Figure;
import cn.baodi.command.ui.Feature;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** What the areas last answered, and which six of their numbers are up. */
final class WallModel {
    static final int TILES = 6;

    /** What the wall shows now. */
    final ObjectProperty<Page> page = new SimpleObjectProperty<>();

    final List<Area> areas;
    private int number;
    private boolean paused;

    WallModel(List<Feature> features) {
        areas = features.stream().map(Area::new).toList();
    }

    /**
     * What an area answered.
     *
     * @param red how many of its alerts are of the highest severity
     * @param at up to when it was counted
     */
    record Answer(List<Figure> figures, int red, LocalDateTime at) {}

    /** One area; what it answered stays when it can no longer be read. */
    static final class Area {
        final Feature feature;
        /** Null until there is one. */
        Answer answer;

        boolean failed;

        Area(Feature feature) {
            this.feature = feature;
        }
    }

    /**
     * One number on the wall.
     *
     * @param title of the area
     * @param figure null where the area has never been read
     * @param at up to when it was counted
     * @param failed whether it could not be read again since
     */
    record Shown(String title, Figure figure, LocalDateTime at, boolean failed) {}

    /**
     * Everything that is up.
     *
     * @param tiles at most {@link #TILES}
     * @param number from 1
     * @param of how many there are, at least 1
     * @param at up to when the newest numbers were counted; null before the first answer
     * @param red how many alerts of the highest severity are open
     * @param failed whether some area could not be read
     */
    record Page(List<Shown> tiles, int number, int of, boolean paused, LocalDateTime at, int red, boolean failed) {}

    private List<Shown> all() {
        List<Shown> all = new ArrayList<>();
        for (Area area : areas) {
            String title = area.feature.title();
            if (area.answer != null) {
                area.answer
                        .figures()
                        .forEach(figure -> all.add(new Shown(title, figure, area.answer.at(), area.failed)));
            } else if (area.failed) {
                all.add(new Shown(title, null, null, true));
            }
        }
        return all;
    }

    /** @param by −1 for the page before; beyond the last comes the first */
    void turn(int by) {
        number += by;
        arrange();
    }

    boolean isPaused() {
        return paused;
    }

    void pause(boolean wanted) {
        paused = wanted;
        arrange();
    }

    /** Brings what is up in line with what is known. */
    void arrange() {
        List<Shown> all = all();
        int of = Math.max(1, (all.size() + TILES - 1) / TILES);
        number = Math.floorMod(number, of);
        int from = number * TILES;
        page.set(new Page(
                List.copyOf(all.subList(Math.min(from, all.size()), Math.min(from + TILES, all.size()))),
                number + 1,
                of,
                paused,
                areas.stream()
                        .filter(area -> area.answer != null)
                        .map(area -> area.answer.at())
                        .max(LocalDateTime::compareTo)
                        .orElse(null),
                areas.stream()
                        .filter(area -> area.answer != null)
                        .mapToInt(area -> area.answer.red())
                        .sum(),
                areas.stream().anyMatch(area -> area.failed)));
    }
}
