package cn.baodi.command.core;

import java.util.EnumSet;
import java.util.Set;

/**
 * Who may sign in.
 *
 * @param name as the audit shows it; unique, compared without regard to case and surrounding space
 * @param roles what the officer may be on duty as
 * @param disabled whether sign-in is refused; an account that wrote something is never deleted
 */
public record Account(String name, Set<Role> roles, boolean disabled) {
    public Account {
        roles = roles.isEmpty() ? Set.of() : Set.copyOf(roles);
    }

    /** Who works where nobody has set up accounts: whoever can read the folder may do everything. */
    public static Account everything(String name) {
        return new Account(name, EnumSet.allOf(Role.class), false);
    }
}
