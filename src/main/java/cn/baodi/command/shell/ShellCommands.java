package cn.baodi.command.shell;

import cn.baodi.command.core.Access.Right;
import cn.baodi.command.core.Texts;
import cn.baodi.command.data.Ledger;
import cn.baodi.command.ui.Act;
import cn.baodi.command.ui.Command;
import cn.baodi.command.ui.Feature;
import cn.baodi.command.ui.Preferences.Theme;
import cn.baodi.command.ui.Workbench;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** Fills the registry: the areas, what each of them can do, and the window's own. */
final class ShellCommands {
    /** What the operator's menu offers, by id; an empty one is a line between. */
    static final List<String> OPERATOR = List.of(
            "operator.change",
            "lock",
            "",
            "language",
            "theme.light",
            "theme.dark",
            "theme.shift",
            "",
            "size.larger",
            "size.smaller",
            "size.usual",
            "still",
            "",
            "lock.after.5",
            "lock.after.10",
            "lock.after.20",
            "lock.after.30");

    /** Also in the windows beside the console. */
    static final String LOCK = "Shortcut+L";

    private static final int[] LOCK_AFTER = {5, 10, 20, 30};

    private static final Map<Act, String> ICONS = Map.of(
            Act.ADD, "fth-plus",
            Act.SAVE, "fth-save",
            Act.FILTER, "fth-filter",
            Act.EXPORT, "fth-download",
            Act.IMPORT, "fth-upload",
            Act.PRINT, "fth-printer",
            Act.BULLETIN, "fth-copy",
            Act.TABLE_TWIN, "fth-grid",
            Act.REFRESH, "fth-refresh-cw");

    private final Workbench workbench;
    private final Texts texts;
    private final Commands commands;
    private final Supplier<String> closed;

    /** @param closed why nothing can be done with the data, or null once they are open */
    ShellCommands(Workbench workbench, Texts texts, Commands commands, Supplier<String> closed) {
        this.workbench = workbench;
        this.texts = texts;
        this.commands = commands;
        this.closed = closed;
    }

    void areas(List<Feature> features, Shell shell) {
        int number = 0;
        for (Feature feature : features) {
            number++;
            String[] keys = number <= 9 ? new String[] {"Shortcut+" + number} : new String[0];
            Command command = new Command(
                    "area." + feature.key(),
                    feature.title(),
                    feature.icon(),
                    feature.shortcut(),
                    () -> shell.refusal(feature, Right.SEE),
                    () -> shell.go(feature.key()));
            commands.add(texts.get("group.areas"), command.unless(closed), keys);
        }
    }

    void ofFeature(Feature feature) {
        for (Command command : feature.commands()) {
            commands.add(feature.title(), command.unless(closed));
        }
    }

    void acts(Shell shell) {
        for (Act act : Act.values()) {
            boolean always = act == Act.REFRESH || act == Act.OTHER_PANE;
            Supplier<String> disabled = () -> {
                if (closed.get() != null) {
                    return closed.get();
                }
                return always ? null : shell.disabled(act);
            };
            add(
                    "group.here",
                    "act." + act.name().toLowerCase(Locale.ROOT),
                    texts.name(act),
                    ICONS.get(act),
                    act.keys(),
                    disabled,
                    () -> shell.act(act));
        }
        add("group.here", "alerts.next", texts.get("command.alerts.next"), "fth-bell", "F3", closed, shell::nextAlert);
    }

    void editing(Runnable undo, Runnable redo) {
        Ledger ledger = workbench.ledger();
        add(
                "group.edit",
                "undo",
                texts.get("undo"),
                "fth-corner-up-left",
                "Shortcut+Z",
                () -> closed.get() != null
                        ? closed.get()
                        : ledger.undoable().isPresent() ? null : texts.get("undo.none"),
                undo);
        add(
                "group.edit",
                "redo",
                texts.get("redo"),
                "fth-corner-up-right",
                "Shortcut+Y",
                () -> closed.get() != null
                        ? closed.get()
                        : ledger.redoable().isPresent() ? null : texts.get("redo.none"),
                redo);
    }

    void view(Appearance appearance, Runnable language) {
        add(
                "group.view",
                "size.larger",
                texts.get("size.larger"),
                "fth-zoom-in",
                "Shortcut+Equals",
                appearance::larger,
                "Shortcut+Plus",
                "Shortcut+Add");
        add(
                "group.view",
                "size.smaller",
                texts.get("size.smaller"),
                "fth-zoom-out",
                "Shortcut+Minus",
                appearance::smaller,
                "Shortcut+Subtract");
        add(
                "group.view",
                "size.usual",
                texts.get("size.usual"),
                null,
                "Shortcut+0",
                appearance::usualSize,
                "Shortcut+Numpad 0");
        theme(appearance, Theme.LIGHT, "theme.light", "fth-sun");
        theme(appearance, Theme.DARK, "theme.dark", "fth-moon");
        theme(appearance, Theme.SHIFT, "theme.shift", "fth-clock");
        add(
                "group.view",
                "still",
                texts.get(appearance.preferred().still() ? "motion.on" : "motion.off"),
                null,
                null,
                () -> appearance.prefer(values -> values.still(!values.still())));
        add("group.view", "language", texts.get("language.other"), "fth-globe", null, language);
    }

    private void theme(Appearance appearance, Theme theme, String id, String icon) {
        add(
                "group.view",
                id,
                texts.get(id),
                icon,
                null,
                () -> appearance.preferred().theme() == theme ? texts.get("theme.current") : null,
                () -> appearance.prefer(values -> values.theme(theme)));
    }

    /** @param lock locks the console now */
    void locking(Entrance entrance, Appearance appearance, Runnable lock) {
        Supplier<String> open = () ->
                closed.get() != null ? closed.get() : entrance.keys().isProtected() ? null : texts.get("lock.open");
        add("group.console", "lock", texts.get("lock"), "fth-lock", LOCK, open, lock);
        for (int minutes : LOCK_AFTER) {
            Supplier<String> disabled = () -> open.get() != null
                    ? open.get()
                    : appearance.preferred().lockMinutes() == minutes ? texts.get("theme.current") : null;
            add(
                    "group.console",
                    "lock.after." + minutes,
                    texts.get("lock.after", minutes),
                    null,
                    null,
                    disabled,
                    () -> appearance.prefer(values -> values.lockMinutes(minutes)));
        }
    }

    void system(Runnable palette, Runnable menu, Runnable help, Runnable operator, Runnable quit) {
        add("group.console", "palette", texts.get("palette"), "fth-search", "Shortcut+K", closed, palette);
        add("group.console", "menu", texts.get("menu"), "fth-menu", "F10", menu);
        add("group.console", "help", texts.get("command.help"), "fth-help-circle", "F1", help);
        add("group.console", "operator.change", texts.get("operator.change"), "fth-users", null, operator);
        add("group.console", "quit", texts.get("quit"), "fth-log-out", "Shortcut+Q", quit);
    }

    private void add(String group, String id, String title, String icon, String keys, Runnable action, String... more) {
        add(group, id, title, icon, keys, () -> null, action, more);
    }

    private void add(
            String group,
            String id,
            String title,
            String icon,
            String keys,
            Supplier<String> disabled,
            Runnable action,
            String... more) {
        commands.add(texts.get(group), new Command(id, title, icon, keys, disabled, action), more);
    }
}
