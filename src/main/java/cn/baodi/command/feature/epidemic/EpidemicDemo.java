package cn.baodi.command.feature.epidemic;

import cn.baodi.command.data.Demo;
import cn.baodi.command.feature.unit.Unit;
import cn.baodi.command.feature.unit.UnitDirectory;
import java.time.LocalDate;
import java.util.List;

/**
 * An invented outbreak for the demonstration, no district's own: rising until 1 February, one day that nobody reported,
 * one case taken back on the 6th. The towns add up to the district. There are as many lines at every size, for neither
 * days nor towns become more.
 */
final class EpidemicDemo {
    private static final int BEFORE = 3;
    /** Of each day up to today, as far as it is known at the clock's 14:30. */
    private static final int[] NEW = {2, 3, 4, 5, 6, 7, 4, 3, 5, 3, -1, 2, 2, 1};

    private static final int[] RECOVERED = {0, 0, 0, 0, 1, 1, 2, 2, 3, 4, 5, 6, 8, 9};
    private static final int[] SUSPECTED = {6, 9, 12, 14, 15, 13, 12, 10, 9, 8, 7, 6, 5, 4};
    private static final int[] CONTACTS = {64, 98, 141, 187, 236, 275, 301, 318, 322, 315, 296, 271, 240, 212};
    /** The day that nobody reported: 4 February. */
    private static final int MISSING = 8;

    private static final int REVISED = 10;
    private static final int FIRST_DEATH = 7;
    /** Where one after the other fell ill; over again after the last. */
    private static final int[] TOWNS = {0, 1, 0, 2, 0, 1, 4, 0, 7, 1, 0, 3, 2, 0, 11, 1, 5, 0, 2, 16};

    /** The one who died was the 31st. */
    private static final int DEAD = 30;

    private final Demo demo;
    private final List<Unit> towns;
    private final Long district;

    private EpidemicDemo(Demo demo, UnitDirectory units) {
        this.demo = demo;
        towns = units.towns();
        district = units.district().map(Unit::id).orElse(null);
    }

    static void fill(Demo demo, UnitDirectory units) {
        new EpidemicDemo(demo, units).fill();
    }

    private void fill() {
        int before = BEFORE;
        for (int day = 0; day < NEW.length; day++) {
            int confirmed = before + NEW[day];
            if (day != MISSING) {
                day(day, before, confirmed);
            }
            before = confirmed;
        }
    }

    private void day(int day, int before, int confirmed) {
        int deaths = day < FIRST_DEATH ? 0 : 1;
        if (district != null) {
            add(district, day, NEW[day], confirmed, RECOVERED[day], deaths, SUSPECTED[day], CONTACTS[day]);
        }
        for (int town = 0; town < towns.size(); town++) {
            int now = of(town, confirmed);
            add(
                    towns.get(town).id(),
                    day,
                    now - of(town, before),
                    now,
                    of(town, RECOVERED[day]),
                    deaths * (of(town, DEAD + 1) - of(town, DEAD)),
                    of(town, SUSPECTED[day]),
                    of(town, CONTACTS[day]));
        }
    }

    /** How many of the first {@code people} are of a town. */
    private int of(int town, int people) {
        int own = 0;
        for (int i = 0; i < people; i++) {
            own += TOWNS[i % TOWNS.length] % towns.size() == town ? 1 : 0;
        }
        return own;
    }

    private void add(long place, int day, int... figures) {
        LocalDate onDay = Demo.FROM.plusDays(day);
        boolean whole = Long.valueOf(place).equals(district);
        demo.batch()
                .add(
                        CaseRepository.TABLE,
                        new CaseCount(
                                null,
                                place,
                                onDay,
                                figures[0],
                                figures[1],
                                figures[2],
                                figures[3],
                                figures[4],
                                figures[5],
                                "区疾控中心",
                                whole && day == REVISED ? "复核后核减1例。" : null,
                                0,
                                null,
                                null,
                                null,
                                null));
    }
}
