package cn.baodi.command.core;

/** A text that a {@link Type} cannot read; caught where the row or field is known and turned into a {@link Problem}. */
public final class Rejected extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Object[] args;

    /** @param key text key without its {@code problem.} prefix */
    public Rejected(String key, Object... args) {
        super(key, null, false, false);
        this.args = args;
    }

    public Problem at(String field) {
        return Problem.of(field, getMessage(), args);
    }
}
