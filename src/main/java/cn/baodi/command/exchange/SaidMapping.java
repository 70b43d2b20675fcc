package cn.baodi.command.exchange;

import cn.baodi.command.core.Column;
import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Sheet;
import cn.baodi.command.core.Texts;
import cn.baodi.command.exchange.Mapping.Mapped;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A mapping put right by what somebody says of some headings, where nobody will look at the result before it counts. */
final class SaidMapping {
    private SaidMapping() {}

    /**
     * @param said name of the sheet's column by heading of the file; "" not to read it
     * @throws Failure for what is not in the file or not in the sheet, and for two columns that are read into one
     */
    static <T> Mapping of(Mapping found, Map<String, String> said, Sheet<T> sheet, Path file, Texts texts) {
        String comma = texts.get("list.comma");
        Mapping mapping = found;
        for (Map.Entry<String, String> each : said.entrySet()) {
            String key = each.getValue().isEmpty() ? "" : column(each.getValue(), sheet, comma);
            for (int place : places(found, each.getKey(), comma)) {
                mapping = mapping.picked(place, key);
            }
        }
        refuseTwice(mapping, sheet, comma);
        Heading.refuseTwice(mapping, sheet, file, texts);
        return mapping;
    }

    private static List<Integer> places(Mapping mapping, String heading, String comma) {
        String wanted = Sheet.bare(heading);
        List<Integer> places = IntStream.range(0, mapping.columns().size())
                .filter(i -> Sheet.bare(mapping.columns().get(i).heading()).equals(wanted))
                .boxed()
                .toList();
        if (places.isEmpty()) {
            throw new Failure(
                    "map.heading",
                    heading,
                    mapping.columns().stream().map(Mapped::heading).collect(Collectors.joining(comma)));
        }
        return places;
    }

    private static <T> String column(String name, Sheet<T> sheet, String comma) {
        Column<T, ?> column = sheet.columnNamed(name);
        if (column == null || !column.isImported()) {
            throw new Failure(
                    "map.column",
                    name,
                    sheet.columns().stream()
                            .filter(Column::isImported)
                            .map(Column::heading)
                            .collect(Collectors.joining(comma)));
        }
        return column.key();
    }

    private static <T> void refuseTwice(Mapping mapping, Sheet<T> sheet, String comma) {
        for (Column<T, ?> column : sheet.columns()) {
            List<String> read = mapping.columns().stream()
                    .filter(mapped -> mapped.column().equals(column.key()))
                    .map(Mapped::heading)
                    .toList();
            if (read.size() > 1 && !Heading.joins(column)) {
                throw new Failure("map.twice", column.heading(), String.join(comma, read));
            }
        }
    }
}
