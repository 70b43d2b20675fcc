package cn.baodi.command.vault;

import java.nio.file.Path;
import java.time.Clock;

/** Keys whose passwords cost next to nothing to derive, for tests of what stands on them. */
public final class CheapKeys {
    private static final Slot.Cost CHEAP = new Slot.Cost(8, 1);

    private CheapKeys() {}

    /** As {@link Keys#at}. */
    public static Keys at(Path folder, Clock clock) {
        return Keys.at(folder, clock, CHEAP);
    }
}
