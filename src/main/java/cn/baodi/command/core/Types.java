package cn.baodi.command.core;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The standard column types. Times are Asia/Shanghai wall time without a zone. */
public final class Types {
    /** Weights are stored in grams; 1 斤 = 500 g. */
    public static final long GRAMS_PER_JIN = 500;

    /** A short text on one line, as {@link PlainText#oneLine} leaves it. */
    public static final Type<String> TEXT = new Text(Type.Kind.TEXT);
    /** A longer text of several lines, as {@link PlainText#lines} leaves it. */
    public static final Type<String> NOTE = new Text(Type.Kind.NOTE);
    /** A mobile (11 digits) or a landline with its area code; kept as digits and one hyphen. */
    public static final Type<String> PHONE = new Phone();
    /** A citizen's identity number of 18 characters, its check character proved; kept with a capital X. */
    public static final Type<String> IDENTITY = new IdentityNumber();
    /** A whole number. */
    public static final Type<Integer> WHOLE = new Whole();
    /** Grams in the record, 斤 on screen and in files. */
    public static final Type<Long> JIN = new Jin();

    public static final Type<LocalDate> DATE = new Day();
    /** A point in time, to the minute. */
    public static final Type<LocalDateTime> MOMENT = new Moment();

    private static final DateTimeFormatter DAY_OUT = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter MOMENT_OUT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private Types() {}

    /** Full-width digits, letters and signs made plain, blanks trimmed; for numbers, dates, phones and codes only. */
    public static String plain(String text) {
        boolean plain = text.chars().allMatch(c -> c < 0x80); // most are, and there are millions of them
        return (plain ? text : Normalizer.normalize(text, Normalizer.Form.NFKC)).strip();
    }

    /** The identity number that begins with these seventeen digits. */
    public static String identity(String digits) {
        return digits + IdentityNumber.check(digits);
    }

    /** The identity number that a text is, or null where it is none. */
    public static String identityIn(String text) {
        if (text.length() < 18) {
            return null;
        }
        try {
            return IDENTITY.read(text);
        } catch (Rejected e) {
            return null;
        }
    }

    /** A number with a prefix, such as Z00012: the {@code id} of a row as people call it. */
    public static Type<Long> code(String prefix, int digits) {
        return new Code(prefix, digits);
    }

    /** An enum: written as the officer's word, read from the word in any language or the constant's name. */
    public static <E extends Enum<E>> Type<E> choice(Class<E> type, Texts texts) {
        return new Choice<>(type, texts);
    }

    /** Yes or no. */
    public static Type<Boolean> flag(Texts texts) {
        return new Flag(texts);
    }

    private record Text(Kind kind) implements Type<String> {
        @Override
        public String write(String value) {
            return value == null ? "" : value;
        }

        @Override
        public String read(String text) throws Rejected {
            return kind == Kind.NOTE ? PlainText.lines(text) : PlainText.oneLine(text);
        }
    }

    private static final class Phone implements Type<String> {
        private static final Pattern MOBILE = Pattern.compile("1[3-9][0-9]{9}");
        /** What a spreadsheet made of a number. */
        private static final Pattern SCIENTIFIC = Pattern.compile("\\d(?:\\.\\d+)?[eE]\\+?\\d{1,2}");

        /** Blanks, brackets, and the marks for the direction of a text that phones put around a number. */
        private static final Pattern UNSEEN = Pattern.compile("[\\s()（）\\p{Cf}]");
        /** +86 before a mobile, whatever parts it: +86 138-0000-0000. */
        private static final Pattern COUNTRY = Pattern.compile("^(?:\\+?86|0086)-?(?=1(?:-?\\d){10}$)");

        private static final Pattern LANDLINE =
                Pattern.compile("(010|02\\d|0[3-9]\\d{2})-?(\\d{7,8})|\\d{7,8}|\\d{3,6}");

        @Override
        public Kind kind() {
            return Kind.PHONE;
        }

        @Override
        public String write(String value) {
            return value == null ? "" : value;
        }

        @Override
        public String read(String typed) throws Rejected {
            String text = PlainText.brief(typed);
            if (text == null) {
                return null;
            }
            if (MOBILE.matcher(text).matches()) {
                return text;
            }
            String digits =
                    COUNTRY.matcher(UNSEEN.matcher(plain(text)).replaceAll("")).replaceFirst("");
            if (SCIENTIFIC.matcher(digits).matches()) {
                throw new Rejected("phone.cut", text);
            }
            if (digits.startsWith("1") && digits.length() > 6) {
                digits = digits.replace("-", "");
                if (!digits.matches("\\d+")) {
                    throw new Rejected("phone.shape", text);
                }
                if (digits.length() != 11) {
                    throw new Rejected(
                            digits.length() < 11 ? "phone.short" : "phone.long", text, Math.abs(11 - digits.length()));
                }
                if (!MOBILE.matcher(digits).matches()) {
                    throw new Rejected("phone.shape", text);
                }
                return digits;
            }
            Matcher landline = LANDLINE.matcher(digits);
            if (!landline.matches()) {
                throw new Rejected("phone.shape", text);
            }
            return landline.group(1) == null ? digits : landline.group(1) + "-" + landline.group(2);
        }
    }

