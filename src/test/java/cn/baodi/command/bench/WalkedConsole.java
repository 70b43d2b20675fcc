package cn.baodi.command.bench;

import cn.baodi.command.Main;
import java.util.ArrayDeque;
import java.util.Deque;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.ToggleButton;
import javafx.stage.Window;
import javafx.util.Duration;

/** The console, led through all its screens twice; then it says how much of the heap is in use ({@code heap}, in MB). */
public final class WalkedConsole {
    private static final Duration STAY = Duration.seconds(6);
    private static final int ROUNDS = 2;
    private static final long MEGABYTE = 1 << 20;

    private WalkedConsole() {}

    public static void main(String[] args) {
        Milestones.whenStarted(WalkedConsole::walk);
        Main.main(args);
    }

    private static void walk() {
        Deque<String> left = new ArrayDeque<>();
        Timeline steps = new Timeline();
        steps.getKeyFrames().add(new KeyFrame(STAY, event -> {
            Scene scene = Window.getWindows().stream()
                    .filter(Window::isShowing)
                    .map(Window::getScene)
                    .findFirst()
                    .orElseThrow();
            if (left.isEmpty()) {
                for (int i = 0; i < ROUNDS; i++) {
                    scene.getRoot().lookupAll(".nav-item").forEach(item -> left.add("#" + item.getId()));
                }
                left.add("");
            }
            String next = left.poll();
            if (next.isEmpty()) {
                steps.stop();
                measure();
            } else if (scene.lookup(next) instanceof ToggleButton area) {
                System.out.println("opened" + next);
                area.fire();
            }
        }));
        steps.setCycleCount(Timeline.INDEFINITE);
        steps.play();
    }

    private static void measure() {
        Platform.runLater(() -> {
            for (int i = 0; i < ROUNDS; i++) {
                System.gc();
            }
            Runtime runtime = Runtime.getRuntime();
            System.out.println("heap " + (runtime.totalMemory() - runtime.freeMemory()) / MEGABYTE);
            System.out.flush();
            runtime.halt(0);
        });
    }
}
