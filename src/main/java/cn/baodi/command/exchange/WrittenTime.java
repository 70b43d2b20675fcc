package cn.baodi.command.exchange;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A day with a time behind it, as people and other programs write it: 2020-02-09 08:30, 2月9日晚8点, 上午9点半.
 *
 * @param day as it is written
 * @param time of the day, or null where it may be another: 晚12点 ends a day or begins it
 */
record WrittenTime(String day, LocalTime time) {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String DAY = "(\\d{4}[-/.年]\\d{1,2}[-/.月]\\d{1,2}日?|\\d{1,2}(?:月|[-/.])\\d{1,2}[日号]?|\\d{8})";
    private static final String WORD = "(凌晨|清晨|早上|早晨|早|上午|中午|下午|傍晚|晚上|晚间|晚|夜里|夜间|夜|AM|PM)";
    private static final String SECONDS = "(?::\\d{1,2}(?:\\.\\d+)?)?";
    private static final String CLOCK =
            "(\\d{1,2})\\s*(?:[:时点]\\s*(半|[123一二三]刻|\\d{1,2}|整)?\\s*分?" + SECONDS + ")\\s*(AM|PM)?";
    private static final Pattern WRITTEN = Pattern.compile(
            DAY + "(?:[T\\s,]+|(?<=[日号])|(?=\\p{IsHan}))" + WORD + "?\\s*(?:" + CLOCK + ")?", Pattern.CASE_INSENSITIVE);
    private static final Pattern OFFSET =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2})[T ]([\\d:.]+(?:Z|[+-]\\d{2}:\\d{2}))");

    /** @return null where there is no time behind a day */
    static WrittenTime of(String plain) {
        Matcher offset = OFFSET.matcher(plain);
        if (offset.matches()) {
            return elsewhere(offset.group(1) + "T" + offset.group(2));
        }
        Matcher written = WRITTEN.matcher(plain);
        if (!written.matches() || written.group(2) == null && written.group(3) == null) {
            return null;
        }
        return new WrittenTime(written.group(1), written.group(3) == null ? null : time(written));
    }

    /** A moment with its offset from the time of Greenwich, as surveys write it. */
    private static WrittenTime elsewhere(String text) {
        try {
            LocalDateTime here =
                    OffsetDateTime.parse(text).atZoneSameInstant(ZONE).toLocalDateTime();
            return new WrittenTime(here.toLocalDate().toString(), here.toLocalTime());
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static LocalTime time(Matcher written) {
        String word = written.group(5) != null ? written.group(5) : written.group(2);
        int hour = hour(word == null ? "" : word.toUpperCase(Locale.ROOT), Integer.parseInt(written.group(3)));
        int minute = minute(written.group(4));
        return hour < 0 || hour > 23 || minute > 59 ? null : LocalTime.of(hour, minute);
    }

    private static int minute(String written) {
        if (written == null || written.equals("整")) {
            return 0;
        }
        if (written.equals("半")) {
            return 30;
        }
        return written.endsWith("刻")
                ? 15 * Math.max("一二三".indexOf(written.charAt(0)) + 1, "123".indexOf(written.charAt(0)) + 1)
                : Integer.parseInt(written);
    }

    /** @return −1 where the word and the number do not make one hour */
    private static int hour(String word, int hour) {
        return switch (word) {
            case "" -> hour;
            case "AM" -> hour >= 1 && hour <= 12 ? hour % 12 : -1;
            case "PM" -> hour >= 1 && hour <= 12 ? hour % 12 + 12 : -1;
            case "凌晨" -> hour <= 6 ? hour : -1;
            case "清晨", "早上", "早晨", "早", "上午" -> hour >= 1 && hour <= 11 ? hour : -1;
            case "中午" -> hour >= 11 && hour <= 14 ? hour : hour == 1 || hour == 2 ? hour + 12 : -1;
            case "下午" -> hour >= 1 && hour <= 8 ? hour + 12 : hour >= 12 && hour <= 20 ? hour : -1;
            default -> hour >= 5 && hour <= 11 ? hour + 12 : hour >= 17 ? hour : -1;
        };
    }
}
