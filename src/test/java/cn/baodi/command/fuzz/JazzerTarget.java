package cn.baodi.command.fuzz;

/** One reader as Jazzer calls it; the property {@code fuzz.reader} says which. */
public final class JazzerTarget {
    private static Target target;

    private JazzerTarget() {}

    /** Called once. */
    public static void fuzzerInitialize() {
        target = FuzzTest.Reader.valueOf(System.getProperty("fuzz.reader")).make();
    }

    /** Called for each input. */
    public static void fuzzerTestOneInput(byte[] input) throws Exception {
        target.read(input);
    }
}
