package dev.ecsdeck.screens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ecsdeck.model.Instance;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// That nothing is drawn while nothing happens.
@Tag("ui")
class IdleTest {
    /// Longer than any beat of a second, shorter than that of ages.
    private static final Duration QUIET = Duration.ofMillis(2_500);

    private final Desk desk = new Desk();
    private final AtomicInteger pulses = new AtomicInteger();

    @BeforeEach
    void count() {
        desk.signIn(desk.ops);
        desk.show(desk.fleet().mixed());
        Theatre.does(() -> desk.scene().addPostLayoutPulseListener(pulses::incrementAndGet));
    }

    @AfterEach
    void close() {
        desk.close();
        assertThat(desk.theatre.crashes).isEmpty();
    }

    /// Whether a while goes by without a pulse.
    private boolean isQuiet() throws InterruptedException {
        int before = pulses.get();
        CountDownLatch never = new CountDownLatch(1);
        assertThat(never.await(QUIET.toMillis(), TimeUnit.MILLISECONDS)).isFalse();
        return pulses.get() == before;
    }

    private void awaitQuiet() {
        await().atMost(Duration.ofSeconds(60)).until(this::isQuiet);
    }

    @Test
    void theListDrawsNothingBetweenItsAges() {
        awaitQuiet();
    }

    @Test
    void tenShellsDrawNothing() {
        List<Instance> ten = desk.fleet().mixed().subList(0, 10);
        for (Instance instance : ten) {
            int before = desk.shells.size();
            Theatre.does(() -> desk.window.openShell(instance));
            await().atMost(Duration.ofSeconds(60)).until(() -> desk.shells.size() > before);
            desk.shells.getLast().open();
            desk.shells.getLast().say("ops@web-01:~$ ");
        }

        awaitQuiet();
    }

    @Test
    void aPulseIsCountedWhereSomethingMoves() {
        awaitQuiet();
        int before = pulses.get();

        Theatre.does(() -> desk.window.instances().filterTextProperty().set("web"));

        await().atMost(Duration.ofSeconds(60)).until(() -> pulses.get() > before);
    }
}
