package cn.baodi.command.feature.epidemic;

import cn.baodi.command.core.Alert;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.Texts;
import cn.baodi.command.feature.unit.Unit;
import cn.baodi.command.feature.unit.UnitDirectory;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/** That yesterday's figures of the district have not come in, and nothing else: one line at most. */
final class EpidemicAlerts {
    /** Until then yesterday's figures may still come in. */
    static final LocalTime DUE = LocalTime.of(10, 0);
    /** Until then a new line is of yesterday. */
    static final LocalTime MORNING_ENDS = LocalTime.NOON;
    /** A district that has not reported for so long has stopped reporting. */
    private static final int ALIVE_DAYS = 7;

    private final CaseRepository repository;
    private final CaseFigures figures;
    private final CasePlace places;
    private final UnitDirectory units;
    private final Texts texts;

    EpidemicAlerts(CaseRepository repository, CaseFigures figures, CasePlace places, UnitDirectory units, Texts texts) {
        this.repository = repository;
        this.figures = figures;
        this.places = places;
        this.units = units;
        this.texts = texts;
    }

    List<Alert> at(LocalDateTime now) {
        LocalDate day = now.toLocalDate().minusDays(1);
        Long district = places.district();
        if (district == null || now.toLocalTime().isBefore(DUE)) {
            return List.of();
        }
        Optional<CaseCount> last = repository
                .lastBefore(district, day.plusDays(1))
                .filter(row -> row.onDay().isBefore(day) && !row.onDay().isBefore(day.minusDays(ALIVE_DAYS)));
        return last.map(row -> alert(day, row)).stream().toList();
    }

    private Alert alert(LocalDate day, CaseCount last) {
        return new Alert(
                EpidemicFeature.KEY + ".missing",
                Alert.Severity.MEDIUM,
                texts.get("alert.missing", figures.day(day), figures.day(last.onDay())),
                texts.get("alert.missing.guidance", last.source() == null ? texts.get("alert.source") : last.source()),
                units.find(last.unit()).map(Unit::phone).orElse(""),
                Link.to(EpidemicFeature.KEY, CaseSheet.KEY, Filter.NONE));
    }
}
