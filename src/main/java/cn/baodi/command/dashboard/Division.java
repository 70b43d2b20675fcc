package cn.baodi.command.dashboard;

import cn.baodi.command.core.Figure;
import cn.baodi.command.core.Places;
import cn.baodi.command.core.Scope;
import cn.baodi.command.dashboard.DashboardModel.Area;
import cn.baodi.command.dashboard.DashboardModel.Divided;
import cn.baodi.command.dashboard.DashboardModel.Part;
import cn.baodi.command.dashboard.DashboardModel.Place;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Divides a number among the units under one. Queries. */
final class Division {
    private final Places places;

    /** @param places null where nobody keeps the units, which leaves every number whole */
    Division(Places places) {
        this.places = places;
    }

    /** @return null where the area does not divide it, or there is no unit under the scope's */
    Divided of(Area area, Figure figure, Scope scope) {
        List<Long> under = places == null ? List.of() : places.under(scope.unit());
        if (under.isEmpty()) {
            return null;
        }
        Map<Long, BigDecimal> numbers = area.feature.byUnit(figure.key(), scope);
        if (numbers.isEmpty()) {
            return null;
        }
        Set<Long> codes = new LinkedHashSet<>(under);
        codes.addAll(numbers.keySet());
        List<Part> parts = new ArrayList<>();
        for (long code : codes) {
            // The district's own is what belongs to none of its towns.
            boolean own = !under.contains(code);
            parts.add(new Part(
                    code == 0 ? null : Place.of(places, code), numbers.getOrDefault(code, BigDecimal.ZERO), own));
        }
        parts.sort(Comparator.comparing(Part::value).reversed()); // the rest stays in the units' order
        return new Divided(area, figure, scope, List.copyOf(parts));
    }
}
