package dev.ecsdeck.lab.fleet;

import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.model.InstanceState;
import dev.ecsdeck.model.RegionId;

/// One machine of the Lab. Its identity never changes; its state and agent do. Thread-safe.
public final class Machine {
    private final InstanceId id;
    private final String name;
    private final RegionId region;
    private final boolean windows;
    private volatile InstanceState state;
    private volatile AgentProfile agent;

    public Machine(
            InstanceId id, String name, RegionId region, boolean windows, InstanceState state, AgentProfile agent) {
        this.id = id;
        this.name = name;
        this.region = region;
        this.windows = windows;
        this.state = state;
        this.agent = agent;
    }

    public InstanceId id() {
        return id;
    }

    public String name() {
        return name;
    }

    public RegionId region() {
        return region;
    }

    public boolean isWindows() {
        return windows;
    }

    public InstanceState state() {
        return state;
    }

    public void become(InstanceState newState) {
        state = newState;
    }

    public AgentProfile agent() {
        return agent;
    }

    public void replaceAgent(AgentProfile newAgent) {
        agent = newAgent;
    }
}
