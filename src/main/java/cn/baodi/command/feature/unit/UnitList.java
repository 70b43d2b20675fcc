package cn.baodi.command.feature.unit;

import cn.baodi.command.core.Pinyin;
import cn.baodi.command.core.Places;
import cn.baodi.command.core.PlainText;
import cn.baodi.command.core.Rejected;
import cn.baodi.command.core.Type;
import cn.baodi.command.core.Types;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The units in memory, read on first use and again after a change. */
final class UnitList implements UnitDirectory, Places {
    private static final String BETWEEN = " · ";
    private static final int OFFERED = 12;
    private static final Pattern CODE = Pattern.compile("(?<!\\d)\\d{12}(?!\\d)");

    private final Supplier<List<Unit>> source;
    private volatile Loaded loaded;

    UnitList(Supplier<List<Unit>> source) {
        this.source = source;
    }

    /** As they were read; what they answer to is found out when somebody first looks for one. */
    private static final class Loaded {
        private final Map<Long, Unit> byCode = new LinkedHashMap<>();
        private final Map<String, List<Unit>> byName = new HashMap<>();
        private List<Entry> entries;
        private Places places;

        Loaded(List<Unit> units) {
            for (Unit unit : units) {
                byCode.put(unit.id(), unit);
                byName.computeIfAbsent(unit.name(), n -> new ArrayList<>()).add(unit);
            }
        }

        synchronized List<Entry> entries() {
            if (entries == null) {
                entries = byCode.values().stream().map(Entry::of).toList();
            }
            return entries;
        }

        synchronized Places places() {
            if (places == null) {
                places = new Places(new HashMap<>(), new HashMap<>(), new HashMap<>());
                for (Unit unit : byCode.values()) {
                    Unit in = byCode.get(Unit.town(unit.id()));
                    String town = in == null ? Long.toString(Unit.town(unit.id())) : in.name();
                    if (Unit.level(unit.id()) == Unit.Level.VILLAGE) {
                        places.labels.put(unit.id(), unit.name() + BETWEEN + town);
                    }
                    if (unit.level() == Unit.Level.VILLAGE) {
                        places.byLabel.putIfAbsent(unit.name() + BETWEEN + town, unit);
                        Set.of(PlaceName.bare(unit.name() + town), PlaceName.bare(town + unit.name()))
                                .forEach(both -> places.byBoth
                                        .computeIfAbsent(both, b -> new ArrayList<>())
                                        .add(unit));
                    }
                }
            }
            return places;
        }
    }

    /** Villages by their names with the town: as lists write them, and without anything between. */
    private record Places(Map<Long, String> labels, Map<String, Unit> byLabel, Map<String, List<Unit>> byBoth) {}

    /** What a unit answers to; text that begins earlier in the list is the better match. */
    private record Entry(Unit unit, List<String> terms) {
        static Entry of(Unit unit) {
            List<String> terms = new ArrayList<>();
            terms.add(unit.name().toLowerCase(Locale.ROOT));
            terms.addAll(Pinyin.initials(unit.name()));
            terms.addAll(Pinyin.full(unit.name()));
            terms.add(unit.id().toString());
            return new Entry(unit, terms);
        }
    }

    void forget() {
        loaded = null;
    }

    /** Takes these for the units until the next change, while they are still being stored. */
    void use(List<Unit> units) {
        loaded = new Loaded(units);
    }

    private Loaded loaded() {
        Loaded current = loaded;
        if (current == null) {
            current = new Loaded(source.get());
            loaded = current;
        }
        return current;
    }

    @Override
    public Optional<Unit> find(long code) {
        return Optional.ofNullable(loaded().byCode.get(code));
    }

    @Override
    public String name(long code) {
        return find(code).map(Unit::name).orElse(Long.toString(code));
    }

    @Override
    public List<Long> under(Long code) {
        if (code == null) {
            return towns().stream().map(Unit::id).toList();
        }
        return villages().stream()
                .map(Unit::id)
                .filter(village -> Unit.town(village) == code)
                .toList();
    }

    @Override
    public String label(long code) {
        String label = loaded().places().labels.get(code);
        return label == null ? name(code) : label;
    }

    @Override
    public Optional<Unit> district() {
        return at(Unit.Level.DISTRICT).stream().findFirst();
    }

    @Override
    public List<Unit> towns() {
        return at(Unit.Level.TOWN);
    }

    @Override
    public List<Unit> villages() {
        return at(Unit.Level.VILLAGE);
    }

    private List<Unit> at(Unit.Level level) {
        return loaded().byCode.values().stream().filter(u -> u.level() == level).toList();
    }

    @Override
    public List<Unit> suggest(String part, int limit) {
        return suggest(part, unit -> true, limit);
    }

