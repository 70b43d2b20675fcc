package cn.baodi.command.feature.delivery;

import cn.baodi.command.core.Texts;
import cn.baodi.command.core.TimeRange;
import cn.baodi.command.core.Types;
import cn.baodi.command.data.Register;
import cn.baodi.command.feature.delivery.Delivery.State;
import cn.baodi.command.feature.household.HouseholdDirectory;
import cn.baodi.command.feature.unit.UnitDirectory;
import cn.baodi.command.ui.Chip;
import cn.baodi.command.ui.RegisterSpec;
import cn.baodi.command.ui.RowAction;
import cn.baodi.command.ui.Tone;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What the list of deliveries shows: which columns, chips, marks, charts, and a button for each step. */
final class DeliveryView {
    private final Texts texts;
    private final UnitDirectory units;
    private final HouseholdDirectory households;
    private final DeliveryCharts charts;

    DeliveryView(Texts texts, UnitDirectory units, HouseholdDirectory households, DeliveryCharts charts) {
        this.texts = texts;
        this.units = units;
        this.households = households;
        this.charts = charts;
    }

    RegisterSpec<Delivery> deliveries(Register<Delivery> register, DeliveryController controller) {
        return RegisterSpec.of(register, texts)
                .chip(Chip.unit("unit", texts.get("chip.unit"), units.type()))
                .chip(Chip.choice("state", texts.get("deliveries.state"), State.class, texts))
                .chip(flag("overdue"))
                .chipWhenSet(flag("open").orElse(this::openAt))
                .chipWhenSet(flag("served"))
                .chipWhenSet(Chip.of("taken", texts.get("chip.taken"), Map.of())
                        .orElse(names -> names.lines().collect(Collectors.joining(texts.get("list.comma")))))
                .chipWhenSet(Chip.reference("household", texts.get("deliveries.household"), households.type()))
                .range(TimeRange.ALL)
                .form("household", "goods", "weight", "portions", "due", "round", "courier", "courierPhone")
                .first("household", "state", "due", "goods", "courier")
                .hidden(
                        "code",
                        "unit",
                        "round",
                        "orderedAt",
                        "courierPhone",
                        "dispatchedAt",
                        "acceptedAt",
                        "deliveredAt",
                        "ratedAt",
                        "ratingNote",
                        "reason",
                        "failedAt",
                        "cancelledAt")
                .locked(
                        "state",
                        "orderedAt",
                        "dispatchedAt",
                        "acceptedAt",
                        "deliveredAt",
                        "rating",
                        "ratedAt",
                        "failedAt",
                        "cancelledAt")
                .defaults(controller::expected)
                .next(controller::next)
                .title(row -> texts.get("delivery.title", row.householdName(), row.goods(), texts.name(row.state())))
                .called(DeliverySheet::called)
                .tone("state", row -> tone(row.state()))
                .tone("due", row -> controller.isOverdue(row) ? Tone.BAD : null)
                .action(step("dispatch", "fth-send", State.DISPATCHED, controller, controller::dispatch))
                .action(step("accept", "fth-user-check", State.ACCEPTED, controller, controller::accept))
                .action(step("deliver", "fth-check-circle", State.DELIVERED, controller, controller::deliver))
                .action(step("fail", "fth-alert-triangle", State.FAILED, controller, controller::fail))
                .action(step("rate", "fth-star", State.RATED, controller, controller::rate))
                .action(step("cancel", "fth-x-circle", State.CANCELLED, controller, controller::cancel))
                .chart(texts.get("chart.households.day"), charts::householdsByDay)
                .chart(texts.get("chart.weight.day"), charts::weightByDay)
                .chart(texts.get("chart.households.town"), charts::householdsByTown)
                .chart(texts.get("chart.weight.town"), charts::weightByTown)
                .watch("household");
    }

    private Chip flag(String key) {
        return Chip.of(key, texts.get("chip." + key), Map.of("true", texts.get("chip." + key + ".true")));
    }

    /** What was open at a past moment, as a link from the dashboard asks. */
    private String openAt(String moment) {
        return texts.get("chip.open.at", Types.MOMENT.write(LocalDateTime.parse(moment)));
    }

    private static Tone tone(State state) {
        return switch (state) {
            case PENDING -> Tone.WAITING;
            case DISPATCHED, ACCEPTED -> Tone.BUSY;
            case DELIVERED, RATED -> Tone.GOOD;
            case FAILED -> Tone.BAD;
            case CANCELLED -> Tone.QUIET;
        };
    }

    private RowAction<Delivery> step(
            String id, String icon, State wanted, DeliveryController controller, Consumer<List<Delivery>> action) {
        return new RowAction<>(id, texts.get("action." + id), icon, rows -> controller.refusal(rows, wanted), action);
    }
}
