package cn.baodi.command.exchange;

import cn.baodi.command.core.Column;
import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Sheet;
import cn.baodi.command.core.Texts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The first row of a file, each cell as the column of the sheet that it means. */
final class Heading<T> {
    private final List<String> cells;
    private final List<Column<T, ?>> columns;
    private final Map<String, Integer> places;
    private final int reasons;

    private Heading(List<String> cells, List<Column<T, ?>> columns, Map<String, Integer> places, int reasons) {
        this.cells = cells;
        this.columns = columns;
        this.places = places;
        this.reasons = reasons;
    }

    /** @throws Failure for columns that are unknown, missing or there twice, each named */
    static <T> Heading<T> of(List<String> first, Sheet<T> sheet, Path file, Texts texts) {
        List<String> cells = new ArrayList<>(first.stream().map(Heading::plain).toList());
        while (!cells.isEmpty() && cells.get(cells.size() - 1).isEmpty()) {
            cells.remove(cells.size() - 1);
        }
        if (known(cells, sheet) == 0) {
            throw new Failure("file.header", file.getFileName());
        }
        String comma = texts.get("list.comma");
        List<Column<T, ?>> columns = new ArrayList<>();
        Map<String, Integer> places = new HashMap<>();
        Set<String> unknown = new LinkedHashSet<>();
        Set<String> twice = new LinkedHashSet<>();
        int reasons = -1;
        for (int i = 0; i < cells.size(); i++) {
            Column<T, ?> column = sheet.columnNamed(cells.get(i));
            columns.add(column);
            if (column != null) {
                if (places.put(column.key(), i) != null) {
                    twice.add(cells.get(i));
                }
            } else if (texts.inEveryLanguage("reasons").contains(cells.get(i))) {
                reasons = i;
            } else if (!sheet.ignores(cells.get(i))) {
                unknown.add(cells.get(i).isEmpty() ? texts.get("column.nameless", i + 1) : cells.get(i));
            }
        }
        if (!unknown.isEmpty()) {
            List<String> names = sheet.columns().stream().map(Column::heading).toList();
            throw new Failure("file.columns", String.join(comma, unknown), String.join(comma, names));
        }
        if (!twice.isEmpty()) {
            throw new Failure("file.twice", file.getFileName(), String.join(comma, twice));
        }
        List<String> missing = sheet.columns().stream()
                .filter(c -> c.required() && !c.derived() && !places.containsKey(c.key()))
                .map(Column::heading)
                .toList();
        if (!missing.isEmpty()) {
            throw new Failure("file.required", file.getFileName(), String.join(comma, missing));
        }
        return new Heading<>(cells, columns, places, reasons);
    }

    /** How many cells name a column of the sheet. */
    static <T> long known(List<String> cells, Sheet<T> sheet) {
        return cells.stream()
                .map(Heading::plain)
                .filter(c -> !c.isEmpty() && sheet.columnNamed(c) != null)
                .count();
    }

    private static String plain(String cell) {
        return Guard.off(cell).replace('\u00A0', ' ').replace("\uFEFF", "").strip();
    }

    int width() {
        return cells.size();
    }

    /** The headings without the reasons of an earlier import. */
    List<String> names() {
        return withoutReasons(cells);
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
        List<Column<T, ?>> read = new ArrayList<>();
        for (Column<T, ?> column : columns) {
            if (column != null && !column.derived()) {
                read.add(column);
            }
        }
        return read;
    }

    /** The cell of a column, its guard taken off; null where the file has no such column. */
    String cell(List<String> row, String column) {
        Integer place = places.get(column);
        return place == null || place >= row.size() ? null : Guard.off(row.get(place));
    }
}
