package cn.baodi.command.bench;

import cn.baodi.command.Main;

/** The console as it is started by an officer, beside something that looks on. */
public final class WatchedConsole {
    private WatchedConsole() {}

    public static void main(String[] args) {
        Milestones.watch();
        Main.main(args);
    }
}
