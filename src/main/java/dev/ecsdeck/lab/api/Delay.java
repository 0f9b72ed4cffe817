package dev.ecsdeck.lab.api;

import dev.ecsdeck.lab.Pause;
import dev.ecsdeck.work.Workers;
import java.time.Duration;

/// Waits on the Lab's own clock.
final class Delay {
    private Delay() {}

    /// Blocks for that long, or until interrupted; the interruption stays to be seen.
    static void of(Workers workers, Duration time) {
        try {
            Pause.of(workers, time);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
