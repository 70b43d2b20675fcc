package cn.baodi.command.core;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The time that a list, chart or report covers. All but CUSTOM move with the clock, so a saved filter stays current.
 *
 * @param from only for CUSTOM, else null
 * @param to exclusive; only for CUSTOM, else null
 */
public record TimeRange(Preset preset, LocalDateTime from, LocalDateTime to) {
    /** The ranges that are one click away, and the one that is typed. */
    public enum Preset {
        SHIFT,
        LAST_SHIFT,
        TODAY,
        YESTERDAY,
        LAST7,
        LAST14,
        ALL,
        CUSTOM
    }

    /** The duty shift that runs now; the night from 20:00 to 08:00 while it is night. */
    public static final TimeRange SHIFT = new TimeRange(Preset.SHIFT, null, null);

    /** The duty shift before that one. */
    public static final TimeRange LAST_SHIFT = new TimeRange(Preset.LAST_SHIFT, null, null);

    public static final TimeRange TODAY = new TimeRange(Preset.TODAY, null, null);
    public static final TimeRange YESTERDAY = new TimeRange(Preset.YESTERDAY, null, null);
    /** Seven days, of which today is the last. */
    public static final TimeRange LAST7 = new TimeRange(Preset.LAST7, null, null);
    /** Fourteen days, of which today is the last. */
    public static final TimeRange LAST14 = new TimeRange(Preset.LAST14, null, null);
    /** No limit. */
    public static final TimeRange ALL = new TimeRange(Preset.ALL, null, null);

    /** A day typed without its year may lie this far ahead and still means the coming one. */
    private static final int DAYS_AHEAD = 7;
    /** Ends typed without a year that lie further apart across New Year are taken as reversed. */
    private static final int DAYS_ACROSS_NEW_YEAR = 183;

    private static final Pattern COMPACT = Pattern.compile("(?<!\\d)((?:19|20)\\d{2})(\\d{2})(\\d{2})(?!\\d)");
    private static final String DAY = "(?:((?:19|20)\\d{2})\\s*[-/.年]\\s*)?(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})\\s*[日号]?";
    private static final Pattern RANGE =
            Pattern.compile(DAY + "(?:\\s*(?:至|到|to|[\\p{Pd}~−]+)\\s*(?:" + DAY + "|(\\d{1,2})\\s*[日号]?))?");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    public TimeRange {
        if (preset == null || (preset == Preset.CUSTOM) != (from != null) || (from == null) != (to == null)) {
            throw new IllegalArgumentException(preset + " " + from + " " + to);
        }
        if (from != null && !from.isBefore(to)) {
            throw new IllegalArgumentException(from + " is not before " + to);
        }
    }

    /** @param to exclusive, after {@code from} */
    public static TimeRange between(LocalDateTime from, LocalDateTime to) {
        return new TimeRange(Preset.CUSTOM, from, to);
    }

    /** @return null for ALL */
    public Span resolve(LocalDateTime now) {
        LocalDate today = now.toLocalDate();
        return switch (preset) {
            case SHIFT -> shift(DutyShift.at(now));
            case LAST_SHIFT -> shift(DutyShift.at(DutyShift.at(now).start().minusHours(1)));
            case TODAY -> days(today, 1);
            case YESTERDAY -> days(today.minusDays(1), 1);
            case LAST7 -> days(today, 7);
            case LAST14 -> days(today, 14);
            case ALL -> null;
            case CUSTOM -> new Span(from, to);
        };
    }

    private static Span shift(DutyShift duty) {
        return new Span(duty.start(), duty.end());
    }

    private static Span days(LocalDate last, int count) {
        LocalDate next = last.plusDays(1);
        return new Span(next.minusDays(count).atStartOfDay(), next.atStartOfDay());
    }

    /**
     * Moves by its own length, such as a week back. The result stands still: it no longer moves with the clock.
     *
     * @param lengths how often, below 0 into the past; 0 changes nothing
     */
    public TimeRange shift(int lengths, LocalDateTime now) {
        Span span = resolve(now);
        if (span == null || lengths == 0) {
            return this;
        }
        Duration way = Duration.between(span.from, span.to).multipliedBy(lengths);
        return between(span.from.plus(way), span.to.plus(way));
    }

