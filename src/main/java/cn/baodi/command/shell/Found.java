package cn.baodi.command.shell;

import cn.baodi.command.core.Hit;
import java.util.List;

/**
 * One line of the palette: a row that the search found, or a command.
 *
 * @param hit null for a command
 * @param command null for a row
 */
record Found(Hit hit, Commands.Entry command) {
    static Found of(Hit hit) {
        return new Found(hit, null);
    }

    static Found of(Commands.Entry command) {
        return new Found(null, command);
    }

    String title() {
        return hit != null ? hit.title() : command.command().title();
    }

    /** What stands beside the title: the town of a village, or why the command cannot be given now. */
    String detail() {
        if (hit != null) {
            return hit.detail();
        }
        String disabled = command.disabled();
        return disabled == null ? command.group() : disabled;
    }

    String keys() {
        return hit != null ? "" : command.shown();
    }

    boolean isDisabled() {
        return command != null && command.disabled() != null;
    }

    /**
     * Lines under one heading.
     *
     * @param more whether there are further ones that were not asked for
     */
    record Group(String title, List<Found> lines, boolean more) {}
}
