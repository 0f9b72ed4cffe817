package dev.ecsdeck.service.forwards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ecsdeck.model.ForwardRule;
import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.testing.ManualWorkers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RowsSignalTest {
    private final ManualWorkers workers = new ManualWorkers();

    @Test
    void whatWasSeenEarlierDoesNotStandInTheEnd() throws Exception {
        ForwardRule web = ForwardRule.of("web", "web", new RegionId("cn-hangzhou"), new InstanceId("i-bp1"), 80);
        List<ForwardRow> after = List.of(new RuleEntry(web, true).row());
        AtomicInteger looks = new AtomicInteger();
        CountDownLatch hasLooked = new CountDownLatch(1);
        CountDownLatch mayTell = new CountDownLatch(1);
        RowsSignal rows = new RowsSignal(
                () -> {
                    if (looks.incrementAndGet() > 1) {
                        return after;
                    }
                    hasLooked.countDown();
                    awaitQuietly(mayTell);
                    return List.of();
                },
                _ -> {},
                workers);
        Thread slow = workers.start("slow", rows::refresh);
        hasLooked.await();
        rows.refresh();
        assertThat(rows.signal().value()).isEqualTo(after);

        mayTell.countDown();
        slow.join();
        workers.advance(Duration.ofMillis(100));

        await().until(() -> rows.signal().value().equals(after));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
