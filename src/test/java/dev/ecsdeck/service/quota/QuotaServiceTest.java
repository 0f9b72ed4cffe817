package dev.ecsdeck.service.quota;

import static dev.ecsdeck.testing.Instances.BEIJING;
import static dev.ecsdeck.testing.Instances.HANGZHOU;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.quota.QuotaService.Left;
import dev.ecsdeck.service.quota.QuotaService.Live;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QuotaServiceTest {
    private static final InstanceId WEB = new InstanceId("i-web");

    private final List<String> live = new ArrayList<>();
    private final List<Left> left = new ArrayList<>();

    @Test
    void aSessionOnTwoInstancesCountsOnceInTheRegion() throws ProblemException {
        QuotaService service = service(_ -> List.of(
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
        QuotaService service = service(_ -> IntStream.range(0, Quota.MOST_ON_INSTANCE)
                .mapToObj(i -> new Live("s-" + i, Optional.of(WEB)))
                .toList());

        Quota quota = service.count(HANGZHOU);

        assertThat(quota.isFull(WEB)).isTrue();
        assertThat(quota.isFull(new InstanceId("i-db"))).isFalse();
    }

    @Test
    void allAreFullAtTheRegionsLimit() throws ProblemException {
        QuotaService service = service(_ -> IntStream.range(0, Quota.MOST_IN_REGION)
                .mapToObj(i -> new Live("s-" + i, Optional.empty()))
                .toList());

        assertThat(service.count(HANGZHOU).isFull(WEB)).isTrue();
    }

    @Test
    void fourFifthsAreNear() {
        assertThat(Quota.Use.of(79, 100)).isEqualTo(Quota.Use.ROOMY);
        assertThat(Quota.Use.of(80, 100)).isEqualTo(Quota.Use.NEAR);
        assertThat(Quota.Use.of(16, 20)).isEqualTo(Quota.Use.NEAR);
        assertThat(Quota.Use.of(100, 100)).isEqualTo(Quota.Use.FULL);
    }

    @Test
    void onlyWhatStillLivesWasLeftBehind() throws ProblemException {
        live.addAll(List.of("s-live", "s-other"));
        left.addAll(List.of(new Left("s-live", HANGZHOU), new Left("s-over", HANGZHOU), new Left("s-far", BEIJING)));

        assertThat(service(this::live).count(HANGZHOU).left()).containsExactly("s-live");
    }

    @Test
    void whatWasLeftBehindIsLookedForWhereItWasBegun() {
        live.add("s-far");
        left.add(new Left("s-far", BEIJING));
        QuotaService service = service(this::live);

        service.lookForLeft();

        assertThat(service.quotas().value()).containsOnlyKeys(BEIJING);
    }

    @Test
    void endingThemCountsAnew() throws ProblemException {
        live.addAll(List.of("s-live", "s-other"));
        left.add(new Left("s-live", HANGZHOU));
        QuotaService service = service(this::live);
        service.count(HANGZHOU);

        Quota after = service.endLeft(HANGZHOU);

        assertThat(live).containsExactly("s-other");
        assertThat(after.left()).isEmpty();
        assertThat(after.inRegion()).isEqualTo(1);
    }

    private List<Live> live(RegionId region) {
        return live.stream().map(id -> new Live(id, Optional.of(WEB))).toList();
    }

    private QuotaService service(QuotaService.Listing listing) {
        return new QuotaService(listing, new QuotaService.Leftovers() {
            @Override
            public List<Left> left() {
                return List.copyOf(left);
            }

            @Override
            public void end(RegionId region, String sessionId) {
                live.remove(sessionId);
            }
        });
    }
}
