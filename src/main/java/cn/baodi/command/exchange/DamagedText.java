package cn.baodi.command.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/** A text of which a few bytes are no letters of its charset: damaged on its way, or cut off within a letter. */
final class DamagedText {
    /** For each break there are so many letters beyond ASCII, or it is no text of this charset. */
    private static final int LETTERS = 20;
    /** From here on UTF-8 takes three bytes, as for every Chinese character. */
    private static final int THREE_BYTES = 0x800;

    /** After so many nearly every letter must be whole, or one need not read on. */
    private static final int BREAKS = 50;

    private static final int BUFFER = 1 << 16;

    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
    private final CharBuffer chars = CharBuffer.allocate(BUFFER);
    private long line = 1;
    private long firstBreak;
    private long breaks;
    private long letters;
    private boolean zero;

    private DamagedText(Charset charset) {
        decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /** @return the line of the first break, or 0 where there is none or it is another charset, or no text */
    static long line(InputStream in, Charset charset) throws IOException {
        DamagedText text = new DamagedText(charset);
        text.read(in);
        return text.isOther() ? 0 : text.firstBreak;
    }

    private boolean isOther() {
        return zero || breaks * LETTERS > letters;
    }

    private void read(InputStream in) throws IOException {
        try (in) {
            boolean end = false;
            while (!end && !(zero || breaks > BREAKS && isOther())) {
                int n = in.read(bytes.array(), bytes.position(), bytes.remaining());
                end = n < 0;
                bytes.position(bytes.position() + Math.max(n, 0)).flip();
                decode(end);
                bytes.compact();
            }
        }
    }

    private void decode(boolean end) {
        CoderResult result;
        do {
            result = decoder.decode(bytes, chars, end);
            count();
            if (result.isError()) {
                bytes.position(bytes.position() + result.length());
                breaks++;
                firstBreak = firstBreak == 0 ? line : firstBreak;
            }
        } while (!result.isUnderflow());
    }

    private void count() {
        chars.flip();
        while (chars.hasRemaining()) {
            char c = chars.get();
            line += c == '\n' ? 1 : 0;
            letters += c >= THREE_BYTES ? 1 : 0;
            zero |= c == 0;
        }
        chars.clear();
    }
}
