package cn.baodi.command.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baodi.command.core.Failure;
import cn.baodi.command.core.Progress;
import cn.baodi.command.core.Texts;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class FxBackgroundTest {
    @TempDir
    Path folder;

    private final BlockingQueue<String> happened = new LinkedBlockingQueue<>();
    private TestDesk desk;
    private FxBackground background;

    @Start
    void start(Stage stage) {
        desk = new TestDesk(folder);
        background = new FxBackground(desk.workbench().notices(), Texts.of(Texts.CHINESE, FxBackground.class));
    }

    @AfterEach
    void close() {
        background.close();
    }

    @Test
    void workLeavesTheScreensThreadAndItsResultComesBackToIt() throws InterruptedException {
        background.run(
                Platform::isFxApplicationThread,
                onScreen -> happened.add(onScreen + " " + Platform.isFxApplicationThread()));

        assertThat(happened.poll(10, TimeUnit.SECONDS)).isEqualTo("false true");
    }

    @Test
    void whatNobodyCatchesIsToldOnce(FxRobot robot) {
        throwThrice(robot, new IllegalStateException("uncaught"));
        assertThat(desk.said).containsExactly("uncaught");
    }

    @Test
    void whatTheMemoryDoesNotHoldIsToldInWords(FxRobot robot) {
        throwThrice(robot, new OutOfMemoryError("Java heap space"));
        assertThat(desk.said).containsExactly(new Failure("memory.full").getMessage());
    }

    private void throwThrice(FxRobot robot, Throwable thrown) {
        Thread.UncaughtExceptionHandler[] before = new Thread.UncaughtExceptionHandler[1];
        robot.interact(() -> {
            before[0] = Thread.currentThread().getUncaughtExceptionHandler();
            background.tellUncaught();
        });
        try {
            for (int i = 0; i < 3; i++) {
                Platform.runLater(() -> FxBackgroundTest.<RuntimeException>fail(thrown));
            }
            WaitForAsyncUtils.waitForFxEvents();
        } finally {
            robot.interact(() -> Thread.currentThread().setUncaughtExceptionHandler(before[0]));
        }
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void fail(Throwable thrown) throws E {
        throw (E) thrown;
    }

    @Test
    void writesThatWaitForALongOneDoNotKeepAQueryFromRunning() throws InterruptedException {
        CountDownLatch imported = new CountDownLatch(1);
        try {
            for (int write = 0; write < 5; write++) {
                background.run(() -> await(imported), done -> {});
            }
            background.run(() -> "read", happened::add);
            assertThat(happened.poll(10, TimeUnit.SECONDS)).isEqualTo("read");
        } finally {
            imported.countDown();
        }
    }

    @Test
    void whatIsLeftForAfterwardsBeginsWhenTheShortWorkAndWhatFollowsFromItAreDone() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        background.run(() -> await(asked), first -> {
            happened.add("numbers");
            background.run(() -> "trend", happened::add);
        });
        background.afterwards(() -> happened.add("alerts"));
        asked.countDown();

        for (String expected : new String[] {"numbers", "trend", "alerts"}) {
            assertThat(happened.poll(10, TimeUnit.SECONDS)).isEqualTo(expected);
        }
        background.afterwards(() -> happened.add("at once"));
        assertThat(happened.poll(10, TimeUnit.SECONDS)).isEqualTo("at once");
    }

    @Test
    void whatIsLeftForAfterwardsLetsTheWindowBeDrawnBefore() throws InterruptedException {
        AtomicInteger frames = new AtomicInteger();
        AnimationTimer counter = new AnimationTimer() {
            @Override
            public void handle(long now) {
                frames.incrementAndGet();
            }
        };
        background.run(() -> "numbers", numbers -> counter.start());
        background.afterwards(() -> {
            counter.stop();
            happened.add("drawn " + (frames.get() >= 3));
        });

        assertThat(happened.poll(10, TimeUnit.SECONDS)).isEqualTo("drawn true");
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aFailureThatNobodyTakesIsSaid() throws TimeoutException {
        background.run(
                () -> {
                    throw new Failure("disk.full");
                },
                done -> happened.add("done"));
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> !desk.said.isEmpty());

        assertThat(happened).isEmpty();
        assertThat(desk.said).containsExactly(new Failure("disk.full").getMessage());
    }

    @Test
    void cancelledWorkStopsAtItsOwnCheckAndIsNeverInterrupted(FxRobot robot) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        Function<Progress, String> work = progress -> {
            begun.countDown();
            try {
                while (true) {
                    progress.check();
                    Thread.onSpinWait();
                }
            } finally {
                happened.add("interrupted " + Thread.currentThread().isInterrupted());
            }
        };
        background.longRun("导入志愿者名单", work, done -> happened.add("done"));
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        robot.interact(() -> background.works().get(0).cancel());

        assertThat(happened.poll(10, TimeUnit.SECONDS)).isEqualTo("interrupted false");
        background.close();
        assertThat(happened).isEmpty();
    }

    @Test
    void longWorkIsNamedOnlyAfterTwoSecondsAndSaysWhatIsLeft() {
        LongWork work = new LongWork("导入", false);
        work.at(25, 100);

        work.show(0.2);
        assertThat(work.stage().get()).isEqualTo(LongWork.Stage.HIDDEN);
        work.show(0.3);
        assertThat(work.stage().get()).isEqualTo(LongWork.Stage.THIN);
        work.show(2);
        assertThat(work.stage().get()).isEqualTo(LongWork.Stage.NAMED);
        assertThat(work.left().get()).isEqualTo(6);
    }
}
