package dev.ecsdeck.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One row of the inventory, immutable. Facts of DescribeInstances and DescribeCloudAssistantStatus.
///
/// @param name as the user gave it; may be empty, up to 128 characters
/// @param osName such as `Debian 12.8 64 bit`; empty when not known
/// @param vpcId empty on a classic network
/// @param seen when these facts were read
/// @param account the id of the account that lists it; empty for the one in use
public record Instance(
        InstanceId id,
        String name,
        RegionId region,
        String zone,
        InstanceState state,
        AgentStatus agent,
        boolean windows,
        String osName,
        String type,
        String imageId,
        String vpcId,
        String keyPairName,
        String resourceGroupId,
        List<String> securityGroups,
        List<String> privateIps,
        List<String> publicIps,
        Map<String, String> tags,
        Optional<Instant> created,
        Instant seen,
        String account) {

    public Instance {
        securityGroups = List.copyOf(securityGroups);
        privateIps = List.copyOf(privateIps);
        publicIps = List.copyOf(publicIps);
        tags = Map.copyOf(tags);
    }

    /// One of the account in use.
    public Instance(
            InstanceId id,
            String name,
            RegionId region,
            String zone,
            InstanceState state,
            AgentStatus agent,
            boolean windows,
            String osName,
            String type,
            String imageId,
            String vpcId,
            String keyPairName,
            String resourceGroupId,
            List<String> securityGroups,
            List<String> privateIps,
            List<String> publicIps,
            Map<String, String> tags,
            Optional<Instant> created,
            Instant seen) {
        this(
                id,
                name,
                region,
                zone,
                state,
                agent,
                windows,
                osName,
                type,
                imageId,
                vpcId,
                keyPairName,
                resourceGroupId,
                securityGroups,
                privateIps,
                publicIps,
                tags,
                created,
                seen,
                "");
    }

    /// The name, or the id where there is none.
    public String label() {
        return name.isBlank() ? id.value() : name;
    }

    public boolean isRunning() {
        return state == InstanceState.RUNNING;
    }

    public Instance withAgent(AgentStatus newAgent) {
        return with(state, newAgent, account);
    }

    public Instance withState(InstanceState newState) {
        return with(newState, agent, account);
    }

    public Instance withAccount(String newAccount) {
        return account.equals(newAccount) ? this : with(state, agent, newAccount);
    }

    private Instance with(InstanceState newState, AgentStatus newAgent, String newAccount) {
        return new Instance(
                id,
                name,
                region,
                zone,
                newState,
                newAgent,
                windows,
                osName,
                type,
                imageId,
                vpcId,
                keyPairName,
                resourceGroupId,
                securityGroups,
                privateIps,
                publicIps,
                tags,
                created,
                seen,
                newAccount);
    }
}
