package cn.baodi.command.feature.household;

import cn.baodi.command.core.Alert;
import cn.baodi.command.core.Check;
import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.DailyCount;
import cn.baodi.command.core.Figure;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Hit;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.Masking;
import cn.baodi.command.core.OpenItems;
import cn.baodi.command.core.Scope;
import cn.baodi.command.core.Sort;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Visit;
import cn.baodi.command.core.VisitPart;
import cn.baodi.command.data.Daily;
import cn.baodi.command.data.Demo;
import cn.baodi.command.data.Register;
import cn.baodi.command.data.Searchable;
import cn.baodi.command.feature.unit.Unit;
import cn.baodi.command.feature.unit.UnitDirectory;
import cn.baodi.command.ui.Act;
import cn.baodi.command.ui.Command;
import cn.baodi.command.ui.Feature;
import cn.baodi.command.ui.Workbench;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;

/** Households in hardship (困难家庭): who is helped, how often, and who looks after them. */
public final class HouseholdFeature implements Feature {
    static final String KEY = "household";

    private final UnitDirectory units;
    private final Texts texts;
    private final HouseholdRepository repository;
    private final HouseholdList directory;
    private final Register<Household> register;
    private final HouseholdController controller;

    public HouseholdFeature(Workbench workbench, UnitDirectory units) {
        this.units = units;
        texts = workbench.texts(HouseholdFeature.class);
        repository = new HouseholdRepository(workbench.database(), workbench.clock());
        directory = new HouseholdList(repository, workbench.database(), units, texts);
        register = new Register<>(HouseholdSheet.of(texts, units, workbench.clock()), repository, Sort.up("unit"));
        HouseholdCharts charts = new HouseholdCharts(repository, units, texts, workbench.clock());
        controller = new HouseholdController(
                workbench, texts, units, repository, new HouseholdView(texts, units, charts), register);
    }

