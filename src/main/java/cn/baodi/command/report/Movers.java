package cn.baodi.command.report;

import cn.baodi.command.core.Collation;
import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.Figure;
import cn.baodi.command.core.Places;
import cn.baodi.command.core.ReportPart.Block;
import cn.baodi.command.core.ReportPart.Numbers;
import cn.baodi.command.core.ReportPart.Sentence;
import cn.baodi.command.core.Scope;
import cn.baodi.command.ui.Feature;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** In which towns a number changed most against the day before, in one sentence of each part. */
final class Movers {
    private static final int MOST = 3;

    private final Places places;
    private final Scope scope;
    private final Wording wording;

    Movers(List<Feature> features, Cutoff cutoff, Wording wording) {
        places = features.stream()
                .flatMap(feature -> feature.places().stream())
                .findFirst()
                .orElse(null);
        scope = Scope.of(cutoff);
        this.wording = wording;
    }

    /** The blocks of a part, with that sentence before its numbers. Queries. */
    List<Block> into(DailyReport.Part part) {
        List<Block> blocks = new ArrayList<>(part.said().blocks());
        for (int i = 0; places != null && i < blocks.size(); i++) {
            if (blocks.get(i) instanceof Numbers numbers) {
                Optional<String> sentence = numbers.figures().stream()
                        .filter(figure -> figure.value() != null && figure.previous() != null && !figure.current())
                        .flatMap(figure -> sentence(part.area(), figure).stream())
                        .findFirst();
                if (sentence.isPresent()) {
                    blocks.add(i, new Sentence(sentence.get()));
                }
                break;
            }
        }
        return blocks;
    }

    private Optional<String> sentence(Feature area, Figure figure) {
        Map<Long, BigDecimal> now = area.byUnit(figure.key(), scope);
        if (now.isEmpty()) {
            return Optional.empty();
        }
        Map<Long, BigDecimal> before = area.byUnit(figure.key(), scope.before());
        Map<String, BigDecimal> changes = new HashMap<>();
        for (long town : places.under(null)) {
            // Of what has to be reported a difference to a day of which nothing is known would be invented.
            if (area.countsEvents() || now.containsKey(town) && before.containsKey(town)) {
                changes.put(
                        places.name(town),
                        now.getOrDefault(town, BigDecimal.ZERO).subtract(before.getOrDefault(town, BigDecimal.ZERO)));
            }
        }
        List<String> named = most(changes, figure.unit(), wording);
        return named.isEmpty()
                ? Optional.empty()
                : Optional.of(wording.texts()
                        .get(
                                "movers",
                                figure.label(),
                                String.join(wording.texts().get("list.comma"), named)));
    }

    /**
     * Where it changed most, in words, the greatest change first.
     *
     * @param changes by the name of the town
     */
    static List<String> most(Map<String, BigDecimal> changes, String unit, Wording wording) {
        List<Map.Entry<String, BigDecimal>> all = changes.entrySet().stream()
                .filter(change -> change.getValue().signum() != 0)
                .sorted(Map.Entry.<String, BigDecimal>comparingByValue(Comparator.comparing(BigDecimal::abs))
                        .reversed()
                        .thenComparing(change -> Collation.key(change.getKey())))
                .toList();
        List<String> named = all.stream()
                .limit(MOST)
                .map(change ->
                        wording.texts().get("mover", change.getKey(), wording.difference(change.getValue(), unit)))
                .collect(Collectors.toCollection(ArrayList::new));
        // That these three are named and not others is chance then, and is said.
        long tied = all.stream()
                .skip(MOST)
                .filter(change -> change.getValue()
                                .abs()
                                .compareTo(all.get(MOST - 1).getValue().abs())
                        == 0)
                .count();
        if (tied > 0) {
            named.set(MOST - 1, wording.texts().get("mover.tied", named.get(MOST - 1), tied));
        }
        return named;
    }
}
