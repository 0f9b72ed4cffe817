package dev.ecsdeck.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.work.Workers.Wakeup;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ThreadsTest {
    @Test
    void cancelledWakeupIsForgottenAtOnce() {
        try (Threads threads = new Threads((_, crash) -> {
            throw new AssertionError(crash);
        })) {
            Wakeup later = threads.after(Duration.ofHours(1), () -> {});
            assertThat(threads.waiting()).isEqualTo(1);

            later.cancel();

            assertThat(threads.waiting()).isZero();
        }
    }
}
