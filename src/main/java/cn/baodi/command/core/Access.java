package cn.baodi.command.core;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which roles may do what in an area. Each area declares its own; it is enforced by {@code ui.Permitted} for what an
 * area shows, by the write door for what it stores, and by the door out for its files.
 *
 * @param see its screen, figures, alerts, search hits, part of the report
 * @param write its records; empty where it has none to be written by hand
 * @param export its lists as files, in print and to the clipboard, personal data masked
 */
public record Access(Set<Role> see, Set<Role> write, Set<Role> export) {
    /** What the shift keeps: all of it look, who keeps the registers writes. */
    public static final Access DUTY =
            seenBy(Role.LEADER, Role.OFFICER, Role.READER).writtenBy(Role.LEADER, Role.OFFICER);

    public Access {
        see = Set.copyOf(see);
        write = Set.copyOf(write);
        export = Set.copyOf(export);
    }

    /** The audit: what everybody did, masked. */
    public static final Access AUDIT = seenBy(Role.ADMIN, Role.AUDITOR);

    /** Who sees what is specially protected (特别保护) when he asks for it, and lifts the protection. */
    public static final Set<Role> SHIELD = Set.of(Role.LEADER);

    /** Something to be done with an area. */
    public enum Right {
        SEE,
        WRITE,
        EXPORT
    }

    /** An area that is only looked at; whoever sees it may also take it along. */
    public static Access seenBy(Role... roles) {
        return new Access(Set.of(roles), Set.of(), Set.of(roles));
    }

    /** Who writes may take files along; who only looks may not. */
    public Access writtenBy(Role... roles) {
        return new Access(see, Set.of(roles), Set.of(roles));
    }

    public Access exportedBy(Role... roles) {
        return new Access(see, write, Set.of(roles));
    }

    /** Who has {@code right}; where nothing can be written, whoever sees. */
    public Set<Role> of(Right right) {
        return switch (right) {
            case SEE -> see;
            case WRITE -> write.isEmpty() ? see : write;
            case EXPORT -> export;
        };
    }

    /** The roles in the officer's words, such as 值班长、值班员. */
    public static String words(Collection<Role> roles, Texts texts) {
        List<Role> inOrder =
                roles.isEmpty() ? List.of() : EnumSet.copyOf(roles).stream().toList();
        return inOrder.stream().map(texts::name).collect(Collectors.joining(texts.get("list.comma")));
    }
}
