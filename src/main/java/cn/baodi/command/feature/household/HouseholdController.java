package cn.baodi.command.feature.household;

import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.Texts;
import cn.baodi.command.data.Register;
import cn.baodi.command.feature.unit.UnitDirectory;
import cn.baodi.command.ui.RegisterController;
import cn.baodi.command.ui.Workbench;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What officers do with households. */
final class HouseholdController {
    private final Workbench workbench;
    private final Texts texts;
    private final UnitDirectory units;
    private final HouseholdRepository repository;
    private final RegisterController<Household> households;

    HouseholdController(
            Workbench workbench,
            Texts texts,
            UnitDirectory units,
            HouseholdRepository repository,
            HouseholdView view,
            Register<Household> register) {
        this.workbench = workbench;
        this.texts = texts;
        this.units = units;
        this.repository = repository;
        households = new RegisterController<>(workbench, view.households(register, this));
    }

    RegisterController<Household> households() {
        return households;
    }

    /** 安排配送: to what this household has had, with a new delivery for it. */
    void arrange(Household row) {
        workbench
                .open()
                .accept(Link.to(
                        "delivery",
                        "deliveries",
                        Filter.NONE.chip("household", row.id().toString())));
    }

    /** 停止帮扶; refused while one of them waits for a delivery. */
    void stop(List<Household> rows) {
        LocalDateTime now = workbench.now();
        turn(rows, "done.stop", row -> row.stop(now));
    }

    /** 恢复在册. */
    void resume(List<Household> rows) {
        turn(rows, "done.resume", Household::resume);
    }

    private void turn(List<Household> rows, String done, UnaryOperator<Household> turned) {
        String called = rows.size() == 1 ? HouseholdSheet.called(rows.get(0)) : texts.get("done.several", rows.size());
        households.each(
                rows, texts.get(done, called), (batch, row) -> repository.change(batch, row, turned.apply(row)));
    }

    /** A new household, wherever the officer is. */
    void register() {
        workbench.open().accept(new Link(HouseholdFeature.KEY, "", Filter.NONE, null));
        households.add();
    }

    /** Who is specially protected, whom no search finds by name. */
    void shielded() {
        workbench
                .open()
                .accept(Link.to(HouseholdFeature.KEY, HouseholdSheet.KEY, Filter.NONE.chip("shielded", "true")));
    }

    /** Helped, and its interval has passed since the last delivery. */
    boolean isPast(Household row) {
        LocalDateTime since = row.lastDelivered() == null ? row.registeredAt() : row.lastDelivered();
        return row.isHelped() && since.plusDays(row.intervalDays()).isBefore(workbench.now());
    }

    Map<String, String> expected() {
        return Map.of("intervalDays", Integer.toString(Household.WEEKLY));
    }

    /** Households come as lists of one village with one contact. */
    Map<String, String> next(Household stored) {
        Map<String, String> cells = new HashMap<>(expected());
        cells.put("unit", units.label(stored.unit()));
        if (stored.contact() != null) {
            cells.put("contact", stored.contact());
        }
        if (stored.contactPhone() != null) {
            cells.put("contactPhone", stored.contactPhone());
        }
        return cells;
    }
}
