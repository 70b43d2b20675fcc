package cn.baodi.command.handover;

import cn.baodi.command.core.DutyShift;
import cn.baodi.command.core.Problem;
import cn.baodi.command.core.Row;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * What both officers signed at the change of a shift (交接班). It is never changed; what comes to mind later is added
 * beside it as a {@link HandoverNote}. Moments are in Asia/Shanghai.
 *
 * @param shiftDay the day on which the shift began
 * @param night whether it was the night shift
 * @param going who handed over
 * @param goingAt when he signed
 * @param coming who took over
 * @param signedAt when he signed; from then on it holds
 * @param proven whether he showed his password; not where the folder has no accounts
 * @param chain the head of the audit's chain just before, as it is printed
 * @param content the whole of it as text, as it may leave
 * @param items the same as the screen shows it, see {@link FrozenItems}
 * @param page the A4 page as a PDF, in Base64
 * @param hash SHA-256 of all of the above
 */
public record Handover(
        Long id,
        LocalDate shiftDay,
        boolean night,
        String organisation,
        String going,
        LocalDateTime goingAt,
        String coming,
        LocalDateTime signedAt,
        boolean proven,
        String chain,
        String content,
        String items,
        String page,
        String hash,
        int version,
        String retired)
        implements Row {
    private static final int INT = 4;

    /** With its hash. */
    Handover sealed() {
        return new Handover(
                id,
                shiftDay,
                night,
                organisation,
                going,
                goingAt,
                coming,
                signedAt,
                proven,
                chain,
                content,
                items,
                page,
                hashed(),
                version,
                retired);
    }

    /** Whether it is as it was signed. */
    boolean isWhole() {
        return hashed().equals(hash);
    }

    DutyShift shift() {
        return new DutyShift(shiftDay, night);
    }

    /** The PDF that was signed. */
    byte[] pdf() {
        return Base64.getDecoder().decode(page);
    }

    /** Each part with its length, so that nothing moves from one into the next. */
    private String hashed() {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (Object part : new Object[] {
                shiftDay, night, organisation, going, goingAt, coming, signedAt, proven, chain, content, items, page
            }) {
                byte[] bytes = part.toString().getBytes(StandardCharsets.UTF_8);
                sha.update(ByteBuffer.allocate(INT).putInt(bytes.length).array());
                sha.update(bytes);
            }
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public List<Problem> problems() {
        return List.of(); // it is made by the console and typed by nobody
    }
}
