package cn.baodi.command.ui;

import cn.baodi.command.core.Link;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import org.controlsfx.control.SegmentedButton;

/** The screen of an area with several registers, and what else it has: one in front, the others behind their names. */
public final class RegisterTabs {
    private final Map<String, Tab> tabs = new LinkedHashMap<>();
    private final Map<String, ToggleButton> toggles = new LinkedHashMap<>();
    private final BorderPane root = new BorderPane();
    private String front;

    /**
     * One of them.
     *
     * @param key as links call it
     * @param node asked whenever it is brought to the front
     * @param acts what the shell's keys do on it
     * @param show shows what a link means
     * @param add begins a new record with these cells
     */
    public record Tab(
            String key,
            String title,
            Supplier<Node> node,
            Supplier<Map<Act, Runnable>> acts,
            Consumer<Link> show,
            Consumer<Map<String, String>> add) {
        /** A register as one of several. */
        public static Tab of(RegisterController<?> register) {
            return new Tab(
                    register.key(),
                    register.title(),
                    () -> register.view().node(),
                    register::acts,
                    register::show,
                    register::add);
        }
    }

    /** @param registers in order; the first one opens */
    public RegisterTabs(List<RegisterController<?>> registers) {
        this(registers.stream().map(Tab::of).toArray(Tab[]::new));
    }

    /** @param all in order; the first one opens */
    public RegisterTabs(Tab... all) {
        List<ToggleButton> buttons = new ArrayList<>();
        for (Tab tab : all) {
            String key = tab.key();
            ToggleButton button = new ToggleButton(tab.title());
            button.setId("tab-" + key);
            button.setOnAction(event -> bring(key));
            tabs.put(key, tab);
            toggles.put(key, button);
            buttons.add(button);
        }
        SegmentedButton segments = new SegmentedButton(buttons.toArray(ToggleButton[]::new));
        segments.setToggleGroup(new ToggleGroup());
        HBox bar = new HBox(segments);
        bar.getStyleClass().add("register-tabs");
        root.setTop(bar);
        front = all[0].key();
    }

    /** The screen, with the register that is in front. */
    public Node node() {
        bring(front);
        return root;
    }

    private void bring(String key) {
        front = key;
        toggles.get(key).setSelected(true);
        root.setCenter(tabs.get(key).node().get());
    }

    /** Brings the register of {@code link} to the front and shows what it means. */
    public void show(Link link) {
        String key = tabs.containsKey(link.sheet()) ? link.sheet() : front;
        bring(key);
        tabs.get(key).show().accept(link);
    }

    /** Brings a register to the front with a new card that holds {@code cells} besides its defaults. */
    public void add(String key, Map<String, String> cells) {
        bring(key);
        tabs.get(key).add().accept(cells);
    }

    /** Whether this one is in front, and its area is on the screen. */
    public boolean isInFront(String key) {
        return front.equals(key) && root.getScene() != null;
    }

    /** What the shell's keys do on the register in front. */
    public Map<Act, Runnable> acts() {
        return tabs.get(front).acts().get();
    }
}
