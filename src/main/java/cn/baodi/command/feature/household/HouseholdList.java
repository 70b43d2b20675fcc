package cn.baodi.command.feature.household;

import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.Figure;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.Reference;
import cn.baodi.command.core.Scope;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Type;
import cn.baodi.command.data.Batch;
import cn.baodi.command.data.Database;
import cn.baodi.command.data.SearchTerms;
import cn.baodi.command.data.Under;
import cn.baodi.command.feature.unit.UnitDirectory;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The households as other areas ask for them. */
final class HouseholdList implements HouseholdDirectory {
    private static final String BETWEEN = " · ";
    private static final int SUGGESTED = 12;

    private final HouseholdRepository repository;
    private static final Pattern REMARK = Pattern.compile("[(（](户主|本人)[)）]");

    private final Database database;
    private final UnitDirectory units;
    private final Texts texts;

    HouseholdList(HouseholdRepository repository, Database database, UnitDirectory units, Texts texts) {
        this.repository = repository;
        this.database = database;
        this.units = units;
        this.texts = texts;
    }

    @Override
    public String category(String kept) {
        return texts.get("Category." + kept);
    }

    @Override
    public Optional<Household> find(long id) {
        return repository.find(id);
    }

    @Override
    public Map<Long, Household> find(Batch batch, Collection<Long> ids) {
        return repository.find(batch, ids);
    }

    @Override
    public Optional<Household> find(Batch batch, long id) {
        return repository.find(batch, id);
    }

    @Override
    public List<Household> all(Batch batch) {
        return repository.all(batch);
    }

    @Override
    public List<Household> search(String text, int limit) {
        Long code = HouseholdSheet.codeIn(text);
        if (code != null) {
            return find(code).stream().toList();
        }
        List<Long> ids = SearchTerms.find(database, HouseholdRepository.TABLE, text, limit);
        return repository.find(ids).stream()
                .sorted(Comparator.comparingInt(h -> ids.indexOf(h.id())))
                .toList();
    }

    @Override
    public List<Household> suggest(String part, int limit) {
        return search(part, limit).stream()
                .filter(h -> h.state() == Household.State.ACTIVE && h.retired() == null)
                .toList();
    }

    @Override
    public Type<Reference> type() {
        return Reference.type(
                HouseholdSheet.PREFIX,
                HouseholdSheet.DIGITS,
                this::meant,
                part -> suggest(part, SUGGESTED).stream().map(this::reference).toList());
    }

    /** What a name (王芳, 王芳 · 小杜庄村, or 王芳 · 小杜庄村 · 方家庄镇) or a phone means. */
    private List<Reference> meant(String text) {
        String[] words = REMARK.matcher(text).replaceFirst("").split("\\s*·\\s*|\\s+");
        return repository.called(words[0], text.replaceAll("\\s", "")).stream()
                .filter(h -> Arrays.stream(words).skip(1).allMatch(village(h.unit())::contains))
                .sorted(Comparator.comparing(Household::id))
                .map(this::reference)
                .toList();
    }

    private Reference reference(Household household) {
        return reference(household.id(), household.called(), household.unit());
    }

    @Override
    public Reference reference(long id, String name, long unit) {
        return new Reference(id, name + BETWEEN + units.name(unit));
    }

    @Override
    public String village(long unit) {
        return units.label(unit);
    }

    @Override
    public String code(long id) {
        return HouseholdSheet.CODE.write(id);
    }

    @Override
    public Long codeIn(String text) {
        return HouseholdSheet.codeIn(text);
    }

    @Override
    public Figure registered(Scope scope) {
        List<LocalDate> shown = scope.trendDays();
        HouseholdRepository.Registered registered =
                repository.registered(shown.get(0), scope.before().until(), scope.until(), new Under(scope.unit()));
        Map<LocalDate, Long> days = registered.days();
        List<BigDecimal> trend = new ArrayList<>();
        for (LocalDate day : shown) {
            trend.add(days.containsKey(day) ? BigDecimal.valueOf(days.get(day)) : null);
        }
        return new Figure(
                        "households.registered",
                        texts.get("figure.registered"),
                        texts.get("figure.unit"),
                        BigDecimal.valueOf(days.getOrDefault(
                                scope.until().isAfter(scope.span().from())
                                        ? scope.until().minusNanos(1).toLocalDate()
                                        : scope.lastDay(),
                                0L)),
                        registered.before() == null ? null : BigDecimal.valueOf(registered.before()),
                        trend,
                        0,
                        Link.to(
                                HouseholdFeature.KEY,
                                HouseholdSheet.KEY,
                                scope.here().chip("state", Household.State.ACTIVE.name())))
                .because(registered.before() == null ? scope.none(texts) : null);
    }

    @Override
    public Map<Long, Long> registeredByUnit(Scope scope) {
        return repository.registeredByUnit(scope.until(), new Under(scope.unit()));
    }

    @Override
    public Map<Long, Long> registeredByTown(Cutoff cutoff) {
        return repository.registeredByUnit(cutoff.until(), new Under(null));
    }
}
