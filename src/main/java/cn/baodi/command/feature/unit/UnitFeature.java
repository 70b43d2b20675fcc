package cn.baodi.command.feature.unit;

import cn.baodi.command.core.Access;
import cn.baodi.command.core.ChartData;
import cn.baodi.command.core.Check;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Hit;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.Masking;
import cn.baodi.command.core.Places;
import cn.baodi.command.core.Role;
import cn.baodi.command.core.Sort;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Visit;
import cn.baodi.command.core.VisitPart;
import cn.baodi.command.data.Batch;
import cn.baodi.command.data.Demo;
import cn.baodi.command.data.Register;
import cn.baodi.command.data.Searchable;
import cn.baodi.command.ui.Act;
import cn.baodi.command.ui.Chip;
import cn.baodi.command.ui.Feature;
import cn.baodi.command.ui.RegisterController;
import cn.baodi.command.ui.RegisterSpec;
import cn.baodi.command.ui.RowAction;
import cn.baodi.command.ui.Workbench;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import javafx.scene.Node;

/** The district's tree 区 → 街镇 → 村居 with secretaries and phones. */
public final class UnitFeature implements Feature {
    private static final String KEY = "unit";
    private static final int SUGGESTED = 10;

    private final Texts texts;
    private final UnitRepository repository;
    private final UnitList list;
    private final Register<Unit> register;
    private final RegisterController<Unit> controller;

    public UnitFeature(Workbench workbench) {
        texts = workbench.texts(UnitFeature.class);
        repository = new UnitRepository(workbench.database(), workbench.clock());
        list = new UnitList(repository::all);
        workbench.ledger().onWritten(written -> {
            if (written.tables().contains(UnitRepository.TABLE)) {
                list.forget();
            }
        });
        register = new Register<>(UnitSheet.of(texts, list), repository, Sort.up("code"));
        controller = new RegisterController<>(
                workbench,
                RegisterSpec.of(register, texts)
                        .chip(Chip.unit("unit", texts.get("chip.unit"), list.type()))
                        .chip(Chip.choice("kind", texts.get("chip.kind"), Unit.Kind.class, texts))
                        .form("code", "name", "kind", "secretary", "phone", "opened", "closed")
                        .hidden("opened", "closed")
                        .titleAndCalled(unit -> list.label(unit.id()))
                        .action(new RowAction<Unit>(
                                        "visit",
                                        texts.get("action.visit"),
                                        "fth-clipboard",
                                        rows -> rows.size() != 1
                                                ? texts.get("action.visit.one")
                                                : Visit.refusal(workbench.session(), texts),
                                        rows -> workbench
                                                .open()
                                                .accept(visit(rows.get(0)).link()))
                                .reading())
                        .chart(texts.get("chart.title"), filter -> chart()));
    }

    /** The units for other areas. */
    public UnitDirectory directory() {
        return list;
    }

    @Override
    public Optional<Places> places() {
        return Optional.of(list);
    }

    /** Adds Baodi's official units, for a first start. */
    public void addShipped(Batch batch) {
        UnitRepository.shipped().forEach(unit -> repository.add(batch, unit));
    }

    private ChartData chart() {
        List<String> towns = new ArrayList<>();
        List<Integer> villages = new ArrayList<>();
        List<Integer> communities = new ArrayList<>();
        for (Unit town : list.towns()) {
            List<Unit> under = list.villages().stream()
                    .filter(v -> Unit.town(v.id()) == town.id())
                    .toList();
            towns.add(town.name());
            villages.add((int)
                    under.stream().filter(v -> v.kind() == Unit.Kind.VILLAGE).count());
            communities.add(under.size() - villages.get(villages.size() - 1));
        }
        return new ChartData(
                texts.get("chart.title"),
                "",
                texts.get("chart.unit"),
                ChartData.Kind.STACKED,
                towns,
                List.of(
                        ChartData.Series.of(texts.get("chart.villages"), villages),
                        ChartData.Series.of(texts.get("chart.communities"), communities)));
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
        return "fth-map";
    }

