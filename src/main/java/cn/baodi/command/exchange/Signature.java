package cn.baodi.command.exchange;

import cn.baodi.command.core.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** What a file is that is no table, by its first bytes, so that it can be called by its name. */
final class Signature {
    /** So many bytes of a file have to be looked at. */
    static final int HEAD = 512;

    private static final String WORKBOOK = "[Content_Types].xml";
    /** Other programs' archives, by something that is in all of them. */
    private static final Map<String, String> ARCHIVES =
            Map.of("word/document.xml", "file.word", "xl/workbook.bin", "file.xlsb");

    private static final String OPEN_DOCUMENT = "application/vnd.oasis.opendocument.spreadsheet";
    /** Of an old Office file, the name under which it keeps its text. */
    private static final String WORD = "WordDocument";

    private static final int SECTOR = 512;
    /** Where an old Office file says in which sector its list of contents begins. */
    private static final int CONTENTS = 48;

    private final Path file;
    private final byte[] head;

    /** @param head the first {@link #HEAD} bytes, or all there are */
    Signature(Path file, byte[] head) {
        this.file = file;
        this.head = head;
    }

    /** Whether it is one that is read. */
    boolean isWorkbook() {
        if (!begins('P', 'K', 3, 4)) {
            return false;
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.getEntry(WORKBOOK) != null
                    && ARCHIVES.keySet().stream().allMatch(entry -> zip.getEntry(entry) == null);
        } catch (IOException | IllegalArgumentException e) { // cut off in mid-download, or a name that is no text
            return file.toString().toLowerCase(Locale.ROOT).endsWith(".xlsx");
        }
    }

    /** @throws Failure when it is none, each kind by its name */
    void requireText() throws IOException {
        refuse(kind());
    }

    /** As {@link #requireText}, once it is known in which charset its words are. */
    void requireText(Charset found) {
        refuse(words(found));
    }

    private void refuse(String kind) {
        if (kind != null) {
            throw new Failure(kind, file.getFileName());
        }
    }

    private String kind() throws IOException {
        if (begins(0xD0, 0xCF, 0x11, 0xE0)) {
            return isOldWord() ? "file.word" : "file.xls";
        }
        if (begins('P', 'K', 3, 4)) {
            return archive();
        }
        if (begins('P', 'K', 5, 6)
                || begins(0x1F, 0x8B)
                || begins('R', 'a', 'r', '!')
                || begins('7', 'z', 0xBC, 0xAF)) {
            return "file.zip";
        }
        return isPicture() ? "file.image" : words(charset());
    }

    private boolean isPicture() {
        return begins(0x89, 'P', 'N', 'G')
                || begins(0xFF, 0xD8, 0xFF)
                || begins('G', 'I', 'F', '8')
                || begins('B', 'M') && hasNul()
                || begins('I', 'I', '*', 0)
                || begins('M', 'M', 0, '*')
                || begins('R', 'I', 'F', 'F') && hasNul();
    }

    /** What begins with words, but not with those of a table. */
    private String words(Charset known) {
        String text = new String(head, known == null ? StandardCharsets.ISO_8859_1 : known)
                .replace("\uFEFF", "")
                .replace("\u00EF\u00BB\u00BF", "")
                .strip()
                .toLowerCase(Locale.ROOT);
        if (text.isEmpty() && head.length < HEAD) {
            return "file.empty";
        }
        if (text.startsWith("<") || text.startsWith("mime-version:")) {
            return "file.html";
        }
        if (text.startsWith("version https://git-lfs")) {
            return "file.lfs";
        }
        if (text.startsWith("%pdf")) {
            return "file.pdf";
        }
        return text.startsWith("{\\rtf") ? "file.word" : null;
    }

    private String archive() {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (Map.Entry<String, String> other : ARCHIVES.entrySet()) {
                if (zip.getEntry(other.getKey()) != null) {
                    return other.getValue();
                }
            }
            ZipEntry type = zip.getEntry("mimetype");
            return type != null && says(zip, type, OPEN_DOCUMENT) ? "file.ods" : "file.zip";
        } catch (IOException | IllegalArgumentException e) {
            return "file.zip";
        }
    }

    private static boolean says(ZipFile zip, ZipEntry entry, String what) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            return new String(in.readNBytes(what.length()), StandardCharsets.ISO_8859_1).equals(what);
        }
    }

    private boolean isOldWord() throws IOException {
        if (head.length < CONTENTS + 4) {
            return false;
        }
        long sector = 0;
        for (int i = 3; i >= 0; i--) {
            sector = sector << 8 | head[CONTENTS + i] & 0xFF;
        }
        try (InputStream in = Files.newInputStream(file)) {
            in.skip((sector + 1) * SECTOR);
            return new String(in.readNBytes(SECTOR * 2), StandardCharsets.UTF_16LE).contains(WORD);
        }
    }

    private boolean begins(int... bytes) {
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

    private boolean hasNul() {
        for (byte b : head) {
            if (b == 0) {
                return true;
            }
        }
        return false;
    }

    /** The charset that a byte order mark names, or null. */
    Charset charset() {
        if (begins(0xEF, 0xBB, 0xBF)) {
            return StandardCharsets.UTF_8;
        }
        if (begins(0xFF, 0xFE)) {
            return StandardCharsets.UTF_16LE;
        }
        return begins(0xFE, 0xFF) ? StandardCharsets.UTF_16BE : null;
    }
}
