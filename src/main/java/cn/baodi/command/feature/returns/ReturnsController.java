package cn.baodi.command.feature.returns;

import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.Rejected;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Type;
import cn.baodi.command.core.Types;
import cn.baodi.command.data.Register;
import cn.baodi.command.feature.returns.DailyReturn.State;
import cn.baodi.command.feature.unit.Unit;
import cn.baodi.command.feature.unit.UnitDirectory;
import cn.baodi.command.ui.RegisterController;
import cn.baodi.command.ui.Workbench;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;

/** What officers do with the list of returns, and when returns are due. */
final class ReturnsController {
    private final Workbench workbench;
    private final Texts texts;
    private final ReturnCharts charts;
    private final Deadline deadline;
    private final UnitDirectory units;
    private final Type<Long> unitType;
    private final RegisterController<DailyReturn> returns;

    ReturnsController(
            Workbench workbench,
            Texts texts,
            ReturnCharts charts,
            Deadline deadline,
            ReturnView view,
            Register<DailyReturn> register,
            UnitDirectory units) {
        this.workbench = workbench;
        this.texts = texts;
        this.charts = charts;
        this.deadline = deadline;
        this.units = units;
        unitType = units.type();
        returns = new RegisterController<>(workbench, view.returns(register, this));
    }

    RegisterController<DailyReturn> returns() {
        return returns;
    }

    /** 小杜庄村 · 方家庄镇 2020-02-09 日报. */
    String called(DailyReturn row) {
        return texts.get("return.title", units.label(row.unit()), row.onDay());
    }

    /** A return that comes in now is of today. */
    Map<String, String> expected() {
        return Map.of("day", Types.DATE.write(workbench.now().toLocalDate()));
    }

    /** After one village comes the next of its town that is silent on the same day. */
    Map<String, String> next(DailyReturn stored) {
        LocalDate day = stored.onDay();
        List<Unit> silent =
                charts.known(List.of(day)).in(State.SILENT, day).getOrDefault(Unit.town(stored.unit()), List.of());
        String unit = silent.stream()
                .filter(other -> other.id() > stored.unit())
                .findFirst()
                .or(() -> silent.stream().findFirst())
                .map(other -> unitType.write(other.id()))
                .orElse("");
        return Map.of("day", Types.DATE.write(day), "unit", unit);
    }

    /** The completeness board, wherever the officer is. */
    void board() {
        workbench.open().accept(new Link(ReturnsFeature.KEY, BoardModel.KEY, Filter.NONE, null));
    }

    /** The entry grid, wherever the officer is. */
    void entry() {
        workbench.open().accept(new Link(ReturnsFeature.KEY, EntryModel.KEY, Filter.NONE, null));
    }

    /** Asks until when returns are in time. */
    void moveDeadline() {
        String now = deadline.time().toString();
        workbench.notices().ask(texts.get("action.cutoff"), texts.get("cutoff.question", now), this::moveDeadline);
    }

    private void moveDeadline(String typed) {
        LocalTime time;
        try {
            time = Deadline.read(typed);
        } catch (Rejected e) {
            workbench.notices().toast(texts.problem(e.at("")));
            return;
        }
        workbench
                .background()
                .run(
                        () -> {
                            deadline.move(time);
                            return time;
                        },
                        moved -> workbench.notices().toast(texts.get("cutoff.moved", moved.toString())));
    }
}