    /**
     * Reads what an officer types: 2.9, 2.9-2.15, 2.9-15, 2/9-2/15, 2月9日-2月15日, 2020-02-09 至 2020-02-15, 20200209,
     * full-width digits too. Both days belong to the range; 2-9 is one day, 9 February.
     *
     * <p>Without a year a beginning is the newest such day that is not after today and a week, since lists look back
     * (2月29日 is that of the last leap year). Its end is the first such day from there on, also across New Year
     * (12.28-1.3) unless that is more than half a year. A year given only at the end holds for both.
     *
     * @throws Rejected {@code range} for what are no such days, {@code range.reversed} for an end before the beginning
     */
    public static TimeRange parse(String typed, LocalDate today) throws Rejected {
        String text = typed == null ? "" : typed.strip();
        // An input method left on writes 2。9 for 2.9.
        String plain = COMPACT.matcher(Types.plain(text).replace('。', '.')).replaceAll("$1.$2.$3");
        Matcher parts = RANGE.matcher(plain);
        if (!parts.matches()) {
            throw new Rejected("range", text);
        }
        try {
            LocalDate first = first(parts, today);
            LocalDate last = last(parts, first);
            if (last.isBefore(first)) {
                throw new Rejected("range.reversed", Types.DATE.write(first), Types.DATE.write(last));
            }
            return between(first.atStartOfDay(), last.plusDays(1).atStartOfDay());
        } catch (DateTimeException e) {
            throw new Rejected("range", text);
        }
    }

    private static LocalDate first(Matcher parts, LocalDate today) {
        MonthDay day = monthDay(parts, 2);
        String year = parts.group(1) == null ? parts.group(4) : parts.group(1);
        if (year != null) {
            return inYear(day, Integer.parseInt(year));
        }
        LocalDate limit = today.plusDays(DAYS_AHEAD);
        int candidate = limit.getYear();
        while (!day.isValidYear(candidate) || day.atYear(candidate).isAfter(limit)) {
            candidate--;
        }
        return day.atYear(candidate);
    }

    private static LocalDate last(Matcher parts, LocalDate first) {
        if (parts.group(7) != null) {
            return first.withDayOfMonth(Integer.parseInt(parts.group(7)));
        }
        if (parts.group(5) == null) {
            return first;
        }
        MonthDay day = monthDay(parts, 5);
        if (parts.group(4) != null) {
            return inYear(day, Integer.parseInt(parts.group(4)));
        }
        int next = first.getYear() + 1;
        boolean passed = day.compareTo(MonthDay.from(first)) < 0;
        if (passed
                && day.isValidYear(next)
                && ChronoUnit.DAYS.between(first, day.atYear(next)) <= DAYS_ACROSS_NEW_YEAR) {
            return day.atYear(next);
        }
        return inYear(day, first.getYear());
    }

    private static MonthDay monthDay(Matcher parts, int group) {
        return MonthDay.of(Integer.parseInt(parts.group(group)), Integer.parseInt(parts.group(group + 1)));
    }

    /** Unlike {@link MonthDay#atYear} does not make 28 February of the 29th. */
    private static LocalDate inYear(MonthDay day, int year) {
        return LocalDate.of(year, day.getMonth(), day.getDayOfMonth());
    }

    /** In the officer's words, with its days: 近7天 2月3日–2月9日. The year shows where it is not this one. */
    public String label(Texts texts, LocalDateTime now) {
        Span span = resolve(now);
        if (span == null) {
            return texts.name(preset);
        }
        String days = span.label(texts, now);
        return preset == Preset.CUSTOM ? days : texts.get("range.named", texts.name(preset), days);
    }

    /**
     * A range at a given moment.
     *
     * @param to exclusive
     */
    public record Span(LocalDateTime from, LocalDateTime to) {
        private String label(Texts texts, LocalDateTime now) {
            LocalDate first = from.toLocalDate();
            LocalDate last = to.minusNanos(1).toLocalDate();
            boolean thisYear = first.getYear() == now.getYear() && last.getYear() == now.getYear();
            DateTimeFormatter day =
                    DateTimeFormatter.ofPattern(texts.get(thisYear ? "range.day" : "range.day.year"), texts.locale());
            DutyShift shift = DutyShift.at(from);
            if (from.equals(shift.start()) && to.equals(shift.end())) {
                String name = texts.get(shift.night() ? "range.shift.night" : "range.shift.day");
                return texts.get("range.shift", day.format(first), name, TIME.format(from), TIME.format(to));
            }
            String begin = day.format(first);
            String end = day.format(last);
            if (isMidnight(from) && isMidnight(to)) {
                return first.equals(last) ? begin : texts.get("range.between", begin, end);
            }
            // A day ends at 24:00, not at 00:00 of another.
            String endTime = isMidnight(to) ? "24:00" : TIME.format(to);
            return texts.get(
                    "range.between",
                    texts.get("range.moment", begin, TIME.format(from)),
                    first.equals(last) ? endTime : texts.get("range.moment", end, endTime));
        }

        private static boolean isMidnight(LocalDateTime moment) {
            return moment.toLocalTime().equals(LocalTime.MIDNIGHT);
        }
    }
}
