package cn.baodi.command.exchange;

import cn.baodi.command.core.Failure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What was pasted, kept in memory under the name of a file that is never written: in the folder for temporary files
 * people would lie readable, after a kill until the next start. Safe to use from several threads.
 */
public final class Pasted implements Inlet {
    private static final int LONGEST = 32 << 20;

    private final Map<Path, byte[]> kept = new ConcurrentHashMap<>();

    /**
     * Keeps a text until {@link #forget}.
     *
     * @param name as it is called
     * @return by which it is opened; nothing lies there
     * @throws Failure {@code paste.large}, or {@code file.binary} where it is no text
     */
    public Path keep(String text, String name) {
        if (text.length() > LONGEST) {
            throw new Failure("paste.large", text.length() >> 20, LONGEST >> 20);
        }
        Path place = Path.of("paste-" + UUID.randomUUID(), name).toAbsolutePath();
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap("\uFEFF" + text));
            byte[] content = new byte[bytes.remaining()];
            bytes.get(content);
            kept.put(place, content);
        } catch (CharacterCodingException e) {
            throw new Failure(e, "file.binary", name);
        }
        return place;
    }

    /** Lets go of a text; of a file nothing happens. */
    public void forget(Path place) {
        kept.remove(place);
    }

    @Override
    public InputStream open(Path file) throws IOException {
        byte[] content = kept.get(file);
        return content == null ? DISK.open(file) : new ByteArrayInputStream(content);
    }

    @Override
    public FileStamp stamp(Path file) {
        byte[] content = kept.get(file);
        return content == null ? DISK.stamp(file) : new FileStamp(content.length, FileTime.fromMillis(0));
    }
}
