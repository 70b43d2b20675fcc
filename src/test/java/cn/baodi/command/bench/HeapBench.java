package cn.baodi.command.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The window on a million deliveries and calls, all its screens open, in a heap of 512 MB. Needs no display. */
@Tag("bench")
class HeapBench {
    private static final double LIMIT_MEGABYTES = 512;
    /** The dashboard and eight areas. */
    private static final int SCREENS = 9;

    @Test
    void allScreensFitInHalfAGigabyte() throws Exception {
        Map<String, Double> said = Child.start(
                        List.of(
                                "-Xmx512m",
                                "-XX:+ExitOnOutOfMemoryError",
                                "-Dprism.order=sw",
                                "-Dglass.platform=Monocle",
                                "-Dmonocle.platform=Headless",
                                "-Dheadless.geometry=1920x1200-32",
                                "-Dprism.dirtyopts=false"),
                        WalkedConsole.class,
                        "--data",
                        Million.folder().toString())
                .end();
        System.out.printf(
                Locale.ROOT,
                "%nheap in use after all screens: %.0f MB of %.0f MB%n",
                said.get("heap"),
                LIMIT_MEGABYTES);
        assertThat(said.keySet().stream().filter(key -> key.startsWith("opened")))
                .hasSizeGreaterThanOrEqualTo(SCREENS);
        assertThat(said.get("heap")).isLessThanOrEqualTo(LIMIT_MEGABYTES);
    }
}
