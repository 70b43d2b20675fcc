package cn.baodi.command.feature.returns;

import cn.baodi.command.data.Demo;
import cn.baodi.command.feature.unit.Unit;
import cn.baodi.command.feature.unit.UnitDirectory;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Random;

/**
 * Daily returns for the demonstration: most villages in time, some with nothing to report, a few late or with blank
 * cells, one that has never reported and three that have fallen silent; people in isolation more from day to day until
 * 5 February and fewer since. There are as many at every size, for the villages do not become more.
 */
final class ReturnDemo {
    private static final LocalDate PEAK = Demo.DAY.minusDays(4);
    private static final int NEVER = 417;
    private static final int FALLEN_SILENT = 240;
    private static final int OFTEN_LATE = 37;
    private static final int OFTEN_BLANK = 53;

    private final Demo demo;
    private final Random random;

    private ReturnDemo(Demo demo) {
        this.demo = demo;
        random = demo.random();
    }

    static void fill(Demo demo, UnitDirectory units) {
        ReturnDemo returns = new ReturnDemo(demo);
        int number = 0;
        for (Unit village : units.villages()) {
            returns.fill(village, number++);
        }
    }

    private void fill(Unit village, int number) {
        boolean quiet = random.nextInt(100) < 16;
        int households = 60 + random.nextInt(village.kind() == Unit.Kind.COMMUNITY ? 900 : 240);
        int isolated = 0;
        for (LocalDate day = Demo.FROM; !day.isAfter(Demo.DAY); day = day.plusDays(1)) {
            int fresh = quiet ? 0 : fresh(households, day);
            int released = Math.min(isolated, day.isAfter(PEAK) ? random.nextInt(3) : 0);
            int closing = isolated + fresh - released;
            if (reports(number, day)) {
                file(village, number, day, quiet, households, new int[] {isolated, fresh, released, closing});
            }
            isolated = closing;
        }
    }

    private boolean reports(int number, LocalDate day) {
        boolean fell = number % FALLEN_SILENT == 12 && day.isAfter(Demo.DAY.minusDays(4));
        return number != NEVER && !fell && random.nextInt(1000) >= 8;
    }

    private int fresh(int households, LocalDate day) {
        long far = Math.abs(day.toEpochDay() - PEAK.toEpochDay());
        double likely = households / 260.0 / (1 + far * 0.45);
        return (int) (likely * random.nextDouble() + random.nextDouble() * 0.6);
    }

    private void file(Unit village, int number, LocalDate day, boolean quiet, int households, int[] isolated) {
        LocalDateTime due = day.atTime(Deadline.USUAL);
        boolean late = random.nextInt(100) < (number % OFTEN_LATE == 5 ? 55 : 3);
        LocalDateTime filed =
                late ? due.plusMinutes(5L + random.nextInt(270)) : due.minusMinutes(3L + random.nextInt(400));
        if (filed.isAfter(Demo.NOW)) {
            return;
        }
        boolean blank = random.nextInt(100) < (number % OFTEN_BLANK == 9 ? 40 : 1);
        int screened = quiet ? 0 : (int) (households * (0.05 + 0.25 * random.nextDouble()));
        int people = (int) (screened * (2.5 + random.nextDouble()));
        int registered = people == 0 ? 0 : Math.min(people, (int) (random.nextDouble() * 1.6));
        demo.batch()
                .add(
                        ReturnRepository.TABLE,
                        new DailyReturn(
                                null,
                                village.id(),
                                day,
                                filed,
                                due,
                                screened,
                                people,
                                blank ? null : registered,
                                blank ? null : random.nextInt(400) == 0 && !quiet ? 1 : 0,
                                isolated[0],
                                isolated[1],
                                isolated[2],
                                isolated[3],
                                quiet ? 0 : 2 + random.nextInt(6),
                                null,
                                0,
                                null));
    }
}
