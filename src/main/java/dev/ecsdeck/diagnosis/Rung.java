package dev.ecsdeck.diagnosis;

/// The questions in the order in which they are asked.
public enum Rung {
    /// Names, ports, proxy, certificates, clock.
    NETWORK,
    CREDENTIALS,
    /// Whether the account may open a session on this instance.
    PERMISSION,
    /// Whether Session Manager is on for the account.
    SWITCH,
    RUNNING,
    /// Whether the agent is there and new enough.
    AGENT,
    HEARTBEAT,
    /// What the security groups let out.
    EGRESS,
    /// Inbound rules, region, and what else the service refuses.
    SERVICE,
    QUOTA,
    /// Options that exclude each other or are not to be had here.
    OPTIONS,
    /// The shell itself, or what stands behind the instance.
    TARGET,
    SSH;

    /// As people count: from 1.
    public int number() {
        return ordinal() + 1;
    }
}
