package cn.baodi.command.exchange;

import cn.baodi.command.core.Rejected;
import cn.baodi.command.core.Types;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a day or a moment means that cannot be read as it stands: without its year, as a spreadsheet counts, in words. */
final class Days {
    /** A day without its year is not further ahead of today than this. */
    private static final int DAYS_AHEAD = 60;

    private static final Pattern DAY =
            Pattern.compile("(\\d{1,2})\\s*[月/.\\-]\\s*(\\d{1,2})\\s*[日号]?(?:(?<=[日号])|\\s+|$)(.*)");
    /** 2.10 typed into a spreadsheet is kept as the number 2.1: nobody can tell it from the first of February. */
    private static final Pattern CUT_DAY = Pattern.compile("(\\d{1,2})\\.([123])");

    private static final Pattern SERIAL = Pattern.compile("([345]\\d{4})\\.(\\d+)");

    private final LocalDate today;

    /** @param today by which a day gets its year */
    Days(LocalDate today) {
        this.today = today;
    }

    /** The day that is surely meant, as a text that can be read, or null. */
    String date(String plain) {
        if (SERIAL.matcher(plain).matches()) {
            return plain.substring(0, plain.indexOf('.'));
        }
        WrittenTime written = WrittenTime.of(plain);
        return written != null ? dayOf(written) : candidates(plain).size() > 1 ? null : withYear(plain);
    }

    /** Its day as a text that can be read. */
    private String dayOf(WrittenTime written) {
        String day = withYear(written.day());
        return day == null ? written.day() : day;
    }

    private String withYear(String plain) {
        String day = plain.replaceFirst("号$", "日");
        String found = day(day, false);
        return found == null && !day.equals(plain) ? day : found;
    }

    /** The same of a moment. */
    String moment(String plain) {
        Matcher serial = SERIAL.matcher(plain);
        if (serial.matches()) {
            LocalDate day = LocalDate.of(1899, 12, 30).plusDays(Integer.parseInt(serial.group(1)));
            long minutes = Math.round(Double.parseDouble("0." + serial.group(2)) * 24 * 60);
            return Types.MOMENT.write(day.atStartOfDay().plusMinutes(minutes));
        }
        WrittenTime written = WrittenTime.of(plain);
        if (written != null && written.time() != null) {
            try {
                return Types.MOMENT.write(Types.DATE.read(dayOf(written)).atTime(written.time()));
            } catch (Rejected e) {
                return null; // a day that there is not
            }
        }
        if (candidates(plain).size() > 1) {
            return null;
        }
        String found = day(plain, true);
        return found == null && plain.contains("号") ? plain.replace('号', '日') : found;
    }

    private String day(String plain, boolean time) {
        Matcher parts = DAY.matcher(plain);
        if (!parts.matches() || !time && !parts.group(3).isBlank()) {
            return null;
        }
        try {
            MonthDay day = MonthDay.of(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
            LocalDate found = day.atYear(today.getYear());
            if (found.isAfter(today.plusDays(DAYS_AHEAD))) {
                found = day.atYear(today.getYear() - 1);
            }
            if (found.getDayOfMonth() != day.getDayOfMonth()) {
                return null; // 29 February of a year that has none
            }
            return (Types.DATE.write(found) + " " + parts.group(3)).strip();
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The days that may be meant where a spreadsheet may have dropped a zero; none where it can't have. */
    List<String> candidates(String plain) {
        Matcher cut = CUT_DAY.matcher(plain);
        if (!cut.matches()) {
            return List.of();
        }
        String month = cut.group(1) + "月";
        return Stream.of(cut.group(2), cut.group(2) + "0")
                .map(day -> day(month + day + "日", false))
                .filter(Objects::nonNull)
                .toList();
    }
}
