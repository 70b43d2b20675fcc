package cn.baodi.command.feature.volunteer;

import cn.baodi.command.core.Problem;
import cn.baodi.command.core.Problems;
import cn.baodi.command.core.Row;
import java.util.List;

/**
 * A volunteer team (志愿服务队).
 *
 * @param name unique among those in force
 * @param unit code of the unit it belongs to
 * @param leader 队长
 */
public record Team(
        Long id,
        String name,
        Kind kind,
        Long unit,
        String leader,
        String phone,
        String note,
        int version,
        String retired)
        implements Row {
    /** Who its people are; RESERVE is the 预备队 that stands by for the district. */
    public enum Kind {
        RESERVE,
        PARTY,
        VILLAGE,
        SKILLED,
        OTHER
    }

    @Override
    public List<Problem> problems() {
        return new Problems()
                .atMost(60, "name", name)
                .atMost(40, "leader", leader)
                .atMost(500, "note", note)
                .list();
    }
}
