package dev.ecsdeck.lab;

import dev.ecsdeck.work.Workers;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/// Waiting by the clock that was handed in, so that tests can turn it.
public final class Pause {
    private Pause() {}

    /// Waits for `time`; not at all for none.
    public static void of(Workers workers, Duration time) throws InterruptedException {
        if (!time.isPositive()) {
            return;
        }
        CountDownLatch rung = new CountDownLatch(1);
        Workers.Wakeup wakeup = workers.after(time, rung::countDown);
        try {
            rung.await();
        } finally {
            wakeup.cancel();
        }
    }
}
