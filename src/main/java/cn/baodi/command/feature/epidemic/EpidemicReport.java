package cn.baodi.command.feature.epidemic;

import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.Figure;
import cn.baodi.command.core.ReportPart;
import cn.baodi.command.core.ReportPart.Block;
import cn.baodi.command.core.ReportPart.Sentence;
import cn.baodi.command.core.Scope;
import cn.baodi.command.core.Texts;
import cn.baodi.command.feature.epidemic.CaseCount.Item;
import cn.baodi.command.feature.unit.UnitDirectory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** 疫情概况 in the daily report. */
final class EpidemicReport {
    private static final int ORDER = 10;
    private static final int NAMED = 3;
    private static final List<Item> CASES = List.of(Item.NEW, Item.CONFIRMED, Item.RECOVERED, Item.DEATHS);
    private static final List<Item> WATCHED = List.of(Item.SUSPECTED, Item.CONTACTS);

    private final CaseRepository repository;
    private final CaseFigures figures;
    private final CaseCharts charts;
    private final CasePlace places;
    private final UnitDirectory units;
    private final Texts texts;

    EpidemicReport(
            CaseRepository repository,
            CaseFigures figures,
            CaseCharts charts,
            CasePlace places,
            UnitDirectory units,
            Texts texts) {
        this.repository = repository;
        this.figures = figures;
        this.charts = charts;
        this.places = places;
        this.units = units;
        this.texts = texts;
    }

    ReportPart at(Cutoff cutoff) {
        List<Block> blocks = new ArrayList<>();
        if (repository.total(false) == 0) {
            blocks.add(new Sentence(texts.get("report.none")));
            return new ReportPart(texts.get("report.heading"), ORDER, blocks);
        }
        LocalDate day = cutoff.day();
        List<CaseCount> lines = repository.between(day, day);
        List<CaseCount> towns =
                lines.stream().filter(row -> !places.isDistrict(row.unit())).toList();
        Scope scope = Scope.of(cutoff);
        List<Figure> numbers = figures.figures(scope);
        Optional<CaseCount> district = lines.stream()
                .filter(row -> places.isDistrict(row.unit()) && row.isFilled())
                .findFirst();
        if (district.isPresent()) {
            said("report.cases", CASES, numbers, blocks);
            said("report.watched", WATCHED, numbers, blocks);
            blank(district.get(), blocks);
        } else {
            blocks.add(missing(day));
        }
        movers(towns, blocks);
        lines.forEach(row -> fell(row, blocks));
        blocks.add(new ReportPart.Numbers(numbers));
        table(district.orElse(null), towns, blocks);
        blocks.add(new ReportPart.Chart(charts.cases(scope)));
        return new ReportPart(texts.get("report.heading"), ORDER, blocks);
    }

    private static Figure figure(Item item, List<Figure> figures) {
        return figures.get(item.ordinal());
    }

    /** 当日新增确诊3例（较昨日减少1例），累计确诊55例（较昨日增加3例）。 */
    private void said(String key, List<Item> items, List<Figure> figures, List<Block> blocks) {
        List<Item> filled = items.stream()
                .filter(item -> figure(item, figures).value() != null)
                .toList();
        if (filled.isEmpty()) {
            return;
        }
        List<String> reasons = filled.stream()
                .map(item -> figure(item, figures))
                .map(f -> f.previous() == null ? f.incomparable(texts) : "")
                .distinct()
                .toList();
        // What holds for all of them is said once.
        boolean shared = reasons.size() == 1 && !reasons.get(0).isEmpty();
        String words = filled.stream()
                .map(item -> compared(item, figure(item, figures), shared))
                .collect(Collectors.joining(texts.get("report.comma")));
        blocks.add(new Sentence(texts.get(key, words, shared ? texts.get("report.because", reasons.get(0)) : "")));
    }

    private String compared(Item item, Figure figure, boolean shared) {
        String amount = amount(item, figure.value().intValueExact());
        if (figure.previous() == null) {
            return shared ? amount : amount + texts.get("report.because", figure.incomparable(texts));
        }
        return texts.get("report.compared", amount, figure.comparison(texts));
    }

    /** 新增确诊3例; 核减确诊6例 where more were taken back than came. */
    private String amount(Item item, int number) {
        String key = "report.item." + item.key() + (item.adds() && number < 0 ? ".less" : "");
        return texts.get(key, Math.abs(number), texts.get(item.unit()));
    }