    private static final class Whole implements Type<Integer> {
        @Override
        public Kind kind() {
            return Kind.WHOLE;
        }

        @Override
        public String write(Integer value) {
            return value == null ? "" : value.toString();
        }

        @Override
        public Integer read(String typed) throws Rejected {
            String text = PlainText.brief(typed);
            if (text == null) {
                return null;
            }
            try {
                return new BigDecimal(ungrouped(plain(text).replace('\u2212', '-'))).intValueExact();
            } catch (ArithmeticException | NumberFormatException e) {
                throw new Rejected("whole", text);
            }
        }
    }

    private static final class Jin implements Type<Long> {
        @Override
        public Kind kind() {
            return Kind.WEIGHT;
        }

        @Override
        public String write(Long grams) {
            return grams == null ? "" : jin(grams).toPlainString();
        }

        @Override
        public Long read(String typed) throws Rejected {
            String text = PlainText.brief(typed);
            if (text == null) {
                return null;
            }
            try {
                String number = ungrouped(plain(text).replaceFirst("\\s*斤$", ""));
                return new BigDecimal(number)
                        .multiply(BigDecimal.valueOf(GRAMS_PER_JIN))
                        .longValueExact();
            } catch (ArithmeticException | NumberFormatException e) {
                throw new Rejected("jin", text);
            }
        }
    }

    /** 1,234 without its commas; 2,5 stays as it is and is no number, for it may mean 2.5. */
    private static String ungrouped(String number) {
        return number.indexOf(',') >= 0 && number.matches("[+-]?\\d{1,3}(,\\d{3})+(\\.\\d+)?")
                ? number.replace(",", "")
                : number;
    }

    /** Grams as 斤, exact, without trailing zeros. */
    public static BigDecimal jin(long grams) {
        BigDecimal jin = BigDecimal.valueOf(grams)
                .divide(BigDecimal.valueOf(GRAMS_PER_JIN), 3, RoundingMode.UNNECESSARY)
                .stripTrailingZeros();
        return jin.scale() < 0 ? jin.setScale(0) : jin;
    }

    private static final class Day implements Type<LocalDate> {
        @Override
        public Kind kind() {
            return Kind.DATE;
        }

        @Override
        public String write(LocalDate value) {
            return value == null ? "" : DAY_OUT.format(value);
        }

        @Override
        public LocalDate read(String typed) throws Rejected {
            String text = PlainText.brief(typed);
            return text == null ? null : day(plain(text), text);
        }
    }

    private static final class Moment implements Type<LocalDateTime> {
        /** A day, and something behind it that is no time of day. */
        private static final Pattern UNCLEAR =
                Pattern.compile("(?:\\d{4}[-/.年]\\d{1,2}[-/.月]\\d{1,2}|\\d{1,2}月\\d{1,2}(?=\\D))[日号]?(?![\\d日号]).*\\S");

        private static final Pattern SHAPE =
                Pattern.compile("(.+?)(?:[T\\s]+|(?<=日))(\\d{1,2})[:时](\\d{1,2})?分?(?::\\d{1,2}(?:\\.\\d+)?)?");

        @Override
        public Kind kind() {
            return Kind.MOMENT;
        }

        @Override
        public String write(LocalDateTime value) {
            return value == null ? "" : moment(value);
        }

        @Override
        public LocalDateTime read(String typed) throws Rejected {
            String text = PlainText.brief(typed);
            if (text == null) {
                return null;
            }
            Matcher shape = SHAPE.matcher(plain(text));
            if (UNCLEAR.matcher(shape.matches() ? shape.group(1) : plain(text)).matches()) {
                throw new Rejected("moment.unclear", text);
            }
            if (!shape.matches()) {
                return day(plain(text), text).atStartOfDay();
            }
            try {
                int hour = Integer.parseInt(shape.group(2));
                int minute = shape.group(3) == null ? 0 : Integer.parseInt(shape.group(3));
                LocalDate day = day(shape.group(1), text);
                // 24:00 is how a statistical day is said to end.
                return hour == 24 && minute == 0
                        ? day.plusDays(1).atStartOfDay()
                        : day.atTime(LocalTime.of(hour, minute));
            } catch (DateTimeException e) {
                throw new Rejected("moment", text);
            }
        }
    }

