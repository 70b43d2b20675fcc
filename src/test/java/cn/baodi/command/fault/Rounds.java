package cn.baodi.command.fault;

/**
 * How often a fault is tried. The default run tries each a few times; {@code mvn -Pfaults verify} in full; {@code
 * -Dfaults.NAME=N} a number of one's own.
 */
public final class Rounds {
    private Rounds() {}

    public static int of(String name, int quick, int full) {
        return Integer.getInteger("faults." + name, Boolean.getBoolean("faults.full") ? full : quick);
    }

    /** Says what was tried, for the record. */
    public static void tell(String what, Object... values) {
        System.out.printf("faults: " + what + "%n", values);
    }
}
