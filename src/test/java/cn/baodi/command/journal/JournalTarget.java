package cn.baodi.command.journal;

import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Progress;
import cn.baodi.command.fuzz.Scratch;
import cn.baodi.command.fuzz.Target;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Bytes as a journal, as its witness, and as the text inside a frame whose code fits. */
public final class JournalTarget implements Target {
    private static final byte[] CIPHER = new byte[32];
    private static final byte[] MAC = "0123456789abcdef0123456789abcdef".getBytes();

    private final Scratch scratch = new Scratch();
    private final byte[] journal;
    private final byte[] witness;

    public JournalTarget() {
        try {
            scratch.clear();
            Path file = scratch.folder().resolve("j");
            try (Journal made = Journal.open(file, CIPHER, MAC, null)) {
                for (int tx = 0; tx < 3; tx++) {
                    try (Journal.Writing writing =
                            made.begin("WRITE", LocalDateTime.of(2020, 2, 9, 8, tx), "张值班", "登记 " + tx, null)) {
                        writing.line(new Line("unit", tx, null, "{\"id\":" + tx + "}"));
                        writing.commit();
                    }
                }
            }
            journal = Files.readAllBytes(file);
            witness = Files.readAllBytes(scratch.folder().resolve("j.end"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<byte[]> seeds() {
        return List.of(
                journal,
                witness,
                entry("WRITE", "2020-02-09T08:05", null),
                entry("WRITE", "no time", null),
                entry("WRITE", "2020-02-09T08:05", "no number"),
                entry(null, null, null));
    }

    /** The text of a frame, which need not be one that we would write. */
    private static byte[] entry(String kind, String time, String undoes) {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        for (String text : new String[] {kind, time, "张值班", "登记", undoes, "unit"}) {
            text(plain, text);
        }
        plain.writeBytes(new byte[8]);
        text(plain, null);
        text(plain, "{}");
        return plain.toByteArray();
    }

    private static void text(ByteArrayOutputStream out, String text) {
        out.writeBytes(
                ByteBuffer.allocate(4).putInt(text == null ? -1 : text.length()).array());
        if (text == null) {
            return;
        }
        text.chars().forEach(c -> {
            out.write(c >> 8);
            out.write(c);
        });
    }

    @Override
    public void read(byte[] input) throws IOException {
        open(input, witness);
        open(input, null);
        open(journal, input);
        // A frame that only the holder of the key could have written.
        Frames frames = new Frames(CIPHER, MAC);
        byte[] start = Arrays.copyOfRange(journal, 24, 56);
        ByteArrayOutputStream framed = new ByteArrayOutputStream();
        framed.write(journal, 0, 56);
        framed.writeBytes(frames.write(1, 0, true, input, start));
        open(framed.toByteArray(), null);
    }

    private void open(byte[] content, byte[] end) throws IOException {
        scratch.clear();
        Path file = scratch.file("j", content);
        if (end != null) {
            scratch.file("j.end", end);
        }
        Journal.holds(file, new Position(3, journal.length, HexFormat.of().formatHex(MAC)));
        try (Journal opened = Journal.open(file, CIPHER, MAC, null)) {
            opened.verify(Progress.none());
            if (opened.end().bytes() > Math.max(content.length, 56)) {
                throw new AssertionError("more than there is");
            }
        } catch (Failure e) {
            if (!e.key().startsWith("journal.")) {
                throw e;
            }
        }
    }
}
