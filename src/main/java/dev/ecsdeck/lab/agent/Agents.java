package dev.ecsdeck.lab.agent;

import dev.ecsdeck.lab.LiveSettings;
import dev.ecsdeck.lab.fleet.SessionSpec;
import dev.ecsdeck.lab.target.Targets;
import dev.ecsdeck.work.Workers;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Every agent of the Lab that runs for a channel. Thread-safe.
public final class Agents implements AutoCloseable {
    private final LiveSettings settings;
    private final Workers workers;
    private final Targets targets;
    private final MachineUsers users;
    private final Set<Agent> running = ConcurrentHashMap.newKeySet();

    public Agents(LiveSettings settings, Workers workers, Targets targets, MachineUsers users) {
        this.settings = settings;
        this.workers = workers;
        this.targets = targets;
        this.users = users;
    }

    /// Makes the agent for a channel; it begins with [Agent#start].
    ///
    /// @param channelId at most 32 bytes
    public Agent open(SessionSpec spec, String channelId, AgentLine line) {
        AgentContext context = new AgentContext(spec, channelId, line, settings, workers, running::remove);
        Agent agent = spec.port().isPresent() ? new PortAgent(context, targets) : new ShellAgent(context, users);
        running.add(agent);
        return agent;
    }

    /// How many agents run now.
    public int running() {
        return running.size();
    }

    @Override
    public void close() {
        running.forEach(Agent::close);
    }
}
