package cn.baodi.command.feature.returns;

import cn.baodi.command.core.Texts;
import cn.baodi.command.core.TimeRange;
import cn.baodi.command.data.Register;
import cn.baodi.command.feature.returns.DailyReturn.Item;
import cn.baodi.command.feature.returns.DailyReturn.State;
import cn.baodi.command.feature.unit.UnitDirectory;
import cn.baodi.command.ui.Chip;
import cn.baodi.command.ui.RegisterSpec;
import cn.baodi.command.ui.Tone;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the list of returns shows: which columns, chips, marks and charts. */
final class ReturnView {
    private final Texts texts;
    private final UnitDirectory units;
    private final ReturnCharts charts;

    ReturnView(Texts texts, UnitDirectory units, ReturnCharts charts) {
        this.texts = texts;
        this.units = units;
        this.charts = charts;
    }

    RegisterSpec<DailyReturn> returns(Register<DailyReturn> register, ReturnsController controller) {
        Map<String, String> states = new LinkedHashMap<>();
        for (State state : State.values()) {
            if (state != State.SILENT) { // of whom there is no row
                states.put(state.name(), texts.name(state));
            }
        }
        Map<String, String> doubts = new LinkedHashMap<>();
        for (ReturnRepository.Doubt doubt : ReturnRepository.Doubt.values()) {
            doubts.put(doubt.name(), texts.get("doubt." + doubt));
        }
        List<String> form = new ArrayList<>(List.of("day", "unit"));
        for (Item item : Item.values()) {
            form.add(item.key());
        }
        form.addAll(List.of("filedAt", "note"));
        return RegisterSpec.of(register, texts)
                .chip(Chip.unit("unit", texts.get("chip.unit"), units.type()))
                .chip(Chip.of("state", texts.get("returns.state"), states))
                .chip(Chip.of("doubt", texts.get("returns.doubts"), doubts))
                .range(TimeRange.TODAY)
                .form(form.toArray(String[]::new))
                .hidden("code", "unitCode", "note", "doubts")
                .defaults(controller::expected)
                .next(controller::next)
                .titleAndCalled(controller::called)
                .tone("state", row -> tone(row.state()))
                .tone("registered", row -> doubted(row, Item.REGISTERED))
                .tone("isolatedClosing", row -> doubted(row, Item.CLOSING))
                .tone("fever", row -> row.fever() != null && row.fever() > 0 ? Tone.BAD : null)
                .chart(texts.get("chart.reported"), charts::reported)
                .chart(texts.get("chart.found"), charts::found)
                .watch("unit");
    }

    private static Tone doubted(DailyReturn row, Item item) {
        return row.doubts().stream().anyMatch(p -> p.field().equals(item.key())) ? Tone.WARNING : null;
    }

    /** How a state is marked everywhere in the area; the shapes differ in print too. */
    static Tone tone(State state) {
        return switch (state) {
            case FILED -> Tone.GOOD;
            case ZERO -> Tone.WAITING;
            case BLANK -> Tone.WARNING;
            case LATE -> Tone.BUSY;
            case SILENT -> Tone.BAD;
        };
    }
}
