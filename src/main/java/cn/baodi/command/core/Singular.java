package cn.baodi.command.core;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** English texts behind a number that is one: 1 case is open, and not 1 cases are open. */
final class Singular {
    private static final Map<String, String> WORDS = pairs("""
            alerts:alert assignments:assignment calls:call cases:case checkpoints:checkpoint
            contradictions:contradiction days:day deliveries:delivery entries:entry figures:figure hours:hour
            households:household kinds:kind lines:line minutes:minute passages:passage people:person
            pieces:piece posts:post records:record returns:return rows:row shifts:shift times:time towns:town
            units:unit vehicles:vehicle villages:village volunteers:volunteer years:year""");
    private static final Map<String, String> VERBS = pairs("are:is have:has were:was lack:lacks do:does");
    /** A word behind the number, and the next. */
    private static final Pattern BEHIND = Pattern.compile("^ ([a-z]+)(?:( )([a-z]+))?");

    private Singular() {}

    private static Map<String, String> pairs(String text) {
        return Stream.of(text.strip().split("\\s+"))
                .map(pair -> pair.split(":"))
                .collect(Collectors.toUnmodifiableMap(pair -> pair[0], pair -> pair[1]));
    }

    /** @param unit what is counted, alone */
    static String unit(String unit) {
        return WORDS.getOrDefault(unit, unit);
    }

    /** @param text of a pattern, right behind the number */
    static String text(String text) {
        Matcher behind = BEHIND.matcher(text);
        if (!behind.find() || !WORDS.containsKey(behind.group(1))) {
            return text;
        }
        String verb = behind.group(3) == null ? "" : " " + VERBS.getOrDefault(behind.group(3), behind.group(3));
        return " " + WORDS.get(behind.group(1)) + verb + text.substring(behind.end());
    }
}