    /** Everybody who works with records needs to know where; the list itself is the administrator's too. */
    @Override
    public Access access() {
        return Access.seenBy(Role.ADMIN, Role.LEADER, Role.OFFICER, Role.HOTLINE, Role.READER)
                .writtenBy(Role.ADMIN, Role.LEADER, Role.OFFICER);
    }

    @Override
    public List<String> migrations() {
        return List.of(
                "cn/baodi/command/feature/unit/V202602010001__unit.sql",
                "cn/baodi/command/feature/unit/V202602130301__unit_days.sql");
    }

    @Override
    public List<Searchable> searchables() {
        return List.of(new Searchable(UnitRepository.TABLE, List.of("name", "secretary"), List.of("phone"), "", true));
    }

    @Override
    public List<Register<?>> registers() {
        return List.of(register);
    }

    @Override
    public List<Check> checks() {
        long orphans = list.villages().stream()
                .filter(v -> list.find(Unit.town(v.id())).isEmpty())
                .count();
        return List.of(new Check(
                texts.get("check.orphans"),
                list.villages().size(),
                orphans,
                orphans == 0 ? texts.get("check.good") : texts.get("check.bad", orphans)));
    }

    @Override
    public Optional<VisitPart> visit(Visit visit, LocalDateTime now) {
        List<String> people = new ArrayList<>();
        list.find(visit.unit()).ifPresent(unit -> people.add(inCharge(unit)));
        long town = Unit.town(visit.unit());
        if (town != visit.unit()) {
            list.find(town).ifPresent(unit -> people.add(inCharge(unit)));
        } else if (!visit.isCheckpoint()) {
            long under = list.villages().stream()
                    .filter(village -> visit.covers(village.id()) && village.isActive(now.toLocalDate()))
                    .count();
            people.add(texts.get("visit.villages", under));
        }
        return Optional.of(new VisitPart(people, List.of(), List.of(), List.of()));
    }

    private String inCharge(Unit unit) {
        return unit.secretary() == null && unit.phone() == null
                ? texts.get("visit.nobody", unit.name())
                : texts.get(
                        "visit.secretary", unit.name(), Masking.name(unit.secretary()), Masking.phone(unit.phone()));
    }

    @Override
    public List<Visit> visitable(String name) {
        List<Unit> suggested = list.suggest(name, SUGGESTED);
        List<Unit> exact = suggested.stream()
                .filter(unit -> unit.name().equals(name)
                        || list.label(unit.id()).equals(name)
                        || unit.id().toString().equals(name))
                .toList();
        return (exact.isEmpty() ? suggested : exact).stream().map(this::visit).toList();
    }

    private Visit visit(Unit unit) {
        return new Visit(list.label(unit.id()), unit.id(), null);
    }

    @Override
    public List<Hit> search(String text, int limit) {
        return list.suggest(text, limit).stream()
                .map(u -> new Hit(
                        texts.get("feature"),
                        u.name(),
                        u.level() == Unit.Level.VILLAGE ? list.name(Unit.town(u.id())) : texts.name(u.kind()),
                        new Link(KEY, "units", Filter.NONE, u.id())))
                .toList();
    }

    /** The units with somebody to ring, from chance of their own, so that the other areas stay as they are. */
    @Override
    public void demo(Demo demo) {
        Demo own = new Demo(demo.batch(), demo.size(), new Random(Demo.SEED), demo.progress());
        if (list.towns().isEmpty()) {
            List<Unit> units = UnitRepository.shipped().stream()
                    .map(unit -> headed(unit, own))
                    .toList();
            units.forEach(unit -> repository.add(demo.batch(), unit));
            list.use(units);
        } else {
            Stream.concat(list.towns().stream(), list.villages().stream())
                    .forEach(unit -> repository.change(demo.batch(), unit, headed(unit, own)));
        }
    }

    private static Unit headed(Unit unit, Demo own) {
        boolean known = unit.secretary() != null || unit.phone() != null || unit.level() == Unit.Level.DISTRICT;
        return known ? unit : unit.headedBy(own.name(), own.phone());
    }

    @Override
    public Map<Act, Runnable> acts() {
        return controller.acts();
    }

    @Override
    public Node screen() {
        return controller.view().node();
    }

    @Override
    public void show(Link link) {
        controller.show(link);
    }
}
