package cn.baodi.command.feature.household;

import cn.baodi.command.data.Demo;
import cn.baodi.command.feature.unit.Unit;
import cn.baodi.command.feature.unit.UnitDirectory;
import java.time.LocalDateTime;
import java.util.List;

/** Invented households over the real villages. */
final class HouseholdDemo {
    private static final int DISTRICT = 900;
    private static final int MEASURED = 50_000;
    /** The measuring set spreads its deliveries over three years. */
    private static final int MEASURED_DAYS = 1100;

    private final Demo demo;
    private final List<Unit> villages;

    HouseholdDemo(Demo demo, UnitDirectory units) {
        this.demo = demo;
        villages = units.villages();
    }

    void fill() {
        int count = demo.size().of(DISTRICT, MEASURED);
        for (int i = 0; i < count; i++) {
            demo.batch().add(HouseholdRepository.TABLE, household(i, count));
        }
    }

    /** One in so many is specially protected. */
    private static final int SHIELDED = 60;

    private Household household(int i, int count) {
        boolean measuring = demo.size() == Demo.Size.MILLION;
        // Every village has some; what is left over falls by chance.
        Unit village = i < villages.size() && count >= villages.size()
                ? villages.get(i)
                : villages.get(demo.random().nextInt(villages.size()));
        Household.Category category = category();
        LocalDateTime registered = registered(category, measuring);
        boolean stopped = !measuring && demo.random().nextInt(40) == 0;
        boolean contact = demo.random().nextInt(8) > 0;
        return new Household(
                null,
                demo.name(),
                demo.random().nextInt(12) > 0 ? demo.phone() : null,
                i % 4 == 0 ? Demo.identity(i) : null,
                village.id(),
                (1 + demo.random().nextInt(9)) + "排" + (1 + demo.random().nextInt(30)) + "号",
                category,
                people(category),
                needs(category),
                measuring ? Household.LONGEST : interval(),
                contact ? demo.name() : null,
                contact ? demo.phone() : null,
                !measuring && i % SHIELDED == SHIELDED / 2,
                stopped ? Household.State.STOPPED : Household.State.ACTIVE,
                registered,
                stopped ? stop(registered) : null,
                0,
                null,
                null);
    }

    private Household.Category category() {
        int chance = demo.random().nextInt(100);
        if (chance < 16) {
            return Household.Category.DESTITUTE;
        }
        if (chance < 46) {
            return Household.Category.ALLOWANCE;
        }
        if (chance < 58) {
            return Household.Category.MARGINAL;
        }
        if (chance < 78) {
            return Household.Category.ALONE;
        }
        if (chance < 88) {
            return Household.Category.DISABLED;
        }
        return chance < 97 ? Household.Category.ISOLATED : Household.Category.OTHER;
    }

    private LocalDateTime registered(Household.Category category, boolean measuring) {
        if (measuring) {
            return Demo.DAY.minusDays(MEASURED_DAYS).atTime(9, 0);
        }
        if (category == Household.Category.ISOLATED) {
            // Isolation began with the outbreak, house by house.
            return Demo.FROM
                    .plusDays(demo.random().nextInt(13))
                    .atTime(8 + demo.random().nextInt(10), 15);
        }
        return Demo.FROM
                .minusDays(2 + demo.random().nextInt(4))
                .atTime(9 + demo.random().nextInt(8), 30);
    }

    private LocalDateTime stop(LocalDateTime registered) {
        LocalDateTime stopped = Demo.DAY.minusDays(demo.random().nextInt(5)).atTime(11, 0);
        return stopped.isBefore(registered) ? registered : stopped;
    }

    private int people(Household.Category category) {
        return switch (category) {
            case ALONE -> 1;
            case DESTITUTE -> 1 + demo.random().nextInt(2);
            default -> 1 + demo.random().nextInt(5);
        };
    }

    private int interval() {
        int chance = demo.random().nextInt(100);
        return chance < 15 ? 2 : chance < 45 ? 3 : chance < 70 ? 4 : chance < 85 ? 5 : 7;
    }

    private String needs(Household.Category category) {
        return switch (category) {
            case ALONE -> demo.pick("米面油", "降压药", "蔬菜", "行动不便，请送到屋里");
            case DISABLED -> demo.pick("米面油", "护理垫", "行动不便，请送到屋里");
            case ISOLATED -> demo.pick("蔬菜", "口罩、消毒液", "婴儿奶粉", "放在门口，先打电话");
            default -> demo.pick("米面油", "蔬菜", null, null);
        };
    }
}
