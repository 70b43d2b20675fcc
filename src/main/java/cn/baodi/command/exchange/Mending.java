package cn.baodi.command.exchange;

import cn.baodi.command.core.Column;
import cn.baodi.command.core.Pinyin;
import cn.baodi.command.core.Type;
import cn.baodi.command.core.Types;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a cell means that its column cannot read as it stands: surely, as 2月9日 means the last ninth of February, or
 * perhaps, as 小杜庄 may mean 小杜庄村 · 方家庄镇. It knows columns by their types alone.
 */
final class Mending {
    private static final int MOST_CANDIDATES = 8;
    /** A file full of unknown names asks for the same ones again and again. */
    private static final int MOST_KEPT = 5_000;

    private static final int LONGEST_NAME = 12;

    private static final Pattern BLANKS = Pattern.compile("[\\p{Z}\\s]+");
    private static final Pattern SPACED =
            Pattern.compile("(?=(?:[\\p{Z}\\s]*\\p{IsHan}){2,4}$)\\p{IsHan}+(?:[\\p{Z}\\s]+\\p{IsHan}+)+");
    /** 张三（户主）: what he is, not what he is called. */
    private static final Pattern REMARK =
            Pattern.compile("([\\p{IsHan}\u00B7]{2,12})\\s*[(\uFF08](?:户主|本人|家长)[)\uFF09]");

    private static final Pattern DIGITS = Pattern.compile("\\d{1,20}(?:\\.\\d{1,20})?(?:[eE]\\+?\\d{1,2})?");
    /** '13800138001 and ="13800138001": how people keep a spreadsheet from reckoning with a number. */
    private static final Pattern MARKS = Pattern.compile("[='\"`\u2018\u2019\u201C\u201D]");

    /** What people write where there is nothing to write. */
    private static final Pattern NOTHING = Pattern.compile("[/\\\\\\-—–_×]+|无|暂无|没有|空|不详|未知|[Nn]/?[Aa]");
    /** What a phone is called, and what stands behind it. */
    private static final Pattern CALLED =
            Pattern.compile("^(?:手机号?码?|电话号?码?|联系电话|[Tt][Ee][Ll]|[Mm]obile)\\s*[:：]?\\s*|[;；,，。.、]+$");

    private static final Pattern MOBILE = Pattern.compile("(?<!\\d)1[3-9]\\d(?:[\\s-]?\\d){8}(?!\\d)");

    private static final Pattern AMOUNT = Pattern.compile("[\\d.,]+");
    /** A heading says so of all cells below it: 重量（公斤）, kg; a 克 in the middle may be part of a word. */
    private static final Pattern UNIT =
            Pattern.compile("公斤|千克|kg|(?<=[(/])(?:克|g|吨|t)(?=\\)?$)", Pattern.CASE_INSENSITIVE);

    private static final Pattern COUNTER = Pattern.compile("(?<=[(/])\\p{IsHan}(?=\\)?$)|^[斤件份](?=数$)");

    private static final Pattern COUNTED =
            Pattern.compile("([+-]?[\\d,]+)\\s*(?:人次|车次|户次|人|名|个|户|口|次|辆|天|日|岁|份|件|元|分钟|分|张|位|例)");
    private static final Pattern WEIGHED =
            Pattern.compile("([\\d.,]+)\\s*(市斤|公斤|千克|kg|克|g|吨|t)", Pattern.CASE_INSENSITIVE);
    private static final Pattern ENDING =
            Pattern.compile("(?<=.{2})(村民委员会|居民委员会|村委会|居委会|村委|居委|社区|小区|村|街道办事处|街道办|街道|镇|乡|街)$");
    private static final Pattern SIGNS = Pattern.compile("[\\s·/、,，\\-（）()]+");
    /** 新安镇小杜庄村; what only ends so is a place of its own. */
    private static final Pattern TOWN_FIRST = Pattern.compile("^\\p{IsHan}{2,4}?(?:镇|街道|乡)(?=\\p{IsHan}{2})");

    private static final Pattern TOWN = Pattern.compile("(?<=.(?:镇|街道|乡))(?=.)");

    private final Days days;
    private final String context;
    private final Map<ImportPlan.Cell, List<String>> known = new HashMap<>();

