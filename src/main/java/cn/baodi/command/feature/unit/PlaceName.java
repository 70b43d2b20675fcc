package cn.baodi.command.feature.unit;

import cn.baodi.command.core.Types;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What may be meant by the name of a village in which something is wrong: a letter, its ending, its town. */
final class PlaceName {
    private static final Pattern SIGNS = Pattern.compile("[\\s·/、,，()（）-]+");
    private static final Pattern ENDING = Pattern.compile("(?<=.{2})(村委会|居委会|村委|居委|社区|小区|村|街道办事处|街道办|街道|镇|乡)$");
    /** Of shorter names every other one differs in a letter. */
    private static final int LONG_ENOUGH = 3;

    private PlaceName() {}

    /** Without signs and blanks. */
    static String bare(String text) {
        return SIGNS.matcher(Types.plain(text)).replaceAll("");
    }

    private static String brief(String name) {
        return ENDING.matcher(bare(name)).replaceFirst("");
    }

    /**
     * @param text bare
     * @return in the town that it names, before others of that name, before those that are written nearly so
     */
    static List<Unit> near(String text, List<Unit> towns, List<Unit> villages) {
        Unit town = towns.stream()
                .filter(t -> text.startsWith(brief(t.name())))
                .max(Comparator.comparingInt(t -> t.name().length()))
                .orElse(null);
        String rest = town == null ? text : rest(text, town);
        if (town == null || rest.length() < 2) {
            return like(text, villages, village -> true);
        }
        Predicate<Unit> there = village -> Unit.town(village.id()) == town.id();
        List<Unit> same = villages.stream()
                .filter(village -> brief(village.name()).equals(brief(rest)))
                .toList();
        List<Unit> right = same.stream().filter(there).toList();
        if (!right.isEmpty()) {
            return right;
        }
        Set<Unit> all = new LinkedHashSet<>(same);
        all.addAll(like(rest, villages, there));
        return new ArrayList<>(all);
    }

    private static String rest(String text, Unit town) {
        return text.startsWith(town.name())
                ? text.substring(town.name().length())
                : text.substring(brief(town.name()).length());
    }

    private static List<Unit> like(String text, List<Unit> villages, Predicate<Unit> among) {
        String wanted = brief(text);
        return wanted.length() < LONG_ENOUGH
                ? List.of()
                : villages.stream()
                        .filter(among)
                        .filter(village -> differsInOne(brief(village.name()), wanted))
                        .toList();
    }

    /** One letter is another, is missing, or is too many. */
    private static boolean differsInOne(String one, String other) {
        if (Math.abs(one.length() - other.length()) > 1) {
            return false;
        }
        int front = 0;
        while (front < Math.min(one.length(), other.length()) && one.charAt(front) == other.charAt(front)) {
            front++;
        }
        int back = 0;
        while (back < Math.min(one.length(), other.length()) - front
                && one.charAt(one.length() - 1 - back) == other.charAt(other.length() - 1 - back)) {
            back++;
        }
        return Math.max(one.length(), other.length()) - front - back <= 1;
    }
}
