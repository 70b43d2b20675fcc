package cn.baodi.command;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.core.Column;
import cn.baodi.command.core.Sheet;
import cn.baodi.command.data.Register;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What other people call a column must mean one column of its register, whatever it means elsewhere. */
class HeadingsTest {
    @Test
    void eachNameIsThatOfOneColumn(@TempDir Path folder) {
        try (App app = DemoFolder.app(folder)) {
            for (Register<?> register : app.areas().registers()) {
                one(register.sheet());
            }
        }
    }

    private static <T> void one(Sheet<T> sheet) {
        Map<String, String> owners = new HashMap<>();
        for (Column<T, ?> column : sheet.everything()) {
            for (String name : sheet.headings(column)) {
                assertThat(name).isNotBlank();
                String other = owners.put(name, column.key());
                assertThat(other).as(sheet.key() + ": " + name).isIn(null, column.key());
            }
        }
    }
}
