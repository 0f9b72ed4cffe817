package dev.ecsdeck.session;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/// How a channel to a port is opened.
///
/// @param name names the threads, such as `forward-5432-7`; never a secret
/// @param agentBuild last number of the agent's version, if known: from 1065 on early input is kept, so the channel
///     is ready as soon as it is open; older or unknown agents get three seconds
/// @param idleTimeout ends the channel after so long without a byte either way; empty: never
public record PortOptions(String name, OptionalInt agentBuild, Optional<Duration> idleTimeout) {
    public static PortOptions of(String name, OptionalInt agentBuild) {
        return new PortOptions(name, agentBuild, Optional.empty());
    }
}
