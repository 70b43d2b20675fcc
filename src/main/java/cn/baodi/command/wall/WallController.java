package cn.baodi.command.wall;

import cn.baodi.command.core.Alert;
import cn.baodi.command.core.Cutoff;
import cn.baodi.command.core.Scope;
import cn.baodi.command.ui.Feature;
import cn.baodi.command.ui.Workbench;
import cn.baodi.command.wall.WallModel.Answer;
import cn.baodi.command.wall.WallModel.Area;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens on the wall: it turns by itself, asks the areas each minute and after a write, and each by itself, so
 * that a failing one hides no other. It is made once and kept; put away, it asks nothing.
 */
final class WallController {
    static final int TURN_SECONDS = 20;
    private static final int REFRESH_SECONDS = 60;
    private static final Logger LOG = LoggerFactory.getLogger(WallController.class);

    private final Workbench workbench;
    private final Supplier<List<Feature>> features;
    private final BooleanSupplier demo;
    private WallModel model;
    private WallView view;
    private boolean open;
    private int seconds;
    private int waiting;
    private boolean again;

    WallController(Workbench workbench, Supplier<List<Feature>> features, BooleanSupplier demo) {
        this.workbench = workbench;
        this.features = features;
        this.demo = demo;
    }

    /** Puts the wall up, or away. */
    void toggle() {
        if (open) {
            leave();
            return;
        }
        open = true;
        if (view == null) {
            model = new WallModel(features.get());
            view = new WallView(workbench, model, this, demo.getAsBoolean());
            workbench.background().every(1, this::second);
            workbench.background().every(REFRESH_SECONDS, this::refresh);
            workbench.ledger().onWritten(written -> workbench.background().onScreen(this::refresh));
        }
        seconds = 0;
        model.pause(false);
        view.show();
        refresh();
    }

    void leave() {
        if (open) {
            open = false;
            view.hide();
        }
    }

    private void second() {
        if (open && !model.isPaused() && ++seconds >= TURN_SECONDS) {
            turn(1);
        }
    }

    /** @param by −1 for the page before; the new page stays its full time */
    void turn(int by) {
        seconds = 0;
        model.turn(by);
    }

    void pause() {
        seconds = 0;
        model.pause(!model.isPaused());
    }

    /** Asks all areas; while they are being asked, once more afterwards. */
    private void refresh() {
        if (!open) {
            return;
        }
        if (waiting > 0) {
            again = true;
            return;
        }
        again = false;
        waiting = model.areas.size();
        model.areas.forEach(this::ask);
    }

    private void ask(Area area) {
        workbench.background().run(() -> answer(area.feature), answer -> took(area, answer), failure -> {
            LOG.warn("wall, {}", area.feature.key(), failure);
            took(area, null);
        });
    }

    /** The words of an alert may hold a name or a phone: only how many there are leaves here. */
    private Answer answer(Feature area) {
        LocalDateTime now = workbench.now();
        long red = area.alerts(now).stream()
                .filter(alert -> alert.severity() == Alert.Severity.HIGH)
                .count();
        return new Answer(area.figures(Scope.of(Cutoff.at(now))), (int) red, now);
    }

    private void took(Area area, Answer answer) {
        area.failed = answer == null;
        if (answer != null) {
            area.answer = answer;
        }
        if (--waiting == 0) {
            model.arrange(); // all at once: the tiles must not move about while the areas answer
            if (again) {
                refresh();
            }
        }
    }
}
