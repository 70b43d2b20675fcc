package cn.baodi.command.ui;

/** Long work that never ends, for tests of what waits for it. */
public final class Works {
    private Works() {}

    public static LongWork named(String title) {
        return new LongWork(title, false);
    }
}
