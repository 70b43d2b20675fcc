package cn.baodi.command.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Remembers beside the journal which one it is and where it ended, so that an end that went missing is known even where
 * no closing mark tells. It is written after the journal and not forced: a power cut may leave it behind, never ahead.
 */
final class Witness implements AutoCloseable {
    private static final byte[] LABEL = "witness".getBytes(StandardCharsets.UTF_8);
    /** One place is written while the other holds; neither crosses a sector. */
    private static final int PLACE = 512;

    private static final int PLACES = 2;
    private static final int PLAIN = 8 + Frames.CODE + 8 + 8 + Frames.CODE;

    private final Frames frames;
    private final Medium medium;
    private Seen last;

    /** @param count grows with each writing; {@code start} tells which journal it is */
    record Seen(long count, byte[] start, Position end) {}

    Witness(Path file, Frames frames) throws IOException {
        this.frames = frames;
        byte[] bytes =
                Files.exists(file) && Files.size(file) <= PLACES * PLACE ? Files.readAllBytes(file) : new byte[0];
        for (int i = 0; i < PLACES; i++) {
            Seen seen = read(bytes, i * PLACE);
            if (seen != null && (last == null || seen.count > last.count)) {
                last = seen;
            }
        }
        medium = Medium.of(file);
    }

    private Seen read(byte[] bytes, int at) {
        if (bytes.length < at + PLAIN + Frames.CODE) {
            return null;
        }
        byte[] plain = Arrays.copyOfRange(bytes, at, at + PLAIN);
        byte[] code = Arrays.copyOfRange(bytes, at + PLAIN, at + PLAIN + Frames.CODE);
        if (!MessageDigest.isEqual(code, frames.code(LABEL, plain))) {
            return null;
        }
        ByteBuffer fields = ByteBuffer.wrap(plain);
        long count = fields.getLong();
        byte[] start = new byte[Frames.CODE];
        fields.get(start);
        long tx = fields.getLong();
        long length = fields.getLong();
        byte[] head = new byte[Frames.CODE];
        fields.get(head);
        return new Seen(count, start, new Position(tx, length, HexFormat.of().formatHex(head)));
    }

    /** What it last saw; empty where it saw nothing yet or is damaged itself. */
    Optional<Seen> last() {
        return Optional.ofNullable(last);
    }

    void see(byte[] start, Position end) throws IOException {
        Seen seen = new Seen(last == null ? 1 : last.count + 1, start, end);
        byte[] plain = ByteBuffer.allocate(PLAIN)
                .putLong(seen.count)
                .put(start)
                .putLong(end.tx())
                .putLong(end.bytes())
                .put(HexFormat.of().parseHex(end.head()))
                .array();
        byte[] place = ByteBuffer.allocate(PLACE)
                .put(plain)
                .put(frames.code(LABEL, plain))
                .array();
        medium.write(place, seen.count % PLACES * PLACE);
        last = seen;
    }

    void force() throws IOException {
        medium.force();
    }

    @Override
    public void close() throws IOException {
        medium.close();
    }
}
