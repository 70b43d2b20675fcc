package cn.baodi.command.vault;

/**
 * Something that happened at the sign-in, where nothing could be written into the audit yet.
 *
 * @param account whose, or "" for a name that no account has
 * @param at milliseconds since 1970
 */
public record Event(Kind kind, String account, long at) {
    /** What happened. */
    public enum Kind {
        /** A wrong password or recovery code. */
        REFUSED,
        /** The right password of a disabled account. */
        DISABLED,
        /** A password was set with the recovery code. */
        RECOVERED
    }
}
