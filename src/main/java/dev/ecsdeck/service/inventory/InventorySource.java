package dev.ecsdeck.service.inventory;

import dev.ecsdeck.model.AgentStatus;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where instances are read from: an account's cloud. Every method blocks.
public interface InventorySource {
    /// The region where the account begins; read first.
    RegionId home() throws ProblemException;

    List<RegionId> regions() throws ProblemException;

    /// One page of a region's instances, beginning at `token`, or at the start when that is empty.
    Page page(RegionId region, String token) throws ProblemException;

    /// One instance as it is now; empty when it is gone.
    Optional<Instance> instance(RegionId region, InstanceId id) throws ProblemException;

    /// A region's instances with exactly this name, the first hundred of them.
    List<Instance> named(RegionId region, String name) throws ProblemException;

    /// How the agents of at most [InventoryService#AGENT_BATCH] instances of one region stand.
    Map<InstanceId, AgentStatus> agents(RegionId region, List<Instance> instances) throws ProblemException;

    /// Instances, and the token of what follows them: empty at the end.
    record Page(List<Instance> instances, String next) {
        public Page {
            instances = List.copyOf(instances);
        }
    }
}
