package cn.baodi.command.feature.unit;

import cn.baodi.command.core.Problem;
import cn.baodi.command.core.Problems;
import cn.baodi.command.core.Row;
import java.time.LocalDate;
import java.util.List;

/**
 * A unit of the district's tree 区 → 街镇 → 村居.
 *
 * @param id 12-digit statistical code; a town ends in 000, a district in 000000. Names are not keys
 * @param secretary 书记, who is also head of the practice station
 * @param opened its first day, or null where it has always been there
 * @param closed its last day, or null while no end is set
 */
public record Unit(
        Long id,
        String name,
        Kind kind,
        String secretary,
        String phone,
        LocalDate opened,
        LocalDate closed,
        int version,
        String retired)
        implements Row {
    /** Kinds in the statistics bureau's sense, with their level in the tree. */
    public enum Kind {
        DISTRICT(Level.DISTRICT),
        SUBDISTRICT(Level.TOWN),
        TOWN(Level.TOWN),
        ZONE(Level.TOWN),
        VILLAGE(Level.VILLAGE),
        COMMUNITY(Level.VILLAGE),
        OTHER(Level.VILLAGE);

        private final Level level;

        Kind(Level level) {
            this.level = level;
        }
    }

    /** The three levels, which are also 文明实践 centre, institute and station. */
    public enum Level {
        DISTRICT,
        TOWN,
        VILLAGE
    }

    /**
     * The name as people say it: the statistics bureau lists a village by its committee (李家庄村委会 → 李家庄村,
     * 丽苑社区居委会 → 丽苑社区).
     */
    static String plainName(String listed) {
        return listed.strip().replaceFirst("(社区)(居委会|居民委员会|居委)$", "$1").replaceFirst("村?(村委会|村民委员会)$", "村");
    }

    public Level level() {
        return kind.level;
    }

    /** Whether it is there on {@code day}; what is there owes its daily return. */
    public boolean isActive(LocalDate day) {
        return retired == null && (opened == null || !day.isBefore(opened)) && (closed == null || !day.isAfter(closed));
    }

    /** The code of the town that {@code code} belongs to, or of the district itself. */
    public static long town(long code) {
        return code / 1000 * 1000;
    }

    /** The level that a code says. */
    static Level level(long code) {
        return code % 1_000_000 == 0 ? Level.DISTRICT : code % 1000 == 0 ? Level.TOWN : Level.VILLAGE;
    }

    Unit headedBy(String head, String number) {
        return new Unit(id, name, kind, head, number, opened, closed, version, retired);
    }

    @Override
    public List<Problem> problems() {
        boolean code = id >= 100_000_000_000L && id <= 999_999_999_999L;
        return new Problems()
                .when(!code, "code", "unit.code", id)
                .when(code && level(id) != level(), "kind", "unit.level", id)
                .atMost(60, "name", name)
                .atMost(40, "secretary", secretary)
                .inOrder("closed", opened, closed)
                .list();
    }
}
