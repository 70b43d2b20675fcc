package cn.baodi.command.report;

import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.Figure;
import cn.baodi.command.core.Scope;
import cn.baodi.command.core.TimeRange;
import cn.baodi.command.report.StoredReport.Kind;
import cn.baodi.command.ui.Feature;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/**
 * Which days a report is of, and up to when they are counted. A period is of whole days alone: those of the period before
 * are then alike.
 *
 * @param kind daily, weekly or of a stage; what corrects a report has its days
 * @param from the first day
 * @param cutoff the last day
 */
public record Coverage(Kind kind, LocalDate from, Cutoff cutoff) {
    /** The most days of a stage. */
    public static final int LONGEST = 366;

    private static final int WEEK = 7;

    /** One day up to a moment. */
    public static Coverage daily(Cutoff cutoff) {
        return new Coverage(Kind.DAILY, cutoff.day(), cutoff);
    }

    /** The seven days that end with {@code last}. */
    public static Coverage weekly(LocalDate last) {
        return new Coverage(Kind.WEEKLY, last.minusDays(WEEK - 1L), Cutoff.endOf(last));
    }

    /** The days that an officer chose. */
    public static Coverage stage(LocalDate from, LocalDate last) {
        return new Coverage(Kind.STAGE, from, Cutoff.endOf(last));
    }

    /** Whether it is of a period. */
    public boolean isPeriod() {
        return kind == Kind.WEEKLY || kind == Kind.STAGE || (kind == Kind.CORRECTION && !from.equals(last()));
    }

    public LocalDate last() {
        return cutoff.day();
    }

    /** First and last day among them. */
    public List<LocalDate> days() {
        return from.datesUntil(last().plusDays(1)).toList();
    }

    /** How the areas are asked of it: the whole district. */
    Scope scope() {
        return Scope.of(
                new TimeRange.Span(from.atStartOfDay(), last().plusDays(1).atStartOfDay()), cutoff.until(), null);
    }

    /** Every figure of it as the areas count it now. Queries. */
    List<Figure> figures(List<Feature> areas) {
        return areas.stream().flatMap(area -> area.figures(scope()).stream()).toList();
    }

    /** For names of files and for the audit: 2020-02-09, or 2020-02-03_2020-02-09. */
    public String name() {
        return isPeriod() ? from + "_" + last() : last().toString();
    }

    /** As many days right before. */
    public Coverage before() {
        int length = days().size();
        return new Coverage(kind, from.minusDays(length), Cutoff.endOf(last().minusDays(length)));
    }

    /** Whether there can be such a report: its days are in order, not too many, and a period is over. */
    public boolean isPossible(LocalDateTime now) {
        return !from.isAfter(last())
                && from.plusDays(LONGEST).isAfter(last())
                && !last().isAfter(now.toLocalDate())
                && !(isPeriod() && cutoff.until().isAfter(now));
    }
}
