package cn.baodi.command.feature.delivery;

import cn.baodi.command.data.Demo;
import cn.baodi.command.feature.household.Household;
import cn.baodi.command.feature.unit.Unit;
import cn.baodi.command.feature.unit.UnitDirectory;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Invented deliveries: each household by its interval, fewer at weekends, a few that failed or are late, and one town
 * some of whose villages have not sent anything for days.
 */
final class DeliveryDemo {
    private static final int MEASURED = 1_000_000;
    private static final int MEASURED_DAYS = 1096;
    /** Which of the towns has the gaps, which of its villages, and for how many days up to the end. */
    private static final int TOWN_WITH_GAPS = 11;

    private static final int VILLAGE_WITH_GAPS = 4;
    private static final int DAYS_OF_GAP = 4;
    private static final int ONE_LATE_OF = 25;
    private static final int ONE_TWICE_OF = 20;

    private final Demo demo;
    private final List<Household> households;
    private final long townWithGaps;
    private final Map<Long, String[][]> couriers = new HashMap<>();
    private int recents;

    private record Plan(Household household, LocalDateTime due) {}

    DeliveryDemo(Demo demo, List<Household> households, UnitDirectory units) {
        this.demo = demo;
        this.households = households;
        List<Unit> towns = units.towns();
        townWithGaps = towns.get(TOWN_WITH_GAPS % towns.size()).id();
    }

    void fill() {
        if (households.isEmpty()) {
            return;
        }
        if (demo.size() == Demo.Size.MILLION) {
            measured();
            return;
        }
        List<Plan> plans = new ArrayList<>();
        households.forEach(h -> plan(h, plans));
        plans.sort(Comparator.comparing(Plan::due));
        plans.forEach(p -> demo.batch().add(DeliveryRepository.TABLE, delivery(p)));
    }

    /** Round and round the households, about as many on each day of three years; none is kept in memory. */
    private void measured() {
        LocalDate first = Demo.DAY.minusDays(MEASURED_DAYS - 1L);
        for (int i = 0; i < MEASURED; i++) {
            LocalDate day = first.plusDays((long) i * MEASURED_DAYS / MEASURED);
            Plan plan = new Plan(households.get(i % households.size()), hour(day));
            demo.batch().add(DeliveryRepository.TABLE, delivery(plan));
            if (i % 10_000 == 0) {
                demo.progress().at(i, MEASURED);
            }
        }
    }

