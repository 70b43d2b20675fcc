package cn.baodi.command.feature.stock;

import cn.baodi.command.data.Demo;
import cn.baodi.command.feature.delivery.DeliveryDirectory.Taken;
import cn.baodi.command.feature.stock.Goods.Category;
import cn.baodi.command.feature.stock.StockEntry.Kind;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The store of the demonstration: it began with a count, issued hour by hour what the deliveries took, was filled up in
 * the mornings, was counted once more, and has too few thermometers and no instant
 * noodles left.
 */
final class StockDemo {
    /** So many days of what goes out on average are kept. */
    private static final int RESERVE = 2;

    private static final LocalDate COUNTED = Demo.DAY.minusDays(3);
    private static final LocalDate SPOILED = Demo.DAY.minusDays(5);
    /** Suppliers bring whole sacks and boxes. */
    private static final long SACK = 25_000;

    private static final long BOX = 10;

    private static final List<Item> DELIVERED = List.of(
            new Item("大米、白面", Category.FOOD, Measure.WEIGHT),
            new Item("米面油", Category.FOOD, Measure.WEIGHT),
            new Item("米面油、蔬菜", Category.FOOD, Measure.WEIGHT),
            new Item("白菜、土豆、萝卜", Category.FOOD, Measure.WEIGHT),
            new Item("蔬菜、馒头", Category.FOOD, Measure.WEIGHT),
            new Item("蔬菜包、鸡蛋", Category.FOOD, Measure.PORTION),
            new Item("爱心午餐", Category.FOOD, Measure.PORTION),
            new Item("生活物资包", Category.DAILY, Measure.PORTION),
            new Item("口罩、消毒液", Category.PROTECTION, Measure.PORTION),
            new Item("常用药", Category.MEDICINE, Measure.PORTION));

    private static final List<String> SUPPLIERS = List.of("区商务局", "区粮食储备库", "爱心企业捐赠", "区供销社");

    private final Demo demo;
    private final Map<String, List<Taken>> taken = new HashMap<>();
    private final List<StockEntry> lines = new ArrayList<>();
    private final String[] keepers;
    private final String[] phones;
    private LocalDate first = Demo.FROM;

    private record Item(String name, Category category, Measure measure) {}

    StockDemo(Demo demo, List<Taken> all) {
        this.demo = demo;
        for (Taken one : all) {
            taken.computeIfAbsent(Goods.plain(one.goods()), name -> new ArrayList<>())
                    .add(one);
            LocalDate day = one.at().toLocalDate();
            first = day.isBefore(first) ? day : first;
        }
        keepers = new String[] {demo.name(), demo.name(), demo.name()};
        phones = new String[] {demo.phone(), demo.phone(), demo.phone()};
    }

    void fill() {
        for (Item item : DELIVERED) {
            delivered(item);
        }
        handedOut("一次性医用口罩", Category.PROTECTION, Measure.PIECE, 6000, 350, 500L, "各卡口");
        handedOut("84消毒液", Category.PROTECTION, Measure.PIECE, 400, 22, 60L, "各村居消杀队");
        handedOut("额温枪", Category.EQUIPMENT, Measure.PIECE, 60, 4, 10L, "新设卡口");
        handedOut("方便面", Category.FOOD, Measure.PIECE, 280, 20, null, "夜间值守人员");
        lines.sort(Comparator.comparing(StockEntry::at));
        lines.forEach(line -> demo.batch().add(StockRepository.TABLE, line));
    }

