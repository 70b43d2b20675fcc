package cn.baodi.command.core;

import cn.baodi.command.core.Column.Privacy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One declaration that serves many faces: the table on screen, the form, CSV both ways, the printed list and the
 * search all iterate over its columns.
 *
 * @param <T> the record it lists
 */
public final class Sheet<T> {
    private static final Pattern IDLE = Pattern.compile("[\\s*\\p{Cf}]+|\\((必填|选填|required|optional)\\)");

    private final String key;
    private final Texts texts;
    private final List<Column<T, ?>> columns;
    private final Set<String> ignored;
    private final List<List<String>> alike;
    private final String order;
    private final BiFunction<Values, T, T> build;
    private final List<Column<T, ?>> told;
    /** Worked out when first asked for: a file may have sixteen thousand columns, each of which asks. */
    private final Map<String, Set<String>> headings = new ConcurrentHashMap<>();

    private volatile Map<String, Column<T, ?>> named;

    private Sheet(
            String key,
            Texts texts,
            List<Column<T, ?>> columns,
            Set<String> ignored,
            List<List<String>> alike,
            String order,
            BiFunction<Values, T, T> build) {
        this.key = key;
        this.texts = texts;
        this.columns = List.copyOf(columns);
        this.ignored = Set.copyOf(ignored);
        this.alike = List.copyOf(alike);
        this.order = order;
        this.build = build;
        told = columns.stream().filter(c -> c.derived() && c.isImported()).toList();
    }

    /**
     * @param key plural, such as {@code deliveries}; the title is kept under {@code sheet.<key>}, each heading under
     *     {@code <key>.<column>}
     */
    public static <T> Builder<T> of(String key, Texts texts) {
        return new Builder<>(key, texts);
    }

    public String key() {
        return key;
    }

    public String title() {
        return texts.get("sheet." + key);
    }

    /** The columns that the officer may read; there are no others for screen, files and print. */
    public List<Column<T, ?>> columns() {
        return columns.stream().filter(c -> c.readable().getAsBoolean()).toList();
    }

    /** All columns whoever is on duty, for the encrypted copy of last resort. */
    public List<Column<T, ?>> everything() {
        return columns;
    }

    /** Whether the officer may read {@code column}. */
    public boolean reads(String column) {
        return column(column).readable().getAsBoolean();
    }

