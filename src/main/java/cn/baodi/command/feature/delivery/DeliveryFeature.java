package cn.baodi.command.feature.delivery;

import cn.baodi.command.core.Alert;
import cn.baodi.command.core.ChartData;
import cn.baodi.command.core.Check;
import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.DailyCount;
import cn.baodi.command.core.Figure;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Hit;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.Masking;
import cn.baodi.command.core.OpenItems;
import cn.baodi.command.core.ReportPart;
import cn.baodi.command.core.Scope;
import cn.baodi.command.core.Sort;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Types;
import cn.baodi.command.core.Visit;
import cn.baodi.command.core.VisitPart;
import cn.baodi.command.data.Daily;
import cn.baodi.command.data.Demo;
import cn.baodi.command.data.Register;
import cn.baodi.command.data.Under;
import cn.baodi.command.feature.delivery.DeliveryRepository.Overdue;
import cn.baodi.command.feature.household.Household;
import cn.baodi.command.feature.household.HouseholdDirectory;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;

/** Deliveries (配送) to households in hardship, from the order to the rating. */
public final class DeliveryFeature implements Feature {
    static final String KEY = "delivery";
    /** An overdue delivery is urgent after so many hours: somebody may have gone without food for a day. */
    static final int URGENT_HOURS = 24;

    private final UnitDirectory units;
    private final HouseholdDirectory households;
    private final Texts texts;
    private final DeliveryRepository repository;
    private final Register<Delivery> register;
    private final DeliveryCharts charts;
    private final DeliveryReport report;
    private final DeliveryController controller;

    public DeliveryFeature(Workbench workbench, UnitDirectory units, HouseholdDirectory households) {
        this.units = units;
        this.households = households;
        texts = workbench.texts(DeliveryFeature.class);
        repository = new DeliveryRepository(workbench.database(), workbench.clock(), households);
        register = new Register<>(
                DeliverySheet.of(texts, units, households, workbench.clock()), repository, Sort.down("due"));
        charts = new DeliveryCharts(repository, units, texts, workbench.clock());
        report = new DeliveryReport(repository, households, units, charts, texts);
        controller = new DeliveryController(
                workbench, texts, households, repository, new DeliveryView(texts, units, households, charts), register);
    }

    /** The deliveries for other areas. */
    public DeliveryDirectory directory() {
        return repository;
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
        return "fth-truck";
    }

    @Override
    public List<String> migrations() {
        return List.of(
                "cn/baodi/command/feature/delivery/V202602030002__delivery.sql",
                "cn/baodi/command/feature/delivery/V202602110002__delivery_town.sql");
    }

    @Override
    public List<Register<?>> registers() {
        return List.of(register);
    }

    @Override
    public String shortcut() {
        return "F8";
    }

    @Override
    public List<DailyCount> dailyCounts() {
        List<DailyCount> all = new ArrayList<>();
        all.addAll(Daily.distinct(
                repository.householdsDaily(),
                texts.get("figure.households"),
                texts.get("unit.households"),
                units::name));
        all.addAll(Daily.counts(
                repository.countDaily(), texts.get("figure.count"), texts.get("unit.deliveries"), units::name));
        all.addAll(Daily.categories(
                repository.byCategoryDaily(),
                texts.get("count.category"),
                texts.get("unit.deliveries"),
                units::name,
                households::category));
        List<Daily> jin = repository.gramsDaily().stream()
                .map(d -> new Daily(
                        d.day(), d.town(), d.category(), Types.jin(d.number().longValueExact())))
                .toList();
        all.addAll(Daily.counts(jin, texts.get("figure.weight"), texts.get("unit.jin"), units::name));
        return all;
    }

    @Override
    public List<Figure> figures(Scope scope) {
        return charts.figures(scope);
    }

    @Override
    public Optional<ChartData> trend(Scope scope) {
        return Optional.of(charts.trend(scope));
    }

    @Override
    public boolean countsEvents() {
        return true;
    }

    @Override
    public Map<Long, BigDecimal> byUnit(String figure, Scope scope) {
        return charts.byUnit(figure, scope);
    }

    @Override
    public List<Alert> alerts(LocalDateTime now) {
        return repository.overdue(now).flatMap(o -> repository.find(o.id()).map(d -> alert(o, d, now))).stream()
                .toList();
    }

    private Alert alert(Overdue overdue, Delivery oldest, LocalDateTime now) {
        boolean urgent = overdue.due().plusHours(URGENT_HOURS).isBefore(now);
        String due = DateTimeFormatter.ofPattern(texts.get("alert.moment"), texts.locale())
                .format(overdue.due());
        boolean hasCourier = oldest.courierPhone() != null;
        String todo = texts.get(hasCourier ? "alert.overdue.courier" : "alert.overdue.village");
        if (!oldest.state().isOpen()) { // asked for a time that has passed
            todo = texts.get("alert.overdue.ended");
        }
        return new Alert(
                "deliveries.overdue",
                urgent ? Alert.Severity.HIGH : Alert.Severity.MEDIUM,
                texts.get(
                        "alert.overdue",
                        overdue.count(),
                        Masking.name(oldest.householdName()),
                        units.label(oldest.unit()),
                        due,
                        texts.name(oldest.state())),
                todo,
                hasCourier ? oldest.courierPhone() : villagePhone(oldest),
                link(Filter.NONE.chip("overdue", "true")));
    }

    /** The secretary of the village, else whoever looks after the household. */
    private String villagePhone(Delivery delivery) {
        return units.find(delivery.unit())
                .map(Unit::phone)
                .or(() -> households.find(delivery.household()).map(Household::contactPhone))
                .orElse("");
    }

