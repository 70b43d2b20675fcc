package cn.baodi.command.report;

import cn.baodi.command.core.ChartData;
import cn.baodi.command.core.Figure;
import cn.baodi.command.core.ReportPart.Listing;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The values behind one area's trends, so that every point of a curve can be read. */
final class TrendTables {
    /** More columns do not fit beside each other on paper. */
    private static final int COLUMNS = 6;

    private final Wording wording;
    private final List<String> days;

    TrendTables(List<LocalDate> days, Wording wording) {
        this.wording = wording;
        this.days = days.stream().map(wording::day).toList();
    }

    /** @param isKnown whether there is a number of any day */
    private record Line(String heading, List<String> cells, boolean isKnown) {}

    /** The figures' trends by day and the chart's series beside them; a chart over anything else has its own table. */
    List<Listing> of(String area, List<Figure> figures, Optional<ChartData> trend) {
        List<Line> lines = new ArrayList<>();
        for (Figure figure : figures) {
            if (figure.trend().size() == days.size()) {
                add(lines, line(figure.label(), figure.unit(), figure.trend()));
            }
        }
        List<Listing> tables = new ArrayList<>();
        trend.ifPresent(chart -> {
            List<Line> series = chart.series().stream()
                    .map(s -> line(s.name(), chart.unit(), s.values()))
                    .toList();
            if (chart.categories().equals(days)) {
                series.forEach(line -> add(lines, line));
            } else {
                String title = wording.texts().get("appendix.chart", chart.title(), chart.range());
                tables.addAll(tables(title, "appendix.category", chart.categories(), series));
            }
        });
        String title = wording.texts().get("appendix.trend", area, days.get(0), days.get(days.size() - 1));
        tables.addAll(0, tables(title, "appendix.day", days, lines));
        return tables;
    }

    /** A period's figures day by day. */
    List<Listing> of(List<PeriodFigure> figures, String title) {
        List<Line> lines = figures.stream()
                .map(f -> line(f.daily(), f.now().unit(), f.values()))
                .toList();
        return tables(title, "appendix.day", days, lines);
    }

    /** A series that says what a column says already is left out. */
    private static void add(List<Line> lines, Line line) {
        if (lines.stream().noneMatch(other -> other.cells.equals(line.cells))) {
            lines.add(line);
        }
    }

    private Line line(String name, String unit, List<? extends Number> values) {
        List<String> cells = new ArrayList<>();
        for (Number value : values) {
            cells.add(wording.number(value == null ? null : new BigDecimal(value.toString())));
        }
        boolean known = values.stream().anyMatch(Objects::nonNull);
        return new Line(wording.texts().get("appendix.column", name, unit), cells, known);
    }

    private List<Listing> tables(String title, String first, List<String> rows, List<Line> lines) {
        List<Listing> tables = new ArrayList<>();
        for (int from = 0; from < lines.size(); from += COLUMNS) {
            List<Line> part = lines.subList(from, Math.min(lines.size(), from + COLUMNS));
            if (part.stream().noneMatch(Line::isKnown)) {
                continue;
            }
            List<String> headings = new ArrayList<>(List.of(wording.texts().get(first)));
            List<Boolean> numeric = new ArrayList<>(List.of(false));
            part.forEach(line -> headings.add(line.heading));
            numeric.addAll(Collections.nCopies(part.size(), true));
            List<List<String>> cells = new ArrayList<>();
            for (int row = 0; row < rows.size(); row++) {
                List<String> cell = new ArrayList<>(List.of(rows.get(row)));
                for (Line line : part) {
                    cell.add(row < line.cells.size() ? line.cells.get(row) : wording.number(null));
                }
                cells.add(cell);
            }
            tables.add(new Listing(title, headings, numeric, cells));
        }
        return tables;
    }
}
