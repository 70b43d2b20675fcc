package cn.baodi.command.feature.household;

import cn.baodi.command.core.Texts;
import cn.baodi.command.data.Register;
import cn.baodi.command.feature.unit.UnitDirectory;
import cn.baodi.command.ui.Chip;
import cn.baodi.command.ui.RegisterSpec;
import cn.baodi.command.ui.RowAction;
import cn.baodi.command.ui.Tone;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** What the list of households shows: which columns, chips, marks, charts and buttons. */
final class HouseholdView {
    private final Texts texts;
    private final UnitDirectory units;
    private final HouseholdCharts charts;

    HouseholdView(Texts texts, UnitDirectory units, HouseholdCharts charts) {
        this.texts = texts;
        this.units = units;
        this.charts = charts;
    }

    RegisterSpec<Household> households(Register<Household> register, HouseholdController controller) {
        return RegisterSpec.of(register, texts)
                .chip(Chip.unit("unit", texts.get("chip.unit"), units.type()))
                .chip(Chip.choice("category", texts.get("households.category"), Household.Category.class, texts))
                .chip(Chip.choice("state", texts.get("households.state"), Household.State.class, texts))
                .chip(Chip.of("past", texts.get("chip.past"), Map.of("true", texts.get("chip.past.true"))))
                .chipWhenSet(Chip.of("shielded", texts.get("households.shielded"), Map.of("true", texts.get("yes"))))
                .form(
                        "name",
                        "phone",
                        "unit",
                        "address",
                        "category",
                        "people",
                        "needs",
                        "intervalDays",
                        "contact",
                        "contactPhone",
                        "identity",
                        "shielded")
                .first("name", "unit", "category", "state", "lastDelivered", "intervalDays", "people")
                .hidden(
                        "code",
                        "phone",
                        "identity",
                        "address",
                        "needs",
                        "contact",
                        "contactPhone",
                        "shielded",
                        "registeredAt",
                        "stoppedAt")
                .locked("state", "stoppedAt")
                .defaults(controller::expected)
                .next(controller::next)
                .title(Household::called)
                .called(HouseholdSheet::called)
                .tone("state", row -> row.state() == Household.State.ACTIVE ? Tone.GOOD : Tone.QUIET)
                .tone("lastDelivered", row -> controller.isPast(row) ? Tone.WARNING : null)
                .action(arrange(controller))
                .action(turn("stop", "fth-pause-circle", Household::isHelped, controller::stop))
                .action(turn("resume", "fth-play-circle", Household::isStopped, controller::resume))
                .chart(texts.get("chart.category"), charts::byCategory)
                .chart(texts.get("chart.town"), charts::byTown)
                .watch("delivery");
    }

    private RowAction<Household> arrange(HouseholdController controller) {
        Function<List<Household>, String> disabled =
                rows -> rows.size() == 1 && rows.get(0).isHelped() ? null : texts.get("action.arrange.none");
        return new RowAction<>(
                "arrange", texts.get("action.arrange"), "fth-truck", disabled, rows -> controller.arrange(rows.get(0)));
    }

    private RowAction<Household> turn(
            String id, String icon, Predicate<Household> possible, Consumer<List<Household>> action) {
        Function<List<Household>, String> disabled =
                rows -> rows.stream().allMatch(possible) ? null : texts.get("action." + id + ".none");
        return new RowAction<>(id, texts.get("action." + id), icon, disabled, action);
    }
}
