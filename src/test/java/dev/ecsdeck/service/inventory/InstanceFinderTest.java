package dev.ecsdeck.service.inventory;

import static dev.ecsdeck.testing.Instances.BEIJING;
import static dev.ecsdeck.testing.Instances.HANGZHOU;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ecsdeck.model.AgentStatus;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.model.InstanceState;
import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.problem.Kind;
import dev.ecsdeck.problem.Problem;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.testing.Instances;
import dev.ecsdeck.testing.ManualWorkers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class InstanceFinderTest {
    private static final Instance WEB = Instances.in(HANGZHOU, "web");
    private static final Instance FAR = Instances.in(BEIJING, "far");

    private final FakeRegions regions = new FakeRegions();
    private final InstanceFinder finder = new InstanceFinder(regions, new ManualWorkers());

    @Test
    void anIdAtHomeAsksNoOtherRegion() throws ProblemException {
        assertThat(finder.find("i-web", Optional.empty())).isEqualTo(WEB);
        assertThat(regions.asked).containsExactly(HANGZHOU);
    }

    @Test
    void anIdElsewhereIsFound() throws ProblemException {
        assertThat(finder.find("i-far", Optional.empty())).isEqualTo(FAR);
    }

    @Test
    void anIdWithItsRegionIsLookedAtThereAlone() throws ProblemException {
        assertThat(finder.find("i-far", Optional.of(BEIJING))).isEqualTo(FAR);
        assertThat(regions.asked).containsExactly(BEIJING);
    }

    @Test
    void anIdWithItsRegionThatIsNotShownIsTakenAsItIs() throws ProblemException {
        Instance found = finder.find("i-nobody", Optional.of(BEIJING));

        assertThat(found.id()).isEqualTo(new InstanceId("i-nobody"));
        assertThat(found.region()).isEqualTo(BEIJING);
        assertThat(found.state()).isEqualTo(InstanceState.OTHER);
    }

    @Test
    void anAccountThatMayNotLookMayStillOpen() throws ProblemException {
        regions.forbidden = true;

        assertThat(finder.find("i-web", Optional.empty()).region()).isEqualTo(HANGZHOU);
        assertThat(finder.find("i-far", Optional.of(BEIJING)).region()).isEqualTo(BEIJING);
    }

    @Test
    void aNameIsSoughtEverywhere() throws ProblemException {
        assertThat(finder.find("far", Optional.empty())).isEqualTo(FAR);
        assertThat(finder.find("web", Optional.of(HANGZHOU))).isEqualTo(WEB);
    }

    @Test
    void aNameThatTwoHaveIsRefusedWithBoth() {
        regions.rows.put(BEIJING, List.of(Instances.of("web", BEIJING, WEB.state(), WEB.agent(), Map.of())));

        assertThatThrownBy(() -> finder.find("web", Optional.empty()))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem())
                                .isEqualTo(new Problem.InstanceAmbiguous("web", List.of("i-web", "i-web"))));
    }

    @Test
    void nobodyOfThatNameIsSaid() {
        for (String given : List.of("nobody", "i-nobody")) {
            assertThatThrownBy(() -> finder.find(given, Optional.empty()))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            e -> assertThat(e.problem()).isEqualTo(new Problem.InstanceUnknown(given)));
        }
    }

    private static final class FakeRegions implements InventorySource {
        final Map<RegionId, List<Instance>> rows =
                new ConcurrentHashMap<>(Map.of(HANGZHOU, List.of(WEB), BEIJING, List.of(FAR)));
        final Set<RegionId> asked = ConcurrentHashMap.newKeySet();
        boolean forbidden;

        @Override
        public RegionId home() {
            return HANGZHOU;
        }

        @Override
        public List<RegionId> regions() {
            return List.of(BEIJING, HANGZHOU);
        }

        @Override
        public Page page(RegionId region, String token) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Instance> instance(RegionId region, InstanceId id) throws ProblemException {
            return in(region).stream().filter(row -> row.id().equals(id)).findFirst();
        }

        @Override
        public List<Instance> named(RegionId region, String name) throws ProblemException {
            return in(region).stream().filter(row -> row.name().equals(name)).toList();
        }

        private List<Instance> in(RegionId region) throws ProblemException {
            asked.add(region);
            if (forbidden) {
                throw new ProblemException(new Problem.CloudRefused(
                        Kind.NOT_ALLOWED, "DescribeInstances", "Forbidden.RAM", "", "", 403, Optional.empty()));
            }
            return rows.getOrDefault(region, List.of());
        }

        @Override
        public Map<InstanceId, AgentStatus> agents(RegionId region, List<Instance> instances) {
            return Map.of();
        }
    }
}