    private void plan(Household household, List<Plan> plans) {
        LocalDate first = household.registeredAt().toLocalDate().isBefore(Demo.FROM)
                ? Demo.FROM.plusDays(demo.random().nextInt(household.intervalDays()))
                : household.registeredAt().toLocalDate().plusDays(1);
        LocalDate last = household.stoppedAt() == null
                ? Demo.DAY.plusDays(1)
                : household.stoppedAt().toLocalDate().minusDays(1);
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(household.intervalDays())) {
            day = weekend(day);
            if (!day.isAfter(last) && !gap(household, day)) {
                plans.add(new Plan(household, hour(day)));
                if (demo.random().nextInt(ONE_TWICE_OF) == 0) {
                    // Something forgotten in the morning comes in the afternoon: two 单, one 户.
                    plans.add(new Plan(household, day.atTime(16, 30)));
                }
            }
        }
    }

    /** Volunteers rest at weekends: what can wait goes to Monday. */
    private LocalDate weekend(LocalDate day) {
        boolean rests = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return rests && demo.random().nextInt(100) < 35
                ? day.plusDays(DayOfWeek.SUNDAY.getValue() - day.getDayOfWeek().getValue() + 1L)
                : day;
    }

    private boolean gap(Household household, LocalDate day) {
        return household.unit() / 1000 * 1000 == townWithGaps
                && household.unit() % VILLAGE_WITH_GAPS == 0
                && day.isAfter(Demo.DAY.minusDays(DAYS_OF_GAP));
    }

    private LocalDateTime hour(LocalDate day) {
        int hour = demo.pick(8, 9, 9, 10, 10, 10, 11, 11, 13, 14, 14, 15, 15, 15, 16, 17);
        return day.atTime(hour, 10 * demo.random().nextInt(6));
    }

    private Delivery delivery(Plan plan) {
        Household household = plan.household();
        LocalDateTime due = plan.due();
        // In the morning: what is due tomorrow was ordered and handed out before the demonstration's afternoon.
        LocalDateTime ordered =
                due.toLocalDate().minusDays(1).atTime(8 + demo.random().nextInt(4), 20);
        String[] goods = goods(household);
        long grams = Long.parseLong(goods[1]) * 500 * (goods[2].equals("0") ? Math.min(household.people(), 3) : 1);
        Delivery pending = new Delivery(
                null,
                household.id(),
                household.unit(),
                goods[0],
                grams,
                Integer.parseInt(goods[2]),
                due,
                due.getMonthValue() + "月" + due.getDayOfMonth() + "日" + (due.getHour() < 12 ? "上午" : "下午"),
                Delivery.State.PENDING,
                ordered,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                0,
                null,
                null);
        return due.isAfter(Demo.NOW) ? ahead(pending) : past(pending);
    }

    private Delivery ahead(Delivery pending) {
        boolean today = pending.due().toLocalDate().equals(Demo.DAY);
        int chance = demo.random().nextInt(10);
        if (chance < (today ? 1 : 7)) {
            return pending;
        }
        Delivery dispatched = dispatch(pending);
        LocalDateTime loaded = pending.due().minusMinutes(90);
        LocalDateTime latest = Demo.NOW.minusMinutes(10);
        return today && chance < 6 ? dispatched.accept(loaded.isBefore(latest) ? loaded : latest) : dispatched;
    }

    private Delivery past(Delivery pending) {
        int chance = demo.random().nextInt(1000);
        if (chance < 10) {
            return pending.cancel(
                    demo.pick("家属已送", "住户外出", "住户说暂不需要"), pending.orderedAt().plusHours(3));
        }
        boolean recent = pending.due().isAfter(Demo.NOW.minusHours(26));
        if (recent && demo.size() != Demo.Size.MILLION && recents++ % ONE_LATE_OF == 0) {
            return late(pending);
        }
        Delivery accepted = dispatch(pending);
        if (chance > 970) {
            // It failed once and was brought later on.
            accepted = accepted.fail(
                    demo.pick("家中无人", "卡口不放行", "电话打不通", "车辆故障"),
                    accepted.dispatchedAt().plusHours(1));
            accepted = dispatch(accepted);
        }
        // The courier accepts when he fetches the goods, on the day itself.
        accepted = accepted.accept(pending.due().minusMinutes(60 + demo.random().nextInt(30)));
        LocalDateTime arrived =
                pending.due().minusMinutes(50).plusMinutes(demo.random().nextInt(60));
        Delivery delivered = accepted.deliver(arrived.isBefore(Demo.NOW) ? arrived : Demo.NOW.minusMinutes(1));
        LocalDateTime rated =
                delivered.deliveredAt().plusMinutes(30 + demo.random().nextInt(1200));
        return rated.isBefore(Demo.NOW) && demo.random().nextInt(10) < 6
                ? delivered.rate(
                        demo.pick(3, 4, 4, 5, 5, 5, 5, 5),
                        demo.pick(null, null, null, "菜很新鲜", "谢谢", "送到屋里，很周到", "希望早点送"),
                        rated)
                : delivered;
    }

    /** In turn: nobody took it, it is on its way, it failed. */
    private Delivery late(Delivery pending) {
        int turn = recents / ONE_LATE_OF % 3;
        if (turn == 0) {
            return pending;
        }
        Delivery dispatched = dispatch(pending);
        return turn == 1
                ? dispatched.accept(pending.due().minusMinutes(70))
                : dispatched.fail(demo.pick("家中无人", "卡口不放行", "电话打不通"), pending.due());
    }

    private Delivery dispatch(Delivery pending) {
        String[] courier = courier(pending.unit());
        return pending.dispatch(
                courier[0],
                courier[1],
                pending.orderedAt().plusMinutes(30 + demo.random().nextInt(120)));
    }

    /** Three people of the town bring everything there. */
    private String[] courier(long unit) {
        String[][] three = couriers.computeIfAbsent(Unit.town(unit), town ->
                new String[][] {{demo.name(), demo.phone()}, {demo.name(), demo.phone()}, {demo.name(), demo.phone()}});
        return three[demo.random().nextInt(three.length)];
    }

    /** What it is, its 斤 (by the head where there are no 份), its 份. */
    private String[] goods(Household household) {
        return switch (household.category()) {
            case ISOLATED ->
                demo.pick(new String[] {"蔬菜包、鸡蛋", "12", "1"}, new String[] {"口罩、消毒液", "0", "1"}, new String[] {
                    "米面油、蔬菜", "8", "0"
                });
            case ALONE ->
                demo.pick(
                        new String[] {"爱心午餐", "0", "1"},
                        new String[] {"蔬菜、馒头", "10", "0"},
                        new String[] {"常用药", "0", "1"},
                        new String[] {"米面油", "15", "0"});
            default ->
                demo.pick(
                        new String[] {"大米、白面", "10", "0"},
                        new String[] {"白菜、土豆、萝卜", "8", "0"},
                        new String[] {"米面油", "12", "0"},
                        new String[] {"生活物资包", "16", "1"});
        };
    }
}
