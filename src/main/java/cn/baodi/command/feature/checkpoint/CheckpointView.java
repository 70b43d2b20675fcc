package cn.baodi.command.feature.checkpoint;

import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Reference;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.TimeRange;
import cn.baodi.command.core.Type;
import cn.baodi.command.data.Register;
import cn.baodi.command.feature.unit.UnitDirectory;
import cn.baodi.command.ui.Chip;
import cn.baodi.command.ui.RegisterSpec;
import cn.baodi.command.ui.RowAction;
import cn.baodi.command.ui.Tone;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** What the two lists of the area show: which columns, chips, marks, charts and buttons. */
final class CheckpointView {
    private final Texts texts;
    private final UnitDirectory units;
    private final PassageCharts charts;

    CheckpointView(Texts texts, UnitDirectory units, PassageCharts charts) {
        this.texts = texts;
        this.units = units;
        this.charts = charts;
    }

    RegisterSpec<Checkpoint> checkpoints(Register<Checkpoint> register, CheckpointController controller) {
        return RegisterSpec.of(register, texts)
                .chip(Chip.unit("unit", texts.get("checkpoints.unit"), units.type()))
                .chip(Chip.choice("kind", texts.get("checkpoints.kind"), Checkpoint.Kind.class, texts))
                .chip(Chip.choice("state", texts.get("checkpoints.state"), Checkpoint.State.class, texts))
                .chip(Chip.of(
                        "unrecorded",
                        texts.get("chip.unrecorded"),
                        Map.of(CheckpointRepository.LAST_SHIFT, texts.get("chip.unrecorded.last"))))
                .form(
                        "name",
                        "kind",
                        "unit",
                        "state",
                        "requiredDay",
                        "requiredNight",
                        "head",
                        "phone",
                        "opened",
                        "closed",
                        "note")
                .hidden("code", "opened", "closed", "phone", "note")
                .defaults(() -> Map.of("state", texts.name(Checkpoint.State.OPEN)))
                .titleAndCalled(Checkpoint::name)
                .tone("state", row -> tone(row.state()))
                .action(one("recordPassage", "fth-edit-3", controller::record))
                .action(one("showPassages", "fth-list", controller::passages).reading())
                .action(one("visit", "fth-clipboard", controller::visit).reading())
                .action(turn("suspend", "fth-pause-circle", Checkpoint::suspendable, controller::suspend))
                .action(turn("resume", "fth-play-circle", Checkpoint::resumable, controller::resume))
                .action(turn("close", "fth-x-circle", Checkpoint::closable, controller::close))
                .chart(texts.get("chart.passages"), filter -> charts.passagesByDay(lately(filter)))
                .chart(texts.get("chart.alarms"), filter -> charts.alarmsByDay(lately(filter)))
                .watch("passage");
    }

    private static Tone tone(Checkpoint.State state) {
        return switch (state) {
            case OPEN -> Tone.GOOD;
            case SUSPENDED -> Tone.WARNING;
            case CLOSED -> Tone.QUIET;
        };
    }

    /** The counts of the last days under the same unit as the checkpoints that are listed. */
    private static Filter lately(Filter checkpoints) {
        return Filter.NONE.range(TimeRange.LAST14).chip("unit", checkpoints.chip("unit"));
    }

    RegisterSpec<PassageCount> passages(
            Register<PassageCount> register, Type<Reference> checkpoint, CheckpointController controller) {
        Map<String, String> fevers = new LinkedHashMap<>();
        fevers.put("1", texts.get("chip.fever.any"));
        fevers.put(Integer.toString(PassageRepository.SPIKE), texts.get("chip.fever.spike", PassageRepository.SPIKE));
        return RegisterSpec.of(register, texts)
                .chip(Chip.unit("unit", texts.get("checkpoints.unit"), units.type()))
                .chip(Chip.reference("checkpoint", texts.get("passages.checkpoint"), checkpoint))
                .chip(Chip.choice("duty", texts.get("passages.duty"), PassageCount.Duty.class, texts))
                .chip(Chip.of("fever", texts.get("passages.fever"), fevers))
                .range(TimeRange.LAST7)
                .form("date", "duty", "checkpoint", "people", "vehicles", "fever", "turnedBack", "outsiders", "note")
                .hidden("code", "note")
                .defaults(controller::expected)
                .next(controller::next)
                .titleAndCalled(
                        row -> texts.get("passage.title", row.checkpointName(), row.date(), texts.name(row.duty())))
                .tone("fever", row -> tone(row.fever()))
                .chart(texts.get("chart.passages"), charts::passagesByDay)
                .chart(texts.get("chart.alarms"), charts::alarmsByDay)
                .watch("checkpoint");
    }

    private static Tone tone(Integer fever) {
        if (fever == null || fever == 0) {
            return null;
        }
        return fever >= PassageRepository.SPIKE ? Tone.BAD : Tone.WARNING;
    }

    private RowAction<Checkpoint> one(String id, String icon, Consumer<Checkpoint> action) {
        Function<List<Checkpoint>, String> disabled =
                rows -> rows.size() == 1 && rows.get(0).retired() == null ? null : texts.get("action.one");
        return new RowAction<>(id, texts.get("action." + id), icon, disabled, rows -> action.accept(rows.get(0)));
    }

    private RowAction<Checkpoint> turn(
            String id, String icon, Function<Checkpoint, Boolean> possible, Consumer<List<Checkpoint>> action) {
        Function<List<Checkpoint>, String> disabled =
                rows -> rows.stream().anyMatch(possible::apply) ? null : texts.get("action." + id + ".none");
        return new RowAction<>(
                id,
                texts.get("action." + id),
                icon,
                disabled,
                rows -> action.accept(rows.stream().filter(possible::apply).toList()));
    }
}
