package cn.baodi.command.feature.stock;

import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Row;
import cn.baodi.command.core.Sort;
import cn.baodi.command.core.Texts;
import cn.baodi.command.data.Ledger;
import cn.baodi.command.data.Register;
import cn.baodi.command.feature.delivery.DeliveryFeature;
import cn.baodi.command.feature.household.HouseholdFeature;
import cn.baodi.command.feature.unit.Unit;
import cn.baodi.command.feature.unit.UnitFeature;
import cn.baodi.command.ui.Feature;
import cn.baodi.command.ui.TestDesk;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A store on a real database, and short ways to fill it. */
final class StockDesk implements AutoCloseable {
    static final LocalDate DAY = TestDesk.NOW.toLocalDate();

    final TestDesk desk;
    final StockFeature feature;
    final DeliveryFeature deliveries;
    final GoodsRepository goods;
    final StockRepository entries;
    final Ledger ledger;
    final Texts texts;
    private final HouseholdFeature households;
    private long household;

    StockDesk(Path folder) {
        desk = new TestDesk(folder);
        UnitFeature units = new UnitFeature(desk.workbench());
        households = new HouseholdFeature(desk.workbench(), units.directory());
        deliveries = new DeliveryFeature(desk.workbench(), units.directory(), households.directory());
        feature = new StockFeature(desk.workbench(), deliveries.directory());
        texts = desk.workbench().texts(StockFeature.class);
        desk.open(List.of(units, households, deliveries, feature));
        ledger = desk.workbench().ledger();
        goods = (GoodsRepository) (Object) feature.registers().get(0).repository();
        entries = (StockRepository) (Object) feature.registers().get(1).repository();
    }

    /** Goods that go out by deliveries alone. */
    long goods(String name, Measure measure, Long least) {
        Goods row = new Goods(
                null, name, null, Goods.Category.FOOD, measure, least, true, "李保管", "19900000008", null, 0, null, 0);
        long[] id = new long[1];
        ledger.write("goods", batch -> id[0] = goods.add(batch, row));
        return id[0];
    }

    /** @param quantity in 斤 or pieces, as people write it */
    static StockEntry entry(long goods, StockEntry.Kind kind, String at, long quantity) {
        return new StockEntry(
                null,
                goods,
                at.length() > 5 ? LocalDateTime.parse(at) : LocalDateTime.parse(DAY + "T" + at),
                kind,
                quantity * 500,
                0,
                null,
                null,
                kind == StockEntry.Kind.ADJUST ? "报损" : null,
                null,
                0,
                null,
                null,
                null);
    }

    long add(StockEntry row) {
        long[] id = new long[1];
        ledger.write("entry", batch -> id[0] = entries.add(batch, row));
        return id[0];
    }

    long add(long goods, StockEntry.Kind kind, String at, long quantity) {
        return add(entry(goods, kind, at, quantity));
    }

    StockEntry row(long id) {
        return entries.find(id).orElseThrow();
    }

    long balance(long id) {
        return goods.find(id).orElseThrow().balance();
    }

    void retire(long id, String reason) {
        ledger.write("retire", batch -> entries.retire(batch, row(id), reason));
    }

    /** All lines in the order of the book. */
    List<StockEntry> book() {
        List<StockEntry> book = new ArrayList<>();
        entries.each(Filter.NONE, Sort.up("at"), book::add);
        return book;
    }

    /** A delivery that a courier accepted today. */
    void delivered(String name, String jin, String portions, String accepted) {
        if (household == 0) {
            ledger.write("units", batch -> {
                batch.add("unit", new Unit(120115000000L, "宝坻区", Unit.Kind.DISTRICT, null, null, null, null, 0, null));
                batch.add("unit", new Unit(120115104000L, "方家庄镇", Unit.Kind.TOWN, null, null, null, null, 0, null));
                batch.add("unit", new Unit(120115104201L, "小杜庄村", Unit.Kind.VILLAGE, null, null, null, null, 0, null));
            });
            household = store(
                    households,
                    Map.of(
                            "name",
                            "王芳",
                            "unit",
                            "小杜庄村 · 方家庄镇",
                            "category",
                            "低保",
                            "people",
                            "2",
                            "registeredAt",
                            "2020-01-20 08:00",
                            "intervalDays",
                            "60",
                            "contactPhone",
                            "19900000007"));
        }
        Map<String, String> cells = new HashMap<>(Map.of(
                "household", "H" + household, "goods", name, "due", DAY + " 12:00", "state", "已接单", "courier", "李师傅"));
        cells.put("weight", jin);
        cells.put("portions", portions);
        cells.put("orderedAt", DAY.minusDays(1) + " 08:00");
        cells.put("dispatchedAt", DAY + " 08:00");
        cells.put("acceptedAt", DAY + " " + accepted);
        store(deliveries, cells);
    }

    @SuppressWarnings("unchecked")
    private <T extends Row> long store(Feature area, Map<String, String> cells) {
        Register<T> register = (Register<T>) area.registers().get(0);
        T row = register.sheet().read(cells::get, null).record();
        long[] id = new long[1];
        ledger.write("store", batch -> id[0] = register.repository().add(batch, row));
        return id[0];
    }

    @Override
    public void close() {
        desk.close();
    }
}
