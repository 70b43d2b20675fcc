package cn.baodi.command.exchange;

import cn.baodi.command.core.Failure;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Looks into a file before it is read: what it is by its content, whatever its name says, and in which charset. */
final class Probe {
    private static final Charset GB18030 = Charset.forName("GB18030");
    /** From here on UTF-8 takes three bytes, as for every Chinese character. */
    private static final int THREE_BYTES = 0x800;

    private Probe() {}

    /**
     * The charset of a text, or null where it is a workbook.
     *
     * @throws Failure when the file is missing, empty, or neither
     */
    static Charset charset(Path file, Inlet inlet) {
        try {
            Signature signature = new Signature(file, head(file, inlet));
            if (signature.isWorkbook()) {
                return null;
            }
            signature.requireText();
            Charset marked = signature.charset();
            if (marked != null) {
                if (scan(file, inlet, marked) == Content.BROKEN) {
                    throw noText(file, inlet, marked);
                }
                return marked;
            }
            Content utf8 = scan(file, inlet, StandardCharsets.UTF_8);
            if (utf8 == Content.PLAIN || utf8 == Content.CHINESE) {
                return StandardCharsets.UTF_8;
            }
            if (utf8 == Content.BROKEN) {
                requireWhole(file, inlet, StandardCharsets.UTF_8); // before it looks like Chinese of another charset
            }
            // What UTF-8 reads as accented letters only is Chinese in the older charset.
            if (scan(file, inlet, GB18030) != Content.BROKEN) {
                return GB18030;
            }
            if (utf8 != Content.BROKEN) {
                return StandardCharsets.UTF_8;
            }
            Charset wide = UnmarkedUtf16.of(file, inlet);
            if (wide == null) {
                throw noText(file, inlet, GB18030);
            }
            signature.requireText(wide);
            return wide;
        } catch (NoSuchFileException e) {
            throw new Failure(e, "file.missing", file);
        } catch (IOException e) {
            throw new Failure(e, "file.unreadable", file);
        }
    }

    private static Failure noText(Path file, Inlet inlet, Charset likely) throws IOException {
        requireWhole(file, inlet, likely);
        return new Failure("file.binary", file.getFileName());
    }

    /** @throws Failure when it is a text of this charset but for a few bytes */
    private static void requireWhole(Path file, Inlet inlet, Charset charset) throws IOException {
        long line = DamagedText.line(inlet.open(file), charset);
        if (line > 0) {
            throw new Failure("file.damaged", file.getFileName(), line);
        }
    }

    private static byte[] head(Path file, Inlet inlet) throws IOException {
        try (InputStream in = inlet.open(file)) {
            return in.readNBytes(Signature.HEAD);
        }
    }

    private enum Content {
        /** ASCII alone. */
        PLAIN,
        /** Letters beyond ASCII, but nothing that takes three bytes. */
        ACCENTED,
        CHINESE,
        /** Not of this charset, or no text. */
        BROKEN
    }

    /** Whether it would be a text of one of the usual charsets if no zeros stood in it. */
    static boolean isTextWithZeros(Path file, Inlet inlet) throws IOException {
        for (Charset charset : List.of(StandardCharsets.UTF_8, GB18030)) {
            if (scan(new WithoutZeros(inlet.open(file)), charset) != Content.BROKEN) {
                return true;
            }
        }
        return false;
    }

    private static Content scan(Path file, Inlet inlet, Charset charset) throws IOException {
        return scan(inlet.open(file), charset);
    }

    private static Content scan(InputStream bytes, Charset charset) throws IOException {
        char[] buffer = new char[1 << 14];
        Content found = Content.PLAIN;
        try (InputStreamReader in = reader(bytes, charset)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                for (int i = 0; i < n; i++) {
                    char c = buffer[i];
                    if (c == 0) {
                        return Content.BROKEN;
                    }
                    if (c >= THREE_BYTES && c != '\uFEFF') {
                        found = Content.CHINESE;
                    } else if (c > 0x7F && found == Content.PLAIN) {
                        found = Content.ACCENTED;
                    }
                }
            }
            return found;
        } catch (CharacterCodingException e) {
            return Content.BROKEN;
        }
    }

    private static final class WithoutZeros extends FilterInputStream {
        WithoutZeros(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int kept = 0;
            while (kept == 0) {
                int n = super.read(buffer, offset, length);
                if (n <= 0) {
                    return n;
                }
                for (int i = offset; i < offset + n; i++) {
                    if (buffer[i] != 0) {
                        buffer[offset + kept++] = buffer[i];
                    }
                }
            }
            return kept;
        }
    }

    /** Reads strictly: a byte that does not belong is an error and not a question mark. */
    static InputStreamReader reader(InputStream in, Charset charset) {
        return new InputStreamReader(
                new BufferedInputStream(in, 1 << 16),
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }
}
