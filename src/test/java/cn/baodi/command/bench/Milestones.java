package cn.baodi.command.bench;

import java.util.Set;
import java.util.stream.Collectors;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Window;
import javafx.stage.WindowEvent;

/**
 * Says on standard output when a window stands on the screen ({@code shown}), and when the dashboard's numbers stand in
 * it ({@code numbers}), each at the third frame in which that is so; then closes the window. Nothing of the console knows
 * of it.
 */
final class Milestones extends AnimationTimer {
    private static final int FRAMES = 3;
    /** So many areas have numbers. */
    private static final int AREAS = 7;

    private static final long POLL_MILLIS = 2;

    private int shown;
    private int standing;

    private Milestones() {}

    /** Begins to look as soon as JavaFX has started. */
    static void watch() {
        whenStarted(() -> new Milestones().start());
    }

    /** Runs {@code work} on the JavaFX thread as soon as there is one. */
    static void whenStarted(Runnable work) {
        Thread waiting = new Thread(() -> {
            while (true) {
                try {
                    Platform.runLater(work);
                    return;
                } catch (IllegalStateException notYet) {
                    pause();
                }
            }
        });
        waiting.setDaemon(true);
        waiting.start();
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void handle(long now) {
        Scene scene = Window.getWindows().stream()
                .filter(Window::isShowing)
                .map(Window::getScene)
                .findFirst()
                .orElse(null);
        if (scene == null || shown < FRAMES && ++shown < FRAMES) {
            return;
        }
        if (shown == FRAMES) {
            shown++;
            System.out.println("shown");
        }
        boolean console = scene.lookup("#navigation") != null;
        if (!console || numbersStand(scene) && ++standing == FRAMES) {
            if (console) {
                System.out.println("numbers");
            }
            System.out.flush();
            stop();
            // As an officer leaves: a folder that was not closed is made anew at the next start.
            Event.fireEvent(scene.getWindow(), new WindowEvent(scene.getWindow(), WindowEvent.WINDOW_CLOSE_REQUEST));
            if (!console) {
                Runtime.getRuntime().halt(0);
            }
        }
    }

    /** Whether every area that has numbers shows them. */
    private static boolean numbersStand(Scene scene) {
        Set<String> numbers = scene.getRoot().lookupAll(".tile").stream()
                .map(Node::getId)
                .filter(id -> id != null && id.startsWith("tile-"))
                .map(id -> id.split("-")[1])
                .collect(Collectors.toSet());
        return numbers.size() >= AREAS;
    }
}
