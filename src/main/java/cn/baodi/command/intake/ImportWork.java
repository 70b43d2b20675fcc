package cn.baodi.command.intake;

import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Progress;
import cn.baodi.command.core.Texts;
import cn.baodi.command.ui.Workbench;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Function;

/** Long work of the wizard, one at a time: what it is, how far it is, and how it ended stand in the model. */
final class ImportWork {
    private final Workbench workbench;
    private final Texts texts;
    private final ImportModel model;
    private Watched watched;

    ImportWork(Workbench workbench, Texts texts, ImportModel model) {
        this.workbench = workbench;
        this.texts = texts;
        this.model = model;
    }

    /** What came of work that may go wrong or be given up: the wizard has to know of all three. */
    private record Outcome<R>(R result, RuntimeException failure) {}

    /**
     * Begins it.
     *
     * @param what it is, for the officer
     * @param then takes the result on the screen's thread
     */
    <R> void begin(String what, Function<Progress, R> work, Consumer<R> then) {
        model.busy.set(what);
        model.failure.set("");
        model.fraction.set(-1);
        Watched mine = new Watched(fraction -> workbench.background().onScreen(() -> model.fraction.set(fraction)));
        watched = mine;
        workbench.background().<Outcome<R>>longRun(what, bar -> outcome(work, mine.beside(bar)), outcome -> {
            model.busy.set("");
            if (outcome.failure() == null) {
                then.accept(outcome.result());
            } else if (outcome.failure() instanceof CancellationException) {
                workbench.notices().toast(texts.get("cancelled", what));
            } else if (outcome.failure() instanceof Failure failure) {
                model.failure.set(failure.text(workbench.locale()));
            } else {
                workbench.notices().failure(outcome.failure());
            }
        });
    }

    private static <R> Outcome<R> outcome(Function<Progress, R> work, Progress progress) {
        try {
            return new Outcome<>(work.apply(progress), null);
        } catch (RuntimeException e) {
            return new Outcome<>(null, e);
        } catch (Error e) {
            return new Outcome<>(
                    null, new IllegalStateException(e)); // such as no memory: the page must not wait for ever
        }
    }

    /** Gives up what is being done; the data are as before. */
    void cancel() {
        if (watched != null) {
            watched.stop();
        }
    }
}