    /** The households for other areas. */
    public HouseholdDirectory directory() {
        return directory;
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public String title() {
        return texts.get("feature");
    }

    @Override
    public String icon() {
        return "fth-home";
    }

    @Override
    public List<String> migrations() {
        return List.of(
                "cn/baodi/command/feature/household/V202602030001__household.sql",
                "cn/baodi/command/feature/household/V202602110001__shielded.sql",
                "cn/baodi/command/feature/household/V202602110004__household_lists.sql",
                "cn/baodi/command/feature/household/V202602160003__household_identity.sql");
    }

    @Override
    public List<Searchable> searchables() {
        return List.of(new Searchable(
                HouseholdRepository.TABLE, List.of("name"), List.of("phone"), HouseholdSheet.PREFIX, true));
    }

    @Override
    public List<Register<?>> registers() {
        return List.of(register);
    }

    @Override
    public List<DailyCount> dailyCounts() {
        List<DailyCount> all = new ArrayList<>();
        all.addAll(Daily.counts(
                repository.registeredByTown(), texts.get("figure.registered"), texts.get("figure.unit"), units::name));
        all.addAll(Daily.counts(
                repository.registeredDaily(), texts.get("count.registered"), texts.get("figure.unit"), units::name));
        all.addAll(Daily.categories(
                repository.categoriesByTown(),
                texts.get("count.category"),
                texts.get("figure.unit"),
                units::name,
                category -> texts.get("Category." + category)));
        return all;
    }

    @Override
    public List<Figure> figures(Scope scope) {
        return List.of(directory.registered(scope));
    }

    @Override
    public Map<Long, BigDecimal> byUnit(String figure, Scope scope) {
        Map<Long, BigDecimal> units = new HashMap<>();
        directory.registeredByUnit(scope).forEach((unit, count) -> units.put(unit, BigDecimal.valueOf(count)));
        return units;
    }

    /** The households of a unit that should have been brought something by now; by their codes, for some are shielded. */
    @Override
    public Optional<VisitPart> visit(Visit visit, LocalDateTime now) {
        if (visit.isCheckpoint()) {
            return Optional.empty();
        }
        Filter past = visit.rows().chip("past", "true");
        List<OpenItems.Line> lines = repository.page(past, Sort.up("code"), null, OpenItems.MOST).rows().stream()
                .map(row -> new OpenItems.Line(
                        texts.get("visit.past.line", HouseholdSheet.CODE.write(row.id()), units.label(row.unit())),
                        Link.to(KEY, HouseholdSheet.KEY, row.id())))
                .toList();
        return Optional.of(VisitPart.open(new OpenItems(
                texts.get("visit.past"), repository.count(past), lines, Link.to(KEY, HouseholdSheet.KEY, past))));
    }

    @Override
    public List<Alert> alerts(LocalDateTime now) {
        Optional<HouseholdRepository.Past> past = repository.past(now);
        return past.flatMap(p -> directory.find(p.id()).map(h -> alert(p, h))).stream()
                .toList();
    }

    private Alert alert(HouseholdRepository.Past past, Household longest) {
        String due = DateTimeFormatter.ofPattern(texts.get("range.day"), texts.locale())
                .format(past.dueAt());
        return new Alert(
                "households.past",
                Alert.Severity.LOW,
                texts.get("alert.past", past.count(), Masking.name(longest.name()), units.label(longest.unit()), due),
                texts.get("alert.past.guidance"),
                phone(longest),
                Link.to(KEY, HouseholdSheet.KEY, Filter.NONE.chip("past", "true")));
    }

    /** Whom to ring about it: the contact, else the village's secretary, else the household. */
    private String phone(Household household) {
        return Stream.of(
                        household.contactPhone(),
                        units.find(household.unit()).map(Unit::phone).orElse(null),
                        household.phone())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }

    @Override
    public long open(LocalDateTime now) {
        return repository.past(now).map(HouseholdRepository.Past::count).orElse(0L);
    }

    @Override
    public List<Check> checks() {
        long wrong = repository.astray();
        return List.of(new Check(
                texts.get("check.unit"),
                repository.total(false),
                wrong,
                wrong == 0 ? texts.get("check.unit.good") : texts.get("check.unit.bad", wrong)));
    }

    /** The villages together have as many as the district: none is in a village that is not there. */
    @Override
    public List<Check> checks(Cutoff cutoff) {
        HouseholdRepository.Placed placed = repository.placed(cutoff.until(), cutoff.day());
        Link rows = Link.to(KEY, HouseholdSheet.KEY, Filter.NONE.chip("state", Household.State.ACTIVE.name()));
        return List.of(Check.same(
                texts.get("check.villages"),
                source("check.villages.sum", placed.placed(), rows),
                source("figure.registered", placed.all(), rows),
                texts.get("check.villages.good"),
                texts.get("check.villages.day", placed.all() - placed.placed())));
    }

    private Check.Source source(String label, long households, Link rows) {
        return new Check.Source(texts.get(label), BigDecimal.valueOf(households), texts.get("figure.unit"), rows);
    }

    @Override
    public List<Hit> search(String text, int limit) {
        return directory.search(text, limit).stream()
                .filter(h -> h.retired() == null)
                .map(h -> new Hit(
                        title(),
                        h.called() + " " + HouseholdSheet.CODE.write(h.id()),
                        (units.label(h.unit()) + " " + Masking.phone(h.phone())).strip(),
                        Link.to(KEY, HouseholdSheet.KEY, h.id())))
                .toList();
    }

    @Override
    public void demo(Demo demo) {
        new HouseholdDemo(demo, units).fill();
    }

    @Override
    public List<Command> commands() {
        return List.of(
                new Command("household.new", texts.get("command.new"), "fth-home", null, controller::register),
                new Command(
                                "household.shielded",
                                texts.get("command.shielded"),
                                "fth-eye-off",
                                null,
                                controller::shielded)
                        .reading());
    }

    @Override
    public Map<Act, Runnable> acts() {
        return controller.households().acts();
    }

    @Override
    public Node screen() {
        return controller.households().view().node();
    }

    @Override
    public void show(Link link) {
        controller.households().show(link);
    }
}
