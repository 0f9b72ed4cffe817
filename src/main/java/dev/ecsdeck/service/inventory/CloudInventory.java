package dev.ecsdeck.service.inventory;

import dev.ecsdeck.cloud.EcsClient;
import dev.ecsdeck.cloud.InstanceQuery;
import dev.ecsdeck.cloud.RegionActions.Region;
import dev.ecsdeck.model.AgentStatus;
import dev.ecsdeck.model.Instance;
import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.model.RegionId;
import dev.ecsdeck.problem.Kind;
import dev.ecsdeck.problem.ProblemException;
import dev.ecsdeck.service.CloudAccess;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Instances out of an account's cloud.
///
/// @param account its id; empty for the one in use
public record CloudInventory(CloudAccess access, String account) implements InventorySource {
    private static final String LANGUAGE = "en-US";
    /// Begins the tokens of our own making.
    private static final String MANAGED = "managed:";

    /// Of the account in use.
    public CloudInventory(CloudAccess access) {
        this(access, "");
    }

    @Override
    public RegionId home() throws ProblemException {
        return access.client(account).target().region();
    }

    @Override
    public List<RegionId> regions() throws ProblemException {
        return access.client(account).regions().list(LANGUAGE).stream()
                .map(Region::id)
                .toList();
    }

    /// After a region's instances come the machines outside ECS that are managed from there.
    @Override
    public Page page(RegionId region, String token) throws ProblemException {
        if (token.startsWith(MANAGED)) {
            return managed(region, token.substring(MANAGED.length()));
        }
        Optional<String> from = token.isEmpty() ? Optional.empty() : Optional.of(token);
        var page = access.client(account).instances().page(region, InstanceQuery.all(), from);
        return new Page(ours(page.rows()), page.next().orElse(MANAGED));
    }

    /// An account that may not list them, or a region that has no such thing, has none.
    private Page managed(RegionId region, String token) throws ProblemException {
        try {
            var page = access.client(account)
                    .managedInstances()
                    .page(region, token.isEmpty() ? Optional.empty() : Optional.of(token));
            return new Page(
                    ours(page.rows()), page.next().map(next -> MANAGED + next).orElse(""));
        } catch (ProblemException refused) {
            if (refused.problem().kind() == Kind.NETWORK || refused.problem().kind() == Kind.INTERRUPTED) {
                throw refused;
            }
            return new Page(List.of(), "");
        }
    }

    @Override
    public Optional<Instance> instance(RegionId region, InstanceId id) throws ProblemException {
        if (!id.isManaged()) {
            return ours(access.client(account).instances().byIds(region, List.of(id))).stream()
                    .findFirst();
        }
        List<Instance> found = new ArrayList<>();
        access.client(account)
                .managedInstances()
                .forEachPage(
                        region,
                        rows -> rows.stream().filter(row -> row.id().equals(id)).forEach(found::add));
        return ours(found).stream().findFirst();
    }

    @Override
    public List<Instance> named(RegionId region, String name) throws ProblemException {
        var page = access.client(account).instances().page(region, InstanceQuery.named(name), Optional.empty());
        return ours(page.rows()).stream().filter(row -> row.name().equals(name)).toList();
    }

    private List<Instance> ours(List<Instance> rows) {
        return rows.stream().map(row -> row.withAccount(account)).toList();
    }

    /// Those of whom the service says nothing have never had an agent that it saw.
    @Override
    public Map<InstanceId, AgentStatus> agents(RegionId region, List<Instance> instances) throws ProblemException {
        EcsClient client = access.client(account);
        List<InstanceId> asked = instances.stream()
                .map(Instance::id)
                .filter(id -> !id.isManaged())
                .toList();
        Map<InstanceId, AgentStatus> known =
                asked.isEmpty() ? Map.of() : client.agents().statuses(region, asked);
        Map<InstanceId, AgentStatus> all = new HashMap<>();
        instances.forEach(row -> all.put(
                row.id(),
                row.id().isManaged() ? row.agent() : known.getOrDefault(row.id(), new AgentStatus.Missing())));
        return all;
    }
}
