package cn.baodi.command.core;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Something expected went wrong outside the officer's input: disk full, folder held by another console, not the file
 * it claims to be. The message is in the officer's words: what happened, why, what to do, what became of the data.
 */
public final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String key;
    private final transient List<Object> args;

    /**
     * @param key key in core's texts, without its {@code failure.} prefix
     * @param args what the sentence names; a set is one of roles
     */
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
        Texts texts = Texts.of(locale, Texts.class);
        Object[] words = args == null
                ? new Object[0]
                : args.stream().map(arg -> word(arg, texts)).toArray();
        return texts.get("failure." + key, words);
    }

    /** Roles have a name in each language, which is known only when it is said. */
    private static Object word(Object arg, Texts texts) {
        return arg instanceof Set<?> roles
                ? Access.words(roles.stream().map(Role.class::cast).toList(), texts)
                : arg;
    }

    @Override
    public String getMessage() {
        return text(Texts.CHINESE);
    }
}
