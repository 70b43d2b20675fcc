package cn.baodi.command.feature.volunteer;

import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.Figure;
import cn.baodi.command.core.ReportPart;
import cn.baodi.command.core.Scope;
import cn.baodi.command.core.Texts;
import cn.baodi.command.feature.unit.UnitDirectory;
import cn.baodi.command.feature.volunteer.VolunteerRepository.Group;
import cn.baodi.command.feature.volunteer.VolunteerRepository.Grouping;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** 志愿服务 in the daily report. */
final class VolunteerReport {
    private static final int ORDER = 30;

    private final VolunteerRepository volunteers;
    private final VolunteerCharts charts;
    private final UnitDirectory units;
    private final Texts texts;

    VolunteerReport(VolunteerRepository volunteers, VolunteerCharts charts, UnitDirectory units, Texts texts) {
        this.volunteers = volunteers;
        this.charts = charts;
        this.units = units;
        this.texts = texts;
    }

    ReportPart at(Cutoff cutoff) {
        List<ReportPart.Block> blocks = new ArrayList<>();
        if (volunteers.total(false) == 0) {
            blocks.add(new ReportPart.Sentence(texts.get("report.none")));
            return new ReportPart(texts.get("report.heading"), ORDER, blocks);
        }
        List<Figure> figures = charts.figures(Scope.of(cutoff));
        Figure registered = figures.get(0);
        blocks.add(new ReportPart.Sentence(texts.get(
                registered.previous() == null ? "report.sentence.alone" : "report.sentence",
                registered.value().toPlainString(),
                registered.comparison(texts),
                figures.get(1).value().toPlainString(),
                fields(cutoff))));
        blocks.add(new ReportPart.Numbers(figures));
        blocks.add(towns(cutoff));
        blocks.add(new ReportPart.Chart(charts.registeredByDay(Scope.of(cutoff))));
        return new ReportPart(texts.get("report.heading"), ORDER, blocks);
    }

    private String fields(Cutoff cutoff) {
        return volunteers.serving(Grouping.FIELD, cutoff.day()).stream()
                .map(g -> texts.get("report.field", texts.name(Volunteer.Field.valueOf(g.name())), g.people()))
                .collect(Collectors.joining(texts.get("list.comma")));
    }

    private ReportPart.Listing towns(Cutoff cutoff) {
        List<List<String>> rows = new ArrayList<>();
        long people = 0;
        long standby = 0;
        for (Group group : volunteers.serving(Grouping.TOWN, cutoff.day())) {
            people += group.people();
            standby += group.standby();
            rows.add(List.of(
                    units.name(Long.parseLong(group.name())),
                    Long.toString(group.people()),
                    Long.toString(group.standby())));
        }
        rows.add(List.of(texts.get("report.total"), Long.toString(people), Long.toString(standby)));
        return new ReportPart.Listing(
                texts.get("report.towns"),
                List.of(texts.get("report.town"), texts.get("figure.registered"), texts.get("figure.standby")),
                List.of(false, true, true),
                rows);
    }
}
