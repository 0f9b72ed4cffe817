package dev.ecsdeck.service.quota;

import static dev.ecsdeck.testing.Instances.BEIJING;
import static dev.ecsdeck.testing.Instances.HANGZHOU;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.SignalSource;
import dev.ecsdeck.testing.ManualWorkers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QuotaWatchTest {
    private final ManualWorkers workers = new ManualWorkers();
    private final List<RegionId> counted = new CopyOnWriteArrayList<>();
    private final SignalSource<Map<RegionId, Set<String>>> held = new SignalSource<>(Map.of());
    private final QuotaService quota = new QuotaService(
            region -> {
                counted.add(region);
                return List.of();
            },
            new QuotaService.Leftovers() {
                @Override
                public List<QuotaService.Left> left() {
                    return List.of();
                }

                @Override
                public void end(RegionId region, String sessionId) throws ProblemException {
                    throw new IllegalStateException("nothing was left");
                }
            });
    private final QuotaWatch watch = new QuotaWatch(quota, held, workers);

    @AfterEach
    void close() {
        watch.close();
        assertThat(workers.crashes()).isEmpty();
    }

    @Test
    void nothingHeldIsNotCounted() {
        workers.advance(Duration.ofHours(1));

        assertThat(counted).isEmpty();
    }

    @Test
    void burstInOneRegionIsCountedOnce() {
        held.set(Map.of(HANGZHOU, Set.of("s-1")));
        held.set(Map.of(HANGZHOU, Set.of("s-1", "s-2")));
        held.set(Map.of(HANGZHOU, Set.of("s-2")));

        workers.advance(Duration.ofSeconds(1));

        await().until(() -> counted.equals(List.of(HANGZHOU)));
    }

    @Test
    void regionWhoseLastSessionEndedIsCountedToo() {
        held.set(Map.of(HANGZHOU, Set.of("s-1"), BEIJING, Set.of("s-2")));
        workers.advance(Duration.ofSeconds(1));
        await().until(() -> counted.size() == 2);
        counted.clear();

        held.set(Map.of(HANGZHOU, Set.of("s-1")));
        workers.advance(Duration.ofSeconds(1));

        await().until(() -> counted.equals(List.of(BEIJING)));
    }
}
