package cn.baodi.command.feature.unit;

import cn.baodi.command.core.Type;
import java.util.List;
import java.util.Optional;

/** The district's units for other areas: kept in memory, so that labels and pickers cost no query. */
public interface UnitDirectory {
    Optional<Unit> find(long code);

    /** A name that tells namesakes apart: 小杜庄村 · 方家庄镇; the code itself where there is no such unit. */
    String label(long code);

    /** The bare name. */
    String name(long code);

    /** The district as a whole, where the list has it. */
    Optional<Unit> district();

    /** In the order of their codes. */
    List<Unit> towns();

    List<Unit> villages();

    /** Units by characters, pinyin, initials in every reading, or the beginning of the code; best first. */
    List<Unit> suggest(String part, int limit);

    /**
     * A column that holds a unit's code, written as its label; read from a code, a label (小杜庄村 · 方家庄镇, or with
     * the town in front), or a bare name that only one unit has.
     */
    Type<Long> type();

    /** The same where only a village or community is meant: nothing else is proposed. What it is read from is the same. */
    Type<Long> villageType();
}