    /** What goes out with the deliveries, and comes in when there would not be enough left. */
    private void delivered(Item item) {
        List<Taken> all = taken.getOrDefault(Goods.plain(item.name), List.of());
        Map<LocalDate, Long> days = new HashMap<>();
        all.forEach(one -> days.merge(one.at().toLocalDate(), amount(item.measure, one), Long::sum));
        long total = days.values().stream().mapToLong(Long::longValue).sum();
        long usual = total / Math.max(1, first.datesUntil(Demo.DAY.plusDays(1)).count());
        long whole = item.measure.isWeighed() ? SACK : BOX;
        long reserve = up(usual * RESERVE, whole);
        long id = goods(item.name, item.category, item.measure, reserve / RESERVE, true);
        long balance = reserve;
        line(id, item.measure, first.minusDays(1).atTime(17, 0), Kind.COUNT, balance, balance, null, "建账盘点");
        for (LocalDate day = first; !day.isAfter(Demo.DAY); day = day.plusDays(1)) {
            long need = days.getOrDefault(day, 0L) + reserve - balance;
            if (need > 0) {
                long came = up(need, whole);
                balance += came;
                String from = SUPPLIERS.get((int) ((day.toEpochDay() + id) % SUPPLIERS.size()));
                line(id, item.measure, day.atTime(6, 10), Kind.IN, came, came, from, null);
            }
            balance -= issue(id, item.measure, day, all);
            balance += correct(id, item, day, balance);
        }
    }

    /** An hour's deliveries fetch their goods together; of very many deliveries a day's. */
    private long issue(long id, Measure measure, LocalDate day, List<Taken> all) {
        long sum = 0;
        LocalDateTime last = null;
        boolean byDay = demo.size() == Demo.Size.MILLION;
        for (Taken one : all) {
            long amount = amount(measure, one);
            if (one.at().toLocalDate().equals(day) && amount > 0) {
                sum += amount;
                last = one.at();
                if (!byDay) {
                    line(id, measure, one.at(), Kind.OUT, amount, -amount, "配送组", null);
                }
            }
        }
        if (byDay && sum > 0) {
            line(id, measure, last, Kind.OUT, sum, -sum, "配送组", null);
        }
        return sum;
    }

    /** @return by how much it changed what the book says */
    private long correct(long id, Item item, LocalDate day, long balance) {
        long whole = item.measure.isWeighed() ? SACK / 10 : 1;
        if (day.equals(SPOILED) && item.name.equals("蔬菜、馒头") && balance > 4 * whole) {
            line(id, item.measure, day.atTime(16, 20), Kind.ADJUST, -4 * whole, -4 * whole, null, "部分蔬菜冻坏，经核实报损");
            return -4 * whole;
        }
        if (day.equals(COUNTED)) {
            long lost = id % 3 == 0 && balance > whole ? whole : 0;
            line(id, item.measure, day.atTime(18, 30), Kind.COUNT, balance - lost, -lost, null, "月度盘点");
            return -lost;
        }
        return 0;
    }

    /** What is handed out by the store itself, the same on each day, and came at once. */
    private void handedOut(
            String name, Category category, Measure measure, long came, long aDay, Long least, String to) {
        long id = goods(name, category, measure, least, false);
        line(id, measure, Demo.FROM.atTime(8, 10), Kind.IN, came, came, "区卫健委调拨", null);
        for (LocalDate day = Demo.FROM; !day.isAfter(Demo.DAY); day = day.plusDays(1)) {
            line(id, measure, day.atTime(8, 40), Kind.OUT, aDay, -aDay, to, null);
        }
    }

    private static long amount(Measure measure, Taken one) {
        return measure.isWeighed() ? one.grams() : one.portions();
    }

    private static long up(long amount, long whole) {
        return Math.max(1, (amount + whole - 1) / whole) * whole;
    }

    private long goods(String name, Category category, Measure measure, Long least, boolean byDelivery) {
        int keeper = category.ordinal() % keepers.length;
        return demo.batch()
                .add(
                        GoodsRepository.TABLE,
                        new Goods(
                                null,
                                name,
                                null,
                                category,
                                measure,
                                least,
                                byDelivery,
                                keepers[keeper],
                                phones[keeper],
                                null,
                                0,
                                null,
                                0));
    }

    private void line(
            long goods,
            Measure measure,
            LocalDateTime at,
            Kind kind,
            long quantity,
            long delta,
            String party,
            String reason) {
        String handler = keepers[(int) (goods % keepers.length)];
        lines.add(new StockEntry(
                null, goods, at, kind, quantity, delta, measure, party, reason, handler, 0, null, null, null));
    }
}
