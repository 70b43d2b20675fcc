package cn.baodi.command.core;

import java.util.List;

/** The units of the district as a tree of codes and names: 区 → 街镇 → 村居. */
public interface Places {
    /** A unit's own name; the code where there is no such unit. */
    String name(long code);

    /** A village's name with its town, which tells namesakes apart; another unit's own name. */
    String label(long code);

    /**
     * The units right under one, in their order; none under a village.
     *
     * @param code of a town, or null for the district
     */
    List<Long> under(Long code);
}
