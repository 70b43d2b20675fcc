package cn.baodi.command.core;

import java.util.List;

/**
 * What every kept record has. Its components are named like the columns of its table (camelCase for snake_case), so
 * that one constructor reads it and one walk over the components writes it; see {@link Derived} for the exception.
 */
public interface Row {
    /** Number within its table, or null before it is first stored; a unit's is its 12-digit code. */
    Long id();

    /** Counts the changes; 0 before it is first stored. */
    int version();

    /** Why it was retired (作废), or null while it holds. */
    String retired();

    /** 特别保护: nothing of the person is shown but to who is in charge of that, and nothing leaves, approved or not. */
    default boolean shielded() {
        return false;
    }

    /** What is wrong with it by the rules of the domain, the same for form, inline edit and import; empty if nothing. */
    List<Problem> problems();
}
