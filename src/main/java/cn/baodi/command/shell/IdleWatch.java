package cn.baodi.command.shell;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import javafx.collections.ListChangeListener;
import javafx.event.EventHandler;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;

/**
 * Locks the console when nobody has touched mouse or keyboard in any of its windows for some minutes, and at once with
 * the lock's key, which the windows beside the console would not know.
 */
public final class IdleWatch {
    /** How often it is to be looked at, in seconds. */
    public static final int SECONDS = 10;

    private static final KeyCombination KEY = KeyCombination.valueOf(ShellCommands.LOCK);

    private final Supplier<LocalDateTime> now;
    private final IntSupplier minutes;
    private final Runnable lock;
    private final EventHandler<InputEvent> touched = this::touch;
    private final ListChangeListener<Window> more = this::follow;
    private LocalDateTime last;

    /**
     * @param now wall time
     * @param minutes after how many
     * @param lock runs at each look as long as nobody comes
     */
    public IdleWatch(Supplier<LocalDateTime> now, IntSupplier minutes, Runnable lock) {
        this.now = now;
        this.minutes = minutes;
        this.lock = lock;
    }

    /** Follows all windows, those to come too. */
    public void follow() {
        Window.getWindows().forEach(this::follow);
        Window.getWindows().addListener(more);
    }

    private void follow(ListChangeListener.Change<? extends Window> change) {
        while (change.next()) {
            change.getAddedSubList().forEach(this::follow);
        }
    }

    /** Follows no window any more. */
    public void leave() {
        Window.getWindows().removeListener(more);
        Window.getWindows().forEach(window -> window.removeEventFilter(InputEvent.ANY, touched));
    }

    private void follow(Window window) {
        window.addEventFilter(InputEvent.ANY, touched);
    }

    private void touch(InputEvent event) {
        touch();
        if (event.getEventType() == KeyEvent.KEY_PRESSED && KEY.match((KeyEvent) event)) {
            lock.run();
        }
    }

    /** Somebody is there. */
    public void touch() {
        last = now.get();
    }

    /** Looks whether it has been long enough; a clock that was set back begins anew. */
    public void look() {
        Duration since = last == null ? Duration.ofSeconds(-1) : Duration.between(last, now.get());
        if (since.isNegative()) {
            touch();
        } else if (since.compareTo(Duration.ofMinutes(minutes.getAsInt())) >= 0) {
            lock.run();
        }
    }
}