    private List<Unit> suggest(String part, Predicate<Unit> among, int limit) {
        String wanted = part.strip().toLowerCase(Locale.ROOT);
        // 方家庄 小杜庄, or the label itself: each word must be in the unit or its town.
        List<String> words = List.of(wanted.split("[\\s·]+"));
        record Match(Unit unit, int rank) {}
        return loaded().entries().stream()
                .filter(e -> among.test(e.unit))
                .map(e -> new Match(e.unit, rank(e, words)))
                .filter(m -> m.rank < Integer.MAX_VALUE)
                .sorted(Comparator.comparingInt(Match::rank).thenComparing(m -> m.unit.id()))
                .limit(limit)
                .map(Match::unit)
                .toList();
    }

    private int rank(Entry entry, List<String> words) {
        int own = words.stream().mapToInt(w -> rank(entry, w)).min().orElse(Integer.MAX_VALUE);
        if (own == Integer.MAX_VALUE || words.size() == 1) {
            return own;
        }
        String label = label(entry.unit.id()).toLowerCase(Locale.ROOT);
        boolean all = words.stream().allMatch(w -> rank(entry, w) < Integer.MAX_VALUE || label.contains(w));
        return all ? own : Integer.MAX_VALUE;
    }

    /** Smaller is better: the whole, a beginning, a part in the middle of the name. */
    private static int rank(Entry entry, String word) {
        int best = Integer.MAX_VALUE;
        for (int i = 0; i < entry.terms.size(); i++) {
            String term = entry.terms.get(i);
            if (term.equals(word)) {
                return 0;
            }
            if (term.startsWith(word)) {
                best = Math.min(best, 1 + entry.unit.level().ordinal());
            } else if (i == 0 && term.contains(word)) {
                best = Math.min(best, 10);
            }
        }
        return best;
    }

    @Override
    public Type<Long> type() {
        return type(unit -> true);
    }

    @Override
    public Type<Long> villageType() {
        return type(unit -> unit.level() == Unit.Level.VILLAGE);
    }

    private Type<Long> type(Predicate<Unit> proposed) {
        return new Type<>() {
            @Override
            public Kind kind() {
                return Kind.UNIT;
            }

            @Override
            public String write(Long code) {
                return code == null ? "" : label(code);
            }

            @Override
            public Long read(String typed) throws Rejected {
                String text = PlainText.brief(typed);
                return text == null ? null : recognise(text);
            }

            @Override
            public List<Long> suggest(String part) {
                return UnitList.this.suggest(part, proposed, OFFERED).stream()
                        .map(Unit::id)
                        .toList();
            }

            @Override
            public List<Long> near(String text) {
                return PlaceName.near(official(text), towns(), villages()).stream()
                        .filter(proposed)
                        .limit(OFFERED)
                        .map(Unit::id)
                        .toList();
            }
        };
    }

    private long recognise(String text) throws Rejected {
        Unit labelled = loaded().places().byLabel.get(text);
        if (labelled != null) {
            return labelled.id(); // as a list writes it, whatever signs its name has
        }
        String digits = Types.plain(text);
        if (digits.matches("\\d{6,12}")) {
            long code = Long.parseLong((digits + "000000").substring(0, 12));
            if (loaded().byCode.containsKey(code)) {
                return code;
            }
        }
        Matcher code = CODE.matcher(digits);
        if (code.find() && loaded().byCode.containsKey(Long.parseLong(code.group()))) {
            return coded(
                    loaded().byCode.get(Long.parseLong(code.group())),
                    code.replaceFirst(" ").strip());
        }
        List<Unit> named = named(text);
        if (named.isEmpty()) {
            throw new Rejected("unit.unknown", text);
        }
        if (named.size() > 1) {
            throw new Rejected(
                    "unit.ambiguous",
                    text,
                    String.join("、", named.stream().map(u -> label(u.id())).toList()));
        }
        return named.get(0).id();
    }

    /** The unit whose code stands beside a name, which must be one of its own. */
    private long coded(Unit unit, String name) throws Rejected {
        if (!PlaceName.bare(name).isEmpty() && !named(name).contains(unit)) {
            throw new Rejected("reference.mismatch", unit.id().toString(), label(unit.id()), name);
        }
        return unit.id();
    }

    /** 小杜庄村, 小杜庄村·方家庄镇, 小杜庄村（方家庄镇）, 天津市宝坻区方家庄镇小杜庄村. */
    private List<Unit> named(String text) {
        List<Unit> named = loaded().byName.getOrDefault(Unit.plainName(text), List.of());
        if (!named.isEmpty()) {
            return named;
        }
        String official = official(text);
        List<Unit> both = loaded().places().byBoth.getOrDefault(official, List.of());
        return both.isEmpty() ? loaded().byName.getOrDefault(official, List.of()) : both;
    }

    /** A name without signs and without the district, which is all of them. */
    private String official(String text) {
        String bare = PlaceName.bare(Unit.plainName(text.strip()));
        String in = district().map(Unit::name).orElse("");
        int at = in.isEmpty() ? -1 : bare.indexOf(in);
        boolean leads = at == 0 || at > 0 && bare.substring(0, at).matches("\\p{IsHan}{2,3}市");
        return leads && bare.length() > at + in.length() ? bare.substring(at + in.length()) : bare;
    }
}
