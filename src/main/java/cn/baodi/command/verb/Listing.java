package cn.baodi.command.verb;

import cn.baodi.command.core.Column;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Reference;
import cn.baodi.command.core.Rejected;
import cn.baodi.command.core.Row;
import cn.baodi.command.core.Sort;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.TimeRange;
import cn.baodi.command.core.Type;
import cn.baodi.command.core.Type.Kind;
import cn.baodi.command.data.Register;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Which rows and columns of a register the command line asks for, and in which order: what a screen has chips, headings
 * and its choice of columns for. Asked once the data is open, for it depends on what the officer may read.
 */
final class Listing<T extends Row> {
    private static final String COLUMNS = "--columns";
    private static final String FILTER = "--filter";
    private static final String RANGE = "--range";
    private static final String TEXT = "--text";
    private static final String RETIRED = "--retired";
    private static final String SORT = "--sort";

    /** Of these a list may have a chip. */
    private static final Set<Kind> NARROWING = EnumSet.of(Kind.UNIT, Kind.REFERENCE, Kind.CHOICE, Kind.FLAG);

    private static final String COMMA = "[,，、]";
    private static final String DESCENDING = "(?i)(.*)[:：]desc";

    private final Register<T> register;
    private final Call call;
    private final Texts texts;

    Listing(Register<T> register, Call call) {
        this.register = register;
        this.call = call;
        texts = call.texts();
    }

    static void describe(CommandSpec spec, Texts texts) {
        spec.addOption(CommandLines.value(COLUMNS, texts.get("label.columns"), texts.get("list.columns")));
        spec.addOption(CommandLines.value(FILTER, texts.get("label.filter"), texts.get("list.filter")));
        spec.addOption(CommandLines.value(RANGE, texts.get("label.range"), texts.get("list.range")));
        spec.addOption(CommandLines.value(TEXT, texts.get("label.text"), texts.get("list.text")));
        spec.addOption(CommandLines.flag(RETIRED, texts.get("list.retired")));
        spec.addOption(CommandLines.value(SORT, texts.get("label.sort"), texts.get("list.sort")));
    }

    /**
     * Keys of the columns wanted, in their order; empty for all.
     *
     * @throws WrongUsage for what is no column, or not one that the officer may read, or is there twice
     */
    List<String> columns() {
        List<String> keys = new ArrayList<>();
        if (call.value(COLUMNS) == null) {
            return keys;
        }
        for (String name : call.value(COLUMNS).split(COMMA)) {
            Column<T, ?> column = column(COLUMNS, name, any -> true);
            if (keys.contains(column.key())) {
                throw new WrongUsage(texts.get("list.columns.twice", COLUMNS, column.heading()));
            }
            keys.add(column.key());
        }
        return keys;
    }

    /** @throws WrongUsage for what the list cannot be narrowed by */
    Filter filter() {
        Filter filter = Filter.NONE.retired(call.has(RETIRED));
        if (call.value(RANGE) != null) {
            filter = filter.range(range());
            requireNarrowing(RANGE, Filter.NONE.range(filter.range()));
        }
        if (call.value(TEXT) != null) {
            filter = filter.text(call.value(TEXT));
            requireNarrowing(TEXT, Filter.NONE.text(filter.text()));
        }
        if (call.value(FILTER) != null) {
            for (String pair : call.value(FILTER).split(COMMA)) {
                filter = narrowed(filter, pair.strip().split("[=＝]", 2), pair);
            }
        }
        return filter;
    }

    private Filter narrowed(Filter filter, String[] pair, String said) {
        if (pair.length < 2 || pair[1].isBlank()) {
            throw new WrongUsage(texts.get("usage.value", FILTER, said.strip(), texts.get("label.filter")));
        }
        String key = pair[0].strip();
        String value = pair[1].strip();
        Column<T, ?> named = register.sheet().columnNamed(key);
        boolean chipOnly = named == null || !narrows(named);
        if (chipOnly && register.repository().narrows(Filter.NONE.chip(key, value))) {
            return filter.chip(key, value); // of no column, such as overdue=true
        }
        Column<T, ?> column = column(FILTER, key, this::narrows);
        return filter.chip(column.key(), kept(column, value));
    }

    /** What is meant by {@code typed} in a column, as a filter keeps it. */
    private String kept(Column<T, ?> column, String typed) {
        try {
            return chip(column.type().read(typed));
        } catch (Rejected e) {
            throw new WrongUsage(texts.get(
                    "usage.problem",
                    texts.get("list.problem", column.heading(), register.sheet().sentence(e.at(column.key())))));
        }
    }

    private static String chip(Object value) {
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        return value instanceof Reference row ? Long.toString(row.id()) : String.valueOf(value);
    }

    private boolean narrows(Column<T, ?> column) {
        return NARROWING.contains(column.type().kind())
                && register.repository().narrows(Filter.NONE.chip(column.key(), sample(column.type())));
    }

    /** Some value that such a column may have. */
    private static String sample(Type<?> type) {
        return type.choices().isEmpty() ? "1" : chip(type.choices().get(0));
    }

    private TimeRange range() {
        try {
            return TimeRange.parse(call.value(RANGE), LocalDate.now(call.desk().clock()));
        } catch (Rejected e) {
            throw new WrongUsage(texts.get("usage.problem", texts.problem(e.at(""))));
        }
    }

    private void requireNarrowing(String option, Filter filter) {
        if (!register.repository().narrows(filter)) {
            throw new WrongUsage(texts.get("list.not", register.sheet().title(), option));
        }
    }

    /** @throws WrongUsage for what the list cannot be sorted by */
    Sort sort() {
        String said = call.value(SORT);
        if (said == null) {
            return register.sort();
        }
        boolean descending = said.strip().matches(DESCENDING);
        String name = descending ? said.strip().replaceFirst(DESCENDING, "$1") : said;
        Column<T, ?> column = column(SORT, name, known -> register.repository().sortable(known.key()));
        return new Sort(column.key(), descending);
    }

    /** The column that {@code name} means, by key or by heading in any language, of those that {@code fits}. */
    private Column<T, ?> column(String option, String name, Predicate<Column<T, ?>> fits) {
        Column<T, ?> column = register.sheet().columnNamed(name);
        List<Column<T, ?>> known =
                register.sheet().columns().stream().filter(fits).toList();
        if (column == null || !known.contains(column)) {
            throw new WrongUsage(texts.get(
                    "list.unknown",
                    register.sheet().title(),
                    option,
                    name.strip(),
                    known.stream()
                            .map(one -> texts.get("sheet.named", one.key(), one.heading()))
                            .collect(Collectors.joining(texts.get("list.comma")))));
        }
        return column;
    }
}
