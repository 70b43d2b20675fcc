package cn.baodi.command.shell;

import cn.baodi.command.core.Hit;
import java.util.List;

/**
 * One line of the palette: a row that the search found, a command, or a word about the search itself.
 *
 * @param hit null where it is no row
 * @param command null where it is none
 * @param word null where it is a row or a command
 */
record Found(Hit hit, Commands.Entry command, Word word) {
    /** What the officer should know of the search; it cannot be chosen. */
    record Word(String title, String detail) {}

    static Found of(Hit hit) {
        return new Found(hit, null, null);
    }

    static Found of(Commands.Entry command) {
        return new Found(null, command, null);
    }

    static Found word(String title, String detail) {
        return new Found(null, null, new Word(title, detail));
    }

    String title() {
        if (word != null) {
            return word.title;
        }
        return hit != null ? hit.title() : command.command().title();
    }

    /** What stands beside the title: the town of a village, or why the command cannot be given now. */
    String detail() {
        if (word != null) {
            return word.detail;
        }
        if (hit != null) {
            return hit.detail();
        }
        String disabled = command.disabled();
        return disabled == null ? command.group() : disabled;
    }

    String keys() {
        return command == null ? "" : command.shown();
    }

    boolean isDisabled() {
        return word != null || command != null && command.disabled() != null;
    }

    /**
     * Lines under one heading.
     *
     * @param more whether there are further ones that were not asked for
     */
    record Group(String title, List<Found> lines, boolean more) {}
}
