package dev.ecsdeck.service.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.ssh.KeyKind;
import dev.ecsdeck.ssh.TemporaryKey;
import dev.ecsdeck.testing.ManualWorkers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SpareKeyTest {
    private final ManualWorkers workers = new ManualWorkers();
    private final List<TemporaryKey> made = new CopyOnWriteArrayList<>();
    private final SpareKey spare = new SpareKey(this::make, workers);

    private TemporaryKey make(KeyKind kind) {
        TemporaryKey key = TemporaryKey.make(kind, "test");
        made.add(key);
        return key;
    }

    @AfterEach
    void close() {
        spare.close();
    }

    private void awaitMade(int count) {
        Awaitility.await().until(() -> made.size() == count);
    }

    @Test
    void aKeyThatNobodyTakesIsWiped() {
        spare.prepare(KeyKind.ED25519);
        awaitMade(1);

        workers.advance(SpareKey.UNUSED);

        Awaitility.await().until(() -> made.getFirst().isWiped());
    }

    @Test
    void closingWipesWhatIsStillBeingMade() {
        CountDownLatch go = new CountDownLatch(1);
        SpareKey slow = new SpareKey(
                kind -> {
                    try {
                        go.await();
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    }
                    return make(kind);
                },
                workers);
        slow.prepare(KeyKind.ED25519);

        slow.close();
        go.countDown();

        awaitMade(1);
        Awaitility.await().until(() -> made.getFirst().isWiped());
    }

    @Test
    void aKeyOfAnotherKindIsWipedForTheOneThatIsWanted() {
        spare.prepare(KeyKind.ED25519);
        awaitMade(1);

        spare.prepare(KeyKind.ECDSA_256);

        awaitMade(2);
        Awaitility.await().until(() -> made.getFirst().isWiped());
        assertThat(made.getLast().isWiped()).isFalse();
    }

    @Test
    void afterItIsClosedNoneIsMadeAhead() {
        spare.close();

        spare.prepare(KeyKind.ED25519);

        assertThat(spare.take(KeyKind.ED25519)).isEqualTo(made.getFirst());
        assertThat(made).hasSize(1);
    }

    @Test
    void theKeyThatWasMadeAheadIsTakenOnceAndIsTheTakersFromThenOn() {
        spare.prepare(KeyKind.ED25519);
        awaitMade(1);

        TemporaryKey first = spare.take(KeyKind.ED25519);
        workers.advance(SpareKey.UNUSED);
        spare.close();

        assertThat(first).isEqualTo(made.getFirst());
        assertThat(first.isWiped()).isFalse();
        assertThat(spare.take(KeyKind.ED25519)).isNotEqualTo(first);
    }

    @Test
    void askingAgainGivesItAnotherFiveMinutes() {
        spare.prepare(KeyKind.ED25519);
        awaitMade(1);
        workers.advance(SpareKey.UNUSED.minusSeconds(1));

        spare.prepare(KeyKind.ED25519);
        workers.advance(SpareKey.UNUSED.minusSeconds(1));

        assertThat(spare.take(KeyKind.ED25519)).isEqualTo(made.getFirst());
        assertThat(made.getFirst().isWiped()).isFalse();
    }
}
