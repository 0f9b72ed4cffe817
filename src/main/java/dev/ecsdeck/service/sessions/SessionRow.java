package dev.ecsdeck.service.sessions;

import dev.ecsdeck.model.RegionId;
import java.time.Instant;
import java.util.Optional;

/// One session as the service knows it.
///
/// @param instanceId as the service gave it
/// @param isOurs this program opened it and still has it
/// @param status `Connecting`, `Connected`, `Disconnected`, `Terminating`, `Terminated`, `Failed`, or what else the
///     service may say
/// @param isLive it still counts against the limits
/// @param why a code of the service for its end, such as `AgentNotOnline`; empty while it lives
/// @param port what it forwards; empty for a shell
public record SessionRow(
        String sessionId,
        RegionId region,
        String instanceId,
        boolean isOurs,
        String status,
        boolean isLive,
        String why,
        String userName,
        String clientIp,
        Optional<Integer> port,
        String targetServer,
        Optional<Instant> began,
        Optional<Instant> ended) {}