    /** By hand where it can be: a formatter takes most of the time that a long list takes. */
    private static String moment(LocalDateTime value) {
        int year = value.getYear();
        if (year < 1000 || year > 9999) {
            return MOMENT_OUT.format(value);
        }
        StringBuilder text = new StringBuilder(16).append(year);
        two(text.append('-'), value.getMonthValue());
        two(text.append('-'), value.getDayOfMonth());
        two(text.append(' '), value.getHour());
        two(text.append(':'), value.getMinute());
        return text.toString();
    }

    private static void two(StringBuilder text, int number) {
        text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }

    /** 2020-2-3, 2020/2/3, 2020.2.3, 20200203, 2020年2月3日 and Excel's day number 43864. */
    private static LocalDate day(String plain, String asTyped) throws Rejected {
        Matcher parts = DAY_PARTS.matcher(plain);
        try {
            if (parts.matches()) {
                return LocalDate.of(
                        Integer.parseInt(parts.group(1)),
                        Integer.parseInt(parts.group(2)),
                        Integer.parseInt(parts.group(3)));
            }
            if (plain.matches("\\d{8}")) {
                return LocalDate.parse(plain, BASIC);
            }
            if (plain.matches("[345]\\d{4}")) {
                return LocalDate.of(1899, 12, 30).plusDays(Integer.parseInt(plain));
            }
        } catch (DateTimeException e) {
            throw new Rejected("day.none", asTyped.strip());
        }
        throw new Rejected("day", asTyped.strip());
    }

    private static final Pattern DAY_PARTS = Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?");
    private static final DateTimeFormatter BASIC =
            DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private record Code(String prefix, int digits) implements Type<Long> {
        private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

        @Override
        public Kind kind() {
            return Kind.CODE;
        }

        @Override
        public String write(Long value) {
            if (value == null) {
                return "";
            }
            String number = value.toString();
            return prefix + "0".repeat(Math.max(0, digits - number.length())) + number;
        }

        @Override
        public Long read(String typed) throws Rejected {
            String text = PlainText.brief(typed);
            if (text == null) {
                return null;
            }
            String plain = plain(text).toUpperCase(Locale.ROOT);
            String number = plain.startsWith(prefix) ? plain.substring(prefix.length()) : plain;
            if (!NUMBER.matcher(number).matches() || Long.parseLong(number) == 0) {
                throw new Rejected("code", text, write(1L));
            }
            return Long.parseLong(number);
        }
    }

    private static final class Choice<E extends Enum<E>> implements Type<E> {
        private final List<E> choices;
        private final Texts texts;
        private final Map<String, E> known = new HashMap<>();
        private final Map<E, String> words;

        Choice(Class<E> type, Texts texts) {
            choices = List.of(type.getEnumConstants());
            this.texts = texts;
            words = new EnumMap<>(type);
            for (E choice : choices) {
                words.put(choice, texts.name(choice));
                known.put(choice.name().toLowerCase(Locale.ROOT), choice);
                for (String word : texts.inEveryLanguage(type.getSimpleName() + "." + choice.name())) {
                    known.put(word.toLowerCase(Locale.ROOT), choice);
                }
            }
        }

        @Override
        public Kind kind() {
            return Kind.CHOICE;
        }

        @Override
        public String write(E value) {
            return value == null ? "" : words.get(value);
        }

        @Override
        public E read(String typed) throws Rejected {
            String text = PlainText.brief(typed);
            if (text == null) {
                return null;
            }
            E choice = known.get(text.toLowerCase(Locale.ROOT));
            if (choice == null) {
                throw new Rejected(
                        "choice",
                        text,
                        String.join(
                                texts.get("list.comma"),
                                choices.stream().map(texts::name).toList()));
            }
            return choice;
        }

        @Override
        public List<E> choices() {
            return choices;
        }
    }

    private record Flag(Texts texts) implements Type<Boolean> {
        @Override
        public Kind kind() {
            return Kind.FLAG;
        }

        @Override
        public String write(Boolean value) {
            return value == null ? "" : texts.get(value ? "yes" : "no");
        }

        @Override
        public Boolean read(String typed) throws Rejected {
            String text = PlainText.brief(typed);
            if (text == null) {
                return null;
            }
            String word = text.toLowerCase(Locale.ROOT);
            if (isWord("yes", word) || List.of("true", "1", "y", "√").contains(word)) {
                return true;
            }
            if (isWord("no", word) || List.of("false", "0", "n", "×").contains(word)) {
                return false;
            }
            throw new Rejected("choice", text, texts.get("yes") + texts.get("list.comma") + texts.get("no"));
        }

        private boolean isWord(String key, String word) {
            return texts.inEveryLanguage(key).stream().anyMatch(word::equalsIgnoreCase);
        }

        @Override
        public List<Boolean> choices() {
            return List.of(true, false);
        }
    }
}
