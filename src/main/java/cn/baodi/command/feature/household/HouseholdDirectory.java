package cn.baodi.command.feature.household;

import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.Figure;
import cn.baodi.command.core.Reference;
import cn.baodi.command.core.Scope;
import cn.baodi.command.core.Type;
import cn.baodi.command.data.Batch;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The households for other areas. All of it queries, so none of it belongs on the JavaFX thread. */
public interface HouseholdDirectory {
    Optional<Household> find(long id);

    /** Households that are helped now, by name, pinyin, initials, a part of the phone, or the code; best first. */
    List<Household> suggest(String part, int limit);

    /** What the search finds, stopped ones included; best first. */
    List<Household> search(String text, int limit);

    /** How many are in the register at the end of the scope: the figure of the dashboard. */
    Figure registered(Scope scope);

    /** The same by the units right under the scope's; those without any are left out. */
    Map<Long, Long> registeredByUnit(Scope scope);

    /** The same by the code of the town; towns without any are left out. */
    Map<Long, Long> registeredByTown(Cutoff cutoff);

    /** A column that refers to a household, written as 王芳 · 小杜庄村 H00012. */
    Type<Reference> type();

    /** What {@link #type} writes of a household with this number, head and village. */
    Reference reference(long id, String name, long unit);

    /** A village's name with its town. */
    String village(long unit);

    /** A category's name by how it is kept. */
    String category(String kept);

    /** Its code: H00012. */
    String code(long id);

    /** The number that a text such as h00012 means, or null where it is no code. */
    Long codeIn(String text);

    /** The household as {@code batch} sees it, rows that it has just added included. */
    Optional<Household> find(Batch batch, long id);

    /** The same of several, by number; who is not there is left out. */
    Map<Long, Household> find(Batch batch, Collection<Long> ids);

    /** All households as {@code batch} sees them, in the order of their numbers. */
    List<Household> all(Batch batch);
}
