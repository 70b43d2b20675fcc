package cn.baodi.command.exchange;

import cn.baodi.command.core.Column;
import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Sheet;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Type.Kind;
import cn.baodi.command.exchange.Mapping.Mapped;
import cn.baodi.command.exchange.Mapping.Why;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The columns of a file, each as the column of the sheet that it is read into. */
final class Heading<T> {
    private static final Set<Kind> SHARED = EnumSet.of(Kind.UNIT, Kind.CHOICE, Kind.DATE, Kind.MOMENT);

    private final List<String> names;
    private final List<Column<T, ?>> columns;
    private final Map<String, List<Integer>> places;
    private final int reasons;
    private final List<String> unknown;
    private final BitSet nameless;

    private Heading(
            List<String> names,
            List<Column<T, ?>> columns,
            Map<String, List<Integer>> places,
            int reasons,
            List<String> unknown,
            BitSet nameless) {
        this.names = names;
        this.columns = columns;
        this.places = places;
        this.reasons = reasons;
        this.unknown = List.copyOf(unknown);
        this.nameless = nameless;
    }

    /**
     * Goes by the headings alone.
     *
     * @throws Failure where none of them is known, for columns that are missing or there twice, each named
     */
    static <T> Heading<T> of(List<String> cells, Sheet<T> sheet, Path file, Texts texts) {
        Mapping mapping = Proposal.byHeadings(cells, sheet, texts);
        if (mapping.columns().stream().noneMatch(Mapped::isRead)) {
            throw new Failure("file.header", file.getFileName());
        }
        refuseTwice(mapping, sheet, file, texts);
        Heading<T> heading = of(mapping, sheet, texts);
        heading.require(sheet, Map.of(), file, texts.get("list.comma"));
        return heading;
    }

    /** @throws Failure for columns that are there twice, each named */
    static void refuseTwice(Mapping mapping, Sheet<?> sheet, Path file, Texts texts) {
        Set<String> twice = new LinkedHashSet<>();
        for (Mapped mapped : mapping.columns()) {
            if (mapped.why() == Why.UNKNOWN && sheet.columnNamed(mapped.heading()) != null) {
                twice.add(mapped.heading());
            }
        }
        if (!twice.isEmpty()) {
            throw new Failure("file.twice", file.getFileName(), String.join(texts.get("list.comma"), twice));
        }
    }

    /** @throws Failure for headings that nobody knows, each named, with those that are known */
    void refuseUnknown(Sheet<?> sheet, String comma) {
        if (!unknown.isEmpty()) {
            throw new Failure("file.columns", String.join(comma, unknown), known(sheet, comma));
        }
    }

    private static String known(Sheet<?> sheet, String comma) {
        return sheet.columns().stream().map(Column::heading).collect(Collectors.joining(comma));
    }

    /** Goes by a mapping. */
    static <T> Heading<T> of(Mapping mapping, Sheet<T> sheet, Texts texts) {
        List<String> names = new ArrayList<>();
        List<Column<T, ?>> columns = new ArrayList<>();
        Map<String, List<Integer>> places = new LinkedHashMap<>();
        int reasons = -1;
        List<String> unknown = new ArrayList<>();
        BitSet nameless = new BitSet();
        List<String> ofReasons = texts.inEveryLanguage("reasons");
        for (Mapped mapped : mapping.columns()) {
            int place = names.size();
            names.add(mapped.heading());
            if (ofReasons.contains(mapped.heading())) {
                reasons = place;
            } else if (mapped.isRead()) {
                Column<T, ?> column = sheet.column(mapped.column());
                List<Integer> there = places.computeIfAbsent(column.key(), key -> new ArrayList<>());
                there.add(place);
                if (there.size() == 1) {
                    columns.add(column);
                }
            } else if (mapped.heading().equals(texts.get("column.nameless", place + 1))) {
                nameless.set(place);
            } else if (mapped.why() == Why.UNKNOWN) {
                unknown.add(mapped.heading());
            }
        }
        return new Heading<>(names, columns, places, reasons, unknown, nameless);
    }

