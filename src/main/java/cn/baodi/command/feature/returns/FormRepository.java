package cn.baodi.command.feature.returns;

import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Sort;
import cn.baodi.command.core.TimeRange;
import cn.baodi.command.data.Database;
import cn.baodi.command.feature.unit.Unit;
import cn.baodi.command.feature.unit.UnitDirectory;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What a town is asked for: of the day and the town of a filter a row for each village that owes a return, with what it
 * has filed already and else blank. To be read only.
 */
final class FormRepository extends ReturnRepository {
    private final UnitDirectory units;

    FormRepository(Database database, Clock clock, UnitDirectory units, Supplier<LocalTime> cutoff) {
        super(database, clock, units, cutoff);
        this.units = units;
    }

    /** A row a village, in the order of their codes. */
    List<DailyReturn> rows(Filter filter) {
        TimeRange.Span span = filter.range().resolve(LocalDateTime.now(clock));
        LocalDate day = span.from().toLocalDate();
        long town = Long.parseLong(filter.chip("unit"));
        Map<Long, DailyReturn> filed =
                of(town, day).stream().collect(Collectors.toMap(DailyReturn::unit, Function.identity()));
        return units.villages().stream()
                .filter(unit -> Unit.town(unit.id()) == town && unit.isActive(day))
                .map(unit -> filed.getOrDefault(unit.id(), DailyReturn.blank(unit.id(), day)))
                .toList();
    }

    @Override
    public long count(Filter filter) {
        return rows(filter).size();
    }

    @Override
    public void each(Filter filter, Sort sort, Consumer<DailyReturn> consumer) {
        rows(filter).forEach(consumer);
    }
}
