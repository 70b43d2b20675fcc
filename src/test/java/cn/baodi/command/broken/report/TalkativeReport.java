package cn.baodi.command.broken.report;

import cn.baodi.command.core.Column;
import cn.baodi.command.core.Sheet;
import java.util.stream.Collectors;

public class TalkativeReport {
    <T> String names(Sheet<T> sheet, Column<T, ?> name, T row) {
        return name.text(row) + sheet.everything().stream().map(Column::key).collect(Collectors.joining());
    }
}
