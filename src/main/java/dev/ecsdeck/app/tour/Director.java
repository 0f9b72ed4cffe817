package dev.ecsdeck.app.tour;

import dev.ecsdeck.ui.kit.FxWork;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;

/// Speaks to the toolkit's thread from another one, and waits until what was asked is on the screen.
public final class Director {
    /// How long anything may take before the tour gives up.
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int FRAMES = 4;

    void on(Runnable action) {
        ask(() -> {
            action.run();
            return true;
        });
    }

    <T> T ask(Supplier<T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        FxWork.later(() -> {
            try {
                answer.complete(question.get());
            } catch (RuntimeException bug) {
                answer.completeExceptionally(bug);
            }
        });
        return answer.join();
    }

    /// Lets the toolkit lay out and draw a few times.
    void rest() {
        until(new CountDown(FRAMES));
    }

    /// Looks at each frame whether `reached` is so.
    ///
    /// @return false if it did not become so in time
    boolean until(BooleanSupplier reached) {
        CountDownLatch so = new CountDownLatch(1);
        AnimationTimer timer = new AnimationTimer() {
            @Override
            public void handle(long now) {
                if (reached.getAsBoolean()) {
                    so.countDown();
                    stop();
                }
            }
        };
        FxWork.later(timer::start);
        try {
            boolean in = so.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            FxWork.later(timer::stop);
            return in;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static final class CountDown implements BooleanSupplier {
        private int left;

        CountDown(int left) {
            this.left = left;
        }

        @Override
        public boolean getAsBoolean() {
            left--;
            return left <= 0;
        }
    }
}
