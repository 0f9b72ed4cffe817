package dev.ecsdeck.lab.api;

import dev.ecsdeck.work.Workers;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/// Waits on the Lab's own clock.
final class Delay {
    private Delay() {}

    /// Blocks for that long, or until interrupted; the interruption stays to be seen.
    static void of(Workers workers, Duration time) {
        if (time.isZero()) {
            return;
        }
        CountDownLatch over = new CountDownLatch(1);
        Workers.Wakeup wakeup = workers.after(time, over::countDown);
        try {
            over.await();
        } catch (InterruptedException stopped) {
            wakeup.cancel();
            Thread.currentThread().interrupt();
        }
    }
}
