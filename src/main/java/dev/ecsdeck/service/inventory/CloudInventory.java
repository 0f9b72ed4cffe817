package dev.ecsdeck.service.inventory;

import dev.ecsdeck.cloud.EcsClient;
import dev.ecsdeck.cloud.InstanceQuery;
import dev.ecsdeck.cloud.RegionActions.Region;
import dev.ecsdeck.model.AgentStatus;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.CloudAccess;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Instances out of the cloud of the account in use.
public record CloudInventory(CloudAccess access) implements InventorySource {
    private static final String LANGUAGE = "en-US";

    @Override
    public RegionId home() throws ProblemException {
        return access.client().target().region();
    }

    @Override
    public List<RegionId> regions() throws ProblemException {
        return access.client().regions().list(LANGUAGE).stream().map(Region::id).toList();
    }

    @Override
    public Page page(RegionId region, String token) throws ProblemException {
        Optional<String> from = token.isEmpty() ? Optional.empty() : Optional.of(token);
        var page = access.client().instances().page(region, InstanceQuery.all(), from);
        return new Page(page.rows(), page.next().orElse(""));
    }

    @Override
    public Optional<Instance> instance(RegionId region, InstanceId id) throws ProblemException {
        return access.client().instances().byIds(region, List.of(id)).stream().findFirst();
    }

    @Override
    public List<Instance> named(RegionId region, String name) throws ProblemException {
        var page = access.client().instances().page(region, InstanceQuery.named(name), Optional.empty());
        return page.rows().stream().filter(row -> row.name().equals(name)).toList();
    }

    /// Those of whom the service says nothing have never had an agent that it saw.
    @Override
    public Map<InstanceId, AgentStatus> agents(RegionId region, List<Instance> instances) throws ProblemException {
        EcsClient client = access.client();
        var known = client.agents()
                .statuses(region, instances.stream().map(Instance::id).toList());
        Map<InstanceId, AgentStatus> all = new HashMap<>();
        instances.forEach(row -> all.put(row.id(), known.getOrDefault(row.id(), new AgentStatus.Missing())));
        return all;
    }
}
