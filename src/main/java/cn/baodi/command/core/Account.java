package cn.baodi.command.core;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Who may sign in.
 *
 * @param name as the audit shows it; unique, compared without regard to case and surrounding space
 * @param roles what the officer may be on duty as
 * @param disabled whether sign-in is refused; an account that wrote something is never deleted
 */
public record Account(String name, Set<Role> roles, boolean disabled) {
    private static final int LONGEST_NAME = 30;
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{M}\\p{N} ._·-]*");

    public Account {
        roles = roles.isEmpty() ? Set.of() : Set.copyOf(roles);
    }

    /** Who works where nobody has set up accounts: whoever can read the folder may do everything. */
    public static Account everything(String name) {
        return new Account(name, EnumSet.allOf(Role.class), false);
    }

    /** The first account of a folder: sets up the others, and can do the whole work until there are any. */
    public static Account administrator(String name) {
        return new Account(name, EnumSet.of(Role.ADMIN, Role.LEADER, Role.OFFICER, Role.HOTLINE), false);
    }

    /** What is wrong with it, by {@code name} and {@code roles}. */
    public List<Problem> problems() {
        return new Problems()
                .when(name.isBlank(), "name", "required")
                .atMost(LONGEST_NAME, "name", name)
                .when(!NAME.matcher(name).matches(), "name", "account.name")
                .when(roles.isEmpty(), "roles", "account.roles")
                .list();
    }
}
