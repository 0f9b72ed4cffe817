package dev.ecsdeck.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ecsdeck.testing.ManualWorkers;
import dev.ecsdeck.work.Workers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WakeWatchTest {
    private final ManualWorkers workers = new ManualWorkers();
    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicInteger wakes = new AtomicInteger();
    private volatile Set<String> network = Set.of("10.0.0.2");
    private volatile Duration asleep = Duration.ZERO;

    /// Workers whose wall clock also counts the time asleep.
    private final class Sleepy implements Workers {
        @Override
        public Thread start(String name, Runnable body) {
            return workers.start(name, body);
        }

        @Override
        public Thread unstarted(String name, Runnable body) {
            return workers.unstarted(name, body);
        }

        @Override
        public Wakeup after(Duration delay, Runnable wake) {
            return workers.after(delay, wake);
        }

        @Override
        public InstantSource clock() {
            return () -> workers.clock().instant().plus(asleep);
        }

        @Override
        public long nanoTime() {
            return workers.nanoTime();
        }
    }

    private final WakeWatch watch = new WakeWatch(
                    new Sleepy(),
                    () -> {
                        looks.incrementAndGet();
                        return network;
                    },
                    wakes::incrementAndGet)
            .start();

    @Test
    void quietTimeWakesNobody() {
        pass(10);

        assertThat(wakes).hasValue(0);
    }

    @Test
    void sleepWakesOnce() {
        pass(1);
        asleep = Duration.ofHours(1);

        pass(3);

        assertThat(wakes).hasValue(1);
    }

    @Test
    void newAddressesWakeAndLostOnesDoNot() {
        pass(1);
        network = Set.of();
        pass(1);
        assertThat(wakes).hasValue(0);

        network = Set.of("192.168.7.3");
        pass(2);

        assertThat(wakes).hasValue(1);
    }

    @Test
    void closedWatchLooksNoMore() {
        pass(1);

        watch.close();
        workers.advance(WakeWatch.PERIOD.multipliedBy(3));

        assertThat(workers.waiting()).isZero();
    }

    private void pass(int periods) {
        for (int i = 0; i < periods; i++) {
            int before = looks.get();
            workers.advance(WakeWatch.PERIOD);
            await().until(() -> looks.get() > before && workers.waiting() == 1);
        }
    }
}
