package cn.baodi.command.dashboard;

import cn.baodi.command.core.Figure;
import cn.baodi.command.core.Places;
import cn.baodi.command.core.Scope;
import cn.baodi.command.core.Texts;
import cn.baodi.command.dashboard.DashboardModel.Area;
import cn.baodi.command.dashboard.DashboardModel.Divided;
import cn.baodi.command.ui.Workbench;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which units a number comes from. An answer that is no longer wanted is dropped. */
final class Drill {
    private static final Logger LOG = LoggerFactory.getLogger(Drill.class);

    private final Workbench workbench;
    private final DashboardModel model;
    private final Division division;
    private final Texts texts;
    private int asked;

    Drill(Workbench workbench, DashboardModel model) {
        this.workbench = workbench;
        this.model = model;
        texts = workbench.texts(Drill.class);
        Places places = model.areas.stream()
                .flatMap(area -> area.feature.places().stream())
                .findFirst()
                .orElse(null);
        division = new Division(places);
    }

    /**
     * Divides a number among the units under the present one.
     *
     * @param whole takes the number where it is not divided
     */
    void divide(Area area, Figure figure, Consumer<Figure> whole) {
        Scope scope = model.scope.get();
        int number = ++asked;
        workbench
                .background()
                .run(
                        () -> division.of(area, figure, scope),
                        divided -> {
                            if (number == asked) {
                                take(figure, divided, whole);
                            }
                        },
                        failure -> {
                            LOG.warn("division of {}", figure.key(), failure);
                            workbench.notices().toast(texts.get("divide.failed"));
                        });
    }

    private void take(Figure figure, Divided divided, Consumer<Figure> whole) {
        if (divided == null) {
            whole.accept(figure);
        } else {
            model.divided.set(divided);
        }
    }

    /** Of the first number that an area tells: what its chart is about. */
    void divide(Area area, Consumer<Figure> whole) {
        area.told().stream()
                .filter(figure -> figure.value() != null)
                .findFirst()
                .ifPresent(figure -> divide(area, figure, whole));
    }

    /** What is divided is divided anew, as soon as the number is known anew; at a village it is no more. */
    void anew(Area area) {
        Divided divided = model.divided.get();
        if (divided != null && divided.area() == area) {
            area.told().stream()
                    .filter(figure -> figure.key().equals(divided.figure().key()))
                    .findFirst()
                    .ifPresentOrElse(figure -> divide(area, figure, whole -> close()), this::close);
        }
    }

    /** @return whether something was divided */
    boolean close() {
        boolean open = model.divided.get() != null;
        asked++;
        model.divided.set(null);
        return open;
    }
}
