package cn.baodi.command.data;

import cn.baodi.command.core.Pinyin;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What of a table's rows the search finds: names by characters, pinyin and initials in every reading, phones by their
 * last digits, codes by their beginning. Retired rows are not found.
 *
 * @param names columns that hold names
 * @param phones columns that hold phones
 * @param codePrefix what people write before the row's number, such as Z; "" for the bare number, null for none
 * @param collated whether lists sort by {@code name} in Chinese order; the table then has a {@code name_key}
 */
public record Searchable(String table, List<String> names, List<String> phones, String codePrefix, boolean collated) {
    static final String NAME_KEY = "name_key";
    private static final int LONGEST = 40;
    private static final int PHONE_TAIL = 3;

    /** What is looked for among the terms: lower case, no longer than they, and a code without the zeros before it. */
    static String query(String text) {
        return cut(text.strip().toLowerCase(Locale.ROOT)).replaceFirst("^([a-z])0+(?=\\d*$)", "$1");
    }

    Set<String> termsOf(Map<String, Object> image) {
        Set<String> terms = new LinkedHashSet<>();
        if (image.get("retired") != null) {
            return terms;
        }
        boolean shielded = Boolean.TRUE.equals(image.get("shielded")); // 特别保护: found by its code alone
        for (String column : shielded ? List.<String>of() : names) {
            if (image.get(column) instanceof String name && !name.isBlank()) {
                String lower = name.toLowerCase(Locale.ROOT);
                // Every ending of the name, so that a part in the middle is a beginning too.
                for (int i = 0; i < lower.length(); i = lower.offsetByCodePoints(i, 1)) {
                    terms.add(cut(lower.substring(i)));
                }
                Pinyin.full(name).forEach(p -> terms.add(cut(p)));
                Pinyin.initials(name).forEach(p -> terms.add(cut(p)));
            }
        }
        for (String column : shielded ? List.<String>of() : phones) {
            if (image.get(column) instanceof String phone) {
                String digits = phone.replaceAll("\\D", "");
                for (int i = 0; i + PHONE_TAIL <= digits.length(); i++) {
                    terms.add(digits.substring(i));
                }
            }
        }
        if (codePrefix != null) {
            terms.add((codePrefix + image.get("id")).toLowerCase(Locale.ROOT));
        }
        terms.remove("");
        return terms;
    }

    private static String cut(String term) {
        return term.length() <= LONGEST ? term : term.substring(0, LONGEST);
    }
}
