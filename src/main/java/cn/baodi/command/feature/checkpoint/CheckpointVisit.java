package cn.baodi.command.feature.checkpoint;

import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.Figure;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.Masking;
import cn.baodi.command.core.OpenItems;
import cn.baodi.command.core.Sort;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Visit;
import cn.baodi.command.core.VisitPart;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** What is known of a checkpoint, or of those of a unit, for whoever goes there. */
final class CheckpointVisit {
    private static final int SUGGESTED = 10;

    private final CheckpointRepository checkpoints;
    private final PassageCharts charts;
    private final Texts texts;

    CheckpointVisit(CheckpointRepository checkpoints, PassageCharts charts, Texts texts) {
        this.checkpoints = checkpoints;
        this.charts = charts;
        this.texts = texts;
    }

    VisitPart at(Visit visit, LocalDateTime now) {
        Filter unit = Filter.NONE.chip("unit", Long.toString(visit.unit()));
        List<Checkpoint> here = visit.isCheckpoint()
                ? checkpoints.find(visit.checkpoint()).stream().toList()
                : rows(unit.chip("state", Checkpoint.State.OPEN.name()));
        List<OpenItems.Line> lines = rows(unit.chip("unrecorded", CheckpointRepository.LAST_SHIFT)).stream()
                .filter(row -> !visit.isCheckpoint() || row.id().equals(visit.checkpoint()))
                .map(row -> new OpenItems.Line(row.name(), Link.to(CheckpointFeature.KEY, "checkpoints", row.id())))
                .toList();
        List<Figure> figures = visit.isCheckpoint() ? charts.passed(visit.rows(), Cutoff.at(now)) : List.of();
        return new VisitPart(
                here.stream().map(this::inCharge).toList(),
                List.of(),
                figures,
                List.of(new OpenItems(texts.get("visit.unrecorded"), lines.size(), lines, null)));
    }

    private List<Checkpoint> rows(Filter filter) {
        return checkpoints.page(filter, Sort.up("code"), null, OpenItems.MOST).rows();
    }

    private String inCharge(Checkpoint row) {
        String people = texts.get("visit.required", row.requiredDay(), row.requiredNight());
        return row.head() == null && row.phone() == null
                ? texts.get("visit.nobody", row.name(), texts.name(row.state()), people)
                : texts.get(
                        "visit.head",
                        row.name(),
                        texts.name(row.state()),
                        people,
                        Masking.name(row.head()),
                        Masking.phone(row.phone()));
    }

    List<Visit> called(String name) {
        List<Checkpoint> found = new ArrayList<>(checkpoints
                .page(Filter.NONE.text(name), Sort.up("code"), null, SUGGESTED)
                .rows());
        List<Checkpoint> exact =
                found.stream().filter(row -> row.name().equals(name)).toList();
        return (exact.isEmpty() ? found : exact)
                .stream().map(CheckpointVisit::of).toList();
    }

    static Visit of(Checkpoint row) {
        return new Visit(row.name(), row.unit(), row.id());
    }
}
