package cn.baodi.command.core;

import java.util.List;
import java.util.Locale;

/**
 * Something expected went wrong outside the officer's input: disk full, folder held by another console, not the file
 * it claims to be. The message is in the officer's words: what happened, why, what to do, what became of the data.
 */
public final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String key;
    private final transient List<Object> args;

    /** @param key key in core's texts, without its {@code failure.} prefix */
    public Failure(String key, Object... args) {
        this(null, key, args);
    }

    public Failure(Throwable cause, String key, Object... args) {
        super(key, cause);
        this.key = key;
        this.args = List.of(args);
    }

    public String key() {
        return key;
    }

    /** The sentence for the officer. */
    public String text(Locale locale) {
        return Texts.of(locale, Texts.class).get("failure." + key, args == null ? new Object[0] : args.toArray());
    }

    @Override
    public String getMessage() {
        return text(Texts.CHINESE);
    }
}
