package cn.baodi.command.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DraftTest {
    @Test
    void aDraftThatCannotBeKeptIsSaidOnce(@TempDir Path folder) {
        try (TestDesk desk = new TestDesk(folder)) {
            desk.open(List.of());
            Draft draft = new Draft(desk.workbench(), "boxes");
            draft.keep(Map.of("name", "张"));
            assertThat(desk.said).isEmpty();

            desk.workbench().database().close();
            draft.keep(Map.of("name", "张三"));
            draft.keep(Map.of("name", "张三丰"));
            assertThat(desk.said)
                    .singleElement()
                    .asString()
                    .contains("草稿没有留下", "还在画面上")
                    .doesNotContain("张");
        }
    }
}
