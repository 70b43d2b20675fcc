package cn.baodi.command;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.core.Column;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Row;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Type;
import cn.baodi.command.data.AuditEntry;
import cn.baodi.command.data.AuditFilter;
import cn.baodi.command.data.AuditRow;
import cn.baodi.command.data.AuditTrail;
import cn.baodi.command.data.Register;
import cn.baodi.command.data.Repository;
import cn.baodi.command.ui.ChangeWords;
import cn.baodi.command.ui.ChangeWords.Changed;
import cn.baodi.command.ui.Feature;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the audit keeps of a row is told in the words of the row's register, in every area. */
class ChangesInWordsTest {
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

    private static List<Register<?>> registers() {
        List<Register<?>> all = new ArrayList<>();
        app.features().forEach(feature -> all.addAll(feature.registers()));
        return all;
    }

    private static <T extends Row> List<T> some(Register<T> register) {
        return register.repository()
                .page(Filter.NONE, register.sort(), null, 50)
                .rows();
    }

    private static Texts texts() {
        return app.texts(Feature.class);
    }

    @Test
    void theImageOfEveryRowIsTheRowAgain() {
        registers().forEach(ChangesInWordsTest::isTheRowAgain);
    }

    private static <T extends Row> void isTheRowAgain(Register<T> register) {
        assertThat(some(register)).isNotEmpty();
        for (T row : some(register)) {
            T again = register.repository().record(register.repository().image(row));
            for (Column<T, ?> column : register.sheet().columns()) {
                // Others are known by their numbers alone; what is derived comes from other tables.
                if (!column.derived() && column.type().kind() != Type.Kind.REFERENCE) {
                    assertThat(column.text(again)).as(column.key()).isEqualTo(column.text(row));
                }
            }
        }
    }

    @Test
    void everyRowIsToldUnderItsHeadingsAndMasked() {
        registers().forEach(ChangesInWordsTest::isTold);
    }

    private static <T extends Row> void isTold(Register<T> register) {
        T row = some(register).get(0);
        Map<String, Object> image = register.repository().image(row);
        List<Changed> told = ChangeWords.masked(register, texts()).of(null, image, null);
        assertThat(told).hasSizeGreaterThan(1);
        for (Changed changed : told) {
            Column<T, ?> column = register.sheet().columns().stream()
                    .filter(c -> c.heading().equals(changed.heading()))
                    .findFirst()
                    .orElseThrow();
            assertThat(changed.before()).isEmpty();
            // A row that is referred to is called by its name, which the image does not hold.
            assertThat(changed.after()).as(column.key()).isEqualTo(column.leaving(row));
            if (column.personal()) {
                assertThat(changed.after()).contains("*");
            }
        }
    }

    @Test
    void aChangeIsToldByWhatDiffers() {
        Register<?> deliveries = registers().stream()
                .filter(r -> r.sheet().key().equals("deliveries"))
                .findFirst()
                .orElseThrow();
        change(deliveries);
        AuditTrail trail = new AuditTrail(app.database(), app.clock());
        AuditEntry entry = trail.page(AuditFilter.NONE.table("delivery"), null, 1)
                .entries()
                .get(0);
        assertThat(entry.action()).isEqualTo("改配送");
        AuditRow row = trail.rows(entry.seq(), AuditFilter.NONE, 0, 10).get(0);
        assertThat(told(deliveries, row))
                .extracting(Changed::heading, Changed::before, Changed::after)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("物资", before, "消毒液"),
                        org.assertj.core.groups.Tuple.tuple("作废原因", "", "重复，电话138****2345"));
    }

    private static String before;

    private static <T extends Row> void change(Register<T> register) {
        Repository<T> repository = register.repository();
        T row = some(register).get(0);
        Map<String, Object> image = repository.image(row);
        before = image.get("goods").toString();
        image.put("goods", "消毒液");
        image.put("retired", "重复，电话13812342345");
        app.ledger().write("改配送", batch -> repository.change(batch, row, repository.record(image)));
    }

    private static <T extends Row> List<Changed> told(Register<T> register, AuditRow row) {
        return ChangeWords.masked(register, texts()).of(row.before(), row.after(), row.now());
    }

    @Test
    void whatNoSuchRowCanHoldIsSaidToBeSo() {
        Register<?> deliveries = registers().stream()
                .filter(r -> r.sheet().key().equals("deliveries"))
                .findFirst()
                .orElseThrow();
        List<Changed> told =
                ChangeWords.masked(deliveries, texts()).of(Map.of("state", "GONE"), Map.of("due", "gestern"), null);
        assertThat(told).singleElement().satisfies(c -> assertThat(c.heading()).contains("可能被人改动过"));
    }
}
