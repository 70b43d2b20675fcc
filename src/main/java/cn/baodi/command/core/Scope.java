package cn.baodi.command.core;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the dashboard's numbers are asked of: a span of time, as far as it is known, and a unit with all under it.
 *
 * <p>It is compared with {@link #before}, like for like: the same length, the same hours of the day, whole days earlier.
 * A day or a shift goes against the same hours of the day before, seven days against the seven before them.
 *
 * @param span whole days or a duty shift
 * @param until exclusive: now, or the end of the span where that is over
 * @param unit 12-digit code of a town or village, or null for the whole district
 */
public record Scope(TimeRange.Span span, LocalDateTime until, Long unit) {
    private static final int DAY_HOURS = 24;

    /** @throws IllegalArgumentException for a span that has not begun by {@code until} */
    public Scope {
        if (until.isBefore(span.from()) || until.isAfter(span.to())) {
            throw new IllegalArgumentException(span + " until " + until);
        }
    }

    /** The whole district on the day of a cut-off. */
    public static Scope of(Cutoff cutoff) {
        LocalDateTime end = cutoff.from().plusDays(1);
        return new Scope(new TimeRange.Span(cutoff.from(), end), cutoff.until(), null);
    }

    /** A range that has begun, as far as it is known at {@code now}. */
    public static Scope of(TimeRange.Span span, LocalDateTime now, Long unit) {
        return new Scope(span, now.isBefore(span.to()) ? now : span.to(), unit);
    }

    /** The same time, of another unit. */
    public Scope in(Long wanted) {
        return new Scope(span, until, wanted);
    }

    /** Whether its end is still to come. */
    public boolean running() {
        return until.isBefore(span.to());
    }

    /** Whether it is a part of a day or night, and not whole days. */
    public boolean isShift() {
        return !isMidnight(span.from()) || !isMidnight(span.to());
    }

    /** Whether it is one statistical day. */
    public boolean isDay() {
        return !isShift() && span.from().plusDays(1).equals(span.to());
    }

    private static boolean isMidnight(LocalDateTime moment) {
        return moment.toLocalTime().equals(LocalTime.MIDNIGHT);
    }

    /** How many days earlier that lies with which it is compared. */
    public int daysBack() {
        long hours = Duration.between(span.from(), span.to()).toHours();
        return (int) Math.max(1, (hours + DAY_HOURS - 1) / DAY_HOURS);
    }

    /** What it is compared with. */
    public Scope before() {
        int back = daysBack();
        TimeRange.Span earlier =
                new TimeRange.Span(span.from().minusDays(back), span.to().minusDays(back));
        return new Scope(earlier, until.minusDays(back), unit);
    }

    /** Its days as far as it is known, oldest first; a shift is of the day on which it begins. */
    public List<LocalDate> days() {
        LocalDate first = span.from().toLocalDate();
        LocalDate last = isShift() || !until.isAfter(span.from())
                ? first
                : until.minusNanos(1).toLocalDate();
        return first.datesUntil(last.plusDays(1)).toList();
    }

    public LocalDate lastDay() {
        List<LocalDate> days = days();
        return days.get(days.size() - 1);
    }

    /** Its last day, up to where it is known. */
    public Cutoff cutoff() {
        LocalDateTime midnight = lastDay().plusDays(1).atStartOfDay();
        return new Cutoff(lastDay(), until.isBefore(midnight) ? until : midnight);
    }

    /** The days that a trend shows: its own, or those that lead up to a single one. */
    public List<LocalDate> trendDays() {
        List<LocalDate> days = days();
        return days.size() > 1
                ? days
                : cutoff().trendFrom().datesUntil(lastDay().plusDays(1)).toList();
    }

    /** The days beside a number that is counted by day; a shift's number is not alike with those of whole days. */
    public List<LocalDate> sparkDays() {
        return isShift() ? List.of() : trendDays();
    }

    /** The first day that trend and comparison need. */
    public LocalDate since() {
        LocalDate trend = trendDays().get(0);
        LocalDate compared = before().span.from().toLocalDate();
        return compared.isBefore(trend) ? compared : trend;
    }

    /** The range of the trend's days as charts print it. */
    public TimeRange trendRange() {
        return TimeRange.between(
                trendDays().get(0).atStartOfDay(), lastDay().plusDays(1).atStartOfDay());
    }

    /** The rows behind its numbers: those of the span and the unit. */
    public Filter rows() {
        return here().range(TimeRange.between(span.from(), span.to()));
    }

    /** The rows of the unit, whatever their time. */
    public Filter here() {
        return unit == null ? Filter.NONE : Filter.NONE.chip("unit", unit.toString());
    }

    /**
     * A figure's label: of a day as {@code key} says it, else as {@code key.of} does, which names the time.
     *
     * @param texts of the area that has both keys
     */
    public String label(Texts texts, String key) {
        if (isDay()) {
            return texts.get(key);
        }
        String time = isShift() ? texts.get("scope.shift") : texts.get("scope.days", days().size());
        return texts.get(key + ".of", time);
    }

    /** What it is compared with in words: 昨日 (of any day, as in the report), 前一日同班, 前7天. */
    public String against(Texts texts) {
        if (isShift()) {
            return texts.get("scope.against.shift");
        }
        return isDay() ? texts.get("scope.against.day") : texts.get("scope.against.days", daysBack());
    }

    /** That of the time it is compared with nothing is known. */
    public String none(Texts texts) {
        return texts.get("comparison.none.of", against(texts));
    }

    /**
     * Why a number that is counted day by day cannot be compared: a difference to days of which nothing is known would
     * be invented. Null where it can.
     *
     * @param known the days with data, of both spans
     */
    public String gap(Texts texts, Set<LocalDate> known) {
        List<LocalDate> earlier = before().days();
        if (earlier.stream().noneMatch(known::contains)) {
            return none(texts);
        }
        if (earlier.size() == 1) {
            return null;
        }
        // of the day that still runs nothing may have come in yet, as on the day it goes against
        LocalDate open = running() ? lastDay() : null;
        long gaps = Stream.concat(days().stream(), earlier.stream())
                .filter(day -> !known.contains(day) && !day.equals(open))
                .count();
        return gaps == 0 ? null : texts.get("comparison.gaps", gaps);
    }

    /**
     * Why what stands at its end cannot be compared with what stood at the end of the time before. Null where it can:
     * days between without data take nothing away from it.
     *
     * @param known the days with data, of both spans
     */
    public String gapAtEnd(Texts texts, Set<LocalDate> known) {
        return known.contains(before().lastDay()) ? null : none(texts);
    }
}
