package cn.baodi.command.feature.epidemic;

import cn.baodi.command.core.Problem;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.TimeRange;
import cn.baodi.command.data.Register;
import cn.baodi.command.feature.epidemic.CaseCount.Item;
import cn.baodi.command.ui.Chip;
import cn.baodi.command.ui.RegisterSpec;
import cn.baodi.command.ui.Tone;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the list of the epidemic's figures shows: which columns, chips, marks and charts. */
final class EpidemicView {
    private final Texts texts;
    private final CasePlace places;
    private final CaseCharts charts;

    EpidemicView(Texts texts, CasePlace places, CaseCharts charts) {
        this.texts = texts;
        this.places = places;
        this.charts = charts;
    }

    RegisterSpec<CaseCount> cases(Register<CaseCount> register, EpidemicController controller) {
        Map<String, String> doubts = new LinkedHashMap<>();
        for (CaseRepository.Doubt doubt : CaseRepository.Doubt.values()) {
            doubts.put(doubt.name(), texts.name(doubt));
        }
        List<String> form = new ArrayList<>(List.of("onDay", "unit"));
        for (Item item : Item.values()) {
            form.add(item.key());
        }
        form.addAll(List.of("source", "note"));
        RegisterSpec<CaseCount> spec = RegisterSpec.of(register, texts)
                .chip(Chip.unit("unit", texts.get("cases.unit"), places))
                .chip(Chip.of("doubt", texts.get("cases.doubts"), doubts))
                .range(TimeRange.LAST14)
                .form(form.toArray(String[]::new))
                .first(Stream.concat(form.subList(0, form.indexOf("source")).stream(), Stream.of("doubts"))
                        .toArray(String[]::new))
                .hidden("code", "note")
                .defaults(controller::expected)
                .next(controller::next)
                .titleAndCalled(controller::called)
                .tone("doubts", row -> row.doubts().isEmpty() ? null : Tone.WARNING)
                .chart(texts.get("chart.cases"), charts::cases)
                .chart(texts.get("chart.watched"), charts::watched)
                .chart(texts.get("chart.towns"), charts::towns)
                .watch("unit");
        for (Item item : Item.values()) {
            spec.tone(item.key(), row -> doubted(row, item));
        }
        return spec;
    }

    private static Tone doubted(CaseCount row, Item item) {
        return row.doubts().stream().map(Problem::field).anyMatch(item.key()::equals) ? Tone.WARNING : null;
    }
}
