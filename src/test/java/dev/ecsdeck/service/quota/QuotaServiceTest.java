package dev.ecsdeck.service.quota;

import static dev.ecsdeck.testing.Instances.HANGZHOU;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.quota.QuotaService.Live;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QuotaServiceTest {
    private static final InstanceId WEB = new InstanceId("i-web");

    @Test
    void aSessionOnTwoInstancesCountsOnceInTheRegion() throws ProblemException {
        QuotaService service = new QuotaService(_ -> List.of(
                new Live("s-1", Optional.of(WEB)),
                new Live("s-1", Optional.of(new InstanceId("i-db"))),
                new Live("s-2", Optional.of(WEB))));

        Quota quota = service.count(HANGZHOU);

        assertThat(quota.inRegion()).isEqualTo(2);
        assertThat(quota.on(WEB)).isEqualTo(2);
        assertThat(service.quotas().value()).containsEntry(HANGZHOU, quota);
    }

    @Test
    void anInstanceIsFullAtItsOwnLimit() throws ProblemException {
        QuotaService service = new QuotaService(_ -> IntStream.range(0, Quota.MOST_ON_INSTANCE)
                .mapToObj(i -> new Live("s-" + i, Optional.of(WEB)))
                .toList());

        Quota quota = service.count(HANGZHOU);

        assertThat(quota.isFull(WEB)).isTrue();
        assertThat(quota.isFull(new InstanceId("i-db"))).isFalse();
    }

    @Test
    void allAreFullAtTheRegionsLimit() throws ProblemException {
        QuotaService service = new QuotaService(_ -> IntStream.range(0, Quota.MOST_IN_REGION)
                .mapToObj(i -> new Live("s-" + i, Optional.empty()))
                .toList());

        assertThat(service.count(HANGZHOU).isFull(WEB)).isTrue();
    }
}
