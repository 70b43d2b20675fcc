package cn.baodi.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A first start with another district's list of units. */
class FirstUnitsTest {
    private static final String HEADING = "code,name,kind";
    private static final String TOWN = "120115101000,大口屯镇,镇";
    private static final String VILLAGE = "120115101200,东杨庄村,村";

    @TempDir
    Path folder;

    private App app;

    @BeforeEach
    void open() {
        app = DemoFolder.app(folder.resolve("data"));
        app.openData();
    }

    @AfterEach
    void close() {
        app.close();
    }

    private void add(String... lines) throws IOException {
        Path list = Files.writeString(folder.resolve("units.csv"), String.join("\n", lines));
        app.addUnits(list, Progress.none());
    }

    @Test
    void aGoodListBeginsTheFolder() throws IOException {
        add(HEADING, TOWN, VILLAGE);
        assertThat(app.isNew()).isFalse();
    }

    @Test
    void itBeginsEvenWhereTheLanguageWasChangedBefore() throws IOException {
        app.isNew();
        app.ledger().forgetListeners();
        add(HEADING, TOWN);
        assertThat(app.isNew()).isFalse();
    }

    @Test
    void aBadRowIsSaidAndNothingIsStored() {
        assertThatThrownBy(() -> add(HEADING, TOWN, "12,东杨庄村,村"))
                .isInstanceOf(Failure.class)
                .hasMessageContainingAll("1 行没有收下", "第 3 行", "units.rejected.csv", "数据没有变动。");
        assertThat(app.isNew()).isTrue();
    }

    @Test
    void aListWithoutATownIsSaidAndNothingIsStored() {
        assertThatThrownBy(() -> add(HEADING, VILLAGE))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("没有一个街道或镇");
        assertThat(app.features().get(0).registers().get(0).repository().total(true))
                .isZero();
        assertThatThrownBy(() -> add(HEADING)).isInstanceOf(Failure.class);
    }
}
