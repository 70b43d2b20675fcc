package cn.baodi.command.core;

/**
 * Something that needs somebody now.
 *
 * @param key stable as long as the same thing is wrong, such as {@code deliveries.overdue}
 * @param text what is wrong, with its number
 * @param guidance what to do
 * @param phone whom to ring, or "" where there is nobody in particular
 * @param link the rows behind it
 */
public record Alert(String key, Severity severity, String text, String guidance, String phone, Link link) {
    /** Worst first. */
    public enum Severity {
        HIGH,
        MEDIUM,
        LOW
    }
}
