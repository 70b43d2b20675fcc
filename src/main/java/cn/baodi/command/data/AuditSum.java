package cn.baodi.command.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDateTime;

/** The hash of one entry of the audit with its rows, the same from the journal and from the tables. */
final class AuditSum {
    private final MessageDigest digest = H2File.sha256();

    void begin(String kind, LocalDateTime at, String operator, String action, Long undoes) {
        digest.reset();
        text(kind);
        text(at.toString());
        text(operator);
        text(action);
        text(undoes == null ? null : undoes.toString());
    }

    void line(String table, long id, String before, String after) {
        text(table);
        text(Long.toString(id));
        text(before);
        text(after);
    }

    byte[] end(long rows) {
        text(Long.toString(rows));
        return digest.digest();
    }

    private void text(String text) {
        byte[] bytes = text == null ? null : text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES)
                .putInt(bytes == null ? -1 : bytes.length)
                .flip());
        if (bytes != null) {
            digest.update(bytes);
        }
    }

    /** The hash of all entries up to one, from that of all before it. */
    static byte[] fold(byte[] before, byte[] entry) {
        MessageDigest fold = H2File.sha256();
        fold.update(before);
        return fold.digest(entry);
    }
}
