package cn.baodi.command.feature.epidemic;

import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Types;
import cn.baodi.command.data.Register;
import cn.baodi.command.feature.unit.Unit;
import cn.baodi.command.feature.unit.UnitDirectory;
import cn.baodi.command.ui.RegisterController;
import cn.baodi.command.ui.Workbench;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What officers do with the epidemic's figures. */
final class EpidemicController {
    private final Workbench workbench;
    private final Texts texts;
    private final CaseRepository repository;
    private final CasePlace places;
    private final UnitDirectory units;
    private final RegisterController<CaseCount> cases;

    EpidemicController(
            Workbench workbench,
            Texts texts,
            CaseRepository repository,
            CasePlace places,
            UnitDirectory units,
            EpidemicView view,
            Register<CaseCount> register) {
        this.workbench = workbench;
        this.texts = texts;
        this.repository = repository;
        this.places = places;
        this.units = units;
        cases = new RegisterController<>(workbench, view.cases(register, this));
    }

    RegisterController<CaseCount> cases() {
        return cases;
    }

    /** 宝坻区 2020-02-09 疫情. */
    String called(CaseCount row) {
        return texts.get("cases.title", places.write(row.unit()), row.onDay());
    }

    /** A new line, wherever the officer is. */
    void record() {
        workbench.open().accept(new Link(EpidemicFeature.KEY, "", Filter.NONE, null));
        cases.add();
    }

    /** In the morning the figures of yesterday come in, later those of today; of the district first. */
    Map<String, String> expected() {
        LocalDateTime now = workbench.now();
        LocalDate day = now.toLocalTime().isBefore(EpidemicAlerts.MORNING_ENDS)
                ? now.toLocalDate().minusDays(1)
                : now.toLocalDate();
        return Map.of("onDay", Types.DATE.write(day), "unit", places.write(places.district()));
    }

    /** After the district comes its next day without figures, after a town the next town without them. */
    Map<String, String> next(CaseCount stored) {
        Map<String, String> cells = new HashMap<>();
        if (stored.source() != null) {
            cells.put("source", stored.source());
        }
        if (places.isDistrict(stored.unit())) {
            cells.put("unit", places.write(stored.unit()));
            cells.put("onDay", Types.DATE.write(nextDay(stored)));
        } else {
            cells.put("onDay", Types.DATE.write(stored.onDay()));
            cells.put("unit", nextTown(stored));
        }
        return cells;
    }

    private LocalDate nextDay(CaseCount stored) {
        LocalDate today = workbench.now().toLocalDate();
        LocalDate next = stored.onDay().plusDays(1);
        if (next.isAfter(today)) {
            return stored.onDay();
        }
        List<LocalDate> kept = repository.of(stored.unit(), next, today).stream()
                .map(CaseCount::onDay)
                .toList();
        return next.datesUntil(today.plusDays(1))
                .filter(day -> !kept.contains(day))
                .findFirst()
                .orElse(stored.onDay());
    }

    private String nextTown(CaseCount stored) {
        List<Long> kept = repository.between(stored.onDay(), stored.onDay()).stream()
                .map(CaseCount::unit)
                .toList();
        return units.towns().stream()
                .map(Unit::id)
                .filter(town -> town > stored.unit() && !kept.contains(town))
                .findFirst()
                .map(places::write)
                .orElse("");
    }
}
