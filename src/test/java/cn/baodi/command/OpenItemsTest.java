package cn.baodi.command;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.core.Masking;
import cn.baodi.command.core.OpenItems;
import cn.baodi.command.data.Demo;
import cn.baodi.command.ui.Feature;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the areas of the demonstration district leave to the next shift. */
class OpenItemsTest {
    @TempDir
    static Path folder;

    private static App app;

    @BeforeAll
    static void open() {
        app = DemoFolder.app(DemoFolder.copyTo(folder.resolve("data")));
        app.open(keys -> null);
    }

    @AfterAll
    static void close() {
        app.close();
    }

    private static List<OpenItems> all() {
        return app.areas().all().stream()
                .flatMap(area -> area.openItems(Demo.NOW).stream())
                .toList();
    }

    @Test
    void eachKindSaysHowManyThereAreAndListsTheFirst() {
        assertThat(all()).hasSizeGreaterThanOrEqualTo(5);
        assertThat(all())
                .allSatisfy(kind -> assertThat(kind.lines()).as(kind.title()).hasSize((int)
                        Math.min(kind.total(), OpenItems.MOST)));
    }

    @Test
    void noLineTellsAPhoneAndEachLeadsToItsRecord() {
        assertThat(all().stream().flatMap(kind -> kind.lines().stream()))
                .isNotEmpty()
                .allSatisfy(line -> {
                    assertThat(line.text()).isEqualTo(Masking.text(line.text()));
                    assertThat(line.link()).as(line.text()).isNotNull();
                });
    }

    @Test
    void theNumberOfDeliveriesIsThatOfTheListBehindIt() {
        Feature deliveries = app.features().stream()
                .filter(area -> area.key().equals("delivery"))
                .findFirst()
                .orElseThrow();
        OpenItems open = deliveries.openItems(Demo.NOW).get(0);

        assertThat(deliveries.registers().get(0).repository().count(open.all().filter()))
                .isEqualTo(open.total())
                .isPositive();
    }
}
