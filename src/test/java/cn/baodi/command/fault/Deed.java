package cn.baodi.command.fault;

import cn.baodi.command.core.Problem;
import cn.baodi.command.core.Row;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/** One row of a write that is tried: whose, the how-manieth, and which part of how many. */
public record Deed(
        Long id,
        String writer,
        long number,
        int part,
        int parts,
        String name,
        String content,
        String checksum,
        int version,
        String retired)
        implements Row {

    static Deed of(String writer, long number, int part, int parts) {
        Random random = new Random(31 * (31 * number + part) + writer.hashCode());
        String name = "户" + characters(random, 3);
        String content = characters(random, random.nextInt(200));
        return new Deed(
                null,
                writer,
                number,
                part,
                parts,
                name,
                content,
                sum(writer, number, part, parts, name, content),
                0,
                null);
    }

    private static String characters(Random random, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append((char) (0x4e00 + random.nextInt(0x5000)));
        }
        return text.toString();
    }

    /** What the checksum of a row with these values is. */
    static String sum(Object... values) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(List.of(values).toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public List<Problem> problems() {
        return List.of();
    }

    /** What belongs to a deed in the second table. */
    public record Share(Long id, long deedId, String checksum, int version, String retired) implements Row {
        static Share of(long deed, String checksum) {
            return new Share(null, deed, sum(deed, checksum), 0, null);
        }

        @Override
        public List<Problem> problems() {
            return List.of();
        }
    }
}
