package cn.baodi.command.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of one package in one language: {@code text.properties} (Chinese, the root) and {@code text_en.properties}
 * beside the anchor class. Words that every area shares (保存, 取消…) are found in core's own bundle.
 *
 * <p>Place holders are {@code {0}}, {@code {1}}; nothing else is special, so an apostrophe is an apostrophe and a
 * number is printed plain.
 */
public final class Texts {
    public static final Locale CHINESE = Locale.SIMPLIFIED_CHINESE;
    public static final Locale ENGLISH = Locale.ENGLISH;
    private static final List<Locale> LANGUAGES = List.of(CHINESE, ENGLISH);

    private static final Pattern PLACE_HOLDER = Pattern.compile("\\{(\\d)}");

    private final Locale locale;
    private final Class<?> anchor;
    private final ResourceBundle own;
    private final ResourceBundle shared;

    private final Map<String, String> reworded;

    private Texts(Locale locale, Class<?> anchor, Map<String, String> reworded) {
        this.locale = locale;
        this.anchor = anchor;
        this.reworded = reworded;
        own = bundle(locale, anchor);
        shared = bundle(locale, Texts.class);
    }

    /** The texts beside {@code anchor} in {@code locale}; every language but English reads Chinese. */
    public static Texts of(Locale locale, Class<?> anchor) {
        return of(locale, anchor, Map.of());
    }

    /** @param reworded texts by their keys, instead of the shipped ones */
    static Texts of(Locale locale, Class<?> anchor, Map<String, String> reworded) {
        return new Texts(locale.getLanguage().equals("en") ? ENGLISH : CHINESE, anchor, reworded);
    }

    private static ResourceBundle bundle(Locale locale, Class<?> anchor) {
        return bundle(locale, anchor.getPackageName(), anchor.getClassLoader());
    }

    static ResourceBundle bundle(Locale locale, String place, ClassLoader loader) {
        // Without the no-fallback control an English machine would get English for Chinese.
        return ResourceBundle.getBundle(
                place + ".text",
                locale.equals(ENGLISH) ? ENGLISH : Locale.ROOT,
                loader,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    public Locale locale() {
        return locale;
    }

    /** @throws MissingResourceException for a key that is in neither bundle, which is a bug */
    public String get(String key, Object... args) {
        if (reworded.containsKey(key)) {
            return fill(reworded.get(key), args);
        }
        if (own.containsKey(key)) {
            return fill(own.getString(key), args);
        }
        return fill(shared.getString(key), args);
    }

    public boolean has(String key) {
        return own.containsKey(key) || shared.containsKey(key);
    }

    /** The officer's word for an enum constant, kept under {@code EnumName.CONSTANT}. */
    public String name(Enum<?> constant) {
        return get(constant.getDeclaringClass().getSimpleName() + "." + constant.name());
    }

    /** The same key in every language, to recognise what somebody else's file calls a thing. */
    public List<String> inEveryLanguage(String key) {
        List<String> words = new ArrayList<>();
        for (Locale language : LANGUAGES) {
            words.add(of(language, anchor).get(key));
        }
        return words;
    }

    /** A problem in one sentence, without the name of its field. */
    public String problem(Problem problem) {
        return get("problem." + problem.key(), problem.args().toArray());
    }

    /** What went wrong, for the officer; of a bug only that it was one. */
    public String words(RuntimeException failure) {
        return failure instanceof Failure known ? known.text(locale) : get("failed.other");
    }

    private String fill(String pattern, Object... args) {
        // In one pass: what an officer typed may itself look like a place holder.
        StringBuilder out = new StringBuilder();
        Matcher holder = PLACE_HOLDER.matcher(pattern);
        int from = 0;
        boolean isOne = false;
        while (holder.find()) {
            String between = between(pattern.substring(from, holder.start()), isOne);
            int i = Integer.parseInt(holder.group(1));
            String value = i < args.length ? String.valueOf(args[i]) : holder.group();
            out.append(between).append(isOne && between.equals(" ") ? Singular.unit(value) : value);
            isOne = locale.equals(ENGLISH) && value.equals("1");
            from = holder.end();
        }
        return out.append(between(pattern.substring(from), isOne)).toString();
    }

    private static String between(String text, boolean isOne) {
        return isOne ? Singular.text(text) : text;
    }
}
