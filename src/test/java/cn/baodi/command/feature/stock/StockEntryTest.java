package cn.baodi.command.feature.stock;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.core.Problem;
import cn.baodi.command.core.Sheet;
import cn.baodi.command.core.Texts;
import cn.baodi.command.feature.stock.Goods.Category;
import cn.baodi.command.feature.stock.StockEntry.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StockEntryTest {
    private static List<String> problems(StockEntry row) {
        return row.problems().stream().map(p -> p.field() + " " + p.key()).toList();
    }

    @Test
    void onlyAnAdjustmentTakesASignAndItNeedsAReason() {
        assertThat(problems(StockDesk.entry(1, Kind.OUT, "10:00", -5))).containsExactly("quantity stock.negative");
        assertThat(problems(StockDesk.entry(1, Kind.IN, "10:00", 0))).containsExactly("quantity stock.zero");
        assertThat(problems(StockDesk.entry(1, Kind.COUNT, "10:00", 0))).isEmpty();
        assertThat(problems(StockDesk.entry(1, Kind.ADJUST, "10:00", -5))).isEmpty();
        StockEntry bare = StockDesk.entry(1, Kind.ADJUST, "10:00", -5);
        assertThat(problems(new StockEntry(
                        null, 1, bare.at(), Kind.ADJUST, -5, 0, null, null, null, null, 0, null, null, null)))
                .containsExactly("reason stock.reason");
    }

    @ParameterizedTest
    @CsvSource({"大米、白面,' 大米,白面'", "N95口罩,ｎ９５ 口罩", "米/面/油,米、面；油"})
    void aNameIsTheSameHoweverItIsWritten(String one, String other) {
        assertThat(Goods.plain(one)).isEqualTo(Goods.plain(other));
    }

    @Test
    void aLimitOfPiecesIsWholeAndOneOfWeightIsKeptInGrams() {
        assertThat(goods("斤", "12.5").record().least()).isEqualTo(6250);
        assertThat(goods("件", "12").record().least()).isEqualTo(12);
        assertThat(goods("件", "12.5").problems()).extracting(Problem::key).containsExactly("goods.least");
    }

    private static Sheet.Reading<Goods> goods(String measure, String least) {
        Map<String, String> cells = new HashMap<>(
                Map.of("name", "口罩", "category", "防护消杀", "measure", measure, "least", least, "byDelivery", "否"));
        return StockSheet.goods(Texts.of(Texts.CHINESE, StockFeature.class)).read(cells::get, null);
    }

    @Test
    void nothingLeftIsWorseThanLittle() {
        assertThat(new Goods(1L, "米", null, Category.FOOD, Measure.WEIGHT, 10L, true, null, null, null, 1, null, 9)
                        .level())
                .isEqualTo(Goods.Level.LOW);
        assertThat(new Goods(1L, "米", null, Category.FOOD, Measure.WEIGHT, null, true, null, null, null, 1, null, 0)
                        .level())
                .isEqualTo(Goods.Level.EMPTY);
    }
}
