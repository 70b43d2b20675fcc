package cn.baodi.command.ui;

import cn.baodi.command.core.ChartData;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Row;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.TimeRange;
import cn.baodi.command.data.Register;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** What an area says about the screen of one of its registers; everything else is alike in every area. */
public final class RegisterSpec<T extends Row> {
    final Register<T> register;
    final Texts texts;
    final List<Chip> chips = new ArrayList<>();
    final List<RowAction<T>> actions = new ArrayList<>();
    final List<String> form = new ArrayList<>();
    final List<String> hidden = new ArrayList<>();
    final List<String> first = new ArrayList<>();
    final Map<String, Function<T, Tone>> tones = new HashMap<>();
    final Map<String, Function<Filter, ChartData>> charts = new LinkedHashMap<>();
    final Set<String> watched = new HashSet<>();
    final Set<String> locked = new HashSet<>();
    final Set<Chip> whenSet = new HashSet<>();
    final List<Command> commands = new ArrayList<>();
    Supplier<Map<String, String>> defaults = Map::of;
    Function<T, Map<String, String>> next = stored -> Map.of();
    Function<T, String> title;
    Function<T, String> called;
    TimeRange range;
    boolean fixed;

    private RegisterSpec(Register<T> register, Texts texts) {
        this.register = register;
        this.texts = texts;
        title = row -> register.sheet().columns().get(0).text(row);
        called = row -> register.sheet().columns().get(0).leaving(row);
        watched.add(register.repository().table());
    }

    /** @param texts of the area, for its problems */
    public static <T extends Row> RegisterSpec<T> of(Register<T> register, Texts texts) {
        return new RegisterSpec<>(register, texts);
    }

    public RegisterSpec<T> chip(Chip chip) {
        chips.add(chip);
        return this;
    }

    /** A chip that appears only while a link or a saved filter has set it, to show it and to take it away. */
    public RegisterSpec<T> chipWhenSet(Chip chip) {
        whenSet.add(chip);
        return chip(chip);
    }

    /** The list has a time range, and opens with this one. */
    public RegisterSpec<T> range(TimeRange opening) {
        range = opening;
        return this;
    }

    public RegisterSpec<T> action(RowAction<T> action) {
        actions.add(action);
        return this;
    }

    /** A command of the area with a button of its own above the list. */
    public RegisterSpec<T> command(Command command) {
        commands.add(command);
        return this;
    }

    /** Columns that only actions change, never a cell. */
    public RegisterSpec<T> locked(String... columns) {
        locked.addAll(List.of(columns));
        return this;
    }

    /** Columns that the card offers, in order. */
    public RegisterSpec<T> form(String... columns) {
        form.addAll(List.of(columns));
        return this;
    }

    /** Columns that the table shows before the others, in order; a file of the whole sheet keeps the order of the sheet. */
    public RegisterSpec<T> first(String... columns) {
        first.addAll(List.of(columns));
        return this;
    }

    /** Columns that the table does not show unless chosen. */
    public RegisterSpec<T> hidden(String... columns) {
        hidden.addAll(List.of(columns));
        return this;
    }

    /** How the state in {@code column} is marked. */
    public RegisterSpec<T> tone(String column, Function<T, Tone> tone) {
        tones.put(column, tone);
        return this;
    }

    /** A chart under the table; the first one opens, the others are behind their labels. */
    public RegisterSpec<T> chart(String label, Function<Filter, ChartData> chart) {
        charts.put(label, chart);
        return this;
    }

    /** What a new card holds already, as text by column. */
    public RegisterSpec<T> defaults(Supplier<Map<String, String>> texts) {
        defaults = texts;
        return this;
    }

    /**
     * What the card after one that was stored begins with, as text by column, over the defaults. May query: it is asked
     * off the JavaFX thread.
     */
    public RegisterSpec<T> next(Function<T, Map<String, String>> texts) {
        next = texts;
        return this;
    }

    /** What the card calls a record. */
    public RegisterSpec<T> title(Function<T, String> called) {
        title = called;
        return this;
    }

    /** What toasts and the audit call a record, which names no person in full; its code where nothing is said. */
    public RegisterSpec<T> called(Function<T, String> words) {
        called = words;
        return this;
    }

    /** As {@link #title} and {@link #called}, for what names no person. */
    public RegisterSpec<T> titleAndCalled(Function<T, String> words) {
        return title(words).called(words);
    }

    /** Other tables whose change changes this list. */
    public RegisterSpec<T> watch(String... tables) {
        watched.addAll(List.of(tables));
        return this;
    }

    /** Rows are not added by hand here. */
    public RegisterSpec<T> fixed() {
        fixed = true;
        return this;
    }
}
