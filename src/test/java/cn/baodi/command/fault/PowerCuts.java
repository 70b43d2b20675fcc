package cn.baodi.command.fault;

import cn.baodi.command.fault.disk.Disk;
import cn.baodi.command.fault.disk.Recording;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** Records days of work, and opens what power cuts would have left of them, and of the recoveries from those. */
final class PowerCuts {
    private static final int STATES_A_DAY = 250;
    private static final int THINGS = 25;

    private PowerCuts() {}

    /** @param args a folder, how many power cuts, a seed */
    public static void main(String[] args) throws Exception {
        Path place = Path.of(args[0]);
        int rounds = Integer.parseInt(args[1]);
        long seed = Long.parseLong(args[2]);
        Path aged = AgedFolder.make(place.resolve("aged"));
        int inRecovery = 0;
        int days = 0;
        for (int round = 0; round < rounds; days++) {
            Random random = new Random(seed + days);
            Path folder = place.resolve("day");
            AgedFolder.copy(aged, folder);
            Recording recording = new Recording(folder);
            Day day = new Day(folder, recording, random);
            Disk.get().watch(recording);
            day.work(THINGS);
            Disk.get().watch(null);
            AgedFolder.delete(folder);
            List<Integer> confirmed = recording.forces("console.journal");
            for (int i = 0; i < STATES_A_DAY && round < rounds; i++, round++) {
                // One in eight is where something was confirmed a moment ago and no more than was forced is there.
                boolean least = random.nextInt(8) == 0;
                int steps =
                        least ? confirmed.get(random.nextInt(confirmed.size())) : random.nextInt(recording.size() + 1);
                long how = random.nextLong();
                Path left = place.resolve("left");
                boolean again = random.nextInt(5) == 0;
                (least ? recording.least(steps) : recording.cut(steps, new Random(how))).layOut(left);
                Recording recovery = new Recording(left);
                Disk.get().watch(again ? recovery : null);
                String wrong = day.wrong(left, steps);
                Disk.get().watch(null);
                AgedFolder.delete(left);
                tell(
                        wrong,
                        "day %d, step %d of %d, %s %d",
                        seed + days,
                        steps,
                        recording.size(),
                        least ? "least" : "cut",
                        how);
                if (again && wrong == null) {
                    inRecovery++;
                    int second = random.nextInt(recovery.size() + 1);
                    recovery.cut(second, new Random(how)).layOut(left);
                    wrong = day.wrong(left, steps);
                    AgedFolder.delete(left);
                    tell(
                            wrong,
                            "day %d, step %d, cut %d, then step %d of %d of the recovery",
                            seed + days,
                            steps,
                            how,
                            second,
                            recovery.size());
                }
            }
        }
        System.out.printf("%d power cuts in %d days of work, %d more in the recovery%n", rounds, days, inRecovery);
    }

    private static void tell(String wrong, String where, Object... values) {
        if (wrong != null) {
            System.out.println("wrong " + String.format(where, values) + ": " + wrong);
        }
    }
}
