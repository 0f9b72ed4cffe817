package dev.ecsdeck.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecsdeck.service.Signal.Subscription;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SignalTest {
    @Test
    void aListenerHearsTheValueNowAndLaterOnes() {
        var signal = new SignalSource<>("one");
        List<String> heard = new ArrayList<>();

        try (Subscription _ = signal.subscribe(heard::add)) {
            signal.set("two");
        }

        assertThat(heard).containsExactly("one", "two");
    }

    @Test
    void aClosedListenerHearsNothingMore() {
        var signal = new SignalSource<>(1);
        List<Integer> heard = new ArrayList<>();

        Subscription stay = signal.subscribe(heard::add);
        stay.close();
        stay.close();
        signal.set(2);

        assertThat(heard).containsExactly(1);
    }

    @Test
    void anEqualValueIsNotTold() {
        var signal = new SignalSource<>("same");
        List<String> heard = new ArrayList<>();

        try (Subscription _ = signal.subscribe(heard::add)) {
            signal.set(new String("same"));
        }

        assertThat(heard).containsExactly("same");
    }

    @Test
    void aListenerThatSetsTheValueIsToldAfterwardsAndNotInside() {
        var signal = new SignalSource<>(0);
        List<Integer> heard = new ArrayList<>();
        var inside = new AtomicBoolean();

        try (Subscription _ = signal.subscribe(value -> {
            assertThat(inside.getAndSet(true)).isFalse();
            heard.add(value);
            if (value < 3) {
                signal.set(value + 1);
            }
            inside.set(false);
        })) {
            assertThat(heard).containsExactly(0, 1, 2, 3);
        }
    }

    @Test
    void aListenerThatThrewHearsTheNextValue() {
        var signal = new SignalSource<>(0);
        List<Integer> heard = new ArrayList<>();
        try (Subscription _ = signal.subscribe(value -> {
            heard.add(value);
            if (value == 1) {
                throw new IllegalStateException("listener's bug");
            }
        })) {
            assertThatThrownBy(() -> signal.set(1)).hasMessage("listener's bug");
            signal.set(2);
        }

        assertThat(heard).containsExactly(0, 1, 2);
    }

    @Test
    void manyThreadsNeverOverlapInOneListenerAndTheLastValueArrives() throws InterruptedException {
        var signal = new SignalSource<>(0);
        var inside = new AtomicInteger();
        var overlaps = new AtomicInteger();
        var last = new AtomicInteger();
        try (Subscription _ = signal.subscribe(value -> {
            if (inside.incrementAndGet() > 1) {
                overlaps.incrementAndGet();
            }
            last.set(value);
            inside.decrementAndGet();
        })) {
            List<Thread> threads = new ArrayList<>();
            for (int t = 0; t < 4; t++) {
                threads.add(Thread.ofVirtual().start(() -> {
                    for (int i = 0; i < 5_000; i++) {
                        signal.update(v -> v + 1);
                    }
                }));
            }
            for (Thread thread : threads) {
                thread.join();
            }
        }

        assertThat(overlaps).hasValue(0);
        assertThat(last).hasValue(20_000);
    }

    @Test
    void aMappedSignalLeavesOutEqualNeighbours() {
        var signal = new SignalSource<>(10);
        List<Integer> heard = new ArrayList<>();

        try (Subscription _ = signal.map(v -> v / 10).subscribe(heard::add)) {
            signal.set(11);
            signal.set(20);
        }

        assertThat(heard).containsExactly(1, 2);
    }
}
