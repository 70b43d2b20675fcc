package cn.baodi.command.feature.returns;

import cn.baodi.command.core.Texts;
import cn.baodi.command.feature.returns.Completeness.Counts;
import cn.baodi.command.feature.returns.DailyReturn.State;
import cn.baodi.command.feature.unit.Unit;
import cn.baodi.command.feature.unit.UnitDirectory;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The silent villages as a text for the telephone or the chat group: by town, each with its secretary and phone. */
final class SilentList {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final UnitDirectory units;
    private final Texts texts;

    SilentList(UnitDirectory units, Texts texts) {
        this.units = units;
        this.texts = texts;
    }

    /** @param silent by the code of the town */
    String words(LocalDate day, LocalDateTime now, Counts counts, Map<Long, List<Unit>> silent) {
        StringBuilder out = new StringBuilder(texts.get(
                "silent.head",
                now.getMonthValue(),
                now.getDayOfMonth(),
                TIME.format(now),
                day.getMonthValue(),
                day.getDayOfMonth(),
                counts.expected(),
                counts.of(State.SILENT)));
        silent.forEach((town, villages) -> {
            out.append('\n').append(texts.get("silent.town", units.name(town), villages.size()));
            villages.forEach(unit -> out.append('\n')
                    .append(texts.get(
                            "silent.village",
                            unit.name(),
                            unit.secretary() == null ? texts.get("silent.nobody") : unit.secretary(),
                            unit.phone() == null ? texts.get("silent.nophone") : unit.phone())));
        });
        return out.toString();
    }
}
