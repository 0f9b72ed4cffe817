package dev.ecsdeck.ssh.agent;

import dev.ecsdeck.ssh.HostKeyPin;
import java.time.Instant;
import java.util.List;

/// For whom the key signs.
///
/// @param user the login name; a signature for another one is refused
/// @param hostKeys the pinned keys of the one host; empty refuses everyone
/// @param until when the key stops being offered
public record AgentRules(String user, List<HostKeyPin> hostKeys, Instant until) {
    public AgentRules {
        hostKeys = List.copyOf(hostKeys);
    }
}