    private void blank(CaseCount district, List<Block> blocks) {
        String names = Arrays.stream(Item.values())
                .filter(item -> item.of(district) == null)
                .map(item -> texts.get("cases." + item.key()))
                .collect(Collectors.joining(texts.get("list.comma")));
        if (!names.isEmpty()) {
            blocks.add(new Sentence(texts.get("report.blank", names)));
        }
    }

    private Sentence missing(LocalDate day) {
        Optional<CaseCount> last =
                Optional.ofNullable(places.district()).flatMap(place -> repository.lastBefore(place, day));
        return new Sentence(last.map(row -> texts.get("report.missing.last", figures.day(row.onDay()), words(row)))
                .orElseGet(() -> texts.get("report.missing")));
    }

    /** What a line says, without what is only of its day. */
    private String words(CaseCount row) {
        return Stream.of(Item.values())
                .filter(item -> item.of(row) != null && !item.adds())
                .map(item -> amount(item, item.of(row)))
                .collect(Collectors.joining(texts.get("report.comma")));
    }

    /** Where it rose most. */
    private void movers(List<CaseCount> towns, List<Block> blocks) {
        List<CaseCount> known =
                towns.stream().filter(row -> row.newCases() != null).toList();
        List<CaseCount> risen = known.stream()
                .filter(row -> row.newCases() > 0)
                .sorted(Comparator.comparing(CaseCount::newCases).reversed().thenComparing(CaseCount::unit))
                .toList();
        String names = risen.stream()
                .limit(NAMED)
                .map(row -> texts.get("report.mover", units.name(row.unit()), row.newCases(), texts.get("unit.cases")))
                .collect(Collectors.joining(texts.get("list.comma")));
        long tied = risen.stream()
                .skip(NAMED)
                .filter(row -> row.newCases().equals(risen.get(NAMED - 1).newCases()))
                .count();
        if (tied > 0) {
            names = texts.get("report.mover.tied", names, tied);
        }
        if (!names.isEmpty()) {
            blocks.add(new Sentence(texts.get("report.movers", names)));
        } else if (!known.isEmpty()) {
            blocks.add(new Sentence(texts.get("report.movers.none", known.size())));
        }
    }

    private void fell(CaseCount row, List<Block> blocks) {
        for (Item item : Item.values()) {
            if (item.fell(row)) {
                blocks.add(new Sentence(texts.get(
                        "report.fell",
                        units.name(row.unit()),
                        texts.get("cases." + item.key()),
                        item.before(row),
                        item.of(row),
                        item.before(row) - item.of(row),
                        texts.get(item.unit()))));
            }
        }
    }

    private void table(CaseCount district, List<CaseCount> towns, List<Block> blocks) {
        List<CaseCount> shown = towns.stream().filter(CaseCount::isFilled).toList();
        if (shown.isEmpty()) {
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        List<CaseCount> quiet = shown.stream().filter(CaseCount::isZero).toList();
        shown.stream()
                .filter(row -> !row.isZero())
                .forEach(row -> rows.add(row(units.name(row.unit()), item -> item.of(row))));
        if (!quiet.isEmpty()) {
            rows.add(row(texts.get("report.rest", quiet.size()), item -> sum(item, quiet)));
        }
        rows.add(row(texts.get("report.total"), item -> sum(item, shown)));
        if (district != null) {
            rows.add(row(texts.get("report.district"), item -> item.of(district)));
        }
        List<String> headings = new ArrayList<>(List.of(texts.get("report.town")));
        List<Boolean> numeric = new ArrayList<>(List.of(false));
        for (Item item : Item.values()) {
            headings.add(texts.get("cases." + item.key()));
            numeric.add(true);
        }
        blocks.add(new ReportPart.Listing(texts.get("report.towns"), headings, numeric, rows));
    }

    private static Integer sum(Item item, List<CaseCount> rows) {
        return rows.stream()
                .map(item::of)
                .filter(Objects::nonNull)
                .reduce(Integer::sum)
                .orElse(null);
    }

    private List<String> row(String name, Function<Item, Integer> number) {
        List<String> row = new ArrayList<>(List.of(name));
        for (Item item : Item.values()) {
            Integer value = number.apply(item);
            row.add(value == null ? texts.get("report.blank.cell") : value.toString());
        }
        return row;
    }
}
