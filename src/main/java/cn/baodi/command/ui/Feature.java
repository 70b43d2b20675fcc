package cn.baodi.command.ui;

import cn.baodi.command.core.Access;
import cn.baodi.command.core.Alert;
import cn.baodi.command.core.ChartData;
import cn.baodi.command.core.Check;
import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.DailyCount;
import cn.baodi.command.core.Figure;
import cn.baodi.command.core.Hit;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.OpenItems;
import cn.baodi.command.core.Places;
import cn.baodi.command.core.ReportPart;
import cn.baodi.command.core.Retention;
import cn.baodi.command.core.Scope;
import cn.baodi.command.core.Visit;
import cn.baodi.command.core.VisitPart;
import cn.baodi.command.data.Demo;
import cn.baodi.command.data.Invariant;
import cn.baodi.command.data.Register;
import cn.baodi.command.data.Searchable;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;

/**
 * One area of the console. Dashboard, report, files, search, palette and verbs know no area by name: they iterate over
 * what each contributes here. Everything but {@link #screen} works without a display and may be called off the JavaFX
 * thread; all of it may query.
 */
public interface Feature {
    /** Stable English name, such as {@code hotline}. */
    String key();

    /** What the navigation calls it. */
    String title();

    /** Icon literal of the Feather pack, such as {@code fth-phone}. */
    String icon();

    /** Which roles may see it, write it, take its lists along; {@link Permitted} and the doors see to it. */
    default Access access() {
        return Access.DUTY;
    }

    /** Class-path names of its migrations. */
    default List<String> migrations() {
        return List.of();
    }

    /** What of its tables the search finds. */
    default List<Searchable> searchables() {
        return List.of();
    }

    /** What has to hold of its tables whenever a write ends. */
    default List<Invariant> invariants() {
        return List.of();
    }

    /** Its registers, in the order in which they may be imported: what is referred to comes first. */
    default List<Register<?>> registers() {
        return List.of();
    }

    /** Its commands for menu, palette and keys; opening the screen is not among them. */
    default List<Command> commands() {
        return List.of();
    }

    /** What the shell's keys do on its screen now; what is missing is greyed. */
    default Map<Act, Runnable> acts() {
        return Map.of();
    }

    /** The key that opens its screen, such as {@code F7}, or null. */
    default String shortcut() {
        return null;
    }

    /**
     * Its numbers of a time and of a unit with all under it. A number that it cannot tell of them is there without its
     * value, and says why.
     */
    default List<Figure> figures(Scope scope) {
        return List.of();
    }

    /**
     * One of its figures divided among the units right under the scope's: towns of the district, villages of a town. 0 is
     * for what names no unit, the scope's own unit for what is its own. Empty where it is not divided.
     *
     * @param figure its key
     */
    default Map<Long, BigDecimal> byUnit(String figure, Scope scope) {
        return Map.of();
    }

    /**
     * Whether it counts what happens, such as calls, so that a town or a day without any had none. Else somebody has to
     * report it, such as who passed a checkpoint, and without a report nothing is known.
     */
    default boolean countsEvents() {
        return false;
    }

    /** The units of the district, of the one area that keeps them. */
    default Optional<Places> places() {
        return Optional.empty();
    }

    /** The trend of the scope's days, or of those that lead up to a single one; of its unit alone. */
    default Optional<ChartData> trend(Scope scope) {
        return Optional.empty();
    }

    /**
     * Daily numbers by town and category for the summaries; those without a category are kept when the crisis is over and
     * everything about people is destroyed.
     */
    default List<DailyCount> dailyCounts() {
        return List.of();
    }

    /** The same of several areas, by title; those without any are left out. */
    static Map<String, List<DailyCount>> dailyCounts(List<Feature> areas) {
        Map<String, List<DailyCount>> all = new LinkedHashMap<>();
        for (Feature area : areas) {
            List<DailyCount> own = area.dailyCounts();
            if (!own.isEmpty()) {
                all.put(area.title(), own);
            }
        }
        return all;
    }

    /** How long its records have to be kept by rule. */
    default List<Retention> retentions(LocalDate today) {
        return List.of();
    }

    /** What is wrong now. */
    default List<Alert> alerts(LocalDateTime now) {
        return List.of();
    }

    /** One thing that everybody should see all the time, in a few words for the status bar. */
    default Optional<String> status(LocalDateTime now) {
        return Optional.empty();
    }

    /** How many things wait for somebody, shown beside its name; 0 shows nothing. */
    default long open(LocalDateTime now) {
        return 0;
    }

    /**
     * What the next shift has to go on with, by kind; a kind with nothing open is there all the same.
     *
     * @param at now, or the end of a day that is over: then what was open at that moment, as far as the records tell
     */
    default List<OpenItems> openItems(LocalDateTime at) {
        return List.of();
    }

    /** What it knows of a place that a leader visits, besides its figures of a unit. */
    default Optional<VisitPart> visit(Visit visit, LocalDateTime now) {
        return Optional.empty();
    }

    /** The places that are called so: those that are exactly, else those that begin so, at most ten. */
    default List<Visit> visitable(String name) {
        return List.of();
    }

    /** Its part of the daily report; an area without data says so in one sentence. */
    default Optional<ReportPart> report(Cutoff cutoff) {
        return Optional.empty();
    }

    /** Contradictions in its data. */
    default List<Check> checks() {
        return List.of();
    }

    /** 口径校验: which of its numbers of a day have to fit together with others, and whether they do. */
    default List<Check> checks(Cutoff cutoff) {
        return List.of();
    }

    /**
     * What matches in its rows, best first.
     *
     * @param text never blank
     */
    default List<Hit> search(String text, int limit) {
        return List.of();
    }

    /** Adds its rows to the demonstration district; the features before it have added theirs. */
    default void demo(Demo demo) {}

    /** What it does with a file that was dropped on the window; its screen is in front then. Most do nothing with one. */
    default Optional<Consumer<Path>> dropped() {
        return Optional.empty();
    }

    /** Its screen, made on the first call on the JavaFX thread and kept; null where it has none. */
    Node screen();

    /** Shows what {@code link} means on its screen. */
    default void show(Link link) {}
}