    /**
     * @param today by which a day gets its year
     * @param context name and titles of the file: of namesakes the one is meant whose town stands there
     */
    Mending(LocalDate today, String context) {
        days = new Days(today);
        this.context = context;
    }

    /** What the cell surely means, to be read in its stead, or null. */
    String sure(Column<?, ?> column, String cell) {
        String plain = Types.plain(cell);
        if (!column.required() && NOTHING.matcher(plain).matches()) {
            return "";
        }
        return switch (column.type().kind()) {
            case DATE -> days.date(plain);
            case MOMENT -> days.moment(plain);
            case WHOLE -> whole(plain);
            case WEIGHT -> weight(plain);
            case UNIT, CHOICE, FLAG, REFERENCE -> plain.replaceAll("\\s+", "");
            case PHONE -> phone(plain);
            case CODE, IDENTITY -> digits(plain);
            default -> null;
        };
    }

    /**
     * A person's name as it is kept: 李　芳 was only set wide to stand below 李建国.
     *
     * @return null where there is nothing to be mended
     */
    static String name(Column<?, ?> column, String cell) {
        if (!column.personal() || column.type().kind() != Type.Kind.TEXT) {
            return null;
        }
        Matcher remark = REMARK.matcher(cell.strip());
        if (cell.length() < 2 * LONGEST_NAME && remark.matches()) {
            return remark.group(1);
        }
        return cell.length() <= LONGEST_NAME
                        && cell.strip().chars().anyMatch(c -> Character.isSpaceChar(c) || Character.isWhitespace(c))
                        && SPACED.matcher(cell.strip()).matches()
                ? BLANKS.matcher(cell).replaceAll("")
                : null;
    }

    /** A place's name without its ending, signs and blanks. */
    static String bare(String place) {
        return ENDING.matcher(SIGNS.matcher(Types.plain(place)).replaceAll("")).replaceFirst("");
    }

    /** What a heading says the amounts below it are counted in, 公斤 or 件; null where it does not. */
    static String unitIn(String heading) {
        String plain = Types.plain(heading);
        Matcher unit = UNIT.matcher(plain);
        if (!unit.find()) {
            unit = COUNTER.matcher(plain);
            return unit.find() ? unit.group() : null;
        }
        return unit.group();
    }

    /** An amount below a heading that names another unit than ours, in ours; null where there is nothing to reckon. */
    static String inUnitOf(String heading, Column<?, ?> column, String cell) {
        String amount = Types.plain(cell);
        if (column.type().kind() != Type.Kind.WEIGHT || !AMOUNT.matcher(amount).matches()) {
            return null;
        }
        Matcher unit = UNIT.matcher(Types.plain(heading));
        return unit.find() ? weight(amount + unit.group()) : null;
    }

    /** 手机：13800138001; and 13800138001； as people close a line. */
    private static String phone(String plain) {
        String bare = CALLED.matcher(plain).replaceAll("");
        String digits = digits(bare);
        return digits != null ? digits : bare.equals(plain) ? null : bare;
    }

    /** 1.3800138001E+10 and 13800138001.0 have all their digits; of 1.38E+10 some are gone. */
    private static String digits(String plain) {
        String bare = MARKS.matcher(plain).replaceAll("");
        if (!DIGITS.matcher(bare).matches()) {
            return bare.equals(plain) ? null : bare;
        }
        BigDecimal number = new BigDecimal(bare);
        boolean whole = number.scale() >= 0 && number.stripTrailingZeros().scale() <= 0;
        return whole && !plain.matches("\\d+") ? number.toBigInteger().toString() : null;
    }

    private static String whole(String plain) {
        Matcher counted = COUNTED.matcher(plain);
        if (counted.matches()) {
            return counted.group(1);
        }
        return null;
    }

