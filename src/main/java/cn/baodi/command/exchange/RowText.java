package cn.baodi.command.exchange;

import java.io.IOException;
import java.util.List;

/** Rows on their way into a file of some kind. */
interface RowText {
    /** @throws java.io.UncheckedIOException when it cannot be written */
    void write(List<String> cells);

    /** Sends on all that waits; what it is written to stays open. Nothing may be written after it. */
    void end() throws IOException;
}
