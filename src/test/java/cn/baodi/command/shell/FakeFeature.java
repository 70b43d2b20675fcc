package cn.baodi.command.shell;

import cn.baodi.command.core.Alert;
import cn.baodi.command.core.ChartData;
import cn.baodi.command.core.Figure;
import cn.baodi.command.core.Filter;
import cn.baodi.command.core.Hit;
import cn.baodi.command.core.Link;
import cn.baodi.command.core.Places;
import cn.baodi.command.core.Scope;
import cn.baodi.command.ui.Act;
import cn.baodi.command.ui.Command;
import cn.baodi.command.ui.Feature;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** An area that says what it is told to, and keeps what it was asked to show. */
public final class FakeFeature implements Feature {
    public final List<Figure> figures = new ArrayList<>();
    public final List<Alert> alerts = new ArrayList<>();
    public final List<Hit> hits = new ArrayList<>();
    public final List<Command> commands = new ArrayList<>();
    public final Map<Act, Runnable> acts = new HashMap<>();
    public final List<Link> shown = new ArrayList<>();
    public final List<Scope> asked = new ArrayList<>();
    /** Where there are any, it also tells its numbers of other scopes, and divides them into these. */
    public final Map<Long, BigDecimal> parts = new HashMap<>();

    public Places places;
    public ChartData trend;
    public long open;
    public boolean failing;
    public String shortcut;

    private final String key;
    private final String title;
    private final String icon;
    private VBox screen;

    public FakeFeature(String key, String title, String icon) {
        this.key = key;
        this.title = title;
        this.icon = icon;
    }

    public Link link() {
        return Link.to(key, key, Filter.NONE);
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String icon() {
        return icon;
    }

    @Override
    public List<Command> commands() {
        return commands;
    }

    @Override
    public Map<Act, Runnable> acts() {
        return acts;
    }

    @Override
    public String shortcut() {
        return shortcut;
    }

    @Override
    public List<Figure> figures(Scope scope) {
        asked.add(scope);
        fail();
        return knows(scope)
                ? figures
                : figures.stream().map(figure -> figure.unanswered(null)).toList();
    }

    private boolean knows(Scope scope) {
        return !parts.isEmpty() || scope.isDay() && scope.unit() == null;
    }

    @Override
    public Map<Long, BigDecimal> byUnit(String figure, Scope scope) {
        return parts;
    }

    @Override
    public Optional<Places> places() {
        return Optional.ofNullable(places);
    }

    @Override
    public Optional<ChartData> trend(Scope scope) {
        fail();
        return Optional.ofNullable(trend).filter(chart -> knows(scope));
    }

    @Override
    public List<Alert> alerts(LocalDateTime now) {
        fail();
        return alerts;
    }

    @Override
    public long open(LocalDateTime now) {
        return open;
    }

    @Override
    public List<Hit> search(String text, int limit) {
        fail();
        return hits.stream()
                .filter(hit -> hit.title().contains(text) || hit.detail().contains(text))
                .limit(limit)
                .toList();
    }

    @Override
    public Node screen() {
        if (screen == null) {
            TextField field = new TextField();
            field.setId(key + "Field");
            field.setAccessibleText(title);
            Button button = new Button(title);
            button.setId(key + "Button");
            screen = new VBox(field, button);
            screen.setId(key + "Screen");
        }
        return screen;
    }

    @Override
    public void show(Link link) {
        shown.add(link);
    }

    private void fail() {
        if (failing) {
            throw new IllegalStateException(key);
        }
    }
}
