package cn.baodi.command.bench;

import cn.baodi.command.ui.Feature;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The palette over a hundred thousand people and a million deliveries and calls: all areas together within 100 ms. */
@Tag("bench")
class SearchBench {
    private static final double LIMIT_MILLIS = 100;
    private static final int SHOWN = 7;
    /** A name, a common surname, initials, pinyin, tails and a beginning of phones, codes of four areas, a village. */
    private static final List<String> TYPED = List.of(
            "王建国",
            "王",
            "w",
            "wjg",
            "zhangwei",
            "321",
            "4321",
            "54321",
            "0008765",
            "1990",
            "19900012345",
            "Z123",
            "R00012",
            "P0012345",
            "V00100",
            "ljz");

    @Test
    void whatIsTypedIsFoundBeforeTheNextKey() throws Exception {
        Ratios ratios = new Ratios("palette, ms against " + LIMIT_MILLIS, 1, 0);
        try (Million million = new Million()) {
            for (String typed : TYPED) {
                ratios.add(
                        typed,
                        DashboardBench.warm(() -> {
                            for (Feature feature : million.features) {
                                feature.search(typed, SHOWN);
                            }
                        }),
                        LIMIT_MILLIS);
            }
        }
        ratios.hold();
    }
}