    /** An amount in another unit of weight, in 斤; null where it is none. */
    static String weight(String plain) {
        Matcher weighed = WEIGHED.matcher(plain);
        if (!weighed.matches()) {
            return null;
        }
        BigDecimal grams = switch (weighed.group(2).toLowerCase(Locale.ROOT)) {
            case "市斤" -> BigDecimal.valueOf(Types.GRAMS_PER_JIN);
            case "克", "g" -> BigDecimal.ONE;
            case "吨", "t" -> BigDecimal.valueOf(1_000_000);
            default -> BigDecimal.valueOf(1000);
        };
        try {
            return Types.jin(new BigDecimal(weighed.group(1).replace(",", ""))
                            .multiply(grams)
                            .longValueExact())
                    .toPlainString();
        } catch (ArithmeticException | NumberFormatException e) {
            return null;
        }
    }

    /** What may be meant by a cell that cannot be read, as texts that can, most likely first; none where nobody knows. */
    List<String> candidates(Column<?, ?> column, String cell) {
        String text = cell.strip();
        if (text.isEmpty() || text.length() > 60) {
            return List.of();
        }
        if (known.size() > MOST_KEPT) {
            known.clear();
        }
        return known.computeIfAbsent(new ImportPlan.Cell(column.key(), text), key -> find(column.type(), text));
    }

    private <V> List<String> find(Type<V> type, String text) {
        return switch (type.kind()) {
            case PHONE -> mobiles(Types.plain(text));
            case CHOICE -> choices(type, Types.plain(text));
            case UNIT, REFERENCE -> suggested(type, text);
            case DATE, MOMENT -> days.candidates(Types.plain(text));
            default -> List.of();
        };
    }

    /** 13800138001/13900139001, 13800138001（儿子）: the numbers in it, for a column that keeps one. */
    private static List<String> mobiles(String text) {
        return MOBILE.matcher(text)
                .results()
                .map(found -> found.group().replaceAll("\\D", ""))
                .distinct()
                .toList();
    }

    private static <V> List<String> choices(Type<V> type, String text) {
        Set<String> spoken = Pinyin.full(text);
        return type.choices().stream()
                .map(type::write)
                .filter(word -> word.contains(text)
                        || text.contains(word)
                        || Pinyin.full(word).stream().anyMatch(spoken::contains))
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /** As it stands, then without its ending, then parted behind the town, at last as it sounds. */
    private <V> List<String> suggested(Type<V> type, String text) {
        Set<String> tries = new LinkedHashSet<>();
        tries.add(text);
        String bare = SIGNS.matcher(text).replaceAll("");
        tries.add(bare);
        tries.add(ENDING.matcher(bare).replaceFirst(""));
        String parted = TOWN.matcher(bare).replaceFirst(" ");
        tries.add(parted);
        tries.add(ENDING.matcher(parted).replaceFirst(""));
        tries.addAll(Pinyin.full(bare));
        int town = parted.indexOf(' ');
        if (town > 0) {
            Pinyin.full(parted.substring(town + 1)).forEach(sound -> tries.add(parted.substring(0, town + 1) + sound));
        }
        for (String attempt : tries) {
            if (attempt.isBlank() || attempt.length() < 2) {
                continue;
            }
            List<String> found = new ArrayList<>(
                    type.suggest(attempt).stream().map(type::write).toList());
            if (!found.isEmpty()) {
                found.sort(Comparator.comparing((String label) -> !isNear(label)));
                return found.subList(0, Math.min(found.size(), MOST_CANDIDATES));
            }
        }
        return type.near(text).stream()
                .map(type::write)
                .sorted(Comparator.comparing(label -> !isNear(label)))
                .limit(MOST_CANDIDATES)
                .toList();
    }

    /**
     * Whether one of some candidates alone is likely: there is no other, or it alone is in the town that the file names. A
     * cell that names another town itself leaves it open.
     */
    boolean isClear(String cell, List<String> candidates) {
        List<String> near = candidates.stream().filter(this::isNear).toList();
        String one = candidates.size() == 1 ? candidates.get(0) : near.size() == 1 ? near.get(0) : null;
        if (one == null || !one.equals(candidates.get(0))) {
            return false;
        }
        Matcher town = TOWN_FIRST.matcher(SIGNS.matcher(Types.plain(cell)).replaceAll(""));
        return !town.find() || !one.contains(" · ") || one.contains(town.group());
    }

    /** Whether the file speaks of the town that a label names. */
    private boolean isNear(String label) {
        String[] parts = label.split(" · ");
        return parts.length > 1 && context.contains(parts[1]);
    }
}
