package dev.ecsdeck.model;

import java.time.Instant;
import java.util.Optional;

/// What is known of an instance's Cloud Assistant agent.
public sealed interface AgentStatus {
    /// Not asked yet, or the answer did not come.
    record Unknown() implements AgentStatus {}

    /// Never installed, or never seen by the service.
    record Missing() implements AgentStatus {}

    /// Running and answering. `lastSeen` is exact to a minute at best.
    record Online(AgentVersion version, Optional<Instant> lastSeen) implements AgentStatus {}

    /// Installed and running, but too old for sessions, or without support for them.
    record Outdated(Optional<AgentVersion> version, AgentVersion newerThan) implements AgentStatus {}

    /// Installed, but silent.
    record Silent(Optional<AgentVersion> version, Optional<Instant> lastSeen) implements AgentStatus {}
}
