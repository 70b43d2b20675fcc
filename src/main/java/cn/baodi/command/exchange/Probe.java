package cn.baodi.command.exchange;

import cn.baodi.command.core.Failure;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipFile;

/** Looks into a file before it is read: what it is by its content, whatever its name says, and in which charset. */
final class Probe {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final int HEAD = 512;
    /** From here on UTF-8 takes three bytes, as for every Chinese character. */
    private static final int THREE_BYTES = 0x800;

    private Probe() {}

    /**
     * The charset of a text, or null where it is a workbook.
     *
     * @throws Failure when the file is missing, empty, or neither
     */
    static Charset charset(Path file) {
        try {
            byte[] head = head(file);
            if (begins(head, 'P', 'K', 3, 4) && isWorkbook(file)) {
                return null;
            }
            refuseOthers(file, head);
            Charset marked = marked(head);
            if (marked != null) {
                if (scan(file, marked) == Content.BROKEN) {
                    throw new Failure("file.binary", file.getFileName());
                }
                return marked;
            }
            Content utf8 = scan(file, StandardCharsets.UTF_8);
            if (utf8 == Content.PLAIN || utf8 == Content.CHINESE) {
                return StandardCharsets.UTF_8;
            }
            // What UTF-8 reads as accented letters only is Chinese in the older charset.
            if (scan(file, GB18030) != Content.BROKEN) {
                return GB18030;
            }
            if (utf8 == Content.BROKEN) {
                throw new Failure("file.binary", file.getFileName());
            }
            return StandardCharsets.UTF_8;
        } catch (NoSuchFileException e) {
            throw new Failure(e, "file.missing", file);
        } catch (IOException e) {
            throw new Failure(e, "file.unreadable", file);
        }
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(HEAD);
        }
    }

    private static void refuseOthers(Path file, byte[] head) {
        Path name = file.getFileName();
        if (begins(head, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw new Failure("file.xls", name);
        }
        if (begins(head, 'P', 'K', 3, 4) || begins(head, 'P', 'K', 5, 6)) {
            throw new Failure("file.zip", name);
        }
        if (begins(head, 0x1F, 0x8B) || begins(head, 'R', 'a', 'r', '!') || begins(head, '7', 'z', 0xBC, 0xAF)) {
            throw new Failure("file.zip", name);
        }
        if (begins(head, 0x89, 'P', 'N', 'G')
                || begins(head, 0xFF, 0xD8, 0xFF)
                || begins(head, 'G', 'I', 'F', '8')
                || begins(head, 'B', 'M') && hasNul(head)
                || begins(head, 'I', 'I', '*', 0)
                || begins(head, 'M', 'M', 0, '*')
                || begins(head, 'R', 'I', 'F', 'F') && hasNul(head)) {
            throw new Failure("file.image", name);
        }
        Charset marked = marked(head);
        String text = new String(head, marked == null ? StandardCharsets.ISO_8859_1 : marked)
                .replace("\uFEFF", "")
                .replace("\u00EF\u00BB\u00BF", "")
                .strip()
                .toLowerCase(Locale.ROOT);
        if (text.isEmpty() && head.length < HEAD) {
            throw new Failure("file.empty", name);
        }
        if (text.startsWith("<")) {
            throw new Failure("file.html", name);
        }
        if (text.startsWith("%pdf") || text.startsWith("{\\rtf")) {
            throw new Failure("file.binary", name);
        }
    }

    private static boolean begins(byte[] head, int... bytes) {
        if (head.length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((head[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasNul(byte[] head) {
        for (byte b : head) {
            if (b == 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWorkbook(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.getEntry("[Content_Types].xml") != null;
        } catch (IOException | IllegalArgumentException e) { // cut off in mid-download, or a name that is no text
            return file.toString().toLowerCase(Locale.ROOT).endsWith(".xlsx");
        }
    }

    /** The charset that a byte order mark names, or null. */
    private static Charset marked(byte[] head) {
        if (begins(head, 0xEF, 0xBB, 0xBF)) {
            return StandardCharsets.UTF_8;
        }
        if (begins(head, 0xFF, 0xFE)) {
            return StandardCharsets.UTF_16LE;
        }
        return begins(head, 0xFE, 0xFF) ? StandardCharsets.UTF_16BE : null;
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

    private static Content scan(Path file, Charset charset) throws IOException {
        char[] buffer = new char[1 << 14];
        Content found = Content.PLAIN;
        try (InputStreamReader in = reader(Files.newInputStream(file), charset)) {
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

    /** Reads strictly: a byte that does not belong is an error and not a question mark. */
    static InputStreamReader reader(InputStream in, Charset charset) {
        return new InputStreamReader(
                new BufferedInputStream(in, 1 << 16),
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }
}
