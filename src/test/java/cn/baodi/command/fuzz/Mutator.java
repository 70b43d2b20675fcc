package cn.baodi.command.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Makes new inputs of old ones, the same ones for the same seed. */
final class Mutator {
    private static final int LONGEST = 1 << 16;
    private static final List<byte[]> WORDS = words(
            "\"",
            ",",
            ";",
            "\t",
            "\r\n",
            "\n",
            "'",
            "=",
            "-",
            "0",
            "9".repeat(20),
            "1e999999999",
            "-1",
            "null",
            "{}",
            "[]",
            "{",
            "[",
            "\\u0000",
            "\\uD800",
            "\u0000",
            "\uFEFF",
            "￼",
            "１３８",
            "年",
            "月",
            "日",
            "时",
            "24:00",
            "2020-02-30",
            "斤",
            "+86",
            "(022)",
            "１，２３４",
            "PK\u0003\u0004",
            "true",
            "NaN",
            "1/0",
            "../",
            "﷽",
            "İ",
            "\uD83D\uDE00",
            "sep=;\n");

    private final Random random;
    private final List<byte[]> corpus;

    Mutator(long seed, List<byte[]> corpus) {
        random = new Random(seed);
        this.corpus = new ArrayList<>(corpus);
    }

    private static List<byte[]> words(String... words) {
        return Arrays.stream(words).map(w -> w.getBytes(StandardCharsets.UTF_8)).toList();
    }

    private byte[] any() {
        return corpus.get(random.nextInt(corpus.size()));
    }

    byte[] next() {
        byte[] input = any();
        for (int i = random.nextInt(6); i >= 0; i--) {
            input = mutate(input);
        }
        if (input.length > LONGEST) {
            input = Arrays.copyOf(input, LONGEST);
        }
        if (random.nextInt(50) == 0 && corpus.size() < 500) {
            corpus.add(input);
        }
        return input;
    }

    private byte[] mutate(byte[] in) {
        int at = in.length == 0 ? 0 : random.nextInt(in.length);
        int length = in.length == 0 ? 0 : random.nextInt(Math.min(in.length - at, 64) + 1);
        byte[] copy = in.clone();
        return switch (random.nextInt(9)) {
            case 0 -> {
                if (copy.length > 0) {
                    copy[at] ^= (byte) (1 << random.nextInt(8));
                }
                yield copy;
            }
            case 1 -> {
                if (copy.length > 0) {
                    copy[at] = (byte) (random.nextBoolean() ? random.nextInt(256) : -random.nextInt(2));
                }
                yield copy;
            }
            case 2 -> join(in, at, new byte[0], at + length); // leave out
            case 3 -> join(in, at, Arrays.copyOfRange(in, at, at + length), at); // twice
            case 4 -> join(in, at, WORDS.get(random.nextInt(WORDS.size())), at);
            case 5 -> join(in, at, WORDS.get(random.nextInt(WORDS.size())), at + length);
            case 6 -> Arrays.copyOf(in, at); // cut off
            case 7 -> {
                byte[] other = any();
                int from = other.length == 0 ? 0 : random.nextInt(other.length);
                yield join(in, at, Arrays.copyOfRange(other, from, other.length), in.length);
            }
            default -> {
                byte[] part = Arrays.copyOfRange(in, at, at + length);
                ByteArrayOutputStream many = new ByteArrayOutputStream();
                for (int i = random.nextInt(300); i > 0 && many.size() < LONGEST; i--) {
                    many.writeBytes(part);
                }
                yield join(in, at, many.toByteArray(), at);
            }
        };
    }

    private static byte[] join(byte[] in, int end, byte[] middle, int from) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(in, 0, end);
        out.writeBytes(middle);
        out.write(in, from, in.length - from);
        return out.toByteArray();
    }
}