    /** @throws IllegalArgumentException for a key that is no column, which is a bug */
    public Column<T, ?> column(String column) {
        return columns.stream()
                .filter(c -> c.key().equals(column))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(key + "." + column));
    }

    /** The column that a file's heading means: its Chinese or current heading or its English key. */
    public Column<T, ?> columnNamed(String heading) {
        Map<String, Column<T, ?>> known = named;
        if (known == null) {
            known = new HashMap<>();
            for (Column<T, ?> column : columns) {
                for (String own : own(column)) {
                    known.putIfAbsent(own, column);
                }
            }
            named = known;
        }
        return known.get(bare(heading));
    }

    private static List<String> own(Column<?, ?> column) {
        return Stream.of(column.chinese(), column.heading(), column.key())
                .map(Sheet::bare)
                .toList();
    }

    /**
     * The headings under which other people keep what stands in {@code column}, bare as {@link #bare} makes them: its
     * own ones and what its texts name under {@code <key>.<column>.also}, with a bar between.
     */
    public Set<String> headings(Column<T, ?> column) {
        return headings.computeIfAbsent(column.key(), k -> known(column));
    }

    private Set<String> known(Column<T, ?> column) {
        String also = key + "." + column.key() + ".also";
        Set<String> known = new LinkedHashSet<>(own(column));
        if (texts.has(also)) {
            texts.inEveryLanguage(also).forEach(words -> {
                for (String word : words.split("\\|")) {
                    known.add(bare(word));
                }
            });
        }
        return Collections.unmodifiableSet(known);
    }

    /** A heading without what does not make it another: blanks, width and case of its letters, a star, (必填). */
    public static String bare(String heading) {
        return IDLE.matcher(Types.plain(heading).toLowerCase(Locale.ROOT)).replaceAll("");
    }

    /** Whether files may carry this heading although no column keeps what stands under it. */
    public boolean ignores(String heading) {
        return ignored.contains(heading.strip().toLowerCase(Locale.ROOT));
    }

    /**
     * Groups of columns by which two rows are likely the same thing: where all of one group are equal and none is blank.
     */
    public List<List<String>> alike() {
        return alike;
    }

    /** The column in whose order rows build upon one another; null where each stands alone. Its values can be compared. */
    public Column<T, ?> order() {
        return order == null ? null : column(order);
    }

    /** A problem of this sheet's rows in one sentence, without the name of its field. */
    public String sentence(Problem problem) {
        return texts.problem(problem);
    }

    /**
     * Reads one row of texts.
     *
     * @param cell the text under a column's key; null where there is no such cell, and {@code base}'s value is kept
     * @param base the record to change, or null for a new one
     */
    public Reading<T> read(Function<String, String> cell, T base) {
        Map<String, Object> values = new HashMap<>();
        List<Problem> problems = new ArrayList<>();
        for (Column<T, ?> column : columns) {
            String text = column.isImported() ? cell.apply(column.key()) : null;
            if (text == null) {
                values.put(column.key(), base == null ? null : column.read().apply(base));
                if (base == null && column.required() && !column.derived()) {
                    problems.add(Problem.of(column.key(), "required"));
                }
                continue;
            }
            try {
                Object value = column.type().read(text);
                values.put(column.key(), value);
                if (value == null && column.required()) {
                    problems.add(Problem.of(column.key(), "required"));
                }
            } catch (Rejected e) {
                problems.add(e.at(column.key()));
            }
        }
        if (!problems.isEmpty()) {
            return new Reading<>(null, problems);
        }
        if (base == null) {
            told.forEach(column -> tellApart(column(column.beside()), values.get(column.key()), values));
        }
        T record = build.apply(new Values(values), base);
        if (base == null) {
            told.forEach(column -> hold(column, record, values.get(column.key()), problems));
        }
        if (record instanceof Row row) {
            problems.addAll(row.problems());
        }
        return new Reading<>(record, problems);
    }

    /** Of namesakes, such as two villages of one name in one town, the one is meant whose code stands beside. */
    private static <V> void tellApart(Column<?, V> column, Object told, Map<String, Object> values) {
        Object found = values.get(column.key());
        if (told == null || found == null || told.getClass() != found.getClass()) {
            return;
        }
        @SuppressWarnings("unchecked")
        boolean alike = column.type().write((V) told).equals(column.type().write((V) found));
        if (alike) {
            values.put(column.key(), told);
        }
    }

    /** What a file says in a derived column must be what the record shows there. */
    private <V> void hold(Column<T, V> column, T record, Object told, List<Problem> problems) {
        V shown = told == null ? null : column.read().apply(record);
        if (shown != null && !shown.equals(told)) {
            @SuppressWarnings("unchecked")
            String said = column.type().write((V) told);
            Column<T, ?> other = column(column.beside());
            problems.add(Problem.of(
                    column.key(),
                    "contradiction",
                    said,
                    other.heading(),
                    other.text(record),
                    column.type().write(shown)));
        }
    }

    /**
     * What came of reading a row.
     *
     * @param record null where a text could not be read
     * @param problems empty where it may be stored
     */
    public record Reading<T>(T record, List<Problem> problems) {
        public boolean good() {
            return problems.isEmpty();
        }
    }

    /** The values of a row by column key. */
    public static final class Values {
        private final Map<String, Object> values;

        private Values(Map<String, Object> values) {
            this.values = values;
        }

        /** The value under {@code column}, of that column's type, or null. */
        @SuppressWarnings("unchecked")
        public <V> V get(String column) {
            return (V) values.get(column);
        }

        /** The value, or {@code otherwise} where there is none. */
        public <V> V get(String column, V otherwise) {
            V value = get(column);
            return value == null ? otherwise : value;
        }
    }

    /** Collects columns in their order. */
    public static final class Builder<T> {
        private final String key;
        private final Texts texts;
        private final List<Column<T, ?>> columns = new ArrayList<>();
        private final Set<String> ignored = new TreeSet<>();
        private final List<List<String>> alike = new ArrayList<>();
        private String order;

        private Builder(String key, Texts texts) {
            this.key = key;
            this.texts = texts;
        }

        public <V> Builder<T> column(String column, Type<V> type, int width, Function<T, V> read) {
            return add(column, type, width, read, false, false);
        }

        public <V> Builder<T> required(String column, Type<V> type, int width, Function<T, V> read) {
            return add(column, type, width, read, true, false);
        }

        public <V> Builder<T> derived(String column, Type<V> type, int width, Function<T, V> read) {
            return add(column, type, width, read, false, true);
        }

        /** The column added last is masked on screen too, as its kind is masked, until one record is asked for. */
        public Builder<T> personal() {
            return last(c -> with(c, Privacy.ASKED, Masking.of(c.type().kind()), c.readable()));
        }

        /**
         * The column added last says more of another one, as a village does of whoever lives there, or a measure of an
         * amount: a file's cells of both are read together. Also of a derived column that is not passed over then.
         */
        public Builder<T> beside(String column) {
            return last(c -> with(c, c.privacy(), c.mask(), c.readable(), column));
        }

        /** As {@link #personal()}, masked by {@code mask}. */
        public Builder<T> personal(UnaryOperator<String> mask) {
            return last(c -> with(c, Privacy.ASKED, mask, c.readable()));
        }

        /** The column added last is masked on screen and nobody can ask for it there. */
        public Builder<T> sealed() {
            return last(c -> with(c, Privacy.SEALED, Masking.of(c.type().kind()), c.readable()));
        }

        /** The column added last is whole on screen and masked, as its kind is masked, in whatever leaves it. */
        public Builder<T> inside() {
            return last(c -> with(c, Privacy.INSIDE, Masking.of(c.type().kind()), c.readable()));
        }

        /** As {@link #inside()}, masked by {@code mask}. */
        public Builder<T> inside(UnaryOperator<String> mask) {
            return last(c -> with(c, Privacy.INSIDE, mask, c.readable()));
        }

        /** The column added last is there for officers with one of these roles only. */
        public Builder<T> readableBy(Session session, Set<Role> roles) {
            return last(c -> with(c, c.privacy(), c.mask(), () -> session.may(roles)));
        }

        private Builder<T> last(UnaryOperator<Column<T, ?>> change) {
            columns.add(change.apply(columns.remove(columns.size() - 1)));
            return this;
        }

        private static <T, V> Column<T, V> with(
                Column<T, V> c, Privacy privacy, UnaryOperator<String> mask, BooleanSupplier readable) {
            return with(c, privacy, mask, readable, c.beside());
        }

        private static <T, V> Column<T, V> with(
                Column<T, V> c, Privacy privacy, UnaryOperator<String> mask, BooleanSupplier readable, String beside) {
            return new Column<>(
                    c.key(),
                    c.heading(),
                    c.chinese(),
                    c.type(),
                    c.read(),
                    c.required(),
                    c.derived(),
                    privacy,
                    mask,
                    readable,
                    beside,
                    c.width());
        }

        /** Headings that other people's files carry and an import passes over. */
        public Builder<T> ignore(String... headings) {
            for (String heading : headings) {
                ignored.add(heading.strip().toLowerCase(Locale.ROOT));
            }
            return this;
        }

        /** Two rows that are equal in these columns are likely the same thing; an index begins with the first of them. */
        public Builder<T> alike(String... keys) {
            alike.add(List.of(keys));
            return this;
        }

        /** Each row builds upon those before it in this column, as what is issued upon what was received. */
        public Builder<T> inOrderOf(String column) {
            order = column;
            return this;
        }

        private <V> Builder<T> add(
                String column, Type<V> type, int width, Function<T, V> read, boolean required, boolean derived) {
            String text = key + "." + column;
            columns.add(new Column<>(
                    column,
                    texts.get(text),
                    texts.inEveryLanguage(text).get(0),
                    type,
                    read,
                    required,
                    derived,
                    Privacy.OPEN,
                    UnaryOperator.identity(),
                    () -> true,
                    null,
                    width));
            return this;
        }

        /** @param build makes the record from the values; its second argument is the record changed, or null */
        public Sheet<T> build(BiFunction<Values, T, T> build) {
            return new Sheet<>(key, texts, columns, ignored, alike, order, build);
        }
    }
}