    private static Link link(Filter filter) {
        return Link.to(KEY, DeliverySheet.KEY, filter);
    }

    @Override
    public long open(LocalDateTime now) {
        return repository.overdue(now).map(Overdue::count).orElse(0L);
    }

    @Override
    public List<OpenItems> openItems(LocalDateTime at) {
        Filter open = Filter.NONE.chip("open", charts.openAt(at));
        // As many as the lines are of; the link may say "now" for the day that runs.
        long count = repository.open(at, new Under(null)).count();
        return List.of(open(open, count, repository.unfinished(at, OpenItems.MOST), at));
    }

    /** What was promised to the households of a unit and has not arrived. */
    @Override
    public Optional<VisitPart> visit(Visit visit, LocalDateTime now) {
        if (visit.isCheckpoint()) {
            return Optional.empty();
        }
        Filter open = visit.rows().chip("open", "true");
        List<Delivery> first =
                repository.page(open, Sort.up("due"), null, OpenItems.MOST).rows();
        return Optional.of(VisitPart.open(open(open, repository.count(open), first, now)));
    }

    private OpenItems open(Filter open, long count, List<Delivery> first, LocalDateTime now) {
        DateTimeFormatter moment = DateTimeFormatter.ofPattern(texts.get("alert.moment"), texts.locale());
        List<OpenItems.Line> lines = first.stream()
                .map(d -> new OpenItems.Line(
                        texts.get(
                                d.due().isBefore(now) ? "open.late" : "open.line",
                                DeliverySheet.CODE.write(d.id()),
                                units.label(d.unit()),
                                d.goods(),
                                d.stateAt(now).map(texts::name).orElseGet(() -> texts.get("open.before")),
                                moment.format(d.due())),
                        Link.to(KEY, DeliverySheet.KEY, d.id())))
                .toList();
        return new OpenItems(texts.get("open.title"), count, lines, link(open));
    }

    @Override
    public Optional<ReportPart> report(Cutoff cutoff) {
        return Optional.of(report.at(cutoff));
    }

    /** 户 is not 户次: who was served counts once, however often he was; and only who is in the register is served. */
    @Override
    public List<Check> checks(Cutoff cutoff) {
        DeliveryRepository.Served served = repository.served(cutoff.from(), cutoff.until(), new Under(null));
        Link rows = Link.to(
                KEY, DeliverySheet.KEY, Filter.NONE.chip("served", "true").range(DeliveryCharts.day(cutoff)));
        Check.Source homes = source("figure.households", served.households(), "unit.households", rows);
        Check.Source count = source("figure.count", served.count(), "unit.deliveries", rows);
        Figure registered = households.registered(Scope.of(cutoff));
        long villages = repository.servedByVillages(cutoff.from(), cutoff.until());
        return List.of(
                Check.same(
                        texts.get("check.villages"),
                        source("check.villages.sum", villages, "unit.households", rows),
                        homes,
                        texts.get("check.good"),
                        texts.get("check.villages.day", villages - served.households())),
                Check.atMost(
                        texts.get("check.households"),
                        homes,
                        count,
                        texts.get("check.good"),
                        texts.get("check.households.day")),
                Check.atMost(
                        texts.get("check.registered"),
                        homes,
                        new Check.Source(registered.label(), registered.value(), registered.unit(), registered.link()),
                        texts.get("check.good"),
                        texts.get("check.registered.day")));
    }

    private Check.Source source(String label, long value, String unit, Link link) {
        return new Check.Source(texts.get(label), BigDecimal.valueOf(value), texts.get(unit), link);
    }

    @Override
    public List<Check> checks() {
        long without = repository.withoutTime();
        DeliveryRepository.Days days = repository.days();
        return List.of(
                new Check(
                        texts.get("check.time"),
                        repository.total(false),
                        without,
                        without == 0 ? texts.get("check.good") : texts.get("check.time.bad", without)),
                new Check(
                        texts.get("check.households"),
                        days.all(),
                        days.wrong(),
                        days.wrong() == 0 ? texts.get("check.good") : texts.get("check.households.bad", days.wrong())));
    }

    @Override
    public List<Hit> search(String text, int limit) {
        Long code = DeliverySheet.codeIn(text);
        List<Delivery> found = new ArrayList<>();
        if (code != null) {
            repository.find(code).ifPresent(found::add);
        }
        if (found.isEmpty()) {
            found.addAll(repository.of(
                    households.search(text, limit).stream().map(Household::id).toList(), limit));
        }
        return found.stream()
                .filter(d -> d.retired() == null)
                .map(d -> new Hit(
                        title(),
                        DeliverySheet.CODE.write(d.id()) + " " + d.householdName() + " " + d.goods(),
                        texts.name(d.state()) + " " + units.label(d.unit()),
                        Link.to(KEY, DeliverySheet.KEY, d.id())))
                .toList();
    }

    @Override
    public void demo(Demo demo) {
        new DeliveryDemo(demo, households.all(demo.batch()), units).fill();
    }

    @Override
    public List<Command> commands() {
        return List.of(new Command("delivery.new", texts.get("command.new"), "fth-truck", null, controller::order));
    }

    @Override
    public Map<Act, Runnable> acts() {
        return controller.deliveries().acts();
    }

    @Override
    public Node screen() {
        return controller.deliveries().view().node();
    }

    @Override
    public void show(Link link) {
        controller.show(link);
    }
}
