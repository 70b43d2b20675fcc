package cn.baodi.command.feature.roster;

import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.DutyShift;
import cn.baodi.command.core.Figure;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.ReportPart;
import cn.baodi.command.core.Scope;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.TimeRange;
import cn.baodi.command.feature.roster.AssignmentRepository.Served;
import cn.baodi.command.feature.roster.ShiftRepository.DutyTally;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** 排班到岗 in the daily report, in one section with 志愿服务. */
final class RosterReport {
    private static final int ORDER = 30;

    private final ShiftRepository shifts;
    private final AssignmentRepository assignments;
    private final RosterCharts charts;
    private final Texts texts;

    RosterReport(ShiftRepository shifts, AssignmentRepository assignments, RosterCharts charts, Texts texts) {
        this.shifts = shifts;
        this.assignments = assignments;
        this.charts = charts;
        this.texts = texts;
    }

    ReportPart at(Cutoff cutoff) {
        List<ReportPart.Block> blocks = new ArrayList<>();
        if (shifts.total(false) == 0) {
            blocks.add(new ReportPart.Sentence(texts.get("report.none")));
            return new ReportPart(texts.get("report.heading"), ORDER, blocks);
        }
        DutyShift duty = RosterCharts.duty(cutoff);
        List<Figure> figures = charts.figures(Scope.of(cutoff));
        Figure present = figures.get(0);
        blocks.add(new ReportPart.Sentence(texts.get(
                present.previous() == null ? "report.sentence.alone" : "report.sentence",
                name(duty, cutoff),
                figures.get(1).value().toPlainString(),
                present.value().toPlainString(),
                present.comparison(texts),
                figures.get(2).value().toPlainString())));
        Served served = assignments.served(cutoff.from(), cutoff.until());
        blocks.add(new ReportPart.Sentence(texts.get(
                served.times() == 0 ? "report.served.none" : "report.served",
                served.people(),
                served.times(),
                hours(served.minutes()))));
        blocks.add(new ReportPart.Numbers(figures));
        blocks.add(duties(cutoff));
        blocks.add(new ReportPart.Chart(charts.peopleByDuty(Scope.of(cutoff))));
        return new ReportPart(texts.get("report.heading"), ORDER, blocks);
    }

    /** A shift that goes on past the cut-off says until when: what is counted of it is not yet the whole. */
    private String name(DutyShift duty, Cutoff cutoff) {
        LocalDateTime end = duty.end();
        return end.isAfter(cutoff.until())
                ? texts.get(
                        "report.running", charts.name(duty), end.getMonthValue(), end.getDayOfMonth(), end.getHour())
                : charts.name(duty);
    }

    private static String hours(long minutes) {
        return BigDecimal.valueOf(minutes)
                .divide(BigDecimal.valueOf(60), 1, RoundingMode.HALF_UP)
                .toPlainString();
    }

    /** The duty shifts that begin on the cut-off's day. */
    private ReportPart.Listing duties(Cutoff cutoff) {
        LocalDateTime first = new DutyShift(cutoff.day(), false).start();
        Filter day = Filter.NONE.range(TimeRange.between(first, first.plusDays(1)));
        List<List<String>> rows = new ArrayList<>();
        for (DutyTally tally :
                shifts.byDuty(day, cutoff.until(), cutoff.until()).values()) {
            boolean begun = tally.duty().start().isBefore(cutoff.until());
            rows.add(List.of(
                    name(tally.duty(), cutoff),
                    Long.toString(tally.required()),
                    Long.toString(tally.assigned()),
                    begun ? Long.toString(tally.present()) : texts.get("report.later"),
                    Long.toString(tally.gap())));
        }
        return new ReportPart.Listing(
                texts.get("report.duties"),
                List.of(
                        texts.get("report.duty"),
                        texts.get("report.required"),
                        texts.get("report.assigned"),
                        texts.get("report.present"),
                        texts.get("report.gap")),
                List.of(false, true, true, true, true),
                rows);
    }
}
