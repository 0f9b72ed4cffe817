package dev.ecsdeck.screens;

import dev.ecsdeck.app.Threads;
import dev.ecsdeck.app.tour.Png;
import dev.ecsdeck.model.Settings;
import dev.ecsdeck.service.SignalSource;
import dev.ecsdeck.ui.kit.FxWork;
import dev.ecsdeck.ui.kit.Kit;
import dev.ecsdeck.ui.kit.Looks;
import dev.ecsdeck.ui.kit.Overlay;
import dev.ecsdeck.ui.kit.Prefs;
import dev.ecsdeck.ui.kit.Texts;
import dev.ecsdeck.ui.kit.Ticker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import org.testfx.util.WaitForAsyncUtils;

/// A headless toolkit with what screens need to stand on: threads, a clock, settings, texts.
final class Theatre implements AutoCloseable {
    private static final Path PICTURES = Path.of("target", "screens");

    final List<Throwable> crashes = new CopyOnWriteArrayList<>();
    final List<String> browsed = new CopyOnWriteArrayList<>();
    final Threads threads = new Threads((_, crash) -> crashes.add(crash));
    final SignalSource<Settings> settings = new SignalSource<>(
            Settings.DEFAULT.withLanguage(Settings.Language.ENGLISH).withTheme(Settings.Theme.LIGHT));
    final Kit kit;

    Theatre() {
        startToolkit();
        // Crashes on the toolkit's thread are counted here; those of other threads are their own tests'.
        WaitForAsyncUtils.autoCheckException = false;
        does(() -> Thread.currentThread().setUncaughtExceptionHandler((_, crash) -> {
            if (!isBeyondScreen(crash)) {
                crashes.add(crash);
            }
        }));
        this.kit = on(() -> {
            Texts texts = new Texts(Locale.ENGLISH);
            return new Kit(
                    texts,
                    new Ticker(threads),
                    new FxWork(threads),
                    new Prefs(settings, settings::update),
                    new Looks(texts),
                    new Overlay(),
                    browsed::add);
        });
    }

    private static void startToolkit() {
        try {
            Platform.startup(() -> {});
        } catch (IllegalStateException alreadyRuns) {
            // Shared by all tests of the JVM.
        }
        Platform.setImplicitExit(false);
    }

    /// The headless screen has 1,000 by 1,000 dots, and what a larger window shows beyond them cannot be drawn there.
    private static boolean isBeyondScreen(Throwable crash) {
        return crash instanceof IndexOutOfBoundsException
                && Arrays.stream(crash.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().endsWith(".HeadlessWindow"));
    }

    /// Runs `task` on the toolkit's thread and waits for it; at once where that is this thread.
    static <T> T on(Callable<T> task) {
        FutureTask<T> future = new FutureTask<>(task);
        if (Platform.isFxApplicationThread()) {
            future.run();
        } else {
            Platform.runLater(future);
        }
        try {
            return future.get(30, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw new AssertionError(failed.getCause());
        } catch (InterruptedException | TimeoutException late) {
            throw new AssertionError(late);
        }
    }

    static void does(Runnable task) {
        on(() -> {
            task.run();
            return true;
        });
    }

    /// Lets the toolkit draw a few times, so that what was set has arrived.
    static void settle() {
        CountDownLatch drawn = new CountDownLatch(4);
        AnimationTimer timer = on(() -> {
            AnimationTimer counting = new AnimationTimer() {
                @Override
                public void handle(long now) {
                    drawn.countDown();
                }
            };
            counting.start();
            return counting;
        });
        try {
            if (!drawn.await(20, TimeUnit.SECONDS)) {
                throw new AssertionError("the toolkit does not draw");
            }
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
        does(timer::stop);
    }

    /// Keeps a picture of `scene` for people to look at.
    static Path picture(Scene scene, String name) {
        byte[] png = on(() -> Png.encode(scene.snapshot(null)));
        try {
            Files.createDirectories(PICTURES);
            return Files.write(PICTURES.resolve(name + ".png"), png);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    @Override
    public void close() {
        does(() -> Thread.currentThread().setUncaughtExceptionHandler(null));
        WaitForAsyncUtils.autoCheckException = true;
        threads.close();
    }
}
