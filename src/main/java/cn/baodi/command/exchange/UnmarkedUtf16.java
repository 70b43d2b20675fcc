package cn.baodi.command.exchange;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Tells UTF-16 without a byte order mark by what stands in it: commas, tabs and line ends take two bytes there, one of
 * them zero and always on the same side. In a text of another charset into which zeros got, and in a picture, most of
 * these bytes stand elsewhere.
 */
final class UnmarkedUtf16 {
    /** Bytes that part cells and rows. */
    private static final String PARTING = "\t\n\r,;";

    /** One may stand there by chance. */
    private static final int LEAST = 2;

    private long separators;
    private long strays;

    private UnmarkedUtf16() {}

    /** Which of the two it is, or null where it is neither or too short to say. */
    static Charset of(Path file, Inlet inlet) throws IOException {
        boolean mayBeOther = Probe.isTextWithZeros(file, inlet);
        Charset best = null;
        long most = 0;
        for (Charset charset : new Charset[] {StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE}) {
            UnmarkedUtf16 seen = new UnmarkedUtf16();
            boolean text = seen.isText(file, inlet, charset);
            boolean table = seen.separators > seen.strays || !mayBeOther;
            if (text && table && seen.separators >= LEAST && seen.separators > most) {
                best = charset;
                most = seen.separators;
            }
        }
        return best;
    }

    private boolean isText(Path file, Inlet inlet, Charset charset) throws IOException {
        char[] buffer = new char[1 << 14];
        try (InputStreamReader in = Probe.reader(inlet.open(file), charset)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                for (int i = 0; i < n; i++) {
                    if (!see(buffer[i])) {
                        return false;
                    }
                }
            }
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** @return false for what stands in no text: a line end read the wrong way round is no letter, for one */
    private boolean see(char c) {
        if (PARTING.indexOf(c) >= 0) {
            separators++;
            return true;
        }
        strays += parting(c >> 8) + parting(c & 0xFF);
        return !Character.isISOControl(c) && Character.isDefined(c);
    }

    private static int parting(int code) {
        return PARTING.indexOf(code) >= 0 ? 1 : 0;
    }
}