    /** Whether several columns of a file may be read into this one: 街镇 and 村居 make one unit, two notes one note. */
    static boolean joins(Column<?, ?> column) {
        return column.type().kind() == Kind.UNIT || column.type().kind() == Kind.NOTE;
    }

    /** Keys of the columns that must be filled and are not in the file. */
    static <T> List<String> missing(Mapping mapping, Sheet<T> sheet) {
        Set<String> there = mapping.columns().stream().map(Mapped::column).collect(Collectors.toSet());
        return sheet.columns().stream()
                .filter(c -> c.required() && !c.derived() && !there.contains(c.key()))
                .map(Column::key)
                .toList();
    }

    /** @throws Failure when a column that must be filled is neither in the file nor in {@code fixed} */
    void require(Sheet<T> sheet, Map<String, String> fixed, Path file, String comma) {
        List<String> missing = sheet.columns().stream()
                .filter(c -> c.required()
                        && !c.derived()
                        && !places.containsKey(c.key())
                        && fixed.getOrDefault(c.key(), "").isBlank())
                .map(Column::heading)
                .toList();
        if (!missing.isEmpty() && !unknown.isEmpty()) {
            throw new Failure(
                    "file.required.unknown",
                    file.getFileName(),
                    String.join(comma, missing),
                    String.join(comma, unknown));
        }
        if (!missing.isEmpty()) {
            throw new Failure("file.required", file.getFileName(), String.join(comma, missing));
        }
    }

    /** Headings that nobody knows and nobody was asked about. */
    List<String> unknown() {
        return unknown;
    }

    /** Whether no heading stands over this place, or it is right of them all. */
    boolean isNameless(int place) {
        return place >= names.size() || nameless.get(place);
    }

    int width() {
        return names.size();
    }

    /** The headings without the reasons of an earlier import. */
    List<String> names() {
        return withoutReasons(names);
    }

    List<String> withoutReasons(List<String> row) {
        if (reasons < 0 || reasons >= row.size()) {
            return row;
        }
        List<String> rest = new ArrayList<>(row);
        rest.remove(reasons);
        return rest;
    }

    /** Columns that the file has and an import reads. */
    List<Column<T, ?>> columns() {
        return columns;
    }

    /**
     * A row with what merged cells say of it. A place, a choice or a day that is written once beside several rows is each
     * row's; an amount, a name or a note is not, for it may be that of all together.
     */
    Cells filled(Cells row) {
        if (row.over().isEmpty()) {
            return row;
        }
        List<String> cells = new ArrayList<>(row.values());
        for (Column<T, ?> column : columns) {
            if (SHARED.contains(column.type().kind())) {
                places.get(column.key())
                        .forEach(place -> fill(cells, place, row.over().get(place)));
            }
        }
        return new Cells(row.line(), cells);
    }

    private static void fill(List<String> cells, int place, String text) {
        while (text != null && cells.size() <= place) {
            cells.add("");
        }
        if (text != null && cells.get(place).isBlank()) {
            cells.set(place, text);
        }
    }

    /** What the file calls a column that it has. */
    String called(String column) {
        return names.get(places.get(column).get(0));
    }

    /** What stands in a column where a formula came to nothing; null where none did. */
    String uncomputed(List<String> row, String column) {
        return places.get(column).stream()
                .filter(place -> place < row.size())
                .map(row::get)
                .filter(FormulaError::is)
                .findFirst()
                .map(String::strip)
                .orElse(null);
    }

    /** The cell of a column, its guard taken off; null where the file has no such column. */
    String cell(List<String> row, String column) {
        List<Integer> there = places.get(column);
        if (there == null) {
            return null;
        }
        if (there.size() == 1) {
            int place = there.get(0);
            return place >= row.size() ? null : Guard.off(row.get(place));
        }
        return there.stream()
                .filter(place -> place < row.size())
                .map(place -> Guard.off(row.get(place)).strip())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
    }
}
