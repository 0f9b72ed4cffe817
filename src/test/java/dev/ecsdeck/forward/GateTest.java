package dev.ecsdeck.forward;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.testing.ManualWorkers;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class GateTest {
    private static final Problem TROUBLE = new Problem.Unreachable("gateway", Problem.Hop.CONNECT, "refused");

    private final ManualWorkers workers = new ManualWorkers();
    private final AtomicInteger due = new AtomicInteger();
    private final Gate gate = new Gate(workers, new SplittableRandom(1), due::incrementAndGet);

    private int attempt() {
        return gate.closed().orElseThrow().attempt();
    }

    @Test
    void lateFailureOfOneThatPassedWhileItWasOpenIsNotTheTriersOwn() throws Exception {
        CountDownLatch passed = new CountDownLatch(1);
        CountDownLatch mayFail = new CountDownLatch(1);
        Thread slow = workers.start("slow", () -> {
            gate.pass(() -> false);
            passed.countDown();
            awaitQuietly(mayFail);
            gate.failed(TROUBLE);
            gate.leave();
        });
        passed.await();
        gate.pass(() -> false);
        gate.failed(TROUBLE);
        workers.advance(Duration.ofSeconds(1));
        assertThat(gate.pass(() -> false)).isTrue();

        mayFail.countDown();
        slow.join();

        assertThat(attempt()).isEqualTo(1);
        AtomicInteger asked = new AtomicInteger();
        Thread next = workers.start("next", () -> gate.pass(() -> asked.incrementAndGet() > 1));
        while (next.getState() != Thread.State.WAITING && next.isAlive()) {
            Thread.onSpinWait();
        }
        assertThat(next.isAlive()).as("it waits while another tries").isTrue();
        gate.look();
        next.join();
    }

    @Test
    void theNextTryIsToldWhenItIsDue() {
        gate.pass(() -> false);
        gate.failed(TROUBLE);
        assertThat(gate.closed().orElseThrow().isDue()).isFalse();

        workers.advance(Duration.ofSeconds(1));

        assertThat(due).hasValue(1);
        assertThat(gate.closed().orElseThrow().isDue()).isTrue();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
