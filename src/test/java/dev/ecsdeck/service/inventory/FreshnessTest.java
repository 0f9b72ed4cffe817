package dev.ecsdeck.service.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.service.SignalSource;
import dev.ecsdeck.service.inventory.Inventory.Stage;
import dev.ecsdeck.testing.ManualWorkers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FreshnessTest {
    private final ManualWorkers workers = new ManualWorkers();
    private final SignalSource<Inventory> inventory = new SignalSource<>(Inventory.EMPTY);
    private final AtomicInteger refreshes = new AtomicInteger();
    private Duration takes = Duration.ofSeconds(1);
    private final Freshness freshness = new Freshness(inventory, this::refresh, workers);

    @AfterEach
    void close() {
        freshness.close();
    }

    private void refresh() {
        refreshes.incrementAndGet();
        stage(Stage.READING);
        workers.after(takes, () -> stage(Stage.READY));
    }

    private void stage(Stage stage) {
        inventory.set(new Inventory(
                stage, List.of(), 0, 1, Map.of(), Optional.of(workers.clock().instant())));
    }

    private void read() {
        stage(Stage.READING);
        workers.advance(takes);
        stage(Stage.READY);
    }

    @Test
    void aListThatNobodyLooksAtIsLeftAlone() {
        read();

        workers.advance(Duration.ofHours(5));

        assertThat(refreshes).hasValue(0);
        assertThat(workers.waiting()).isZero();
    }

    @Test
    void withoutAnAccountNothingIsRead() {
        freshness.watched(true);
        freshness.wake();

        workers.advance(Duration.ofHours(1));

        assertThat(refreshes).hasValue(0);
    }

    @Test
    void whileSomebodyLooksItIsReadEveryTwoMinutes() {
        read();
        freshness.watched(true);

        workers.advance(Freshness.EVERY.multipliedBy(3).plus(Duration.ofSeconds(10)));

        assertThat(refreshes).hasValue(3);
    }

    @Test
    void whatTakesLongIsReadLessOften() {
        takes = Duration.ofSeconds(30);
        read();
        freshness.watched(true);

        workers.advance(Duration.ofMinutes(9));
        assertThat(refreshes).hasValue(0);

        workers.advance(Duration.ofMinutes(2));
        assertThat(refreshes).hasValue(1);
    }

    @Test
    void anOldListIsReadAsSoonAsSomebodyLooksAgain() {
        read();
        workers.advance(Freshness.RETURN);

        freshness.watched(true);

        assertThat(refreshes).hasValue(1);
    }

    @Test
    void aQuickLookAwayReadsNothing() {
        read();
        freshness.watched(true);
        freshness.watched(false);
        workers.advance(Duration.ofSeconds(10));

        freshness.watched(true);

        assertThat(refreshes).hasValue(0);
    }

    @Test
    void wakingUpReadsAtOnceWhereSomebodyLooks() {
        read();
        freshness.watched(true);

        freshness.wake();

        assertThat(refreshes).hasValue(1);
    }

    @Test
    void wakingUpWhileNobodyLooksIsRememberedUntilSomebodyDoes() {
        read();
        freshness.wake();
        assertThat(refreshes).hasValue(0);

        freshness.watched(true);

        assertThat(refreshes).hasValue(1);
    }

    @Test
    void aReadingUnderWayIsNotBegunAgain() {
        stage(Stage.READING);
        freshness.watched(true);
        freshness.wake();

        workers.advance(Duration.ofMinutes(10));

        assertThat(refreshes).hasValue(0);
    }

    @Test
    void afterClosingNothingIsRead() {
        read();
        freshness.watched(true);
        freshness.close();

        workers.advance(Duration.ofHours(1));

        assertThat(refreshes).hasValue(0);
        assertThat(workers.waiting()).isZero();
    }
}
