package dev.ecsdeck.lab.fleet;

import dev.ecsdeck.model.InstanceId;
import dev.ecsdeck.model.InstanceState;
import dev.ecsdeck.model.RegionId;
import java.util.Optional;

/// One machine of the Lab. Its identity never changes; its state and agent do. Thread-safe.
public final class Machine {
    private final InstanceId id;
    private final String name;
    private final RegionId region;
    private final MachineFacts facts;
    private final Optional<String> refusal;
    private final Ailment ailment;
    private volatile InstanceState state;
    private volatile AgentProfile agent;
    /// Whether the network keeps the agent from the service.
    private volatile boolean cutOff;
    private volatile String keyPairName = "";

    public Machine(
            InstanceId id, String name, RegionId region, boolean windows, InstanceState state, AgentProfile agent) {
        this(id, name, region, facts(windows), Optional.empty(), Ailment.NONE, state, agent);
    }

    /// @param refusal the error code that StartTerminalSession answers for this machine, where it has a trouble of
    ///     that kind
    public Machine(
            InstanceId id,
            String name,
            RegionId region,
            MachineFacts facts,
            Optional<String> refusal,
            Ailment ailment,
            InstanceState state,
            AgentProfile agent) {
        this.id = id;
        this.name = name;
        this.region = region;
        this.facts = facts;
        this.refusal = refusal;
        this.ailment = ailment;
        this.state = state;
        this.agent = agent;
    }

    private static MachineFacts facts(boolean windows) {
        MachineFacts plain = MachineFacts.plain();
        return windows ? plain.withImage(MachineFacts.Image.WINDOWS) : plain;
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

    public MachineFacts facts() {
        return facts;
    }

    public Optional<String> refusal() {
        return refusal;
    }

    public Ailment ailment() {
        return ailment;
    }

    /// Whether the service locked it for security reasons: it can be neither started nor stopped.
    public boolean isLocked() {
        return refusal.filter("Operation.Forbidden"::equals).isPresent();
    }

    /// The bound key pair; empty when there is none.
    public String keyPairName() {
        return keyPairName;
    }

    public void bindKeyPair(String name) {
        keyPairName = name;
    }

    public boolean isWindows() {
        return facts.image().windows();
    }

    public InstanceState state() {
        return state;
    }

    public void become(InstanceState newState) {
        state = newState;
    }

    /// The agent as the service sees it: silent while the network keeps it away.
    public AgentProfile agent() {
        AgentProfile now = agent;
        return cutOff && now.health() == AgentProfile.Health.WELL ? now.with(AgentProfile.Health.SILENT) : now;
    }

    public boolean isCutOff() {
        return cutOff;
    }

    /// Takes the agent's way to the service away, or gives it back.
    public void cutOff(boolean now) {
        cutOff = now;
    }

    public void replaceAgent(AgentProfile newAgent) {
        agent = newAgent;
    }
}
