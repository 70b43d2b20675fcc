package cn.baodi.command.feature.hotline;

import cn.baodi.command.core.Texts;
import cn.baodi.command.core.TimeRange;
import cn.baodi.command.core.Types;
import cn.baodi.command.data.Register;
import cn.baodi.command.feature.unit.UnitDirectory;
import cn.baodi.command.ui.Chip;
import cn.baodi.command.ui.Command;
import cn.baodi.command.ui.RegisterSpec;
import cn.baodi.command.ui.RowAction;
import cn.baodi.command.ui.Tone;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** What the list of calls shows: which columns, chips, marks, charts and buttons. */
final class HotlineView {
    private final Texts texts;
    private final UnitDirectory units;
    private final CallCharts charts;

    HotlineView(Texts texts, UnitDirectory units, CallCharts charts) {
        this.texts = texts;
        this.units = units;
        this.charts = charts;
    }

    /** What was to be followed up at a past moment, as a link from the dashboard asks. */
    private String waitingAt(String moment) {
        return texts.get("chip.followUp.at", Types.MOMENT.write(LocalDateTime.parse(moment)));
    }

    RegisterSpec<Call> calls(Register<Call> register, Command newCall, HotlineController controller) {
        Map<String, String> followUps = new LinkedHashMap<>();
        for (String followUp : List.of("waiting", "neglected", "late")) {
            followUps.put(followUp, texts.get("chip.followUp." + followUp));
        }
        return RegisterSpec.of(register, texts)
                .command(newCall)
                .chip(Chip.unit("unit", texts.get("chip.unit"), units.type()))
                .chip(Chip.choice("topic", texts.get("calls.topic"), Call.Topic.class, texts))
                .chip(Chip.choice("risk", texts.get("calls.risk"), Call.Risk.class, texts))
                .chip(Chip.choice("callerGroup", texts.get("calls.callerGroup"), Call.Group.class, texts))
                .chip(Chip.of("followUp", texts.get("chip.followUp"), followUps).orElse(this::waitingAt))
                .range(TimeRange.LAST7)
                .form(
                        "startedAt",
                        "phone",
                        "topic",
                        "risk",
                        "unit",
                        "note",
                        "followUpBy",
                        "followUpDue",
                        "caller",
                        "callerGroup",
                        "disposition",
                        "minutes",
                        "seat")
                .first("startedAt", "risk", "topic", "unit", "followUpDue")
                .hidden(
                        "code",
                        "seat",
                        "phone",
                        "caller",
                        "minutes",
                        "note",
                        "followUpBy",
                        "followUpDoneAt",
                        "followUpNote")
                .locked("followUpDoneAt")
                .defaults(controller::expected)
                .titleAndCalled(
                        row -> texts.get("call.title", controller.moment(row.startedAt()), texts.name(row.topic())))
                .tone("risk", row -> tone(row.risk()))
                .tone("followUpDue", controller::urgency)
                .action(waiting("finish", "fth-check-circle", controller::finish))
                .action(waiting("handOver", "fth-user-plus", controller::handOver))
                .chart(texts.get("chart.hour"), charts::byHour)
                .chart(texts.get("chart.day"), charts::byDay)
                .chart(texts.get("chart.topic"), charts::byTopic);
    }

    private static Tone tone(Call.Risk risk) {
        return switch (risk) {
            case NONE -> null;
            case LOW -> Tone.QUIET;
            case MEDIUM -> Tone.WARNING;
            case HIGH -> Tone.BAD;
        };
    }

    private RowAction<Call> waiting(String id, String icon, Consumer<List<Call>> action) {
        Function<List<Call>, String> disabled =
                rows -> rows.stream().allMatch(r -> r.isWaiting() && r.retired() == null)
                        ? null
                        : texts.get("action.finish.none");
        return new RowAction<>(id, texts.get("action." + id), icon, disabled, action);
    }
}
