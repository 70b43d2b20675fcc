package cn.baodi.command.ui;

import cn.baodi.command.core.Access;
import cn.baodi.command.core.Access.Right;
import cn.baodi.command.core.Alert;
import cn.baodi.command.core.ChartData;
import cn.baodi.command.core.Check;
import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.DailyCount;
import cn.baodi.command.core.Figure;
import cn.baodi.command.core.Hit;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.OpenItems;
import cn.baodi.command.core.Places;
import cn.baodi.command.core.ReportPart;
import cn.baodi.command.core.Retention;
import cn.baodi.command.core.Scope;
import cn.baodi.command.core.Session;
import cn.baodi.command.core.Texts;
import cn.baodi.command.core.Visit;
import cn.baodi.command.core.VisitPart;
import cn.baodi.command.data.Demo;
import cn.baodi.command.data.Invariant;
import cn.baodi.command.data.Register;
import cn.baodi.command.data.Searchable;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.scene.Node;

/**
 * An area as the officer on duty may have it. Shell, dashboard, report, files, search, palette and verbs get areas only
 * so: what he may not see gives them nothing. Asked anew each time, because another may have signed in.
 */
public final class Permitted implements Feature {
    private final Feature area;
    private final Session session;
    private final Texts texts;

    /** Also tells the session whose tables these are, for the door of writes and the door of files. */
    public Permitted(Feature area, Session session, Texts texts) {
        this.area = area;
        this.session = session;
        this.texts = texts;
        area.registers().forEach(r -> session.grant(r.repository().table(), area.access()));
    }

    /** @return {@code answer} to who may see the area, {@code nothing} to others */
    private <V> V seen(Supplier<V> answer, V nothing) {
        return session.may(area.access().see()) ? answer.get() : nothing;
    }

    /** Who may do it where the officer may not, else null. */
    private String refusal(Right right) {
        return refusal(session, area.access(), right, texts);
    }

    /**
     * Why the officer may not: 只有值班长、值班员可以.
     *
     * @param texts any; the words are everybody's
     * @return null where he may
     */
    public static String refusal(Session session, Access access, Right right, Texts texts) {
        return session.may(access.of(right))
                ? null
                : texts.get("permission.only", Access.words(access.of(right), texts));
    }

    @Override
    public Access access() {
        return area.access();
    }

    @Override
    public String key() {
        return area.key();
    }

    @Override
    public String title() {
        return area.title();
    }

    @Override
    public String icon() {
        return area.icon();
    }

    @Override
    public String shortcut() {
        return area.shortcut();
    }

    @Override
    public List<String> migrations() {
        return area.migrations(); // whoever opens the data opens all of them
    }

    @Override
    public List<Searchable> searchables() {
        return area.searchables(); // the index is kept for all; asking it is search()
    }

    @Override
    public List<Invariant> invariants() {
        return area.invariants(); // they hold for everybody
    }

    @Override
    public void demo(Demo demo) {
        area.demo(demo); // who may fill an empty folder is for the write door
    }

    @Override
    public List<Register<?>> registers() {
        return seen(area::registers, List.of());
    }

    @Override
    public List<Command> commands() {
        return area.commands().stream()
                .map(command -> command.unless(() -> refusal(command.right())))
                .toList();
    }

    @Override
    public Map<Act, Runnable> acts() {
        return area.acts().entrySet().stream()
                .filter(act -> refusal(act.getKey().right()) == null)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public List<Figure> figures(Scope scope) {
        return seen(() -> area.figures(scope), List.of());
    }

    @Override
    public Map<Long, BigDecimal> byUnit(String figure, Scope scope) {
        return seen(() -> area.byUnit(figure, scope), Map.of());
    }

    @Override
    public boolean countsEvents() {
        return area.countsEvents();
    }

    @Override
    public Optional<Places> places() {
        return area.places(); // names of places alone
    }

    @Override
    public Optional<ChartData> trend(Scope scope) {
        return seen(() -> area.trend(scope), Optional.empty());
    }

    @Override
    public List<DailyCount> dailyCounts() {
        return area.dailyCounts(); // nobody is in them; who may end the crisis gets all
    }

    @Override
    public List<Retention> retentions(LocalDate today) {
        return area.retentions(today);
    }

    @Override
    public List<Alert> alerts(LocalDateTime now) {
        return seen(() -> area.alerts(now), List.of());
    }

    @Override
    public Optional<String> status(LocalDateTime now) {
        return area.status(now); // for everybody by its nature
    }

    @Override
    public long open(LocalDateTime now) {
        return seen(() -> area.open(now), 0L);
    }

    @Override
    public List<OpenItems> openItems(LocalDateTime now) {
        return seen(() -> area.openItems(now), List.of());
    }

    @Override
    public Optional<VisitPart> visit(Visit visit, LocalDateTime now) {
        return seen(() -> area.visit(visit, now), Optional.empty());
    }

    @Override
    public List<Visit> visitable(String name) {
        return seen(() -> area.visitable(name), List.of());
    }

    @Override
    public Optional<ReportPart> report(Cutoff cutoff) {
        return seen(() -> area.report(cutoff), Optional.empty());
    }

    @Override
    public List<Check> checks() {
        return seen(area::checks, List.of());
    }

    @Override
    public List<Check> checks(Cutoff cutoff) {
        return seen(() -> area.checks(cutoff), List.of());
    }

    @Override
    public List<Hit> search(String text, int limit) {
        return seen(() -> area.search(text, limit), List.of());
    }

    @Override
    public Optional<Consumer<Path>> dropped() {
        return seen(area::dropped, Optional.empty());
    }

    @Override
    public Node screen() {
        return seen(area::screen, null);
    }

    @Override
    public void show(Link link) {
        if (session.may(area.access().see())) {
            area.show(link);
        }
    }
}
