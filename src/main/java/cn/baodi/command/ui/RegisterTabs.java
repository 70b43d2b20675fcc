package cn.baodi.command.ui;

import cn.baodi.command.core.Link;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import org.controlsfx.control.SegmentedButton;

/** The screen of an area with several registers: one in front, the others behind their names. */
public final class RegisterTabs {
    private final Map<String, RegisterController<?>> controllers = new LinkedHashMap<>();
    private final Map<String, ToggleButton> toggles = new LinkedHashMap<>();
    private final BorderPane root = new BorderPane();
    private String front;

    /** @param registers in order; the first one opens */
    public RegisterTabs(List<RegisterController<?>> registers) {
        List<ToggleButton> buttons = new ArrayList<>();
        for (RegisterController<?> register : registers) {
            String key = register.key();
            ToggleButton button = new ToggleButton(register.title());
            button.setId("tab-" + key);
            button.setOnAction(event -> bring(key));
            controllers.put(key, register);
            toggles.put(key, button);
            buttons.add(button);
        }
        SegmentedButton segments = new SegmentedButton(buttons.toArray(ToggleButton[]::new));
        segments.setToggleGroup(new ToggleGroup());
        HBox bar = new HBox(segments);
        bar.getStyleClass().add("register-tabs");
        root.setTop(bar);
        front = registers.get(0).key();
    }

    /** The screen, with the register that is in front. */
    public Node node() {
        bring(front);
        return root;
    }

    private void bring(String key) {
        front = key;
        toggles.get(key).setSelected(true);
        root.setCenter(controllers.get(key).view().node());
    }

    /** Brings the register of {@code link} to the front and shows what it means. */
    public void show(Link link) {
        String key = controllers.containsKey(link.sheet()) ? link.sheet() : front;
        bring(key);
        controllers.get(key).show(link);
    }

    /** Brings a register to the front with a new card that holds {@code cells} besides its defaults. */
    public void add(String key, Map<String, String> cells) {
        bring(key);
        controllers.get(key).add(cells);
    }

    /** What the shell's keys do on the register in front. */
    public Map<Act, Runnable> acts() {
        return controllers.get(front).acts();
    }
}
