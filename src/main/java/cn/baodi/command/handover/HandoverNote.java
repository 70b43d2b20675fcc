package cn.baodi.command.handover;

import cn.baodi.command.core.Link;
import cn.baodi.command.core.Problem;
import cn.baodi.command.core.Problems;
import cn.baodi.command.core.Row;
import java.time.LocalDateTime;
import java.util.List;

/**
 * A line that an officer writes for the next one (备注), or adds to what is signed (补记).
 *
 * @param handover what it was signed with or added to, or null while the shift runs
 * @param addition whether it was added afterwards
 * @param writer who wrote it
 * @param area key of the feature of the record that it is about, or null
 * @param sheet key of that record's register, or null
 * @param target number of that record, or null
 */
public record HandoverNote(
        Long id,
        Long handover,
        boolean addition,
        LocalDateTime writtenAt,
        String writer,
        String content,
        String area,
        String sheet,
        Long target,
        int version,
        String retired)
        implements Row {
    static final int LONGEST = 3000;

    /**
     * A new one.
     *
     * @param link to the record that it is about, or null
     */
    static HandoverNote of(String content, Link link, LocalDateTime now, String writer) {
        return new HandoverNote(
                null,
                null,
                false,
                now,
                writer,
                content.strip(),
                link == null ? null : link.feature(),
                link == null ? null : link.sheet(),
                link == null ? null : link.id(),
                0,
                null);
    }

    /** The same as an addition to what is signed. */
    HandoverNote addedTo(long signed) {
        return new HandoverNote(id, signed, true, writtenAt, writer, content, area, sheet, target, version, retired);
    }

    /** The same, signed with {@code signed}. */
    HandoverNote signedWith(long signed) {
        return new HandoverNote(
                id, signed, addition, writtenAt, writer, content, area, sheet, target, version, retired);
    }

    /** The record that it is about, or null. */
    Link link() {
        return target == null ? null : Link.to(area, sheet, target);
    }

    @Override
    public List<Problem> problems() {
        return new Problems()
                .when(content.isBlank(), "content", "required")
                .atMost(LONGEST, "content", content)
                .list();
    }
}
